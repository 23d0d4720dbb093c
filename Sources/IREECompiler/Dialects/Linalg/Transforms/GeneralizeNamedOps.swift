import IREECompilerCore

extension Pass {
    static let generalizeNamedOps = Pass(
        "iree-global-opt-generalize-linalg-named-ops",
        "Converts structured operations whose name says nothing to code generation to `linalg.generic`."
    ) { (top, _) throws(Diagnostic) in
        var found: [StructuredLoops] = []
        top.walk(.preOrder) { op in
            if !Linalg.keepsName(op), let loops = StructuredLoops(op) { found.append(loops) }
        }
        for loops in found { loops.generalize() }
    }
}

extension StructuredLoops {
    /// Replaces the operation by `linalg.generic`.
    func generalize() {
        let generic = OpBuilder(before: op).create(Linalg.Generic.self) {
            $0.inputs = inputs
            $0.outputs = outputs
            $0.indexingMaps = .array(maps.map { .affineMap($0) })
            $0.iteratorTypes = Linalg.iterators(isParallel)
            $0.resultTensors = op.results.map(\.type)
        }
        generic.region.takeBlocks(of: op.regions[0])
        op.replaceAllUses(with: generic.op.results)
        op.erase()
    }
}
