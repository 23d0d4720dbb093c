import IREEBytecode

/// One argument or result of a function: how its value is passed, and its type if the module tells.
public struct ValueSlot: Sendable, Hashable {
    /// How the value is passed: as a number of some width, or as a reference.
    public var kind: CallingConvention.Value
    /// The type in the function's source, such as `tensor<4xf32>` or `!util.buffer`.
    public var declaredType: String?

    /// A slot; without a declared type, only the kind of the value is checked.
    public init(_ kind: CallingConvention.Value, declaredType: String? = nil) {
        self.kind = kind
        self.declaredType = declaredType
    }

    /// Whether the value is a buffer of host memory, as scopes and keys of parameters are: `!util.buffer`,
    /// or `!vm.buffer` where the source is already that of the virtual machine.
    var isByteBuffer: Bool {
        kind == .ref
            && ["!util.buffer", "!vm.buffer", "!vm.ref<!vm.buffer>"].contains(declaredType)
    }

    /// Pairs kinds with declared types. Where their numbers differ, none of the types is trusted.
    static func slots(_ kinds: [CallingConvention.Value], _ types: [String]?) -> [ValueSlot] {
        guard let types, types.count == kinds.count else { return kinds.map { ValueSlot($0) } }
        return zip(kinds, types).map { ValueSlot($0, declaredType: $1) }
    }
}
