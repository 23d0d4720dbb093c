import IREECompilerCore

extension HAL {
    /// The number of the first condition that holds; -1 if none does.
    static func selectFirst(_ conditions: [Value], _ builder: OpBuilder) -> Value {
        var selected = builder.constant(index: -1)
        for (i, condition) in conditions.enumerated().reversed() {
            let number = builder.constant(index: Int64(i))
            let other = selected
            selected =
                builder.create(Arith.Select.self) {
                    $0.condition = condition
                    $0.trueValue = number
                    $0.falseValue = other
                    $0.result = .index
                }.result
        }
        return selected
    }

    /// Whether a device has a property: the value of a query, false if the device does not know it.
    static func query(_ device: Value, _ category: String, _ key: String, _ builder: OpBuilder) -> Value {
        builder.create(DeviceQuery.self) {
            $0.device = device
            $0.category = .string(category)
            $0.key = .string(key)
            $0.defaultValue = .bool(false)
            $0.ok = .i1
            $0.value = .i1
        }.value
    }

    /// The executable formats of variants are queried in this category.
    static let formatCategory = "hal.executable.format"
}
