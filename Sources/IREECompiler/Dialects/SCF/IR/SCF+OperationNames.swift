extension SCF {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let executeRegion = "\(ExecuteRegion.name)"
        package static let `for` = "\(For.name)"
        package static let `if` = "\(If.name)"
        package static let indexSwitch = "\(IndexSwitch.name)"
        package static let `while` = "\(While.name)"
    }
}
