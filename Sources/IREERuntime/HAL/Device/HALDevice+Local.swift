import IREEBytecode

extension HALDevice {
    /// The loaders that know what IREE's compiler makes for CPUs.
    ///
    /// - Parameter limits: how long a workgroup may run, where it can be stopped: machine code cannot.
    public static func standardLoaders(
        limits: ExecutionLimits = ExecutionLimits()
    ) -> [any HALExecutableLoader] {
        [EmbeddedELFLoader(), SystemLibraryLoader(), VMVXLoader(limits: limits)]
    }

    /// The CPU, with all work on the thread that submits it (or that reaches what it waits for).
    ///
    /// - Parameters:
    ///   - loaders: what executables it can load.
    ///   - allowsNativeCode: whether modules may bring machine code, which can do whatever this process
    ///     can.
    ///   - allocator: where buffers come from, and how many bytes there may be.
    public static func localSync(
        loaders: [any HALExecutableLoader] = standardLoaders(), allowsNativeCode: Bool = true,
        allocator: HALAllocator = HALAllocator()
    ) -> HALDevice {
        HALDevice(
            identifier: "local-sync", allocator: allocator,
            backend: LocalDevice(pool: nil, loaders: loaders, allowsNativeCode: allowsNativeCode))
    }

    /// The CPU, with work on a pool of threads that share the workgroups of dispatches.
    ///
    /// - Parameters:
    ///   - threadCount: as many as there are processors unless given.
    ///   - loaders: what executables it can load.
    ///   - allowsNativeCode: whether modules may bring machine code, which can do whatever this process
    ///     can.
    ///   - allocator: where buffers come from, and how many bytes there may be.
    public static func localTask(
        threadCount: Int? = nil, loaders: [any HALExecutableLoader] = standardLoaders(),
        allowsNativeCode: Bool = true, allocator: HALAllocator = HALAllocator()
    ) -> HALDevice {
        HALDevice(
            identifier: "local-task", allocator: allocator,
            backend: LocalDevice(
                pool: WorkerPool(threadCount: threadCount), loaders: loaders,
                allowsNativeCode: allowsNativeCode))
    }
}

/// Whether `text` is what `pattern` says, in which `*` is any text and `?` any character.
///
/// Takes no more than the product of both lengths.
func matches(_ text: String, pattern: String) -> Bool {
    let (text, pattern) = (Array(text.utf8), Array(pattern.utf8))
    var (place, next) = (0, 0)
    // Where to go on when a guess about the last `*` was wrong.
    var retry: (pattern: Int, text: Int)?
    while place < text.count {
        if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
            retry = (next + 1, place)
            next += 1
        } else if next < pattern.count, pattern[next] == UInt8(ascii: "?") || pattern[next] == text[place] {
            next += 1
            place += 1
        } else if let last = retry {
            retry = (last.pattern, last.text + 1)
            (next, place) = (last.pattern, last.text + 1)
        } else {
            return false
        }
    }
    return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
}
