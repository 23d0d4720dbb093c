import IREEBytecode
import Testing

@testable import IREERuntime

/// An operand of two dimensions, as calls have it.
struct Operand2D {
    var buffer: VMBuffer
    var offset: Int64 = 0
    var strides: (Int64, Int64)

    var values: [VMValue] { [.ref(buffer), .i64(offset), .i64(strides.0), .i64(strides.1)] }
}

@Suite struct VMVXElementwiseTests {
    private let module = VMVXModule()

    @Test func namesAndConventionsAreTheOfficialOnes() {
        let table = Dictionary(
            module.functions.map { ($0.name, $0.convention) }, uniquingKeysWith: { first, _ in first })
        #expect(table.count == 32 && module.functions.count == 32)
        let unary =
            "abs.f32 ceil.f32 copy.x16 copy.x32 copy.x64 copy.x8 ctlz.i32 exp.f32 floor.f32 log.f32 neg.f32 rsqrt.f32"
        let binary =
            "add.f32 add.i32 and.i32 div.f32 divs.i32 divu.i32 mul.f32 mul.i32 or.i32 shl.i32 shrs.i32 shru.i32 sub.f32 sub.i32 xor.i32"
        for (names, convention) in [(unary, "0rIIIrIIIII_v"), (binary, "0rIIIrIIIrIIIII_v")] {
            for name in names.split(separator: " ") {
                let parts = name.split(separator: ".")
                #expect(table["\(parts[0]).2d.\(parts[1])"] == convention, "\(name)")
            }
        }
        #expect(table["fill.2d.x32"] == "0irIIII_v")
        #expect(table["mmt4d"] == "0rIIrIIrIIIIIiiii_v")
        #expect(table["pack"] == "0rIIIrIIIIIIIIIIi_v")
        #expect(table["unpack"] == "0rIIIrIIIIIIIIIi_v")
        #expect(table["query_tile_sizes.2d"] == "0IIi_II")
    }

    @Test(
        arguments: [
            ("abs.2d.f32", [-1.5, 2, -0, -.infinity], [1.5, 2, 0, .infinity]),
            ("ceil.2d.f32", [-1.5, 2, 0.25, 1e30], [-1, 2, 1, 1e30]),
            ("floor.2d.f32", [-1.5, 2, 0.25, 1e30], [-2, 2, 0, 1e30]),
            ("neg.2d.f32", [-1.5, 2, 0.25, .infinity], [1.5, -2, -0.25, -.infinity]),
            ("exp.2d.f32", [0, 1, -.infinity, 100], [1, 2.7182817, 0, .infinity]),
            ("log.2d.f32", [1, 2.7182817, 0, .infinity], [0, 0.99999994, -.infinity, .infinity]),
            ("rsqrt.2d.f32", [4, 0.25, 0, .infinity], [0.5, 2, .infinity, 0]),
        ] as [(String, [Float], [Float])])
    func unaryOnFloats(_ name: String, _ input: [Float], _ expected: [Float]) throws {
        // As 2x2, in rows, and as 4x1, in columns.
        for (size, strides) in [((2, 2), (2, 1)), ((4, 1), (1, 4))] as [((Int64, Int64), (Int64, Int64))] {
            let output = try VMBuffer(of: [Float](repeating: 9, count: 4))
            let source = Operand2D(buffer: try VMBuffer(of: input, isMutable: false), strides: strides)
            let target = Operand2D(buffer: output, strides: strides)
            _ = try callNative(module, name, source.values + target.values + [.i64(size.0), .i64(size.1)])
            let matches = zip(output.numbers(as: Float.self), expected).allSatisfy { actual, expected in
                actual == expected || (actual - expected).magnitude <= 1.2e-7 * expected.magnitude
            }
            #expect(matches, "\(name): \(output.numbers(as: Float.self))")
        }
    }

    @Test func leadingZeros() throws {
        let output = try VMBuffer(count: 16)
        let input = try VMBuffer(of: [0, 1, -1, 0x8000] as [Int32])
        _ = try callNative(
            module, "ctlz.2d.i32",
            Operand2D(buffer: input, strides: (4, 1)).values
                + Operand2D(buffer: output, strides: (4, 1)).values
                + [.i64(1), .i64(4)])
        #expect(output.numbers(as: Int32.self) == [32, 31, 0, 16])
    }

    @Test(
        arguments: [
            ("add.2d.i32", [.max, 2, -3], [1, -5, 7], [.min, -3, 4]),
            ("sub.2d.i32", [.min, 2, -3], [1, -5, 7], [.max, 7, -10]),
            ("mul.2d.i32", [.max, 2, -3], [2, -5, 7], [-2, -10, -21]),
            ("and.2d.i32", [12, -1, 5], [10, 7, 0], [8, 7, 0]),
            ("or.2d.i32", [12, -1, 5], [10, 7, 0], [14, -1, 5]),
            ("xor.2d.i32", [12, -1, 5], [10, 7, 0], [6, -8, 5]),
            // The one quotient that there is no number for wraps around.
            ("divs.2d.i32", [7, -7, .min], [2, 2, -1], [3, -3, .min]),
            ("divu.2d.i32", [7, -1, .min], [2, 16, -1], [3, 0x0FFF_FFFF, 0]),
            // Distances count modulo 32.
            ("shl.2d.i32", [1, 3, 5], [4, 31, 33], [16, .min, 10]),
            ("shrs.2d.i32", [-16, .min, -8], [2, 31, 33], [-4, -1, -4]),
            ("shru.2d.i32", [-16, .min, -8], [2, 31, 33], [0x3FFF_FFFC, 1, 0x7FFF_FFFC]),
        ] as [(String, [Int32], [Int32], [Int32])])
    func binaryOnIntegers(_ name: String, _ x: [Int32], _ y: [Int32], _ expected: [Int32]) throws {
        let output = try VMBuffer(count: 12)
        let operands = try [VMBuffer(of: x), VMBuffer(of: y), output].flatMap {
            Operand2D(buffer: $0, strides: (3, 1)).values
        }
        _ = try callNative(module, name, operands + [.i64(1), .i64(3)])
        #expect(output.numbers(as: Int32.self) == expected)
    }

    @Test(
        arguments: [
            ("add.2d.f32", [1, 2, 4], [0.5, -2, 1e30], [1.5, 0, 1e30]),
            ("sub.2d.f32", [1, 2, 4], [0.5, -2, 1e30], [0.5, 4, -1e30]),
            ("mul.2d.f32", [1, 2, 4], [0.5, -2, 1e38], [0.5, -4, .infinity]),
            ("div.2d.f32", [1, 2, 4], [0.5, -2, 0], [2, -1, .infinity]),
        ] as [(String, [Float], [Float], [Float])])
    func binaryOnFloats(_ name: String, _ x: [Float], _ y: [Float], _ expected: [Float]) throws {
        let output = try VMBuffer(count: 12)
        let operands = try [VMBuffer(of: x), VMBuffer(of: y), output].flatMap {
            Operand2D(buffer: $0, strides: (3, 1)).values
        }
        _ = try callNative(module, name, operands + [.i64(1), .i64(3)])
        #expect(output.numbers(as: Float.self) == expected)
    }

    @Test func stridesOffsetsAndBroadcasts() throws {
        let output = try VMBuffer(of: [Int32](repeating: -1, count: 10))
        let x = try VMBuffer(of: [0, 1, 2, 3, 4, 5] as [Int32])
        let y = try VMBuffer(of: [0, 10, 20, 30] as [Int32])
        // The first backwards, row by row; of the second one row for all; the result with gaps.
        let operands = [
            Operand2D(buffer: x, offset: 5, strides: (-3, -1)),
            Operand2D(buffer: y, offset: 1, strides: (0, 1)),
            Operand2D(buffer: output, offset: 1, strides: (5, 1)),
        ]
        _ = try callNative(module, "add.2d.i32", operands.flatMap(\.values) + [.i64(2), .i64(3)])
        #expect(output.numbers(as: Int32.self) == [-1, 15, 24, 33, -1, -1, 12, 21, 30, -1])
    }

    @Test(arguments: ["divs.2d.i32", "divu.2d.i32"])
    func divisionByZeroIsAnError(_ name: String) throws {
        let output = try VMBuffer(count: 12)
        let x = try VMBuffer(of: [1, 2, 3] as [Int32])
        let zero = try VMBuffer(of: [1, 2, 0] as [Int32])
        func divide(_ y: Operand2D, _ result: Operand2D) throws {
            let operands = Operand2D(buffer: x, strides: (3, 1)).values + y.values + result.values
            _ = try callNative(module, name, operands + [.i64(1), .i64(3)])
        }
        let error = try #require(throws: VMError.self) {
            try divide(Operand2D(buffer: zero, strides: (3, 1)), Operand2D(buffer: output, strides: (3, 1)))
        }
        #expect(error.code == .invalidArgument && error.message.contains("[0, 2]"))
        #expect(output.numbers(as: Int32.self) == [0, 0, 0])
        // Divisors that become zero on the way, because the quotient is written over the next of them.
        let chain = try VMBuffer(of: [2, 7, 7, 7] as [Int32])
        try divide(
            Operand2D(buffer: chain, strides: (4, 1)), Operand2D(buffer: chain, offset: 1, strides: (4, 1)))
        #expect(chain.numbers(as: Int32.self)[0] == 2)
    }

    @Test(arguments: ["copy.2d.x8", "copy.2d.x16", "copy.2d.x32", "copy.2d.x64"], [1, 2] as [Int64])
    func copies(_ name: String, _ stride: Int64) throws {
        let width = ["8": 1, "16": 2, "32": 4, "64": 8][name.split(separator: "x")[1]] ?? 0
        let input = try VMBuffer((0..<UInt8(24 * width)).map { $0 })
        let output = try VMBuffer(count: 4 * width)
        // Two by two elements out of the middle.
        _ = try callNative(
            module, name,
            Operand2D(buffer: input, offset: 3, strides: (6, stride)).values
                + Operand2D(buffer: output, strides: (2, 1)).values + [.i64(2), .i64(2)])
        let expected = [3, 3 + Int(stride), 9, 9 + Int(stride)].flatMap { element in
            (0..<width).map { UInt8(element * width + $0) }
        }
        #expect(Array(output.bytes) == expected)
    }

    @Test func fills() throws {
        let output = try VMBuffer(count: 28)
        _ = try callNative(
            module, "fill.2d.x32", [.i32(7), .ref(output), .i64(1), .i64(3), .i64(2), .i64(2)])
        #expect(output.numbers(as: Int32.self) == [0, 7, 7, 0, 7, 7, 0])
    }

    /// What reaches beyond a buffer of 24 elements, or would if numbers did not wrap around.
    @Test(
        arguments: [
            (0, 6, 1, 5, 6), (1, 6, 1, 4, 6), (-1, 6, 1, 4, 6), (0, -6, 1, 4, 6), (0, 6, -1, 4, 6),
            (24, 6, 1, 1, 1), (.max, 6, 1, 4, 6), (.min, 6, 1, 4, 6), (0, .max, 1, 4, 6), (0, .min, 1, 4, 6),
            (0, 1 << 62, 1, 5, 6), (0, 6, 1 << 62, 4, 5), (0, 6, 1, .max, 6), (0, 6, 1, 4, .max),
            (23, 0, .min, 1, 2), (0, 6, 1, -1, 6), (0, 6, 1, 4, -1), (0, 6, 1, .min, .min),
            (1 << 62, -(1 << 62), 1, 2, 1),
        ] as [(Int64, Int64, Int64, Int64, Int64)])
    func nothingBeyondABufferIsTouched(
        _ offset: Int64, _ stride0: Int64, _ stride1: Int64, _ rows: Int64, _ columns: Int64
    ) throws {
        let inside = Operand2D(
            buffer: try VMBuffer(count: 96), offset: rows == 4 || rows == 5 ? 0 : 0, strides: (6, 1))
        let outside = Operand2D(
            buffer: try VMBuffer(count: 96), offset: offset, strides: (stride0, stride1))
        for operands in [outside.values + inside.values, inside.values + outside.values] {
            let error = try #require(throws: VMError.self) {
                try callNative(module, "copy.2d.x32", operands + [.i64(rows), .i64(columns)])
            }
            #expect([.outOfRange, .invalidArgument].contains(error.code))
        }
    }

    @Test func nothingIsFineAnywhere() throws {
        let empty = Operand2D(
            buffer: try VMBuffer(count: 0), offset: .max, strides: (.max, .min))
        for size in [(0, 5), (5, 0), (0, 0), (0, .max), (.max, 0)] as [(Int64, Int64)] {
            _ = try callNative(
                module, "copy.2d.x64", empty.values + empty.values + [.i64(size.0), .i64(size.1)])
        }
    }

    @Test func constantsAndEndlessWorkAreRefused() throws {
        let constant = Operand2D(
            buffer: try VMBuffer(of: [1, 2] as [Int32], isMutable: false), strides: (2, 1))
        let target = Operand2D(buffer: try VMBuffer(count: 8), strides: (2, 1))
        func copy(_ source: Operand2D, _ target: Operand2D, _ rows: Int64) throws {
            _ = try callNative(
                module, "copy.2d.x32", source.values + target.values + [.i64(rows), .i64(2)])
        }
        try copy(constant, target, 1)
        #expect(
            try #require(throws: VMError.self) { try copy(target, constant, 1) }.code == .permissionDenied)
        var still = target
        still.strides.0 = 0
        var source = constant
        source.strides.0 = 0
        #expect(
            try #require(throws: VMError.self) { try copy(source, still, 1 << 60) }.code == .invalidArgument)
        #expect(throws: VMError.self) {
            try callNative(
                module, "copy.2d.x32",
                [.ref(nil)] + target.values.dropFirst() + target.values + [.i64(1), .i64(1)])
        }
    }

    @Test func addressesNeedNotBeAligned() throws {
        var bytes = [UInt8](repeating: 0, count: 17)
        try bytes.withUnsafeMutableBytes { memory in
            let odd = VMBuffer(
                lending: UnsafeMutableRawBufferPointer(rebasing: memory[1...]), isMutable: true)
            _ = try callNative(
                module, "fill.2d.x32", [.i32(-1), .ref(odd), .i64(0), .i64(2), .i64(2), .i64(2)])
            odd.revoke()
        }
        #expect(bytes == [0] + [UInt8](repeating: 255, count: 16))
    }
}
