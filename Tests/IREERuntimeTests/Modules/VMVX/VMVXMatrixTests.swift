import IREEBytecode
import Testing

@testable import IREERuntime

@Suite struct VMVXMatrixTests {
    private let module = VMVXModule()

    /// A product of tiles: rows, columns and depth, in tiles and of a tile.
    struct Shape: Sendable, CustomStringConvertible {
        var (m, n, k): (Int, Int, Int)
        var (m0, n0, k0): (Int, Int, Int)

        init(_ m: Int, _ n: Int, _ k: Int, _ m0: Int, _ n0: Int, _ k0: Int) {
            (self.m, self.n, self.k, self.m0, self.n0, self.k0) = (m, n, k, m0, n0, k0)
        }

        var description: String { "\(m)x\(n)x\(k) of \(m0)x\(n0)x\(k0)" }
        var leftRow: Int { k * m0 * k0 }
        var rightRow: Int { k * n0 * k0 }
        var resultRow: Int { n * m0 * n0 }

        func values(_ flags: Int32) -> [VMValue] {
            [m, n, k].map { .i64(Int64($0)) } + [m0, n0, k0].map { .i32(Int32($0)) } + [.i32(flags)]
        }

        /// The definition, number by number.
        func product<Number, Sum: AdditiveArithmetic>(
            _ left: [Number], _ right: [Number], _ start: [Sum], _ times: (Number, Number) -> Sum
        ) -> [Sum] {
            var result = start
            for i in 0..<m {
                for j in 0..<n {
                    for i0 in 0..<m0 {
                        for j0 in 0..<n0 {
                            let place = ((i * n + j) * m0 + i0) * n0 + j0
                            for step in 0..<k {
                                for inner in 0..<k0 {
                                    let x = left[((i * k + step) * m0 + i0) * k0 + inner]
                                    let y = right[((j * k + step) * n0 + j0) * k0 + inner]
                                    result[place] += times(x, y)
                                }
                            }
                        }
                    }
                }
            }
            return result
        }
    }

    static let shapes = [
        Shape(1, 1, 1, 1, 1, 1), Shape(2, 3, 5, 8, 8, 1), Shape(3, 2, 4, 8, 8, 4), Shape(2, 2, 3, 5, 11, 1),
        Shape(1, 2, 3, 4, 16, 1), Shape(2, 1, 7, 3, 3, 2), Shape(2, 2, 0, 8, 8, 1), Shape(0, 2, 2, 8, 8, 1),
        Shape(2, 0, 2, 8, 8, 1), Shape(1, 1, 2, 8, 4, 2),
    ]

    @Test(arguments: shapes, [false, true])
    func floats(_ shape: Shape, _ accumulates: Bool) throws {
        // Small whole numbers: their sums are exact, whatever the order.
        let left = (0..<shape.m * shape.leftRow).map { Float($0 * 7 % 11 - 5) }
        let right = (0..<shape.n * shape.rightRow).map { Float($0 * 5 % 13 - 6) }
        let start = (0..<shape.m * shape.resultRow).map { Float($0 % 17) }
        let result = try multiply(shape, left, right, start, accumulates ? 0x101 : 1)
        let zeros = start.map { _ in Float(0) }
        #expect(result == shape.product(left, right, accumulates ? start : zeros, *))
    }

    @Test(arguments: shapes, [false, true])
    func bytes(_ shape: Shape, _ accumulates: Bool) throws {
        let left = (0..<shape.m * shape.leftRow).map { Int8(truncatingIfNeeded: $0 * 77 - 128) }
        let right = (0..<shape.n * shape.rightRow).map { Int8(truncatingIfNeeded: $0 * 59 - 128) }
        let start = (0..<shape.m * shape.resultRow).map { Int32($0 % 17) }
        let result = try multiply(shape, left, right, start, accumulates ? 0x302 : 0x602)
        let zeros = start.map { _ in Int32(0) }
        #expect(result == shape.product(left, right, accumulates ? start : zeros) { Int32($0) * Int32($1) })
    }

    private func multiply<Number: BitwiseCopyable, Sum: BitwiseCopyable>(
        _ shape: Shape, _ left: [Number], _ right: [Number], _ start: [Sum], _ flags: Int32
    ) throws -> [Sum] {
        let out = try VMBuffer(of: start)
        let operands: [VMValue] = [
            .ref(try VMBuffer(of: left, isMutable: false)), .i64(0), .i64(Int64(shape.leftRow)),
            .ref(try VMBuffer(of: right, isMutable: false)), .i64(0), .i64(Int64(shape.rightRow)), .ref(out),
            .i64(0), .i64(Int64(shape.resultRow)),
        ]
        _ = try callNative(module, "mmt4d", operands + shape.values(flags))
        return out.numbers(as: Sum.self)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let shape = Shape(2, 2, 2, 8, 8, 1)
        let good: [VMValue] = [
            .ref(try VMBuffer(count: 2 * 16 * 4)), .i64(0), .i64(16), .ref(try VMBuffer(count: 2 * 16 * 4)),
            .i64(0), .i64(16), .ref(try VMBuffer(count: 2 * 128 * 4)), .i64(0), .i64(128),
        ]
        _ = try callNative(module, "mmt4d", good + shape.values(1))
        func refused(_ change: (inout [VMValue]) -> Void) throws {
            var arguments = good + shape.values(1)
            change(&arguments)
            #expect(throws: VMError.self) { try callNative(module, "mmt4d", arguments) }
        }
        for index in [1, 4, 7] {
            try refused { $0[index] = .i64(1) }
            try refused { $0[index] = .i64(-1) }
            try refused { $0[index] = .i64(.max) }
        }
        for index in [2, 5, 8] {
            try refused { $0[index] = .i64(200) }
            try refused { $0[index] = .i64(.min) }
        }
        for index in 9...11 {
            try refused { $0[index] = .i64(3) }
            try refused { $0[index] = .i64(-1) }
            try refused { $0[index] = .i64(.max) }
            try refused { $0[index] = .i64(0x7FFF_FFFF) }
        }
        for index in 12...14 {
            try refused { $0[index] = .i32(9) }
            try refused { $0[index] = .i32(-1) }
            try refused { $0[index] = .i32(.max) }
        }
        // The types that the official module does not take either.
        for flags in [0, 3, 10, 11, 255] as [Int32] { try refused { $0[15] = .i32(flags) } }
        let constant = try VMBuffer(of: [Float](repeating: 0, count: 256), isMutable: false)
        try refused { $0[6] = .ref(constant) }
    }

    /// Counts that stand for no elements cost no time, however large they are.
    @Test func nothingTakesNoTime() throws {
        let most = 0x7FFF_FFFF
        let empty = try VMBuffer(count: 0)
        func multiply(_ shape: Shape, into out: VMBuffer) throws {
            let operands: [VMValue] = [
                .ref(empty), .i64(0), .i64(0), .ref(empty), .i64(0), .i64(0), .ref(out), .i64(0), .i64(1),
            ]
            _ = try callNative(module, "mmt4d", operands + shape.values(1))
        }
        try multiply(Shape(most, most, most, 0, 0, 0x7FFF), into: empty)
        for shape in [
            Shape(most, most, most, 0, 1, 1), Shape(most, most, most, 1, 0, 1), Shape(most, 0, most, 1, 1, 1),
            Shape(0, most, most, 1, 1, 1),
        ] { #expect(throws: VMError.self) { try multiply(shape, into: empty) } }
        let one = try VMBuffer(of: [7] as [Float])
        try multiply(Shape(1, 1, most, 1, 1, 0), into: one)
        #expect(one.numbers(as: Float.self) == [0])
        let nowhere = Operand2D(buffer: empty, strides: (1, 1))
        for (outer, inner) in [((1 << 40, 1 << 20), (0, 4)), ((1 << 40, 0), (4, 4)), ((0, .max), (0, 0))]
            as [((Int64, Int64), (Int64, Int64))]
        {
            let sizes = i64((0, .max)) + i64(outer) + i64(inner)
            _ = try callNative(
                module, "pack", nowhere.values + nowhere.values + sizes + [.i64(0), .i32(1)])
            let back = i64(outer) + i64(inner) + i64((.max, 0))
            _ = try callNative(module, "unpack", nowhere.values + nowhere.values + back + [.i32(1)])
        }
    }

    @Test func tileSizes() throws {
        func ask(_ flags: Int32) throws -> [Int64] {
            try callNative(module, "query_tile_sizes.2d", [.i64(.min), .i64(7), .i32(flags)]).map {
                if case .i64(let value) = $0 { value } else { -1 }
            }
        }
        for operation in 1...6 as ClosedRange<Int32> {
            let (left, right) = (try ask(operation << 8 | 1), try ask(operation << 8 | 2))
            #expect(left.allSatisfy { $0 > 0 } && right.allSatisfy { $0 > 0 })
            #expect(left[1] == right[1], "one depth")
            #expect(try ask(operation << 8 | 3) == [left[0], right[0]])
        }
        for flags in [0, 0x100, 0x104, 0x701, 1] as [Int32] {
            #expect(throws: VMError.self) { try ask(flags) }
        }
    }

    // MARK: Packing

    /// A matrix of 3x5 in tiles of 2x4: with padding on both sides.
    private static let matrix = (1...15).map { Int32($0) }
    private static let tiles: [(flags: Int32, outer: (Int64, Int64), inner: (Int64, Int64), tiles: [Int32])] =
        [
            (
                0, (2, 2), (2, 4),
                [
                    1, 2, 3, 4, 6, 7, 8, 9, 5, -1, -1, -1, 10, -1, -1, -1,
                    11, 12, 13, 14, -1, -1, -1, -1, 15, -1, -1, -1, -1, -1, -1, -1,
                ]
            ),
            (
                0x100, (2, 2), (4, 2),
                [
                    1, 6, 2, 7, 3, 8, 4, 9, 5, 10, -1, -1, -1, -1, -1, -1,
                    11, -1, 12, -1, 13, -1, 14, -1, 15, -1, -1, -1, -1, -1, -1, -1,
                ]
            ),
            (
                0x200, (2, 2), (2, 4),
                [
                    1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, -1, -1, -1, -1,
                    5, -1, -1, -1, 10, -1, -1, -1, 15, -1, -1, -1, -1, -1, -1, -1,
                ]
            ),
            (
                0x300, (2, 2), (4, 2),
                [
                    1, 6, 2, 7, 3, 8, 4, 9, 11, -1, 12, -1, 13, -1, 14, -1,
                    5, 10, -1, -1, -1, -1, -1, -1, 15, -1, -1, -1, -1, -1, -1, -1,
                ]
            ),
        ]

    private func i64(_ values: (Int64, Int64)) -> [VMValue] { [.i64(values.0), .i64(values.1)] }

    @Test(arguments: tiles.indices, [1, 3] as [Int32])
    func packsAndUnpacks(_ index: Int, _ type: Int32) throws {
        let (flags, outer, inner, expected) = Self.tiles[index]
        let packed = Operand2D(buffer: try VMBuffer(count: 32 * 4), strides: (16, 8))
        let source = Operand2D(buffer: try VMBuffer(of: Self.matrix), strides: (5, 1))
        _ = try callNative(
            module, "pack",
            source.values + packed.values + i64((3, 5)) + i64(outer) + i64(inner)
                + [.i64(0xFFFF_FFFF), .i32(flags | type)])
        #expect(packed.buffer.numbers(as: Int32.self) == expected)
        // On its side: the matrix's columns one after the other.
        let target = Operand2D(buffer: try VMBuffer(count: 60), strides: (1, 3))
        _ = try callNative(
            module, "unpack",
            packed.values + target.values + i64(outer) + i64(inner) + i64((3, 5)) + [.i32(flags | type)])
        let turned = target.buffer.numbers(as: Int32.self)
        let back: [Int32] = (0..<15).map { (index: Int) in turned[index % 5 * 3 + index / 5] }
        #expect(back == Self.matrix)
    }

    @Test func packsBytes() throws {
        let packed = Operand2D(buffer: try VMBuffer(count: 8), strides: (4, 4))
        let source = Operand2D(buffer: try VMBuffer([1, 2, 3, 4, 5, 6]), strides: (2, 1))
        _ = try callNative(
            module, "pack",
            source.values + packed.values + i64((3, 2)) + i64((2, 1)) + i64((2, 2))
                + [.i64(0x1FE), .i32(2)])
        #expect(Array(packed.buffer.bytes) == [1, 2, 3, 4, 5, 6, 0xFE, 0xFE])
    }

    @Test func tilesThatDoNotFitAreRefused() throws {
        let tiles = Operand2D(buffer: try VMBuffer(count: 32 * 4), strides: (16, 8))
        let matrix = Operand2D(buffer: try VMBuffer(of: Self.matrix), strides: (5, 1))
        let cases: [(matrix: (Int64, Int64), outer: (Int64, Int64), inner: (Int64, Int64), type: Int32)] = [
            ((5, 5), (2, 2), (2, 4), 1), ((3, 9), (2, 2), (2, 4), 1), ((3, 5), (3, 2), (2, 4), 1),
            ((3, 5), (2, 2), (2, 5), 1), ((-1, 5), (2, 2), (2, 4), 1), ((3, 5), (-2, 2), (2, 4), 1),
            ((3, 5), (2, 2), (-2, -4), 1), ((3, 5), (1 << 62, 2), (4, 4), 1), ((3, 5), (2, 2), (2, 4), 0),
            ((3, 5), (2, 2), (1 << 32, 1 << 32), 1), ((3, 5), (2, 2), (2, 4), 4), ((4, 5), (2, 2), (2, 4), 1),
        ]
        for (size, outer, inner, type) in cases {
            #expect(throws: VMError.self, "\(size) \(outer) \(inner) \(type)") {
                try callNative(
                    module, "pack",
                    matrix.values + tiles.values + i64(size) + i64(outer) + i64(inner)
                        + [.i64(0), .i32(type)])
            }
            #expect(throws: VMError.self, "\(size) \(outer) \(inner) \(type)") {
                try callNative(
                    module, "unpack",
                    tiles.values + matrix.values + i64(outer) + i64(inner) + i64(size) + [.i32(type)])
            }
        }
    }
}
