import TestSupport
import Testing

@testable import IREECompilerTargets

/// Operations that move elements.
@Suite(.onEachPlatform)
struct MovingTests {
    private func result(
        _ inputs: [(type: String, values: [Float])], _ output: String, _ body: String
    ) throws -> [Float] {
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: inputs.map { .init(type: $0.type) }, outputs: [.init(type: output)], body: body))
        let count = output.split(separator: "x").dropLast().reduce(1) { $0 * (Int($1) ?? 0) }
        var bindings = inputs.map { bytes($0.values) } + [bytes([Float](repeating: -1, count: count))]
        try kernels.run(workgroups: (2, 1), &bindings)
        return values(bindings[inputs.count])
    }

    private let matrix = (0..<60).map { Float($0) }

    @Test func slices() throws {
        let got = try result(
            [("6x10xf32", matrix)], "2x7xf32",
            "%out0 = tensor.extract_slice %in0[1, 2] [2, 7] [2, 1] : tensor<6x10xf32> to tensor<2x7xf32>")
        let wanted = Array(matrix[12..<19]) + Array(matrix[32..<39])
        #expect(got == wanted)
    }

    @Test func slicesOfLowerRank() throws {
        let got = try result(
            [("6x10xf32", matrix)], "6xf32",
            "%out0 = tensor.extract_slice %in0[0, 4] [6, 1] [1, 1] : tensor<6x10xf32> to tensor<6xf32>")
        let wanted = (0..<6).map { i in matrix[i * 10 + 4] }
        #expect(got == wanted)
    }

    @Test func insertions() throws {
        let got = try result(
            [("3x4xf32", (0..<12).map { Float(100 + $0) }), ("6x10xf32", matrix)], "6x10xf32",
            "%out0 = tensor.insert_slice %in0 into %in1[2, 5] [3, 4] [1, 1] : tensor<3x4xf32> into tensor<6x10xf32>"
        )
        var wanted = matrix
        for i in 0..<3 {
            for j in 0..<4 { wanted[(2 + i) * 10 + 5 + j] = Float(100 + i * 4 + j) }
        }
        #expect(got == wanted)
    }

    @Test func shapes() throws {
        let expanded = try result(
            [("60xf32", matrix)], "3x4x5xf32",
            "%out0 = tensor.expand_shape %in0 [[0, 1, 2]] output_shape [3, 4, 5] : tensor<60xf32> into tensor<3x4x5xf32>"
        )
        #expect(expanded == matrix)
        let collapsed = try result(
            [("3x4x5xf32", matrix)], "12x5xf32",
            "%out0 = tensor.collapse_shape %in0 [[0, 1], [2]] : tensor<3x4x5xf32> into tensor<12x5xf32>")
        #expect(collapsed == matrix)
        let flat = try result(
            [("3x4x5xf32", matrix)], "60xf32",
            "%out0 = tensor.collapse_shape %in0 [[0, 1, 2]] : tensor<3x4x5xf32> into tensor<60xf32>")
        #expect(flat == matrix)
    }

    @Test func transpositions() throws {
        let got = try result(
            [("6x10xf32", matrix)], "10x6xf32",
            """
            %empty = tensor.empty() : tensor<10x6xf32>
            %out0 = linalg.transpose ins(%in0 : tensor<6x10xf32>) outs(%empty : tensor<10x6xf32>) permutation = [1, 0]
            """)
        let wanted = (0..<60).map { i in matrix[i % 6 * 10 + i / 6] }
        #expect(got == wanted)
    }

    @Test func padding() throws {
        let got = try result(
            [("6x10xf32", matrix)], "9x14xf32",
            """
            %value = arith.constant -5.0 : f32
            %out0 = tensor.pad %in0 low[1, 3] high[2, 1] {
            ^bb0(%i: index, %j: index):
              tensor.yield %value : f32
            } : tensor<6x10xf32> to tensor<9x14xf32>
            """)
        var wanted = [Float](repeating: -5, count: 9 * 14)
        for i in 0..<6 {
            for j in 0..<10 { wanted[(i + 1) * 14 + j + 3] = matrix[i * 10 + j] }
        }
        #expect(got == wanted)
    }

    @Test func concatenations() throws {
        let got = try result(
            [("6x10xf32", matrix), ("6x3xf32", (0..<18).map { Float(-$0) })], "6x13xf32",
            "%out0 = tensor.concat dim(1) %in0, %in1 : (tensor<6x10xf32>, tensor<6x3xf32>) -> tensor<6x13xf32>"
        )
        var wanted: [Float] = []
        for i in 0..<6 {
            wanted += matrix[(i * 10)..<(i * 10 + 10)]
            for j in 0..<3 { wanted.append(Float(-(i * 3 + j))) }
        }
        #expect(got == wanted)
    }

    @Test func generatedAndInsertedElements() throws {
        let got = try result(
            [("6x10xf32", matrix)], "6x10xf32",
            """
            %two = arith.constant 2 : index
            %value = arith.constant 99.0 : f32
            %made = tensor.generate {
            ^bb0(%i: index, %j: index):
              %x = tensor.extract %in0[%i, %j] : tensor<6x10xf32>
              %y = arith.addf %x, %x : f32
              tensor.yield %y : f32
            } : tensor<6x10xf32>
            %out0 = tensor.insert %value into %made[%two, %two] : tensor<6x10xf32>
            """)
        var wanted = matrix.map { 2 * $0 }
        wanted[22] = 99
        #expect(got == wanted)
    }

    /// Tiles of 4 x 3, in the order of columns; 6 x 10 is no multiple of it.
    @Test func tiles() throws {
        let packed = try result(
            [("6x10xf32", matrix)], "4x2x3x4xf32",
            """
            %value = arith.constant -1.5 : f32
            %empty = tensor.empty() : tensor<4x2x3x4xf32>
            %out0 = linalg.pack %in0 padding_value(%value : f32) outer_dims_perm = [1, 0] inner_dims_pos = [1, 0]
              inner_tiles = [3, 4] into %empty : tensor<6x10xf32> -> tensor<4x2x3x4xf32>
            """)
        var wanted = [Float](repeating: -1.5, count: 96)
        for i in 0..<6 {
            for j in 0..<10 { wanted[((j / 3 * 2 + i / 4) * 3 + j % 3) * 4 + i % 4] = matrix[i * 10 + j] }
        }
        #expect(packed == wanted)
        let unpacked = try result(
            [("4x2x3x4xf32", wanted)], "6x10xf32",
            """
            %empty = tensor.empty() : tensor<6x10xf32>
            %out0 = linalg.unpack %in0 outer_dims_perm = [1, 0] inner_dims_pos = [1, 0]
              inner_tiles = [3, 4] into %empty : tensor<4x2x3x4xf32> -> tensor<6x10xf32>
            """)
        #expect(unpacked == matrix)
    }

    /// Elements at the digits of an index, and a number where they are out of range.
    @Test func elementsThatARegionMaps() throws {
        let got = try result(
            [("6x10xf32", matrix)], "64xf32",
            """
            %none = arith.constant -1.0 : f32
            %empty = tensor.empty() : tensor<64xf32>
            %out0 = iree_linalg_ext.map_load %in0 into %empty {
            ^bb0(%i: index):
              %row, %column = affine.delinearize_index %i into (8, 8) : index, index
              %j = affine.linearize_index [%row, %column] by (8, 8) : index
              %k = arith.subi %j, %i : index
              %r = arith.addi %row, %k : index
              iree_linalg_ext.yield %r, %column, %none : index, index, f32
            } : tensor<6x10xf32> into tensor<64xf32> -> tensor<64xf32>
            """)
        let wanted = (0..<64).map { (i: Int) -> Float in i < 48 ? matrix[i / 8 * 10 + i % 8] : -1 }
        #expect(got == wanted)
    }

    @Test func elementsAtComputedIndices() throws {
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: [.init(type: "6x10xf32"), .init(type: "37xi32")], outputs: [.init(type: "37xf32")],
                body: """
                      %empty = tensor.empty() : tensor<37xf32>
                      %three = arith.constant 3 : index
                      %out0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
                        ins(%in1 : tensor<37xi32>) outs(%empty : tensor<37xf32>) {
                      ^bb0(%a: i32, %b: f32):
                        %i = arith.index_cast %a : i32 to index
                        %c = tensor.extract %in0[%i, %three] : tensor<6x10xf32>
                        linalg.yield %c : f32
                      } -> tensor<37xf32>
                    """))
        let rows = (0..<37).map { Int32($0 * 5 % 6) }
        var bindings = [bytes(matrix), bytes(rows), bytes([Float](repeating: 0, count: 37))]
        try kernels.run(&bindings)
        let wanted = rows.map { row in matrix[Int(row) * 10 + 3] }
        #expect(values(bindings[2]) == wanted)
    }
}
