import IREECompilerCore

extension Pass {
    static let propagateTimepoints = Pass(
        "iree-stream-propagate-timepoints",
        "Propagates timepoints of resources through globals, calls, branches and regions.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        let propagation = TimepointPropagation(module)
        for op in module.body()?.operations ?? [] where op.has(.function) || op.has(.initializer) {
            propagation.expandFunction(op)
        }
    }
}

/// Adds a timepoint to every resource at function, branch and global boundaries, and replaces host waits by
/// waits on the timeline.
private final class TimepointPropagation {
    private let module: Operation
    private let symbols: SymbolTable
    private let signatures = SignatureExpansion(companions: [.timepoint])
    /// The timepoint global of a resource global.
    private var timepointGlobals: [String: String] = [:]
    private var updates: StorageUpdates
    /// For each resource that is updated in place when operations that read it are done, in order.
    private var reads: [ObjectIdentifier: [Value]] = [:]

    /// Timepoints at which resources are ready.
    typealias Timepoints = [ObjectIdentifier: Value]

    init(_ module: Operation) {
        self.module = module
        updates = StorageUpdates(module)
        var symbols = SymbolTable(module)
        for op in module.symbols {
            guard let global = op.as(Util.Global.self), global.type.typeValue?.isResource == true else {
                continue
            }
            let timepoint = OpBuilder(registry: op.registry).create(Util.Global.self) {
                $0.symVisibility = global.symVisibility
                $0.symName = .string("\(op.symbolName)__timepoint")
                $0.type = .type(.timepoint)
                $0.isMutable = .unit
                $0.initialValue = Stream.immediateTimepoint
            }
            symbols.insert(timepoint.op, before: op)
            timepointGlobals[op.symbolName] = timepoint.op.symbolName
        }
        self.symbols = symbols
    }

    // MARK: Values

    /// The timepoint at which a resource is ready, to be updated as well if it is, and the resource before any await.
    private func consume(_ value: Value, _ timepoints: Timepoints, _ builder: OpBuilder) -> (
        timepoint: Value, resource: Value
    ) {
        let (ready, resource) = ready(value, timepoints, builder)
        guard let user = builder.next,
            let last = reads[ObjectIdentifier(resource)]?.last(where: { Dominance().dominates($0, user) })
        else { return (ready, resource) }
        return (builder.join([ready, last]) ?? last, resource)
    }

    private func ready(_ value: Value, _ timepoints: Timepoints, _ builder: OpBuilder) -> (
        timepoint: Value, resource: Value
    ) {
        if let known = timepoints[ObjectIdentifier(value)] { return (known, value) }
        if let awaiting = value.definingOp?.as(Stream.TimepointAwait.self), awaiting.sync == nil {
            return (awaiting.awaitTimepoint, awaiting.resourceOperands[value.index])
        }
        if let execute = value.definingOp?.as(Stream.AsyncExecute.self) {
            return (execute.resultTimepoint, value)
        }
        return (builder.immediateTimepoint(), value)
    }

    private func expand(_ operands: [Value], _ timepoints: Timepoints, _ builder: OpBuilder) -> [Value] {
        operands.flatMap { operand in
            guard operand.type.isResource else { return [operand] }
            let (timepoint, resource) = consume(operand, timepoints, builder)
            return [resource, timepoint]
        }
    }

    /// Awaits a resource and replaces its uses.
    private func awaitAndReplace(
        _ resource: Value, _ size: Value, _ timepoint: Value, _ builder: OpBuilder, except: [Operation?] = []
    ) {
        let awaited = builder.create(Stream.TimepointAwait.self) {
            $0.resourceOperands = [resource]
            $0.resourceOperandSizes = [size]
            $0.awaitTimepoint = timepoint
            $0.results = [resource.type]
        }
        for use in resource.uses
        where use.owner !== awaited.op && !except.contains(where: { $0 === use.owner }) {
            use.set(awaited.results[0])
        }
    }

    // MARK: Functions

    func expandFunction(_ op: Operation) {
        var timepoints: Timepoints = [:]
        let changesSignature = op.is(Util.Function.self) && !SignatureExpansion.isFixed(op)
        if changesSignature { signatures.expandSignature(of: op) }
        if let body = op.regions.first {
            expand(body, changesEntry: changesSignature, &timepoints)
        }
    }

    // MARK: Regions

    private func expand(_ region: Region, changesEntry: Bool, _ timepoints: inout Timepoints) {
        for block in region.blocks where changesEntry || !block.isEntry {
            expandArguments(of: block, &timepoints)
        }
        for block in region.reversePostOrder { expandOperations(of: block, &timepoints) }
    }

    private func expandArguments(of block: Block, _ timepoints: inout Timepoints) {
        var added: [(resource: Value, timepoint: Value)] = []
        for argument in block.arguments.reversed() where argument.type.isResource {
            let timepoint = block.insertArgument(
                .timepoint, at: argument.index + 1, location: argument.argumentLocation)
            added.append((argument, timepoint))
        }
        let builder = OpBuilder(registry: module.registry)
        builder.setInsertionPoint(atStartOf: block)
        for (resource, timepoint) in added.reversed() {
            timepoints[ObjectIdentifier(resource)] = timepoint
            builder.location = resource.argumentLocation
            let size = sizeAtBlockStart(resource, block, builder)
            awaitAndReplace(resource, size, timepoint, builder, except: [size.definingOp])
        }
    }

    /// The size of a block argument from its users, if it dominates the block.
    private func sizeAtBlockStart(_ resource: Value, _ block: Block, _ builder: OpBuilder) -> Value {
        for use in resource.uses {
            guard let size = SizeAware.operandSize(of: use.owner, use.index), let region = block.region else {
                continue
            }
            if let home = size.parentBlock?.region, home !== region, home.isAncestor(of: region) {
                return size
            }
            if let home = size.ownerBlock {
                if home.isEntry { return size }
            } else if let op = size.definingOp, op.has(.constantLike) {
                return builder.insert(op.clone()).results[0]
            }
        }
        return builder.create(Stream.ResourceSize.self) { $0.operand = resource }.result
    }

    private func expandOperations(of block: Block, _ timepoints: inout Timepoints) {
        for op in block.operations where op.block === block { expand(op, &timepoints) }
    }

    private func expand(_ op: Operation, _ timepoints: inout Timepoints) {
        if let load = op.as(Util.GlobalLoad.self) { return expand(load, &timepoints) }
        if let store = op.as(Util.GlobalStore.self) { return expand(store, timepoints) }
        if let call = op.as(Util.Call.self) { return expand(call, &timepoints) }
        if let awaiting = op.as(Stream.TimepointAwait.self) {
            guard awaiting.sync == nil else { return }
            for operand in awaiting.resourceOperands where operand.definingOp != nil {
                timepoints[ObjectIdentifier(operand)] = awaiting.awaitTimepoint
            }
            return
        }
        if let barrier = op.as(Stream.TimepointBarrier.self) {
            let (timepoint, resource) = consume(barrier.resource, timepoints, OpBuilder(before: op))
            barrier.result.replaceAllUses(with: resource)
            barrier.resultTimepoint.replaceAllUses(with: timepoint)
            return op.erase()
        }
        if op.has(.timeline) { return expandTimeline(op, &timepoints) }
        guard SignatureExpansion.usesResources(op) else {
            // Regions without resources at their boundary have their own timepoints.
            if op.definition.dialect == "scf" { expandInside(op, timepoints) }
            return
        }
        if op.has(.branchLike) { return expandBranch(op, timepoints) }
        if op.is(Util.Return.self) {
            guard !SignatureExpansion.isFixed(op.parent) else { return }
            return op.setOperands(expand(op.operands, timepoints, OpBuilder(before: op)))
        }
        if op.definition.dialect == "scf", !op.regions.isEmpty { expandRegionBranch(op, &timepoints) }
    }

    // MARK: Globals and calls

    private func expand(_ load: OpView<Util.GlobalLoad>, _ timepoints: inout Timepoints) {
        guard load.result.type.isResource, let name = load.global.symbolValue?.root,
            let timepointName = timepointGlobals[name]
        else { return }
        let builder = OpBuilder(before: load.op)
        let timepoint = builder.create(Util.GlobalLoad.self) {
            $0.global = .symbol(SymbolReference(timepointName))
            $0.result = .timepoint
        }.result
        timepoints[ObjectIdentifier(load.result)] = timepoint
        builder.setInsertionPoint(after: load.op)
        let size = querySize(load.result, builder)
        awaitAndReplace(load.result, size, timepoint, builder, except: [size.definingOp])
    }

    /// The size of a resource, if known, or a new size query.
    private func querySize(_ resource: Value, _ builder: OpBuilder) -> Value {
        builder.create(Stream.ResourceSize.self) { $0.operand = resource }.result
    }

    private func expand(_ store: OpView<Util.GlobalStore>, _ timepoints: Timepoints) {
        guard store.value.type.isResource, let name = store.global.symbolValue?.root,
            let timepointName = timepointGlobals[name]
        else { return }
        let builder = OpBuilder(before: store.op)
        let (timepoint, resource) = consume(store.value, timepoints, builder)
        builder.create(Util.GlobalStore.self) {
            $0.value = timepoint
            $0.global = .symbol(SymbolReference(timepointName))
        }
        store.set(\.value, resource)
    }

    private func expand(_ call: OpView<Util.Call>, _ timepoints: inout Timepoints) {
        guard SignatureExpansion.usesResources(call.op), let name = call.callee.symbolValue?.root,
            let callee = symbols[name],
            !SignatureExpansion.isFixed(callee)
        else { return }
        let builder = OpBuilder(before: call.op)
        let operands = expand(call.operands, timepoints, builder)
        let new = signatures.expand(call, operands: operands, builder)
        replaceResults(of: call.op, with: new.op, &timepoints, reversed: false)
    }

    /// Replaces results by those of the expanded operation, awaited after it.
    private func replaceResults(
        of op: Operation, with new: Operation, _ timepoints: inout Timepoints, reversed: Bool
    ) {
        let builder = OpBuilder(before: new)
        builder.setInsertionPoint(after: new)
        var position = 0
        for old in op.results {
            let resource = new.results[position]
            position += 1
            updates.replace(old, by: resource)
            old.replaceAllUses(with: resource)
            guard old.type.isResource else { continue }
            let timepoint = new.results[position]
            position += 1
            timepoints[ObjectIdentifier(resource)] = timepoint
            if reversed { builder.setInsertionPoint(after: new) }
            let size = querySize(resource, builder)
            awaitAndReplace(resource, size, timepoint, builder, except: [size.definingOp])
        }
        op.erase()
    }

    private func expandBranch(_ op: Operation, _ timepoints: Timepoints) {
        let builder = OpBuilder(before: op)
        for i in op.successors.indices {
            guard let operands = BranchOperands.operands(of: op, successor: i) else { continue }
            BranchOperands.set(expand(operands, timepoints, builder), of: op, successor: i)
        }
    }

    // MARK: Timeline operations

    /// Makes an operation await the timepoints of its resources.
    private func expandTimeline(_ op: Operation, _ timepoints: inout Timepoints) {
        guard let awaited = op.awaitedField else {
            // Produces timepoints and awaits none.
            return
        }
        if op.is(Stream.TimepointImmediate.self) || op.is(Stream.TimepointJoin.self) { return }
        let builder = OpBuilder(before: op)
        var all: [Value] = []
        func add(_ value: Value) {
            if !all.contains(where: { $0 === value }) { all.append(value) }
        }
        for value in op.operands(awaited.index) { add(value) }
        let fields = op.definition.operands.filter { $0.index != awaited.index }
        for field in fields {
            for i in op.operandRange(field.index) where op.operand(i).type.isResource {
                let (timepoint, resource) = consume(op.operand(i), timepoints, builder)
                add(timepoint)
                op.setOperand(i, resource)
            }
        }
        op.setAwaitedTimepoints(all, builder)
        if let ready = op.resultTimepoint {
            for operand in op.operands where updates.contains(operand) {
                reads[ObjectIdentifier(operand), default: []].append(ready)
            }
            for result in op.results where result.type.isResource {
                timepoints[ObjectIdentifier(result)] = ready
            }
        }
    }

    // MARK: Structured control flow

    /// Each region starts from the outer state and does not see that of its siblings.
    private func expandInside(_ op: Operation, _ timepoints: Timepoints) {
        for region in op.regions {
            var inner = timepoints
            expand(region, changesEntry: false, &inner)
        }
    }

    private func expandRegionBranch(_ op: Operation, _ timepoints: inout Timepoints) {
        let builder = OpBuilder(before: op)
        let groups = op.definition.operands.indices.map { expand(op.operands($0), timepoints, builder) }
        let types = op.definition.results.indices.map { signatures.expand(op.results($0).map(\.type)) }
        let new = op.rebuilt(results: types, operands: groups)
        builder.insert(new)
        for region in op.regions {
            let target = new.addRegion()
            target.takeBlocks(of: region)
            var inner = timepoints
            for block in target.blocks {
                for argument in block.arguments.reversed() where argument.type.isResource {
                    inner[ObjectIdentifier(argument)] = block.insertArgument(
                        .timepoint, at: argument.index + 1, location: argument.argumentLocation)
                }
            }
            expand(target, changesEntry: false, &inner)
            for block in target.blocks {
                guard let last = block.last, last.is(SCF.Yield.self) || last.is(SCF.Condition.self) else {
                    continue
                }
                let field = last.definition.operands.count - 1
                last.setOperands(field, expand(last.operands(field), inner, OpBuilder(before: last)))
            }
        }
        replaceResults(of: op, with: new, &timepoints, reversed: true)
    }
}
