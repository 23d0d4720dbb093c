import IREECompilerCore

/// Waits for writes of parameters at the ends of public functions: their results do not depend on them.
struct ParameterWriteCompletion {
    private let lastWrite: OpView<Util.Global>
    /// Functions that write, themselves or through others.
    private let writers: Set<String>

    /// - Parameter writes: operations that write parameters.
    init(_ module: Operation, _ writes: [Operation], lastWrite: OpView<Util.Global>) {
        self.lastWrite = lastWrite
        func function(_ op: Operation) -> String? {
            op.enclosing { $0.parent === module }?.symbolName
        }
        var callers: [String: Set<String>] = [:]
        module.walk { op in
            guard op.has(.callLike), let callee = op.attributes["callee"]?.symbolValue?.root,
                let caller = function(op)
            else { return }
            callers[callee, default: []].insert(caller)
        }
        var found = Set(writes.compactMap(function))
        var pending = Array(found)
        while let next = pending.popLast() {
            for caller in callers[next] ?? [] where found.insert(caller).inserted { pending.append(caller) }
        }
        writers = found
    }

    func insert(in module: Operation) {
        for op in module.symbols {
            guard let function = op.as(Util.Function.self), !op.isPrivateSymbol,
                writers.contains(op.symbolName)
            else { continue }
            for block in function.body.blocks {
                guard let end = block.last, end.has(.returnLike) else { continue }
                if let signal = block.operations.last(where: { $0.is(Stream.TimepointChainExternal.self) }) {
                    delay(signal)
                } else if !end.operands.contains(where: { $0.type == .timepoint }) {
                    // Callers that are given a timepoint do not expect to block.
                    wait(before: end)
                }
            }
        }
    }

    /// What the caller waits for includes the writes.
    private func delay(_ signal: Operation) {
        guard let chain = signal.as(Stream.TimepointChainExternal.self) else { return }
        let builder = OpBuilder(before: signal)
        guard let joined = builder.join([chain.awaitTimepoint, builder.load(lastWrite)]) else { return }
        chain.set(\.awaitTimepoint, joined)
    }

    private func wait(before end: Operation) {
        let builder = OpBuilder(before: end)
        let timepoint = builder.load(lastWrite)
        let fence = builder.create(Stream.TimepointExport.self) {
            $0.awaitTimepoint = timepoint
            $0.results = [.halFence]
        }
        let forever = builder.constant(i32: -1)
        let status = builder.create(HAL.FenceAwait.self) {
            $0.timeoutMillis = forever
            $0.flags = .integer(0, .i64)
            $0.fences = fence.results
            $0.status = .i32
        }.status
        builder.create(Util.StatusCheckOk.self) {
            $0.status = status
            $0.message = .string("failed to write parameters")
        }
    }
}
