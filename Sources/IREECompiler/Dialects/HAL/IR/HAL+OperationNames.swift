extension HAL {
    /// Names of operations that kernels are made of, for tables of them.
    package enum Name {
        package static let interfaceBindingSubspan = "\(InterfaceBindingSubspan.name)"
        package static let interfaceConstantLoad = "\(InterfaceConstantLoad.name)"
        package static let interfaceWorkgroupCount = "\(InterfaceWorkgroupCount.name)"
        package static let interfaceWorkgroupId = "\(InterfaceWorkgroupID.name)"
    }
}
