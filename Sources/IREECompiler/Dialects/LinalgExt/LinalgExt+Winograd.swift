import IREECompilerCore

/// Verifiers of Winograd transforms of the `iree_linalg_ext` dialect.
extension LinalgExt {
    struct WinogradFilterTransform: Op {
        static let name: StaticString = "iree_linalg_ext.winograd.filter_transform"
        static let summary: StaticString = "Winograd transformation of a convolution's filter."
        let input = Operand(.shaped)
        let output = Operand(.shaped)
        let outputTileSize = AttributeField(.i64)
        let kernelSize = AttributeField(.i64)
        let kernelDimensions = AttributeField(.denseI64Array)
        let result = VariadicResult(.rankedTensor)
        static let assembly: StaticString = """
            attr-dict `output_tile_size` `(` $output_tile_size `)` `kernel_size` `(` $kernel_size `)` \
            `kernel_dimensions` `(` $kernel_dimensions `)` `ins` `(` $input `:` type($input) `)` \
            `outs` `(` $output `:` type($output) `)` (`->` type($result)^)?
            """
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let tiles = try Tiles(op.op, op.outputTileSize, op.kernelSize)
            let (input, output) = try tiles.shapes(op.input, op.output, rank: 4, more: 0)
            if input.count == 2 {
                try tiles.expect(input, "input", [tiles.kernel, tiles.kernel])
                try tiles.expect(output, "output", [tiles.input, tiles.input])
            } else {
                let isLast = try tiles.areLast(op.kernelDimensions, first: [0, 1])
                // Height, width, channels, filters; or filters and channels first.
                let order = isLast ? [2, 3, 1, 0] : [0, 1, 2, 3]
                let ordered = order.map { input[$0] }
                guard ordered.prefix(2) == [tiles.kernel, tiles.kernel] else {
                    throw op.error("expects kernel dimensions of \(tiles.kernel)")
                }
                try tiles.expect(output, "output", [tiles.input, tiles.input] + ordered.suffix(2))
            }
            try Check(op: op.op).destinations(op.schema.output)
        }
    }

    /// Fields of the Winograd transformations of images.
    struct ImageTransform: OpFields {
        let input = Operand(.shaped)
        let output = Operand(.shaped)
        let outputTileSize = AttributeField(.i64)
        let kernelSize = AttributeField(.i64)
        let imageDimensions = AttributeField(.denseI64Array)
        let result = VariadicResult(.rankedTensor)
        static let assembly: StaticString = """
            attr-dict `output_tile_size` `(` $output_tile_size `)` `kernel_size` `(` $kernel_size `)` \
            `image_dimensions` `(` $image_dimensions `)` `ins` `(` $input `:` type($input) `)` \
            `outs` `(` $output `:` type($output) `)` (`->` type($result)^)?
            """
    }

    enum WinogradInputTransform: OpKind {
        static let name: StaticString = "iree_linalg_ext.winograd.input_transform"
        static let summary: StaticString = "Winograd transformation of a convolution's input."
        static var fields: ImageTransform { .init() }

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let tiles = try Tiles(op.op, op.outputTileSize, op.kernelSize)
            let (input, output) = try tiles.shapes(op.input, op.output, rank: 4, more: 2)
            if input.count == 2 {
                guard input.allSatisfy({ $0 <= tiles.input }) else {
                    throw op.error("expects an input of at most \(tiles.input) in each dimension")
                }
                try tiles.expect(output, "output", [tiles.input, tiles.input])
            } else {
                let order =
                    try tiles.areLast(op.imageDimensions, first: [1, 2]) ? [0, 2, 3, 1] : [0, 1, 2, 3]
                var image = order.map { input[$0] }
                for i in 1...2 { image[i] = tiles.count(of: image[i]) }
                try tiles.expect(output, "output", [tiles.input, tiles.input] + image)
            }
            try Check(op: op.op).destinations(op.schema.output)
        }
    }

    enum WinogradOutputTransform: OpKind {
        static let name: StaticString = "iree_linalg_ext.winograd.output_transform"
        static let summary: StaticString = "Winograd transformation of a convolution's output."
        static var fields: ImageTransform { .init() }

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            let tiles = try Tiles(op.op, op.outputTileSize, op.kernelSize)
            let (input, output) = try tiles.shapes(op.input, op.output, rank: 6, more: -2)
            if input.count == 2 {
                try tiles.expect(input, "input", [tiles.input, tiles.input])
                try tiles.expect(output, "output", [tiles.output, tiles.output])
            } else {
                let order =
                    try tiles.areLast(op.imageDimensions, first: [1, 2]) ? [2, 5, 3, 4] : [2, 3, 4, 5]
                try tiles.expect(
                    output, "output",
                    order.map { $0 == 3 || $0 == 4 ? tiles.size(of: input[$0]) : input[$0] })
            }
            try Check(op: op.op).destinations(op.schema.output)
        }
    }

    /// Tile sizes of a Winograd transform.
    private struct Tiles {
        let op: Operation
        let output: Int
        let kernel: Int
        /// Size of an input tile.
        let input: Int

        init(_ op: Operation, _ output: Attribute, _ kernel: Attribute) throws(Diagnostic) {
            // Sums of two of them cannot overflow.
            let allowed = 1...Int64(Int32.max)
            guard let output = output.integerValue, let kernel = kernel.integerValue,
                allowed.contains(output), allowed.contains(kernel)
            else { throw op.error("expects tile and kernel sizes of at least 1") }
            self.op = op
            self.output = Int(output)
            self.kernel = Int(kernel)
            input = self.output + self.kernel - 1
        }

        /// Shapes of one tile, a matrix, or of all, where the output has `more` dimensions than the `rank` of
        /// the input.
        func shapes(
            _ input: Value, _ output: Value, rank: Int, more: Int
        ) throws(Diagnostic) -> (input: [Int], output: [Int]) {
            let check = Check(op: op)
            let input = try check.shape(input)
            let output = try check.shape(output)
            guard input.element == output.element else {
                throw op.error("expects input and output with the same element type")
            }
            guard input.rank == 2 || input.rank == rank else {
                throw op.error("expects an input of rank 2 or \(rank)")
            }
            let wanted = input.rank == 2 ? 2 : rank + more
            guard output.rank == wanted else { throw op.error("expects an output of rank \(wanted)") }
            return (input.shape, output.shape)
        }

        /// Whether height and width are the last two dimensions instead of the `first` ones.
        func areLast(_ dimensions: Attribute, first: [Int64]) throws(Diagnostic) -> Bool {
            switch dimensions.denseArrayValue {
            case first?: return false
            case [2, 3]?: return true
            default: throw op.error("expects dimensions that are \(first) or [2, 3]")
            }
        }

        /// Number of tiles that cover a size of the image.
        func count(of size: Int) -> Int {
            guard size != ShapedType.dynamic else { return size }
            let count = size - kernel + 1
            return count / output + (count % output > 0 ? 1 : 0)
        }

        /// Size of the image that a number of tiles covers.
        func size(of count: Int) -> Int {
            guard count != ShapedType.dynamic else { return count }
            let (size, overflow) = count.multipliedReportingOverflow(by: output)
            return overflow ? ShapedType.dynamic : size
        }

        func expect(_ shape: [Int], _ what: String, _ wanted: [Int]) throws(Diagnostic) {
            guard ShapedType.agree(shape[...], wanted[...]) else {
                let sizes = wanted.map { $0 == ShapedType.dynamic ? "?" : "\($0)" }
                throw op.error("expects an \(what) of shape \(sizes.joined(separator: "x"))")
            }
        }
    }
}
