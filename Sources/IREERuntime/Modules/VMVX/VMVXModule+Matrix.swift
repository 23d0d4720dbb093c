import IREEBytecode

// Products of matrices that are stored tile by tile.
//
// Source of the flags: iree/builtins/ukernel/exported_bits.h.

extension VMVXModule {
    static let matrixFunctions = [
        VMNativeFunction("mmt4d", "0rIIrIIrIIIIIiiii_v", multiply),
        VMNativeFunction("query_tile_sizes.2d", "0IIi_II", queryTileSizes),
    ]

    // MARK: Multiplication

    /// The lowest bits of the flags: types of operands and of the result.
    private enum MatrixTypes: Int32 {
        case f32f32f32 = 1
        case s8s8s32 = 2

        static let mask: Int32 = 0xFF
    }

    /// Of the flags: the product is added to the result.
    private static let accumulates: Int32 = 0x100

    /// Arguments: left, right and result, each with an offset and the stride of a row of tiles; rows,
    /// columns and depth in tiles; the same of a tile; flags.
    private static func multiply(_ call: inout VMCall) throws(VMError) {
        let (left, right) = (try call.rowPlacement(), try call.rowPlacement())
        let result = try call.rowPlacement()
        let shape = try TiledProductShape(
            rows: try call.takeInt64(), columns: try call.takeInt64(), depth: try call.takeInt64(),
            tileRows: try call.takeInt32(),
            tileColumns: try call.takeInt32(), tileDepth: try call.takeInt32())
        let flags = try call.takeInt32()
        let isSum = flags & accumulates != 0
        switch MatrixTypes(rawValue: flags & MatrixTypes.mask) {
        case .f32f32f32: try Float.multiply(left, right, result, shape, accumulates: isSum)
        case .s8s8s32: try Int8.multiply(left, right, result, shape, accumulates: isSum)
        case nil:
            throw VMError(
                .invalidArgument, "mmt4d: \(flags & MatrixTypes.mask) is no combination of types")
        }
    }

    // MARK: Tile sizes

    /// Rows, depth and columns of the tiles that an operation is to be given.
    private struct TileSizes {
        let rows: Int64
        let depth: Int64
        let columns: Int64
    }

    /// By operation: bits 8 to 15 of the flags.
    private static let tileSizes: [Int32: TileSizes] = {
        // The sizes that `TiledProduct` is fastest with: vectors of eight columns, one step in depth at a time.
        let vectors = TileSizes(rows: 8, depth: 1, columns: 8)
        // The default of the official runtime.
        let plain = TileSizes(rows: 8, depth: 4, columns: 8)
        return [1: vectors, 2: vectors, 3: plain, 4: plain, 5: plain, 6: plain]
    }()

    /// Arguments: the size of the matrix, which decides nothing, and flags.
    private static func queryTileSizes(_ call: inout VMCall) throws(VMError) {
        _ = (try call.takeInt64(), try call.takeInt64())
        let flags = try call.takeInt32()
        guard let sizes = tileSizes[(flags >> 8) & 0xFF] else {
            throw VMError(.invalidArgument, "query_tile_sizes: flags \(flags) name no operation")
        }
        let answer: (Int64, Int64)
        switch flags & 0xFF {
        case 1: answer = (sizes.rows, sizes.depth)
        case 2: answer = (sizes.columns, sizes.depth)
        case 3: answer = (sizes.rows, sizes.columns)
        default: throw VMError(.invalidArgument, "query_tile_sizes: flags \(flags) name no operand")
        }
        call.appendResult(answer.0)
        call.appendResult(answer.1)
    }
}
