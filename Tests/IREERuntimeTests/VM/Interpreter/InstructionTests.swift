import IREEBytecode
import Testing

@testable import IREERuntime

/// Instructions that the official suite of instructions does not have.
@Suite struct InstructionTests {
    /// Integer powers are products of squares, and one division at the end; of the exponent the lower 32
    /// bits count. The bits are those of the official runtime.
    @Test(
        arguments: [
            (2.5, 3, 15.625), (2, -2, 0.25), (0, 0, 1), (-1.5, 31, -287_626.588_849_326_13),
            (0, -1, .infinity),
            (-1, 9_223_372_036_854_775_807, -1), (-1, 9_007_199_254_740_993, -1), (-1, 16_777_217, -1),
            (-2, -2_147_483_648, 0), (.infinity, 0, 1), (.nan, 0, 1), (3, 4_294_967_297, 3),
            (3, 4_294_967_295, 1 / 3),
        ] as [(Double, Int64, Double)])
    func integerPowers(_ base: Double, _ exponent: Int64, _ expected: Double) throws {
        for bank in ["f32", "f64"] {
            var code = CodeFixture()
            code.block()
            try code.append(
                "fpowi.\(bank)", CodeFixture.number(0), CodeFixture.number(2), CodeFixture.number(4))
            try code.append("return", .registers([.number(4)]))
            let letter = bank == "f32" ? "f" : "F"
            let context = try VMContext([try code.module("0\(letter)I_\(letter)")])
            let function = try context.function("test.main")
            switch try function.call([bank == "f32" ? .f32(Float(base)) : .f64(base), .i64(exponent)]).first {
            case .f32(let value):
                // Each product is rounded.
                let difference = abs(value - Float(expected)) / abs(Float(expected))
                #expect(value == Float(expected) || difference < 1e-6, "\(bank)")
            case .f64(let value): #expect(value == expected, "\(bank)")
            default: Issue.record("no number")
            }
        }
    }

    /// A module may name types of `hal` and import nothing of it: it passes on references.
    @Test func typesOfDevicesAreKnown() throws {
        var code = CodeFixture()
        code.types = ["!hal.buffer_view", "!hal.fence", "!hal.device"]
        code.block()
        try code.append("cast.any.ref", CodeFixture.ref(0), .index(0), CodeFixture.ref(0))
        try code.append("return", .registers([.ref(0)]))
        let program = try Program([try code.module("0r_r")])
        #expect(program.devices.isEmpty)
        let view = try HALBufferView([1, 2] as [Float], shape: [2])
        #expect(try program.call("main", [.tensor(view)])[0].floats() == [1, 2])
        let error = #expect(throws: VMError.self) { try program.call("main", [.bytes([1])]) }
        #expect(error?.code == .invalidArgument)
    }
}
