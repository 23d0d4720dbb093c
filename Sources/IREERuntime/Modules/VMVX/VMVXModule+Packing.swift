import IREEBytecode

// From rows and columns to tiles, and back.
//
// Source of the flags: iree/builtins/ukernel/exported_bits.h.

extension VMVXModule {
    static let packingFunctions = [
        VMNativeFunction("pack", "0rIIIrIIIIIIIIIIi_v", pack),
        VMNativeFunction("unpack", "0rIIIrIIIIIIIIIi_v", unpack),
    ]

    /// The widths of elements in bytes, by the lowest bits of the flags.
    private static let packedWidths: [Int32: Int] = [1: 4, 2: 1, 3: 4]
    private static let unpackedWidths: [Int32: Int] = [1: 4, 3: 4]

    /// Arguments: the matrix, the tiles, the size of the matrix, of the grid of tiles and of a tile, what
    /// stands in tiles where the matrix ends, and flags.
    private static func pack(_ call: inout VMCall) throws(VMError) {
        let (input, output) = (try call.placement(), try call.placement())
        let size = try call.operandSize()
        let (outer, inner) = (try call.operandSize(), try call.operandSize())
        let padding = try call.takeInt64()
        let flags = try call.takeInt32()
        let grid = try TileGrid(outer, inner, flags, holding: size)
        switch packedWidths[flags & 0xFF] {
        case 4?: try grid.pack(input, output, padding: UInt32(truncatingIfNeeded: padding))
        case 1?: try grid.pack(input, output, padding: UInt8(truncatingIfNeeded: padding))
        default: throw unknownType("pack", flags)
        }
    }

    /// Arguments: the tiles, the matrix, the size of the grid of tiles, of a tile, and of the matrix, and
    /// flags.
    private static func unpack(_ call: inout VMCall) throws(VMError) {
        let (input, output) = (try call.placement(), try call.placement())
        let (outer, inner) = (try call.operandSize(), try call.operandSize())
        let size = try call.operandSize()
        let flags = try call.takeInt32()
        let grid = try TileGrid(outer, inner, flags, holding: size)
        guard unpackedWidths[flags & 0xFF] != nil else { throw unknownType("unpack", flags) }
        try grid.unpack(input, output, as: UInt32.self)
    }

    private static func unknownType(_ name: String, _ flags: Int32) -> VMError {
        VMError(.invalidArgument, "\(name): \(flags & 0xFF) is no combination of types")
    }
}

/// A matrix cut into tiles.
private struct TileGrid {
    /// As the tiles are stored.
    private let outer, inner: OperandSize
    private let matrix: OperandSize
    /// As the matrix has them: both the grid and the tiles may be stored on their side.
    private let tilesDown, tilesAcross, tileRows, tileColumns: Int
    private let isOuterTransposed, isInnerTransposed: Bool
    private let tileSize: Int

    /// - Throws: `INVALID_ARGUMENT` where the tiles do not hold the matrix.
    init(
        _ outer: OperandSize, _ inner: OperandSize, _ flags: Int32, holding matrix: OperandSize
    ) throws(VMError) {
        self.outer = outer
        self.inner = inner
        self.matrix = matrix
        isInnerTransposed = flags & 0x100 != 0
        isOuterTransposed = flags & 0x200 != 0
        (tilesDown, tilesAcross) =
            isOuterTransposed ? (outer.columns, outer.rows) : (outer.rows, outer.columns)
        (tileRows, tileColumns) =
            isInnerTransposed ? (inner.columns, inner.rows) : (inner.rows, inner.columns)
        let (rows, overflow0) = tilesDown.multipliedReportingOverflow(by: tileRows)
        let (columns, overflow1) = tilesAcross.multipliedReportingOverflow(by: tileColumns)
        let (tileSize, overflow2) = tileRows.multipliedReportingOverflow(by: tileColumns)
        guard !overflow0, !overflow1, !overflow2, rows >= matrix.rows, columns >= matrix.columns else {
            throw VMError(
                .invalidArgument,
                "\(outer.rows)x\(outer.columns) tiles of \(inner.rows)x\(inner.columns) elements do not hold"
                    + " a matrix of \(matrix.rows)x\(matrix.columns)")
        }
        self.tileSize = tileSize
    }

    func pack<Element: BitwiseCopyable>(
        _ input: OperandPlacement, _ output: OperandPlacement, padding: Element
    ) throws(VMError) {
        let source = try StridedOperand<Element>(reading: input, matrix)
        let target = try StridedOperand<Element>(writing: output, outer, run: tileSize)
        guard tileSize > 0 else { return }
        forEachRow { row, column, count, across, down, tileRow in
            let to = tile(target, across, down) + tileRow &* rowStep &* MemoryLayout<Element>.size
            let from = source.address(row, column)
            for index in 0..<count {
                setElement(
                    to, index &* columnStep, stridedElement(from, index &* source.stride1, as: Element.self))
            }
            for index in count..<tileColumns { setElement(to, index &* columnStep, padding) }
        }
    }

    func unpack<Element: BitwiseCopyable>(
        _ input: OperandPlacement, _ output: OperandPlacement, as type: Element.Type
    ) throws(VMError) {
        let source = try StridedOperand<Element>(reading: input, outer, run: tileSize)
        let target = try StridedOperand<Element>(writing: output, matrix)
        guard !matrix.isEmpty else { return }
        forEachRow { row, column, count, across, down, tileRow in
            let from = tile(source, across, down) + tileRow &* rowStep &* MemoryLayout<Element>.size
            let to = target.address(row, column)
            for index in 0..<count {
                setElement(to, index &* target.stride1, stridedElement(from, index &* columnStep, as: type))
            }
        }
    }

    /// The distance between adjacent elements of a tile, in elements.
    private var rowStep: Int { isInnerTransposed ? 1 : tileColumns }
    private var columnStep: Int { isInnerTransposed ? tileRows : 1 }

    @inline(__always)
    private func tile<Element>(
        _ operand: StridedOperand<Element>, _ across: Int, _ down: Int
    ) -> UnsafeMutableRawPointer {
        isOuterTransposed ? operand.address(across, down) : operand.address(down, across)
    }

    /// Calls `body` for each row of each tile: with the row and column of the matrix that it starts at, how
    /// many of its elements the matrix has, the tile, and the row in the tile.
    @inline(__always)
    private func forEachRow(_ body: (Int, Int, Int, Int, Int, Int) -> Void) {
        for down in 0..<tilesDown {
            for across in 0..<tilesAcross {
                let column = across &* tileColumns
                for tileRow in 0..<tileRows {
                    let row = down &* tileRows &+ tileRow
                    let count = row < matrix.rows ? max(0, min(matrix.columns &- column, tileColumns)) : 0
                    body(row, column, count, across, down, tileRow)
                }
            }
        }
    }
}
