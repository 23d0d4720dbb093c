import IREECompilerCore

extension VMImports {
    private static let device: VMArgument = .ref("device", .halDevice)

    /// Functions of the `check` module.
    static let check: [VMImport] = [
        VMImport(Check.ExpectTrue.self, [.i32("operand")]),
        VMImport(Check.ExpectFalse.self, [.i32("operand")]),
        VMImport(Check.ExpectAllTrue.self, [device, .ref("operand", .halBufferView)]),
        VMImport(
            Check.ExpectEq.self, [device, .ref("lhs", .halBufferView), .ref("rhs", .halBufferView)]),
        VMImport(
            Check.ExpectAlmostEq.self,
            [
                device, .ref("lhs", .halBufferView), .ref("rhs", .halBufferView), .f32("atol"), .f32("rtol"),
            ]),
    ]
}
