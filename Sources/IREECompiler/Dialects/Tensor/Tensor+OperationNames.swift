extension Tensor {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let bitcast = "\(Bitcast.name)"
        package static let cast = "\(Cast.name)"
        package static let collapseShape = "\(CollapseShape.name)"
        package static let concat = "\(Concat.name)"
        package static let dim = "\(Dim.name)"
        package static let empty = "\(Empty.name)"
        package static let expandShape = "\(ExpandShape.name)"
        package static let extract = "\(Extract.name)"
        package static let extractSlice = "\(ExtractSlice.name)"
        package static let fromElements = "\(FromElements.name)"
        package static let generate = "\(Generate.name)"
        package static let insert = "\(Insert.name)"
        package static let insertSlice = "\(InsertSlice.name)"
        package static let pad = "\(Pad.name)"
        package static let splat = "\(Splat.name)"
    }
}
