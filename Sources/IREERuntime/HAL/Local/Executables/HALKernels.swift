import IREEBytecode

/// Functions that each do the work of one workgroup of a dispatch, as the CPU's devices run them:
/// machine code, or anything else that a loader makes of an executable.
package protocol HALKernels: AnyObject, Sendable {
    /// The functions, by their ordinals.
    var exports: [HALExecutable.Function] { get }

    /// Runs workgroups of a dispatch, one after the other. Called on several threads at once, for
    /// different workgroups.
    ///
    /// The caller has held constants, bindings and local memory against `exports[ordinal]`, and the
    /// range against the count of workgroups.
    ///
    /// - Throws: where the function fails.
    func run(
        _ ordinal: Int, _ dispatch: borrowing HALDispatchArguments, workgroups range: Range<UInt64>,
        localMemory: UnsafeMutableRawBufferPointer
    ) throws(VMError)
}

/// Kernels as the device's object of an executable: a class, since every dispatch of every command buffer casts it.
final class LoadedKernels: Sendable {
    let kernels: any HALKernels
    /// By the ordinals of the kernels.
    let costs: [KernelCost]

    init(_ kernels: any HALKernels) {
        self.kernels = kernels
        costs = kernels.exports.map { _ in KernelCost() }
    }
}

extension HALExecutable {
    package convenience init(format: String, kernels: any HALKernels) {
        self.init(format: format, functions: kernels.exports, native: LoadedKernels(kernels))
    }

    /// The kernels, of an executable that was made for devices that run them.
    var kernels: LoadedKernels? { native as? LoadedKernels }
}

/// What the workgroups of one dispatch share. The memory is valid during the call that brings it.
package struct HALDispatchArguments {
    package var workgroupCount: (x: UInt32, y: UInt32, z: UInt16)
    package var constants: UnsafeBufferPointer<UInt32>
    /// The address of each binding.
    package var bindings: UnsafeBufferPointer<UnsafeMutableRawPointer?>
    /// The length in bytes of each binding: as many as `bindings`.
    package var lengths: UnsafeBufferPointer<Int>
    /// Whether each binding may be written to, for kernels that can be held to it; machine code cannot.
    package var permissions: UnsafeBufferPointer<Bool>
    /// How many workgroups may be under way at once.
    package var concurrency: UInt8

    package init(
        workgroupCount: (x: UInt32, y: UInt32, z: UInt16), constants: UnsafeBufferPointer<UInt32>,
        bindings: UnsafeBufferPointer<UnsafeMutableRawPointer?>, lengths: UnsafeBufferPointer<Int>,
        permissions: UnsafeBufferPointer<Bool>, concurrency: UInt8 = 1
    ) {
        self.workgroupCount = workgroupCount
        self.constants = constants
        self.bindings = bindings
        self.lengths = lengths
        self.permissions = permissions
        self.concurrency = concurrency
    }
}
