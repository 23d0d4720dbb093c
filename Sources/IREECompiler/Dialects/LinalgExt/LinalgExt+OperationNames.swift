extension LinalgExt {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let attention = "\(Attention.name)"
        package static let mapLoad = "\(MapLoad.name)"
        package static let argCompare = "\(ArgCompare.name)"
        package static let gather = "\(Gather.name)"
        package static let index = "\(Index.name)"
        package static let mapStore = "\(MapStore.name)"
        package static let scan = "\(Scan.name)"
        package static let scatter = "\(Scatter.name)"
        package static let sort = "\(Sort.name)"
        package static let topk = "\(TopK.name)"
        package static let topkV2 = "\(TopKV2.name)"
    }
}
