import IREECompilerCore

/// An executable in the format of a target.
package struct CompiledExecutable: Sendable {
    /// The format, as runtimes know it.
    package var format: String
    package var bytes: [UInt8]
    /// How many workgroups each function is to be dispatched with, in the order of the functions.
    package var workgroupCounts: [WorkgroupCount]
}

/// Makes executables of the functions of dispatches: it prints their kernels.
package protocol ExecutableTarget: Sendable {
    /// The format of the executables, as runtimes know it.
    var format: String { get }
    /// What schedules depend on.
    var kernelTarget: KernelTarget { get }

    /// The executable of some kernels, which are exported in this order.
    func serialize(_ kernels: [Kernel], name: String) throws(Diagnostic) -> [UInt8]
}

extension ExecutableTarget {
    /// Compiles the functions of an executable, which are exported in this order.
    ///
    /// - Throws: A diagnostic at the operation that is not supported, or of the toolchain.
    package func executable(
        of functions: [Operation], name: String
    ) throws(Diagnostic) -> CompiledExecutable {
        var kernels: [Kernel] = []
        for function in functions { kernels.append(try DispatchLowering.lower(function, for: kernelTarget)) }
        return CompiledExecutable(
            format: format, bytes: try serialize(kernels, name: name),
            workgroupCounts: kernels.map(\.workgroupCount))
    }

    /// How many workgroups each function is to be dispatched with.
    func workgroupCounts(_ functions: [Operation]) throws(Diagnostic) -> [(x: Int, y: Int, z: Int)] {
        var counts: [(x: Int, y: Int, z: Int)] = []
        for function in functions {
            let count = try DispatchLowering.lower(function, for: kernelTarget).workgroupCount
            counts.append((count.x, count.y, 1))
        }
        return counts
    }
}
