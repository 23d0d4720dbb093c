import IREECompilerCore

/// Makes executables of the functions of dispatches: it prints their kernels.
package protocol ExecutableTarget: Sendable {
    /// What schedules depend on.
    var kernelTarget: KernelTarget { get }

    /// The text that an executable of some kernels is made of.
    func text(_ kernels: [Kernel], name: String) throws(Diagnostic) -> String

    /// The executable of some kernels, which are exported in this order.
    func serialize(_ kernels: [Kernel], name: String) throws(Diagnostic) -> [UInt8]
}

extension ExecutableTarget {
    /// The kernels of functions.
    ///
    /// - Throws: A diagnostic at the operation that is not supported.
    package func kernels(of functions: [Operation]) throws(Diagnostic) -> [Kernel] {
        var kernels: [Kernel] = []
        for function in functions { kernels.append(try DispatchLowering.lower(function, for: kernelTarget)) }
        return kernels
    }

    /// How many workgroups each function is to be dispatched with.
    func workgroupCounts(_ functions: [Operation]) throws(Diagnostic) -> [(x: Int, y: Int, z: Int)] {
        try kernels(of: functions).map { ($0.workgroupCount.x, $0.workgroupCount.y, 1) }
    }
}
