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
        for loops in found { generalize(loops) }
    }

    private static func generalize(_ loops: StructuredLoops) {
        let op = loops.op
        let generic = OpBuilder(before: op).create(Linalg.Generic.self) {
            $0.inputs = loops.inputs
            $0.outputs = loops.outputs
            $0.indexingMaps = .array(loops.maps.map { .affineMap($0) })
            $0.iteratorTypes = Linalg.iterators(loops.isParallel)
            $0.resultTensors = op.results.map(\.type)
        }
        generic.region.takeBlocks(of: op.regions[0])
        op.replaceAllUses(with: generic.op.results)
        op.erase()
    }
}
