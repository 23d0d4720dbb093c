import IREECompilerCore

/// Dialect types as constraints of operation fields.
extension TypeConstraint {
    static let primitive = TypeConstraint("index or integer or floating-point or complex-type") {
        if case .complex = $0 { true } else { $0.isScalar }
    }

    static let primitiveOrVector = TypeConstraint(
        "index or integer or floating-point or complex-type or vector of any type values"
    ) {
        if case .vector(let shape) = $0 { shape.rank > 0 } else { primitive.accepts($0) }
    }

    // MARK: util
    static let indexOrSignless = TypeConstraint("index or signless integer") {
        $0 == .index || $0.isSignlessInteger
    }
    static let utilBuffer = TypeConstraint("A reference counted byte buffer.", only: .utilBuffer)
    static let utilList = dialect(Util.list, "Dense list container type.")
    static let utilPointer = dialect(Util.pointer, "A pointer-like reference.")

    // MARK: stream
    static let streamResource = TypeConstraint(
        "resource or external resource or transient resource or variable resource or constant resource"
    ) { $0.isResource && $0.parameters != [.keyword("staging")] }
    static let stagingResource = TypeConstraint("staging resource") {
        $0.isResource && $0.parameters == [.keyword("staging")]
    }
    static let anyStreamResource = dialect(Stream.resource, "any stream-compatible type")
    /// Patterns that devices can fill memory with. Wider ones need a dispatch.
    static let fillPattern = TypeConstraint(
        "8-bit signless integer or 16-bit signless integer or 32-bit signless integer"
    ) { [.i8, .i16, .i32].contains($0) }
    static let timepoint = TypeConstraint(
        "A timepoint indicating execution availability.", only: .timepoint)
    static let streamFile = TypeConstraint(
        "A file handle used for I/O operations.", only: Stream.file.type())
    static let streamChannel = TypeConstraint(
        "A collective communication channel.", only: Stream.channel.type())
    static let streamTestFence = TypeConstraint(
        "Test-only fence type for timeline-aware op testing.", only: Stream.testFence.type())

    // MARK: flow and dispatch tensors
    static let flowChannel = TypeConstraint(
        "A collecive communication channel.", only: Flow.channel.type())
    static let dispatchTensor = dialect(TensorExt.dispatchTensor, "dispatch.tensor")

    // MARK: hal
    static let halFence = TypeConstraint("fence", only: .halFence)
    static let halDevice = TypeConstraint("device", only: .halDevice)
    static let halCommandBuffer = TypeConstraint("command_buffer", only: .halCommandBuffer)
    static let halBuffer = TypeConstraint("buffer", only: .halBuffer)
    static let halBufferView = TypeConstraint("buffer_view", only: .halBufferView)
    static let halAllocator = TypeConstraint("allocator", only: .halAllocator)
    static let halChannel = TypeConstraint("collective.channel", only: .halChannel)
    static let halExecutable = TypeConstraint("executable", only: .halExecutable)
    static let halFile = TypeConstraint("buffer", only: .halFile)
    static let indexOrHALBuffer = anyOf("index or buffer", [.index, .halBuffer])
    static let bufferOrView = anyOf("buffer or buffer_view", [.halBuffer, .halBufferView])

    // MARK: vm
    static let vmBuffer = TypeConstraint("ref<buffer>", only: .vmBuffer)
    static let vmRef = TypeConstraint("ref") { $0.isVMReference }
    static let vmList = TypeConstraint("list") { $0.isA(VM.list) }
    static let vmAny = TypeConstraint(
        "32-bit signless integer or 64-bit signless integer or 32-bit float or 64-bit float or ref"
    ) { [.i32, .i64, .f32, .f64].contains($0) || $0.isVMReference }
}

extension IRType {
    /// Whether values of this type are reference-counted by the virtual machine.
    var isVMReference: Bool { isA(VM.reference) || isA(VM.buffer) || isA(VM.list) }
}
