import Synchronization

/// What to do where an output cannot replace an older file: where that is a mount point, as single files in
/// containers are, or lies in a folder in which nothing can be created.
public struct OutputOptions: Sendable {
    /// Whether such an output is an error. Otherwise it is written in place, and an interrupted run leaves
    /// neither the old nor the new contents.
    public var requiresAtomic: Bool
    /// Takes a sentence about an output that is written in place, before the first byte is.
    public var warn: @Sendable (String) -> Void

    /// Options; unless given, outputs that cannot be replaced are refused.
    public init(requiresAtomic: Bool = true, warn: @escaping @Sendable (String) -> Void = { _ in }) {
        self.requiresAtomic = requiresAtomic
        self.warn = warn
    }

    private static let current = Mutex(OutputOptions())

    /// What this process uses unless told otherwise. Programs whose users can read warnings set it at their
    /// start; libraries do not.
    public static var standard: OutputOptions {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}
