import IREECompilerCore

extension Pass {
    /// Makes updates in place wait for earlier reads of the same storage.
    ///
    /// An update waits for what produced the resource. Nothing connects it with an operation that only read the
    /// resource in another block, iteration or call, and that may not be done yet. For each storage with such readers
    /// a global holds the timepoint of the last one. Readers wait for it too, so that it stands for all before them.
    static let orderStorageReads = Pass(
        "iree-stream-order-storage-reads",
        "Makes updates of resources in place wait for executions that read them.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var symbols = SymbolTable(module)
        for (index, storage) in StorageAccesses.all(in: module).enumerated() {
            let readers = storage.unorderedReaders
            guard !readers.isEmpty else { continue }
            let global = OpBuilder(like: module).timepointGlobal("__storage_reads_\(index)")
            symbols.insert(global.op, before: module.body()?.first)
            for op in readers + storage.updates {
                let builder = OpBuilder(before: op)
                op.setAwaitedTimepoints(op.awaitedTimepoints + [builder.load(global)], builder)
            }
            for reader in readers {
                guard let done = reader.resultTimepoint else { continue }
                let builder = OpBuilder(like: reader)
                builder.setInsertionPoint(after: reader)
                builder.store(done, to: global)
            }
        }
    }
}
