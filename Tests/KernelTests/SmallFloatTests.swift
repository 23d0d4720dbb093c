import IREECompilerCore
import TestSupport
import Testing

@testable import IREECompilerTargets

/// Floats of 4 and 8 bits in kernels, against the compiler's own conversions, which know the formats by their codes.
@Suite(.onEachPlatform)
struct SmallFloatTests {
    private static let kinds: [FloatKind] = [
        .f8E4M3FN, .f8E5M2, .f8E4M3FNUZ, .f8E5M2FNUZ, .f8E4M3B11FNUZ, .f8E3M4, .f8E4M3, .f8E8M0FNU,
    ]

    private static func isSame(_ a: Float, _ b: Float) -> Bool {
        a.isNaN ? b.isNaN : a.bitPattern == b.bitPattern
    }

    @Test(arguments: kinds) func allCodesAreExtendedExactly(_ kind: FloatKind) throws {
        let codes = Array(UInt8.min...UInt8.max)
        let kernels = try CompiledKernels(
            ElementTypeTests.map(kind.rawValue, "f32", "%c = arith.extf %a : \(kind.rawValue) to f32"))
        var bindings = [codes, bytes(codes.map { _ in Float(0) })]
        try kernels.run(constants: [UInt32(codes.count)], workgroups: (2, 1), &bindings)
        for (code, number) in zip(codes, values(bindings[1], as: Float.self)) {
            let wanted = Float(kind.double(of: UInt64(code)))
            #expect(Self.isSame(number, wanted), "\(kind.rawValue) \(code): \(number), not \(wanted)")
        }
    }

    /// Numbers around all codes and what is in the middle between two, and beyond the largest.
    private static func samples(_ kind: FloatKind) -> [Float] {
        let last: UInt64 = kind.width == 4 ? 7 : 127
        var numbers: [Float] = [0, .infinity, .nan, 1e30, 0x1p-30, 0x1p-130]
        for code in 0...last {
            let number = Float(kind.double(of: code))
            guard number.isFinite else { continue }
            let next = Float(kind.double(of: code + 1))
            let middle = next.isFinite ? (number + next) / 2 : number * 1.03125
            numbers += [number, middle.nextDown, middle, middle.nextUp, number * 2]
        }
        return numbers + numbers.map { -$0 }
    }

    @Test(arguments: kinds.filter { $0 != .f8E8M0FNU }) func numbersAreRoundedToEven(_ kind: FloatKind) throws
    {
        let numbers = Self.samples(kind)
        let kernels = try CompiledKernels(
            ElementTypeTests.map("f32", kind.rawValue, "%c = arith.truncf %a : f32 to \(kind.rawValue)"))
        var bindings = [bytes(numbers), [UInt8](repeating: 7, count: numbers.count)]
        try kernels.run(constants: [UInt32(numbers.count)], workgroups: (2, 1), &bindings)
        for (number, code) in zip(numbers, bindings[1]) {
            let wanted = kind.bits(of: Double(number))
            let isNaN = kind.double(of: wanted).isNaN
            #expect(
                isNaN ? kind.double(of: UInt64(code)).isNaN : UInt64(code) == wanted,
                "\(kind.rawValue) \(number): \(code), not \(wanted)")
        }
    }

    @Test func arithmeticIsRoundedAfterEachOperation() throws {
        let kernels = try CompiledKernels(
            ElementTypeTests.map(
                "f8E4M3FN", "f8E4M3FN", "%s = arith.addf %a, %a : f8E4M3FN\n%c = arith.mulf %s, %a : f8E4M3FN"
            ))
        let codes = Array(UInt8.min...UInt8.max)
        var bindings = [codes, codes.map { _ in 7 }]
        try kernels.run(constants: [UInt32(codes.count)], &bindings)
        let kind = FloatKind.f8E4M3FN
        for (code, result) in zip(codes, bindings[1]) {
            let number = kind.double(of: UInt64(code))
            let wanted = kind.rounded(kind.rounded(number + number) * number)
            let found = kind.double(of: UInt64(result))
            #expect(wanted.isNaN ? found.isNaN : wanted == found, "\(code)")
        }
    }

    /// The exponent of a number, whatever its sign.
    @Test func exponentsAreThoseOfTheNumbers() throws {
        let kernels = try CompiledKernels(
            ElementTypeTests.map("f32", "f8E8M0FNU", "%c = arith.truncf %a : f32 to f8E8M0FNU"))
        let numbers: [Float] = [1, 1.99, -2, 0x1p-127, 0, 3e38, .infinity, .nan]
        var bindings = [bytes(numbers), numbers.map { _ in 7 }]
        try kernels.run(constants: [UInt32(numbers.count)], &bindings)
        #expect(bindings[1] == [127, 127, 128, 0, 0, 254, 255, 255])
    }

    /// Two in a byte, with a scale: products and quotients by powers of two.
    @Test(arguments: [1, 2, 7, 16, 33]) func scaledNumbersOfFourBits(count: Int) throws {
        let kind = FloatKind.f4E2M1FN
        let codes = (0..<count).map { UInt8($0 % 16) }
        var packed = [UInt8](repeating: 0, count: (count + 1) / 2)
        for (i, code) in codes.enumerated() { packed[i / 2] |= code << UInt8(i % 2 * 4) }
        let scale = "%k = arith.constant 8.0 : f8E8M0FNU\n"
        let extending = try CompiledKernels(
            ElementTypeTests.map(
                "f4E2M1FN", "f32",
                scale + "%c = arith.scaling_extf %a, %k : f4E2M1FN, f8E8M0FNU to f32"))
        var bindings = [packed, bytes(codes.map { _ in Float(0) })]
        try extending.run(constants: [UInt32(count)], workgroups: (2, 1), &bindings)
        #expect(values(bindings[1], as: Float.self) == codes.map { Float(kind.double(of: UInt64($0))) * 8 })
        let truncating = try CompiledKernels(
            ElementTypeTests.map(
                "f32", "f4E2M1FN",
                scale + "%c = arith.scaling_truncf %a, %k : f32, f8E8M0FNU to f4E2M1FN"))
        var back = [bindings[1], packed.map { _ in 0 }]
        try truncating.run(constants: [UInt32(count)], workgroups: (2, 1), &back)
        #expect(back[1] == packed)
    }

    @Test func whatIsTooLargeForFourBitsIsTheLargestNumber() throws {
        let kind = FloatKind.f4E2M1FN
        let numbers = Self.samples(kind)
        let kernels = try CompiledKernels(
            ElementTypeTests.map(
                "f32", "i8",
                "%t = arith.truncf %a : f32 to f4E2M1FN\n%u = arith.bitcast %t : f4E2M1FN to i4\n"
                    + "%c = arith.extui %u : i4 to i8"))
        var bindings = [bytes(numbers), [UInt8](repeating: 7, count: numbers.count)]
        try kernels.run(constants: [UInt32(numbers.count)], &bindings)
        for (number, code) in zip(numbers, bindings[1]) {
            #expect(UInt64(code) == (number.isNaN ? 0 : kind.bits(of: Double(number))), "\(number)")
        }
    }
}
