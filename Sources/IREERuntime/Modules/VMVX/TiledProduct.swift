import IREEBytecode

/// The size of a product of matrices in tiles. The right matrix is transposed: its rows are the columns
/// of the result.
struct TiledProductShape {
    /// In tiles.
    let rows, columns, depth: Int
    /// Of a tile.
    let tileRows, tileColumns, tileDepth: Int
    /// Elements of a row of tiles.
    let leftRow, rightRow, resultRow: Int

    /// - Throws: `INVALID_ARGUMENT` for numbers below zero, and for those so large that no memory holds
    ///   such matrices.
    init(
        rows: Int64, columns: Int64, depth: Int64, tileRows: Int32, tileColumns: Int32, tileDepth: Int32
    ) throws(VMError) {
        let tiles = [rows, columns, depth]
        let tile = [tileRows, tileColumns, tileDepth]
        // The official limits; products of one of the former and two of the latter have 61 bits.
        guard tiles.allSatisfy({ 0...Int64(Int32.max) ~= $0 }), tile.allSatisfy({ 0...0x7FFF ~= $0 }) else {
            throw VMError(.invalidArgument, "mmt4d: there are no matrices of \(tiles) tiles of \(tile)")
        }
        self.rows = Int(rows)
        self.columns = Int(columns)
        // Tiles without elements need no work.
        self.depth = tileDepth == 0 ? 0 : Int(depth)
        self.tileRows = Int(tileRows)
        self.tileColumns = Int(tileColumns)
        self.tileDepth = Int(tileDepth)
        leftRow = self.depth * self.tileRows * self.tileDepth
        rightRow = self.depth * self.tileColumns * self.tileDepth
        resultRow = self.columns * self.tileRows * self.tileColumns
    }
}

/// Elements that matrices to be multiplied are of.
protocol TileElement: BitwiseCopyable {
    /// The elements of the result.
    associatedtype Sum: BitwiseCopyable
    /// Eight elements side by side, and eight of the result.
    associatedtype Vector: BitwiseCopyable
    associatedtype SumVector: BitwiseCopyable

    static var zero: Sum { get }
    static var zeros: SumVector { get }
    static func add(_ sum: Sum, _ left: Self, _ right: Self) -> Sum
    static func add(_ sum: SumVector, _ left: Self, _ right: Vector) -> SumVector
}

extension Float: TileElement {
    static var zero: Float { 0 }
    static var zeros: SIMD8<Float> { SIMD8() }

    @inline(__always) static func add(_ sum: Float, _ left: Float, _ right: Float) -> Float {
        sum + left * right
    }

    @inline(__always) static func add(
        _ sum: SIMD8<Float>, _ left: Float, _ right: SIMD8<Float>
    ) -> SIMD8<Float> {
        sum + left * right
    }
}

extension Int8: TileElement {
    static var zero: Int32 { 0 }
    static var zeros: SIMD8<Int32> { SIMD8() }

    @inline(__always) static func add(_ sum: Int32, _ left: Int8, _ right: Int8) -> Int32 {
        sum &+ Int32(left) &* Int32(right)
    }

    @inline(__always) static func add(
        _ sum: SIMD8<Int32>, _ left: Int8, _ right: SIMD8<Int8>
    ) -> SIMD8<Int32> {
        // A product of two has 15 bits and a sign, and processors multiply 16 bits more quickly than 32.
        let products = SIMD8<Int16>(repeating: Int16(left)) &* SIMD8<Int16>(truncatingIfNeeded: right)
        return sum &+ SIMD8<Int32>(truncatingIfNeeded: products)
    }
}

extension TileElement {
    /// Multiplies matrices; each tile of the result is finished before the next.
    static func multiply(
        _ left: OperandPlacement, _ right: OperandPlacement, _ result: OperandPlacement,
        _ shape: TiledProductShape, accumulates: Bool
    ) throws(VMError) {
        // A row of tiles is one run of elements.
        func size(_ rows: Int, _ row: Int) throws(VMError) -> OperandSize {
            try OperandSize(Int64(rows), Int64(row))
        }
        let lhs = try StridedOperand<Self>(reading: left, try size(shape.rows, shape.leftRow))
        let rhs = try StridedOperand<Self>(reading: right, try size(shape.columns, shape.rightRow))
        let out = try StridedOperand<Sum>(writing: result, try size(shape.rows, shape.resultRow))
        guard shape.rows > 0, shape.resultRow > 0 else { return }
        let tile = TiledProduct<Self>(shape, accumulates: accumulates)
        let tileSize = shape.tileRows * shape.tileColumns
        for row in 0..<shape.rows {
            for column in 0..<shape.columns {
                tile.run(lhs.address(row), rhs.address(column), out.address(row, column &* tileSize))
            }
        }
    }
}

/// One tile of the result: the product of a row of tiles by another.
private struct TiledProduct<Element: TileElement> {
    private typealias Sum = Element.Sum
    private let rows, columns, depth, tileDepth: Int
    private let accumulates: Bool

    init(_ shape: TiledProductShape, accumulates: Bool) {
        rows = shape.tileRows
        columns = shape.tileColumns
        depth = shape.depth
        tileDepth = shape.tileDepth
        self.accumulates = accumulates
    }

    @inline(__always)
    func run(
        _ lhs: UnsafeMutableRawPointer, _ rhs: UnsafeMutableRawPointer, _ out: UnsafeMutableRawPointer
    ) {
        guard tileDepth == 1 else { return plain(lhs, rhs, out, rows: 0, columns: 0) }
        // Blocks of four rows and eight columns: as many sums as the registers of any processor hold.
        let (evenRows, evenColumns) = (rows & ~3, columns & ~7)
        for row in stride(from: 0, to: evenRows, by: 4) {
            for column in stride(from: 0, to: evenColumns, by: 8) { block(lhs, rhs, out, row, column) }
        }
        if evenRows < rows || evenColumns < columns {
            plain(lhs, rhs, out, rows: evenRows, columns: evenColumns)
        }
    }

    @inline(__always)
    private func block(
        _ lhs: UnsafeMutableRawPointer, _ rhs: UnsafeMutableRawPointer, _ out: UnsafeMutableRawPointer,
        _ row: Int, _ column: Int
    ) {
        var sums = (
            initial(out, row, column), initial(out, row + 1, column),
            initial(out, row + 2, column), initial(out, row + 3, column)
        )
        var (x, y) = (lhs + row &* MemoryLayout<Element>.size, rhs + column &* MemoryLayout<Element>.size)
        for _ in 0..<depth {
            let right = stridedElement(y, 0, as: Element.Vector.self)
            sums.0 = Element.add(sums.0, stridedElement(x, 0), right)
            sums.1 = Element.add(sums.1, stridedElement(x, 1), right)
            sums.2 = Element.add(sums.2, stridedElement(x, 2), right)
            sums.3 = Element.add(sums.3, stridedElement(x, 3), right)
            x += rows &* MemoryLayout<Element>.size
            y += columns &* MemoryLayout<Element>.size
        }
        store(out, row, column, sums.0)
        store(out, row + 1, column, sums.1)
        store(out, row + 2, column, sums.2)
        store(out, row + 3, column, sums.3)
    }

    @inline(__always)
    private func place(_ out: UnsafeMutableRawPointer, _ row: Int, _ column: Int) -> UnsafeMutableRawPointer {
        out + (row &* columns &+ column) &* MemoryLayout<Sum>.size
    }

    @inline(__always)
    private func initial(_ out: UnsafeMutableRawPointer, _ row: Int, _ column: Int) -> Element.SumVector {
        accumulates ? stridedElement(place(out, row, column), 0) : Element.zeros
    }

    @inline(__always)
    private func store(_ out: UnsafeMutableRawPointer, _ row: Int, _ column: Int, _ sums: Element.SumVector) {
        setElement(place(out, row, column), 0, sums)
    }

    /// Number by number: tiles of any size, but for the rows and columns that are done already.
    private func plain(
        _ lhs: UnsafeMutableRawPointer, _ rhs: UnsafeMutableRawPointer, _ out: UnsafeMutableRawPointer,
        rows doneRows: Int, columns doneColumns: Int
    ) {
        for row in 0..<rows {
            for column in (row < doneRows ? doneColumns : 0)..<columns {
                var sum: Sum = accumulates ? stridedElement(place(out, row, column), 0) : Element.zero
                for step in 0..<depth {
                    let x = (step &* rows &+ row) &* tileDepth
                    let y = (step &* columns &+ column) &* tileDepth
                    for inner in 0..<tileDepth {
                        sum = Element.add(
                            sum, stridedElement(lhs, x &+ inner), stridedElement(rhs, y &+ inner))
                    }
                }
                setElement(place(out, row, column), 0, sum)
            }
        }
    }
}
