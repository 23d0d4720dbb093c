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
