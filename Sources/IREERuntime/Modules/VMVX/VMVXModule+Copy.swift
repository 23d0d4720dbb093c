import IREEBytecode

// Copies and fills know how wide elements are, not what they mean.

extension VMVXModule {
    static let copyFunctions = [
        unary("copy.2d.x16") { (x: UInt16) in x },
        unary("copy.2d.x32") { (x: UInt32) in x },
        unary("copy.2d.x64") { (x: UInt64) in x },
        unary("copy.2d.x8") { (x: UInt8) in x },
        VMNativeFunction("fill.2d.x32", "0irIIII_v", fill),
    ]

    private static func fill(_ call: inout VMCall) throws(VMError) {
        let value = try call.takeInt32()
        let output = try call.rowPlacement()
        let size = try call.operandSize()
        let target = try StridedOperand<Int32>(writing: output, size)
        for row in 0..<size.rows {
            let to = target.address(row)
            for column in 0..<size.columns { setElement(to, column, value) }
        }
    }
}
