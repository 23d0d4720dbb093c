/// Types of dialects, as fields of operations ask for them.
extension TypeConstraint {
    static let primitive = TypeConstraint("index or integer or floating-point or complex-type") {
        if case .complex = $0 { true } else { $0.isScalar }
    }

    // MARK: util
    static let indexOrSignless = TypeConstraint("index or signless integer") {
        $0 == .index || $0.isSignlessInteger
    }
    static let utilBuffer = TypeConstraint("A reference counted byte buffer.", only: .named("util.buffer"))
    static let utilList = dialect("util.list", "Dense list container type.")
    static let utilPointer = dialect("util.ptr", "A pointer-like reference.")

    // MARK: stream
    static let streamResource = TypeConstraint(
        "resource or external resource or transient resource or variable resource or constant resource"
    ) { $0.dialectName == "stream.resource" && $0.parameters != [.keyword("staging")] }
    static let stagingResource = TypeConstraint("staging resource") {
        $0.dialectName == "stream.resource" && $0.parameters == [.keyword("staging")]
    }
    static let anyStreamResource = dialect("stream.resource", "any stream-compatible type")
    /// What devices fill memory with. Wider patterns are a dispatch's work.
    static let fillPattern = TypeConstraint(
        "8-bit signless integer or 16-bit signless integer or 32-bit signless integer"
    ) { [.i8, .i16, .i32].contains($0) }
    static let timepoint = TypeConstraint(
        "A timepoint indicating execution availability.", only: .named("stream.timepoint"))
    static let streamFile = TypeConstraint(
        "A file handle used for I/O operations.", only: .named("stream.file"))
    static let streamChannel = TypeConstraint(
        "A collective communication channel.", only: .named("stream.channel"))
    static let streamTestFence = TypeConstraint(
        "Test-only fence type for timeline-aware op testing.", only: .named("stream.test.fence"))

    // MARK: flow and tensors of dispatches
    static let flowChannel = TypeConstraint(
        "A collecive communication channel.", only: .named("flow.channel"))
    static let dispatchTensor = dialect("iree_tensor_ext.dispatch.tensor", "dispatch.tensor")

    // MARK: hal
    static let halFence = TypeConstraint("fence", only: .named("hal.fence"))
    static let halDevice = TypeConstraint("device", only: .named("hal.device"))
    static let halCommandBuffer = TypeConstraint("command_buffer", only: .named("hal.command_buffer"))
    static let halBuffer = TypeConstraint("buffer", only: .named("hal.buffer"))
    static let halBufferView = TypeConstraint("buffer_view", only: .named("hal.buffer_view"))
    static let halAllocator = TypeConstraint("allocator", only: .named("hal.allocator"))
    static let halChannel = TypeConstraint("collective.channel", only: .named("hal.channel"))
    static let halExecutable = TypeConstraint("executable", only: .named("hal.executable"))
    static let halFile = TypeConstraint("buffer", only: .named("hal.file"))
    static let indexOrHALBuffer = anyOf("index or buffer", [.index, .halBuffer])
    static let bufferOrView = anyOf("buffer or buffer_view", [.halBuffer, .halBufferView])

    // MARK: vm
    static let vmBuffer = TypeConstraint("ref<buffer>", only: .named("vm.buffer"))
    static let vmRef = TypeConstraint("ref") { $0.isVMReference }
    static let vmList = TypeConstraint("list") { $0.dialectName == "vm.list" }
    static let vmAny = TypeConstraint(
        "32-bit signless integer or 64-bit signless integer or 32-bit float or 64-bit float or ref"
    ) { [.i32, .i64, .f32, .f64].contains($0) || $0.isVMReference }
}

extension IRType {
    /// Whether the virtual machine counts references to values of this type.
    public var isVMReference: Bool { ["vm.ref", "vm.buffer", "vm.list"].contains(dialectName) }
}
