import IREECompilerCore

extension Pass {
    /// Orders reads and writes of parameters that may be the same.
    ///
    /// Nothing in the program connects a write with a later load of what was written: the connection is in a file. Two
    /// globals hold the timepoints that accesses wait for: that of the last write, and that of all reads since it. So
    /// the order holds through loops, calls, and from one call of a function to the next.
    static let orderParameterAccesses = Pass(
        "iree-stream-order-parameter-accesses",
        "Makes accesses of parameters wait for earlier ones that they may conflict with.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var accesses: [ParameterAccess] = []
        module.walk { op in ParameterAccess(op).map { accesses.append($0) } }
        let writes = accesses.filter(\.isWrite)
        guard !writes.isEmpty else { return }
        accesses = accesses.filter { access in
            access.isWrite || writes.contains { $0.names.mayAlias(access.names) }
        }
        let order = AccessOrder(module)
        for access in accesses { order.insert(access) }
        ParameterWriteCompletion(module, writes.map(\.op), lastWrite: order.lastWrite).insert(in: module)
    }
}

/// An operation that reads or writes parameters.
private struct ParameterAccess {
    let op: Operation
    let names: ParameterNames
    let isWrite: Bool
    /// What the operation waits for; nil if nothing.
    let awaited: Value?
    let setAwaited: (Value) -> Void

    init?(_ op: Operation) {
        if let load = op.as(Stream.AsyncParameterLoad.self) {
            self.init(load, load.source.scope, [load.source.key], isWrite: false, \.awaitTimepoint)
        } else if let read = op.as(Stream.AsyncParameterRead.self) {
            self.init(read, read.source.scope, [read.source.key], isWrite: false, \.awaitTimepoint)
        } else if let gather = op.as(Stream.AsyncParameterGather.self) {
            self.init(gather, gather.source.scope, gather.source.keys, isWrite: false, \.awaitTimepoint)
        } else if let write = op.as(Stream.AsyncParameterWrite.self) {
            self.init(write, write.target.scope, [write.target.key], isWrite: true, \.awaitTimepoint)
        } else if let scatter = op.as(Stream.AsyncParameterScatter.self) {
            self.init(scatter, scatter.target.scope, scatter.target.keys, isWrite: true, \.awaitTimepoint)
        } else {
            return nil
        }
    }

    private init<D: Op>(
        _ op: OpView<D>, _ scope: Value?, _ keys: [Value], isWrite: Bool, _ path: KeyPath<D, OptionalOperand>
    ) {
        self.op = op.op
        names = ParameterNames(scope: scope, keys: keys)
        self.isWrite = isWrite
        awaited = op[dynamicMember: path]
        setAwaited = { op.set(path, $0) }
    }
}

private struct AccessOrder {
    let lastWrite: OpView<Util.Global>
    private let readsSince: OpView<Util.Global>

    init(_ module: Operation) {
        var symbols = SymbolTable(module)
        func global(_ name: String) -> OpView<Util.Global> {
            let global = OpBuilder(like: module).timepointGlobal(name)
            symbols.insert(global.op, before: module.body()?.first)
            return global
        }
        readsSince = global("__parameter_reads")
        lastWrite = global("__parameter_write")
    }

    func insert(_ access: ParameterAccess) {
        let op = access.op
        let before = OpBuilder(before: op)
        let after = OpBuilder(like: op)
        after.setInsertionPoint(after: op)
        // The timepoint is the last result of each of these operations.
        guard let done = op.results.last else { return }
        var awaited = access.awaited.map { [$0] } ?? []
        awaited.append(before.load(lastWrite))
        if access.isWrite {
            awaited.append(before.load(readsSince))
            after.store(done, to: lastWrite)
            let immediate = after.immediateTimepoint()
            after.store(immediate, to: readsSince)
        } else if let reads = after.join([after.load(readsSince), done]) {
            after.store(reads, to: readsSince)
        }
        guard let joined = before.join(awaited) else { return }
        access.setAwaited(joined)
        release(op)
    }

    /// From here on the timepoint keeps a load in its place, not the barrier of its offset.
    private func release(_ op: Operation) {
        guard let load = op.as(Stream.AsyncParameterLoad.self),
            let barrier = load.source.offset.definingOp?.as(Util.OptimizationBarrier.self),
            barrier.operands.count == 1, barrier.results[0].hasOneUse
        else { return }
        barrier.results[0].replaceAllUses(with: barrier.operands[0])
        barrier.op.erase()
    }
}
