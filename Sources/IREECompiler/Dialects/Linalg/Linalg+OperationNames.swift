extension Linalg {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let conv2DNchwFchw = "linalg.conv_2d_nchw_fchw"
        package static let conv2DNhwcHwcf = "linalg.conv_2d_nhwc_hwcf"
        package static let fill = "linalg.fill"
        package static let index = "\(Index.name)"
        package static let pack = "\(Pack.name)"
        package static let softmax = "\(Softmax.name)"
        package static let unpack = "\(Unpack.name)"
    }
}
