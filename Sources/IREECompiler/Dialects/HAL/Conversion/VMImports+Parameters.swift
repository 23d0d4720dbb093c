import IREECompilerCore

extension VMImports {
    /// Keys and ranges of parameters, which `VMConversion+Parameters` packs into buffers.
    private static let rows: [VMArgument] = [
        .bytes("key_table", .constant(0)), .bytes("key_data", .constant(0)), .bytes("spans", .constant(0)),
    ]

    /// Functions of the `io_parameters` module.
    static let parameters: [VMImport] = [
        VMImport(
            IOParameters.Load.self,
            VMArgument.fencedQueue + [
                .bytes("source_scope"), .i64("target_queue_affinity", .field("queue_affinity")),
                .i32("target_memory_type", .field("memory_types")),
                .i32("target_buffer_usage", .field("buffer_usage")),
            ] + rows, [VM.list.type(.type(VM.reference.type(.type(.halBuffer))))]),
        VMImport(
            IOParameters.Gather.self,
            VMArgument.fencedQueue + [.bytes("source_scope"), .ref("target_buffer", .halBuffer)] + rows),
        VMImport(
            IOParameters.Scatter.self,
            VMArgument.fencedQueue + [.ref("source_buffer", .halBuffer), .bytes("target_scope")] + rows),
    ]
}
