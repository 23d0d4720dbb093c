import IREECompilerCore

extension Pass {
    static let propagateSubranges = Pass(
        "iree-util-propagate-subranges",
        "Propagates resources with their subranges through globals, calls, branches and regions.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        let propagation = SubrangePropagation(module)
        for op in module.body()?.operations ?? [] where op.has(.function) || op.has(.initializer) {
            propagation.expandFunction(op)
        }
    }
}

/// Subviews do not cross function, branch and global boundaries: the resource does, with its size and the
/// range, and the subview is created on the other side.
///
/// So storage has a single SSA value on each side. Later passes rely on that: values that share storage are
/// equal at a boundary, and storage is freed once through that value (`automaticReferenceCounting`); subviews
/// are created at their uses, after the wait for the commands that allocate the resource.
private final class SubrangePropagation {
    /// A range of a resource.
    private struct Subrange {
        let resource: Value
        let size: Value
        let offset: Value
        let length: Value

        var values: [Value] { [resource, size, offset, length] }
    }

    /// Globals for the size and range of a resource global.
    private struct Companions {
        let size: String
        let offset: String
        let length: String
    }

    /// Ranges of values that are subviews.
    private typealias Subranges = [ObjectIdentifier: Subrange]

    private let module: Operation
    private let symbols: SymbolTable
    private var globals: [String: Companions] = [:]
    private let signatures = SignatureExpansion(companions: [.index, .index, .index])

    init(_ module: Operation) {
        self.module = module
        var symbols = SymbolTable(module)
        // A global whose address is taken has unknown accesses.
        var addressed = Set<String>()
        module.walk { op in
            if let address = op.as(Util.GlobalAddress.self), let name = address.global.symbolValue?.root {
                addressed.insert(name)
            }
        }
        for op in module.symbols {
            guard let global = op.as(Util.Global.self), global.type.typeValue?.isResource == true,
                !addressed.contains(op.symbolName)
            else { continue }
            let names = ["storage_size", "offset", "length"].map { what in
                let companion = OpBuilder(like: op).create(Util.Global.self) {
                    $0.symVisibility = global.symVisibility
                    $0.symName = .string("\(op.symbolName)__\(what)")
                    $0.type = .type(.index)
                    $0.isMutable = .unit
                }
                // Inserted after the resource, in this order.
                symbols.insert(companion.op, before: op)
                return companion.op
            }
            op.moveBefore(names[0])
            globals[op.symbolName] = Companions(
                size: names[0].symbolName, offset: names[1].symbolName, length: names[2].symbolName)
        }
        self.symbols = symbols
    }

    // MARK: Values

    /// The resource and range of a value; by default its whole.
    private func subrange(of value: Value, _ subranges: Subranges, _ builder: OpBuilder) -> Subrange {
        if let known = subranges[ObjectIdentifier(value)] { return known }
        if let view = value.definingOp?.as(Stream.ResourceSubview.self) {
            return Subrange(
                resource: view.source, size: view.sourceSize, offset: view.sourceOffset,
                length: view.resultSize)
        }
        let size = SizeAware.query(value, builder)
        return Subrange(resource: value, size: size, offset: builder.constant(index: 0), length: size)
    }

    private func expand(_ operands: [Value], _ subranges: Subranges, _ builder: OpBuilder) -> [Value] {
        operands.flatMap { operand in
            operand.type.isResource ? subrange(of: operand, subranges, builder).values : [operand]
        }
    }

    /// Creates a subview for the users of a resource and records its range.
    private func takeSubview(_ range: Subrange, _ subranges: inout Subranges, _ builder: OpBuilder) {
        let view = builder.create(Stream.ResourceSubview.self) {
            $0.source = range.resource
            $0.sourceSize = range.size
            $0.sourceOffset = range.offset
            $0.resultSize = range.length
            $0.result = range.resource.type
        }
        range.resource.replaceAllUses(with: view.result, except: view.op)
        subranges[ObjectIdentifier(view.result)] = range
    }

    // MARK: Functions and regions

    func expandFunction(_ op: Operation) {
        var subranges: Subranges = [:]
        let changesSignature = op.is(Util.Function.self) && !SignatureExpansion.isFixed(op)
        if changesSignature { signatures.expandSignature(of: op) }
        if let body = op.regions.first { expand(body, changesEntry: changesSignature, &subranges) }
    }

    private func expand(_ region: Region, changesEntry: Bool, _ subranges: inout Subranges) {
        for block in region.blocks where changesEntry || !block.isEntry {
            expandArguments(of: block, &subranges)
        }
        // Unreachable blocks are expanded too, as their branches are.
        let reached = region.reversePostOrder
        let isReached = Set(reached)
        for block in reached + region.blocks.filter({ !isReached.contains($0) }) {
            for op in block.operations where op.block === block { expand(op, &subranges) }
        }
    }

    private func expandArguments(of block: Block, _ subranges: inout Subranges) {
        guard block.arguments.contains(where: { $0.type.isResource }) else { return }
        let builder = OpBuilder(registry: module.registry)
        builder.setInsertionPoint(atStartOf: block)
        var ranges: [Subrange] = []
        for argument in block.arguments.reversed() where argument.type.isResource {
            let added = (1...3).map {
                block.insertArgument(.index, at: argument.index + $0, location: argument.argumentLocation)
            }
            ranges.append(Subrange(resource: argument, size: added[0], offset: added[1], length: added[2]))
        }
        for range in ranges.reversed() {
            builder.location = range.resource.argumentLocation
            takeSubview(range, &subranges, builder)
        }
    }

    private func expand(_ op: Operation, _ subranges: inout Subranges) {
        if let view = op.as(Stream.ResourceSubview.self) { return combine(view, &subranges) }
        if let load = op.as(Util.GlobalLoad.self) { return expand(load, &subranges) }
        if let store = op.as(Util.GlobalStore.self) { return expand(store, subranges) }
        if let call = op.as(Util.Call.self) { return expand(call, &subranges) }
        let isStructured = op.definition.dialect == "scf" && !op.regions.isEmpty
        guard SignatureExpansion.usesResources(op) else {
            for region in isStructured ? op.regions : [] {
                var inner = subranges
                expand(region, changesEntry: false, &inner)
            }
            return
        }
        if op.has(.branchLike) { return expandBranch(op, subranges) }
        if op.is(Util.Return.self) {
            guard !SignatureExpansion.isFixed(op.parent) else { return }
            return op.setOperands(expand(op.operands, subranges, OpBuilder(before: op)))
        }
        if isStructured { expandRegionBranch(op, &subranges) }
    }

    /// Composes two subviews.
    private func combine(_ view: OpView<Stream.ResourceSubview>, _ subranges: inout Subranges) {
        guard subranges[ObjectIdentifier(view.result)] == nil,
            let source = subranges[ObjectIdentifier(view.source)]
        else { return }
        let builder = OpBuilder(before: view.op)
        subranges[ObjectIdentifier(view.result)] = Subrange(
            resource: source.resource, size: source.size,
            offset: builder.addIndices(source.offset, view.sourceOffset), length: view.resultSize)
    }

    // MARK: Globals and calls

    private func expand(_ load: OpView<Util.GlobalLoad>, _ subranges: inout Subranges) {
        guard load.result.type.isResource, let name = load.global.symbolValue?.root,
            let companions = globals[name]
        else { return }
        let builder = OpBuilder(before: load.op)
        builder.setInsertionPoint(after: load.op)
        let values = [companions.size, companions.offset, companions.length].map { name in
            builder.create(Util.GlobalLoad.self) {
                $0.global = .symbol(SymbolReference(name))
                $0.result = .index
            }.result
        }
        let range = Subrange(resource: load.result, size: values[0], offset: values[1], length: values[2])
        takeSubview(range, &subranges, builder)
    }

    private func expand(_ store: OpView<Util.GlobalStore>, _ subranges: Subranges) {
        guard store.value.type.isResource, let name = store.global.symbolValue?.root,
            let companions = globals[name]
        else { return }
        let builder = OpBuilder(before: store.op)
        let range = subrange(of: store.value, subranges, builder)
        store.set(\.value, range.resource)
        builder.setInsertionPoint(after: store.op)
        for (name, value) in [
            (companions.size, range.size), (companions.offset, range.offset),
            (companions.length, range.length),
        ] {
            builder.create(Util.GlobalStore.self) {
                $0.value = value
                $0.global = .symbol(SymbolReference(name))
            }
        }
    }

    private func expand(_ call: OpView<Util.Call>, _ subranges: inout Subranges) {
        guard SignatureExpansion.usesResources(call.op), let name = call.callee.symbolValue?.root,
            let callee = symbols[name], !SignatureExpansion.isFixed(callee)
        else { return }
        let builder = OpBuilder(before: call.op)
        let new = signatures.expand(
            call, operands: expand(call.operands, subranges, builder), builder)
        replaceResults(of: call.op, with: new.op, &subranges)
    }

    /// Subviews of the results are created after the operation.
    private func replaceResults(of op: Operation, with new: Operation, _ subranges: inout Subranges) {
        let builder = OpBuilder(before: new)
        builder.setInsertionPoint(after: new)
        var position = 0
        for old in op.results {
            let results = new.results[position...]
            old.replaceAllUses(with: new.results[position])
            position += old.type.isResource ? 4 : 1
            guard old.type.isResource else { continue }
            let values = Array(results.prefix(4))
            takeSubview(
                Subrange(resource: values[0], size: values[1], offset: values[2], length: values[3]),
                &subranges, builder)
        }
        op.erase()
    }

    // MARK: Control flow

    private func expandBranch(_ op: Operation, _ subranges: Subranges) {
        let builder = OpBuilder(before: op)
        for i in op.successors.indices {
            guard let operands = BranchOperands.operands(of: op, successor: i) else { continue }
            BranchOperands.set(expand(operands, subranges, builder), of: op, successor: i)
        }
    }

    private func expandRegionBranch(_ op: Operation, _ subranges: inout Subranges) {
        let builder = OpBuilder(before: op)
        let groups = op.definition.operands.indices.map { expand(op.operands($0), subranges, builder) }
        let types = op.definition.results.indices.map { signatures.expand(op.results($0).map(\.type)) }
        let new = op.rebuilt(results: types, operands: groups)
        builder.insert(new)
        for region in op.regions {
            let target = new.addRegion()
            target.takeBlocks(of: region)
            var inner = subranges
            for block in target.blocks { expandArguments(of: block, &inner) }
            expand(target, changesEntry: false, &inner)
            for block in target.blocks {
                guard let last = block.last, last.is(SCF.Yield.self) || last.is(SCF.Condition.self) else {
                    continue
                }
                let field = last.definition.operands.count - 1
                last.setOperands(field, expand(last.operands(field), inner, OpBuilder(before: last)))
            }
        }
        replaceResults(of: op, with: new, &subranges)
    }
}
