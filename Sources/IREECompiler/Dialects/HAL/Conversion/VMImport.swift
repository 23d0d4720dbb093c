import IREECompilerCore

/// A function of a runtime module that an operation calls, and how its arguments follow from the operation.
struct VMImport: Sendable {
    /// The operation; the function has its name, unless `suffix` is appended.
    let kind: any OpKind.Type
    let suffix: String
    let arguments: [VMArgument]
    let results: [IRType]
    let traits: Traits
    /// The version of the module that has the function with this signature.
    let minimumVersion: Int32?

    struct Traits: OptionSet, Sendable {
        let rawValue: Int
        /// Calls may be removed or merged.
        static let hasNoSideEffects = Traits(rawValue: 1)
        /// Calls may suspend the caller.
        static let yields = Traits(rawValue: 2)
        /// Where no module has the function, the operation does nothing. It has no results.
        static let optional = Traits(rawValue: 4)
    }

    init(
        _ kind: any OpKind.Type, suffix: String = "", _ arguments: [VMArgument], _ results: [IRType] = [],
        _ traits: Traits = [], minimumVersion: Int32? = nil
    ) {
        self.kind = kind
        self.suffix = suffix
        self.arguments = arguments
        self.results = results
        self.traits = traits
        self.minimumVersion = minimumVersion
    }

    var name: String { "\(kind.name)\(suffix)" }
    var isVariadic: Bool { arguments.contains { $0.isVariadic } }
}

/// An argument of an imported function.
struct VMArgument: Sendable {
    let name: String
    let type: IRType
    let source: Source

    /// Where the values of an argument come from. Names are those of the operation's fields.
    enum Source: Sendable {
        /// An operand or an attribute; zero or null if the operation lacks it.
        case field(String)
        /// An integer operand, zero-extended.
        case unsigned(String)
        /// The size in bytes of an operand's type.
        case byteWidth(of: String)
        /// The slot of the binding table that stands for a buffer, or zero.
        case slot(of: String)
        /// A buffer; null if a slot stands for it.
        case buffer(String)
        case constant(Int64)
        /// Any number of values.
        case values(String)
        /// Any number of tuples, one for each element of the fields of their parts.
        case tuples([VMArgument])
    }

    private init(_ name: String, _ type: IRType, _ source: Source) {
        self.name = name
        self.type = type
        self.source = source
    }

    var isVariadic: Bool {
        switch source {
        case .values, .tuples: true
        default: false
        }
    }

    /// The value of the field of the same name, unless another is given.
    static func i32(_ name: String, _ source: Source? = nil) -> VMArgument {
        VMArgument(name, .i32, source ?? .field(name))
    }
    static func i64(_ name: String, _ source: Source? = nil) -> VMArgument {
        VMArgument(name, .i64, source ?? .field(name))
    }
    static func f32(_ name: String) -> VMArgument { VMArgument(name, .f32, .field(name)) }
    static func ref(_ name: String, _ type: IRType, _ source: Source? = nil) -> VMArgument {
        VMArgument(name, VM.reference.type(.type(type)), source ?? .field(name))
    }
    /// Bytes on the host: an operand, or the text of a string attribute.
    static func bytes(_ name: String, _ source: Source? = nil) -> VMArgument {
        VMArgument(name, .vmBuffer, source ?? .field(name))
    }
    static func values(_ name: String, _ type: IRType) -> VMArgument {
        VMArgument(name, type, .values(name))
    }
    static func tuples(_ name: String, _ parts: [VMArgument]) -> VMArgument {
        VMArgument(name, .tuple(parts.map(\.type)), .tuples(parts))
    }

    /// The device and the queues that an operation runs on, and its fences.
    static let queue: [VMArgument] = [.ref("device", .halDevice), .i64("queue_affinity")]
    static let fencedQueue: [VMArgument] =
        queue + [.ref("wait_fence", .halFence), .ref("signal_fence", .halFence)]
    static let commandBuffer: VMArgument = .ref("command_buffer", .halCommandBuffer)
    /// The arguments of dispatches after those that state the workgroup count.
    static let dispatch: [VMArgument] = [
        .i64("flags"), .values("constants", .i32),
        .tuples(
            "bindings",
            [
                .i32("reserved", .constant(0)), .i32("slot", .slot(of: "binding_buffers")),
                .ref("buffer", .halBuffer, .buffer("binding_buffers")),
                .i64("offset", .field("binding_offsets")), .i64("length", .field("binding_lengths")),
            ]),
    ]
    /// A range that is copied.
    static let copyRanges: [VMArgument] = [
        .i64("source_offset"), .ref("target_buffer", .halBuffer), .i64("target_offset"), .i64("length"),
        .i64("flags"),
    ]
}
