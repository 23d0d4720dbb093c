extension TensorExt {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let dispatchTensorLoad = "\(DispatchTensorLoad.name)"
        package static let dispatchTensorStore = "\(DispatchTensorStore.name)"
        package static let dispatchWorkloadOrdinal = "\(DispatchWorkloadOrdinal.name)"
    }
}
