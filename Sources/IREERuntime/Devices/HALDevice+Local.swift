import IREEBytecode

extension HALDevice {
    /// The CPU, with all work on the thread that submits it (or that reaches what it waits for).
    ///
    /// - Parameters:
    ///   - allowsNativeCode: whether modules may bring machine code, which can do whatever this process
    ///     can.
    ///   - limits: how long a workgroup of bytecode may run; machine code cannot be stopped.
    ///   - allocator: where buffers come from, and how many bytes there may be. Its memory must be the host's.
    public static func localSync(
        allowsNativeCode: Bool = true, limits: ExecutionLimits = ExecutionLimits(),
        allocator: HALAllocator = HALAllocator()
    ) -> HALDevice {
        localSync(
            loaders: standardLoaders(limits: limits), allowsNativeCode: allowsNativeCode,
            allocator: allocator)
    }

    /// The CPU, with work on a pool of threads that share the workgroups of dispatches.
    ///
    /// - Parameters:
    ///   - threadCount: from 1 to 1024; as many as there are processors unless given. There may be fewer where the
    ///     system gives no more.
    ///   - allowsNativeCode: whether modules may bring machine code, which can do whatever this process
    ///     can.
    ///   - limits: how long a workgroup of bytecode may run; machine code cannot be stopped.
    ///   - allocator: where buffers come from, and how many bytes there may be. Its memory must be the host's.
    public static func localTask(
        threadCount: Int? = nil, allowsNativeCode: Bool = true, limits: ExecutionLimits = ExecutionLimits(),
        allocator: HALAllocator = HALAllocator()
    ) -> HALDevice {
        localTask(
            threadCount: threadCount, loaders: standardLoaders(limits: limits),
            allowsNativeCode: allowsNativeCode, allocator: allocator)
    }

    /// The loaders of the formats that IREE's compiler emits for CPUs.
    ///
    /// - Parameter limits: how long a workgroup may run, where it can be stopped: machine code cannot.
    package static func standardLoaders(
        limits: ExecutionLimits = ExecutionLimits()
    ) -> [any HALExecutableLoader] {
        [EmbeddedELFLoader(), SystemLibraryLoader(), VMVXLoader(limits: limits)]
    }

    /// `localSync` with the executable formats of `loaders`.
    package static func localSync(
        loaders: [any HALExecutableLoader], allowsNativeCode: Bool = true,
        allocator: HALAllocator = HALAllocator()
    ) -> HALDevice {
        HALDevice(
            identifier: "local-sync", allocator: allocator,
            backend: LocalDevice(pool: nil, loaders: loaders, allowsNativeCode: allowsNativeCode))
    }

    /// `localTask` with the executable formats of `loaders`.
    package static func localTask(
        threadCount: Int? = nil, loaders: [any HALExecutableLoader], allowsNativeCode: Bool = true,
        allocator: HALAllocator = HALAllocator()
    ) -> HALDevice {
        HALDevice(
            identifier: "local-task", allocator: allocator,
            backend: LocalDevice(
                pool: WorkerPool(threadCount: threadCount), loaders: loaders,
                allowsNativeCode: allowsNativeCode))
    }
}
