import IREECompilerCore

/// How an export's resources are bound, which follows from all of its dispatches.
struct BindingLayout {
    /// The flags of each binding.
    private var flags: [Int64]
    private let constantCount: Int

    /// The bit of an access that writes.
    private static let write: Int64 = 2

    private static func flag(_ word: String) -> Int64 { EnumDefinition.descriptor.value(of: word) ?? 0 }

    init(arguments: [IRType], _ dispatches: [OpView<Stream.CmdDispatch>]) {
        let bindings = arguments.count { $0.isA(Stream.binding) }
        constantCount = arguments.count - bindings
        flags = Array(repeating: 0, count: bindings)
        for dispatch in dispatches { add(dispatch) }
    }

    private mutating func add(_ dispatch: OpView<Stream.CmdDispatch>) {
        let region = dispatch.op.enclosing { $0.is(Stream.CmdExecute.self) }?.as(Stream.CmdExecute.self)
        let accesses = dispatch.resourceAccesses.arrayValue ?? []
        for (i, resource) in dispatch.resources.enumerated() where flags.indices.contains(i) {
            if region?.once == nil, Self.origin(of: resource, region).isDynamic {
                flags[i] |= Self.flag("Indirect")
            }
            let access = accesses.indices.contains(i) ? accesses[i].integerValue ?? 0 : 0
            if access & Self.write == 0 { flags[i] |= Self.flag("ReadOnly") }
        }
    }

    /// Resources are captured by the region.
    private static func origin(of resource: Value, _ region: OpView<Stream.CmdExecute>?)
        -> CaptureAnalysis.Origin
    {
        guard let region, resource.definingOp == nil, resource.ownerBlock === region.op.body(),
            region.resourceOperands.indices.contains(resource.index)
        else { return CaptureAnalysis.origin(of: resource) }
        return CaptureAnalysis.origin(of: region.resourceOperands[resource.index])
    }

    /// `#hal.pipeline.layout`.
    var attribute: Attribute {
        let bindings = flags.map { flags -> Attribute in
            HAL.pipelineBinding.attribute(
                .keyword("storage_buffer"), flags == 0 ? .absent : .integer(flags, .i32))
        }
        let indirect = Self.flag("Indirect")
        let isIndirect = flags.contains { $0 & indirect != 0 }
        return HAL.pipelineLayout.attribute(
            .array(bindings), .i64(Int64(constantCount)), isIndirect ? .i64(1) : .absent)
    }
}
