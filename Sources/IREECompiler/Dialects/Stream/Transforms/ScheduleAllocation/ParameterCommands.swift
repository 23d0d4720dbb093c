import IREECompilerCore

/// Lowers parameter operations on values to ones on storage: they access their operand, and only loads
/// allocate.
enum ParameterCommands {
    static func convert(_ op: Operation) {
        let builder = OpBuilder(before: op)
        if let load = op.as(Stream.AsyncParameterLoad.self) {
            let new = builder.create(Stream.CmdParameterLoad.self) {
                $0.source.scope = load.source.scope
                $0.source.keys = [load.source.key]
                $0.source.offsets = [load.source.offset]
                $0.resultSizes = [load.resultSize]
                $0.awaitTimepoint = load.awaitTimepoint
                $0.affinity = load.affinity
                $0.results = [load.result.type]
            }
            replace(op, new.results[0], new.resultTimepoint)
        } else if let read = op.as(Stream.AsyncParameterRead.self) {
            let new = builder.create(Stream.CmdParameterRead.self) {
                $0.source.scope = read.source.scope
                $0.source.key = read.source.key
                $0.source.offset = read.source.offset
                $0.target = read.target
                $0.targetSize = read.targetSize
                $0.targetOffset = read.targetOffset
                $0.targetLength = read.targetLength
                $0.awaitTimepoint = read.awaitTimepoint
                $0.affinity = read.affinity
            }
            replace(op, read.target, new.resultTimepoint)
        } else if let write = op.as(Stream.AsyncParameterWrite.self) {
            let new = builder.create(Stream.CmdParameterWrite.self) {
                $0.source = write.source
                $0.sourceSize = write.sourceSize
                $0.sourceOffset = write.sourceOffset
                $0.sourceLength = write.sourceLength
                $0.target.scope = write.target.scope
                $0.target.key = write.target.key
                $0.target.offset = write.target.offset
                $0.awaitTimepoint = write.awaitTimepoint
                $0.affinity = write.affinity
            }
            replace(op, write.source, new.resultTimepoint)
        } else if let gather = op.as(Stream.AsyncParameterGather.self) {
            let new = builder.create(Stream.CmdParameterGather.self) {
                $0.source.scope = gather.source.scope
                $0.source.keys = gather.source.keys
                $0.source.offsets = gather.source.offsets
                $0.target = gather.target
                $0.targetSize = gather.targetSize
                $0.targetOffsets = gather.targetOffsets
                $0.targetLengths = gather.targetLengths
                $0.awaitTimepoint = gather.awaitTimepoint
                $0.affinity = gather.affinity
            }
            replace(op, gather.target, new.resultTimepoint)
        } else if let scatter = op.as(Stream.AsyncParameterScatter.self) {
            let new = builder.create(Stream.CmdParameterScatter.self) {
                $0.source = scatter.source
                $0.sourceSize = scatter.sourceSize
                $0.sourceOffsets = scatter.sourceOffsets
                $0.sourceLengths = scatter.sourceLengths
                $0.target.scope = scatter.target.scope
                $0.target.keys = scatter.target.keys
                $0.target.offsets = scatter.target.offsets
                $0.awaitTimepoint = scatter.awaitTimepoint
                $0.affinity = scatter.affinity
            }
            replace(op, scatter.source, new.resultTimepoint)
        }
    }

    private static func replace(_ op: Operation, _ resource: Value, _ timepoint: Value) {
        op.replaceAllUses(with: [resource, timepoint])
        op.erase()
    }
}
