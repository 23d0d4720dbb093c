import Synchronization

/// The requirements of `OpKind` that have a default which does nothing.
package struct OpHooks: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let verify = OpHooks(rawValue: 1 << 0)
    package static let verifyRegions = OpHooks(rawValue: 1 << 1)
    package static let fold = OpHooks(rawValue: 1 << 2)
    package static let canonicalize = OpHooks(rawValue: 1 << 3)
}

/// The hooks that an operation is known not to implement: each default notes itself at its first call.
///
/// A call of a hook instantiates the generic type of its view, which costs more than most hooks do.
struct MissingHooks: ~Copyable {
    private let bits = Atomic<UInt8>(0)

    func contains(_ hook: OpHooks) -> Bool { bits.load(ordering: .relaxed) & hook.rawValue != 0 }
    func insert(_ hook: OpHooks) { bits.bitwiseOr(hook.rawValue, ordering: .relaxed) }
}
