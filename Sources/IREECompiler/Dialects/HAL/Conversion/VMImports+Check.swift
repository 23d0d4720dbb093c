import IREECompilerCore

extension VMImports {
    private static let device: VMArgument = .ref("device", .halDevice)

    /// Functions of the `check` module, which only test tools have.
    static let check: [VMImport] = [
        expectation(Check.ExpectTrue.self, [.i32("operand")]),
        expectation(Check.ExpectFalse.self, [.i32("operand")]),
        expectation(Check.ExpectAllTrue.self, [device, .ref("operand", .halBufferView)]),
        expectation(
            Check.ExpectEq.self, [device, .ref("lhs", .halBufferView), .ref("rhs", .halBufferView)]),
        expectation(
            Check.ExpectAlmostEq.self,
            [
                device, .ref("lhs", .halBufferView), .ref("rhs", .halBufferView), .f32("atol"), .f32("rtol"),
            ]),
    ]

    private static func expectation(_ kind: any OpKind.Type, _ arguments: [VMArgument]) -> VMImport {
        VMImport(kind, arguments, [], .optional)
    }
}
