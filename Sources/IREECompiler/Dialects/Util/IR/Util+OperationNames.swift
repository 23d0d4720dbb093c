extension Util {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let assumeInt = "\(AssumeInt.name)"
        package static let optimizationBarrier = "\(OptimizationBarrier.name)"
    }
}
