extension Func {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let `return` = "\(Return.name)"
    }
}
