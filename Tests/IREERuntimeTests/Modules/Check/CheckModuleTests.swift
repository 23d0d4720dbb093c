import IREEBytecode
import IREEParams
import Testing

@testable import IREERuntime

@Suite struct CheckModuleTests {
    /// Calls a function with a device that is none, and returns the failures.
    private func failures(_ name: String, _ arguments: [VMValue]) throws -> [String] {
        let module = CheckModule()
        #expect(try callNative(module, name, arguments).isEmpty)
        let failures = module.takeFailures()
        #expect(module.takeFailures().isEmpty)
        return failures
    }

    private func view<Element: TensorElement>(_ elements: [Element], _ shape: [Int]? = nil) throws -> VMValue
    {
        .ref(try HALBufferView(elements, shape: shape ?? [elements.count]))
    }

    @Test func namesAndConventionsAreTheOfficialOnes() {
        let functions = CheckModule().functions.map { "\($0.name) \($0.convention)" }
        #expect(
            functions == [
                "expect_true 0i_v", "expect_false 0i_v", "expect_all_true 0rr_v", "expect_eq 0rrr_v",
                "expect_almost_eq 0rrrff_v",
            ])
    }

    @Test(arguments: [0, 1, -1, .min] as [Int32])
    func truth(_ value: Int32) throws {
        #expect(try failures("expect_true", [.i32(value)]).count == (value == 0 ? 1 : 0))
        #expect(try failures("expect_false", [.i32(value)]).count == (value == 0 ? 0 : 1))
    }

    @Test func allTrue() throws {
        #expect(try failures("expect_all_true", [.ref(nil), try view([1, -1, 7] as [Int8])]).isEmpty)
        #expect(try failures("expect_all_true", [.ref(nil), try view([] as [Int8])]).isEmpty)
        let failure = try failures("expect_all_true", [.ref(nil), try view([1, 0.5, -0.0] as [Float])])
        #expect(failure.count == 1 && failure[0].contains("element 2") && failure[0].contains("3xf32=1 0.5"))
    }

    @Test func equality() throws {
        let x = try view([1, 2, 3, 4] as [Int32])
        #expect(try failures("expect_eq", [.ref(nil), x, try view([1, 2, 3, 4] as [Int32])]).isEmpty)
        let cases: [(VMValue, String)] = [
            (try view([1, 2, 3, 5] as [Int32]), "contents differ"),
            (try view([1, 2, 3, 4] as [Int32], [2, 2]), "shapes differ"),
            (try view([1, 2, 3, 4] as [UInt32]), "types differ"),
        ]
        for (y, reason) in cases {
            let failure = try failures("expect_eq", [.ref(nil), x, y])
            #expect(failure.count == 1 && failure[0].contains(reason) && failure[0].contains("4xi32=1 2 3 4"))
        }
        #expect(throws: VMError.self) { try failures("expect_eq", [.ref(nil), x, .ref(nil)]) }
    }

    @Test func equalityWithinATolerance() throws {
        func compare(_ x: VMValue, _ y: VMValue, _ absolute: Float, _ relative: Float) throws -> [String] {
            try failures("expect_almost_eq", [.ref(nil), x, y, .f32(absolute), .f32(relative)])
        }
        let x = try view([1, 2, .nan, .infinity] as [Float])
        #expect(try compare(x, x, 0, 0).isEmpty)
        let y = try view([1, 2.125, .nan, .infinity] as [Float])
        #expect(try compare(x, y, 0.125, 0).isEmpty)
        #expect(try compare(x, y, 0, 0.0625).isEmpty)
        let failure = try compare(x, y, 0.0625, 0)
        #expect(failure.count == 1 && failure[0].contains("element 1 is 2.0 on the left and 2.125"))
        #expect(
            try compare(try view([.infinity] as [Double]), try view([1e300] as [Double]), 1, 1).count == 1)
        #expect(try compare(x, try view([1, 2] as [Float]), 9, 9).count == 1)
        let integers = try view([1] as [Int32])
        #expect(
            try #require(throws: VMError.self) { try compare(integers, integers, 1, 1) }.code
                == .invalidArgument)
    }

    @Test(arguments: Devices.allCases)
    func programs(_ device: Devices) throws {
        let check = CheckModule()
        let program = try Program(
            [.native(check), try Programs.module("check.vmvx")], devices: [device.device])
        for name in ["scalars", "tensors"] {
            #expect(try program.call(name, []).isEmpty)
            #expect(check.takeFailures().isEmpty, "\(name)")
        }
        // All of them are told: none ends the program.
        #expect(try program.call("failures", []).isEmpty)
        #expect(check.takeFailures().count == 4)
    }
}
