import TestSupport
import Testing

@testable import IREECompilerTargets

@Suite(.onEachPlatform)
struct ElementTypeTests {
    /// An elementwise function of one operand, of any length.
    static func map(_ from: String, _ to: String, _ operations: String) -> String {
        DispatchText.function(
            sizes: ["n"], inputs: [.init(type: "?x\(from)", sizes: ["%n"])],
            outputs: [.init(type: "?x\(to)", sizes: ["%n"])],
            body: """
                  %empty = tensor.empty(%n) : tensor<?x\(to)>
                  %out0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
                    ins(%in0 : tensor<?x\(from)>) outs(%empty : tensor<?x\(to)>) {
                  ^bb0(%a: \(from), %b: \(to)):
                    \(operations)
                    linalg.yield %c : \(to)
                  } -> tensor<?x\(to)>
                """)
    }

    static let lengths = [0, 1, 2, 3, 7, 15, 16, 17, 31, 64, 100, 5000]

    private func expect<A, B: Equatable>(
        _ from: String, _ to: String, _ operations: String, _ input: (Int) -> A, _ wanted: (A) -> B
    ) throws {
        let kernels = try CompiledKernels(Self.map(from, to, operations))
        for length in Self.lengths {
            let arguments = (0..<length).map(input)
            let results = arguments.map(wanted)
            var bindings = [bytes(arguments), [UInt8](repeating: 7, count: bytes(results).count)]
            try kernels.run(constants: [UInt32(length)], workgroups: (2, 1), &bindings)
            #expect(values(bindings[1]) == results, "\(from) to \(to), length \(length)")
        }
    }

    @Test func integersWrapAround() throws {
        try expect("i8", "i8", "%c = arith.muli %a, %a : i8", { Int8(truncatingIfNeeded: $0) }) { $0 &* $0 }
        try expect("i16", "i16", "%c = arith.muli %a, %a : i16", { Int16(truncatingIfNeeded: $0 * 300) }) {
            $0 &* $0
        }
        try expect("i32", "i32", "%c = arith.muli %a, %a : i32", { Int32($0 * 70_000) }) { $0 &* $0 }
        try expect("i64", "i64", "%c = arith.muli %a, %a : i64", { Int64($0) << 40 }) { $0 &* $0 }
    }

    @Test func comparisonsMakeBooleans() throws {
        try expect(
            "i32", "i1", "%k = arith.constant 3 : i32\n%c = arith.cmpi sgt, %a, %k : i32", { Int32($0 % 7) }
        ) {
            UInt8($0 > 3 ? 1 : 0)
        }
        try expect(
            "i1", "i1", "%t = arith.constant true\n%c = arith.xori %a, %t : i1", { UInt8($0 % 2) }
        ) { 1 - $0 }
    }

    @Test func divisionByZeroDoesNotEndTheProcess() throws {
        let division =
            "%k = arith.constant -1 : i32\n%d = arith.divsi %k, %a : i32\n%c = arith.divsi %d, %a : i32"
        try expect("i32", "i32", division, { Int32($0 % 3) }) { x in
            let divisor = x == 0 ? 1 : x
            return -1 / divisor / divisor
        }
        let least = "%k = arith.constant -2147483648 : i32\n%c = arith.divsi %k, %a : i32"
        try expect("i32", "i32", least, { _ in Int32(-1) }) { _ in Int32.min }
    }

    @Test func floatsToIntegersSaturate() throws {
        try expect("f32", "i32", "%c = arith.fptosi %a : f32 to i32", { Float($0 - 50) * 1e8 + 0.75 }) {
            (x: Float) -> Int32 in
            if x >= 0x1p31 { return Int32.max }
            return x < -0x1p31 ? Int32.min : Int32(x)
        }
    }

    #if arch(arm64) || os(Linux)
        @Test(arguments: [false, true]) func halfPrecisionIsConvertedExactly(wide: Bool) throws {
            // All bit patterns, there and back.
            let kernels = try CompiledKernels(
                Self.map("f16", "f16", "%w = arith.extf %a : f16 to f32\n%c = arith.truncf %w : f32 to f16"),
                wide: wide)
            let all = (0...UInt16.max).map { $0 }
            var bindings = [bytes(all), bytes(all.map { _ in UInt16(0) })]
            try kernels.run(constants: [UInt32(all.count)], &bindings)
            for (before, after) in zip(all, values(bindings[1], as: UInt16.self)) {
                let isNaN = before & 0x7C00 == 0x7C00 && before & 0x3FF != 0
                #expect(isNaN ? after & 0x7C00 == 0x7C00 && after & 0x3FF != 0 : before == after)
            }
        }

        @Test func narrowFloatsAreRoundedToEven() throws {
            try expect("f32", "f16", "%c = arith.truncf %a : f32 to f16", { Float($0) * 1.000123 }) {
                Float16($0)
            }
            try expect("f32", "f16", "%c = arith.truncf %a : f32 to f16", { Float($0) * 1.3e-8 }) {
                Float16($0)
            }
            try expect(
                "f64", "f16", "%c = arith.truncf %a : f64 to f16", { 1 + Double($0) * 0x1p-12 + 0x1p-40 }
            ) {
                Float16($0)
            }
        }
    #endif

    @Test func bfloat16IsRoundedToEven() throws {
        try expect("f32", "bf16", "%c = arith.truncf %a : f32 to bf16", { Float($0) * 1.00321 }) { x in
            let bits = x.bitPattern
            return UInt16(truncatingIfNeeded: (bits + 0x7FFF + (bits >> 16 & 1)) >> 16)
        }
        try expect("bf16", "f32", "%c = arith.extf %a : bf16 to f32", { UInt16($0 * 6) }) {
            Float(bitPattern: UInt32($0) << 16)
        }
    }

    /// Two elements in a byte: the first in the low bits.
    @Test(arguments: [1, 2, 5, 8, 31, 64]) func elementsOfFourBits(count: Int) throws {
        let numbers = (0..<count).map { Int8(truncatingIfNeeded: $0 * 3 % 16 - 8) }
        var packed = [UInt8](repeating: 0, count: (count + 1) / 2)
        for (i, number) in numbers.enumerated() {
            packed[i / 2] |= (UInt8(bitPattern: number) & 0xF) << UInt8(i % 2 * 4)
        }
        let unpacking = try CompiledKernels(Self.map("i4", "i8", "%c = arith.extsi %a : i4 to i8"))
        var bindings = [packed, bytes([Int8](repeating: -1, count: count))]
        try unpacking.run(constants: [UInt32(count)], workgroups: (2, 1), &bindings)
        #expect(values(bindings[1]) == numbers)
        let packing = try CompiledKernels(Self.map("i8", "i4", "%c = arith.trunci %a : i8 to i4"))
        bindings = [bytes(numbers), packed.map { _ in 0 }]
        try packing.run(constants: [UInt32(count)], workgroups: (2, 1), &bindings)
        #expect(bindings[1] == packed)
        // Rows of whole bytes.
        guard count % 2 == 0 else { return }
        let rows = try CompiledKernels(
            Self.map("i8", "i4", "%c = arith.trunci %a : i8 to i4")
                .replacing("?", with: String(count)).replacing("tensor.empty(%n)", with: "tensor.empty()")
                .replacing("{%n}", with: "").replacing("sizes = [%n]", with: "sizes = [\(count)]"))
        bindings[1] = packed.map { _ in 0 }
        try rows.run(constants: [UInt32(count)], workgroups: (2, 1), &bindings)
        #expect(bindings[1] == packed)
    }

    @Test func indicesAreValues() throws {
        let text =
            "%i = linalg.index 0 : index\n%j = arith.index_cast %i : index to i64\n%c = arith.addi %a, %j : i64"
        let kernels = try CompiledKernels(Self.map("i64", "i64", text))
        let arguments = (0..<77).map { Int64($0 * 100) }
        var bindings = [bytes(arguments), bytes(arguments)]
        try kernels.run(constants: [77], &bindings)
        #expect(values(bindings[1]) == (0..<77).map { Int64($0 * 101) })
    }
}
