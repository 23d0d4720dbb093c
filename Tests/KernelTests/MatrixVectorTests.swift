import TestSupport
import Testing

@testable import IREECompilerTargets

/// Matrices by vectors: of numbers, and of blocks that hold a scale and small integers.
@Suite(.onEachPlatform)
struct MatrixVectorTests {
    static let shapes = [(1, 1), (3, 5), (8, 64), (13, 67), (20, 130), (0, 4), (4, 0)]

    @Test(arguments: shapes, [false, true]) func products(_ shape: (Int, Int), isStatic: Bool) throws {
        let (n, k) = isStatic ? ("\(shape.0)", "\(shape.1)") : ("?", "?")
        let (rows, columns) = isStatic ? ([], []) : (["%n"], ["%k"])
        let kernels = try CompiledKernels(
            DispatchText.function(
                sizes: isStatic ? [] : ["n", "k"],
                inputs: [
                    .init(type: "\(n)x\(k)xf32", sizes: rows + columns),
                    .init(type: "\(k)xf32", sizes: columns),
                ],
                outputs: [.init(type: "\(n)xf32", sizes: rows)],
                body: """
                      %start = arith.constant 1.0 : f32
                      %empty = tensor.empty(\(rows.joined())) : tensor<\(n)xf32>
                      %fill = linalg.fill ins(%start : f32) outs(%empty : tensor<\(n)xf32>) -> tensor<\(n)xf32>
                      %out0 = linalg.matvec ins(%in0, %in1 : tensor<\(n)x\(k)xf32>, tensor<\(k)xf32>) outs(%fill : tensor<\(n)xf32>) -> tensor<\(n)xf32>
                    """), wide: true)
        let (a, x) = (
            ContractionTests.numbers(shape.0 * shape.1, 2), ContractionTests.numbers(shape.1, 3)
        )
        let wanted = (0..<shape.0).map { i in
            (0..<shape.1).reduce(Float(1)) { $0 + a[i * shape.1 + $1] * x[$1] }
        }
        for workgroups in [(1, 1), (3, 1)] as [(UInt32, UInt32)] {
            var bindings = [bytes(a), bytes(x), bytes([Float](repeating: -1, count: shape.0))]
            try kernels.run(
                constants: isStatic ? [] : [UInt32(shape.0), UInt32(shape.1)], workgroups: workgroups,
                &bindings)
            #expect(values(bindings[2]) == wanted, "\(shape), static: \(isStatic)")
        }
    }

    /// How the parts of a block are read: by maps of operands, or by indices in the body.
    enum Form: CaseIterable { case maps, indices }

    private static func blocks(_ rows: Int, _ blocks: Int, _ form: Form) -> String {
        let (w, x) = ("tensor<\(rows)x\(blocks)x34xi8>", "tensor<\(blocks)x32xf32>")
        let y = "tensor<\(rows)xf32>"
        let reads: String
        let head: String
        switch form {
        case .maps:
            head = """
                indexing_maps = [affine_map<(r, b, j) -> (r, b, 0)>, affine_map<(r, b, j) -> (r, b, 1)>, affine_map<(r, b, j) -> (r, b, j + 2)>, affine_map<(r, b, j) -> (b, j)>, affine_map<(r, b, j) -> (r)>], iterator_types = ["parallel", "reduction", "reduction"]}
                  ins(%in0, %in0, %in0, %in1 : \(w), \(w), \(w), \(x)) outs(%fill : \(y)) {
                ^bb0(%low: i8, %high: i8, %number: i8, %x: f32, %o: f32):
                """
            reads = ""
        case .indices:
            head = """
                indexing_maps = [affine_map<(r, b, j) -> (b, j)>, affine_map<(r, b, j) -> (r)>], iterator_types = ["parallel", "reduction", "reduction"]}
                  ins(%in1 : \(x)) outs(%fill : \(y)) {
                ^bb0(%x: f32, %o: f32):
                """
            reads = """
                %r = linalg.index 0 : index
                %b = linalg.index 1 : index
                %j = linalg.index 2 : index
                %at = arith.addi %j, %two : index
                %low = tensor.extract %in0[%r, %b, %zero] : \(w)
                %high = tensor.extract %in0[%r, %b, %one] : \(w)
                %number = tensor.extract %in0[%r, %b, %at] : \(w)
                """
        }
        return DispatchText.function(
            inputs: [.init(type: "\(rows)x\(blocks)x34xi8"), .init(type: "\(blocks)x32xf32")],
            outputs: [.init(type: "\(rows)xf32")],
            body: """
                  %start = arith.constant 0.0 : f32
                  %eight = arith.constant 8 : i16
                  %one = arith.constant 1 : index
                  %two = arith.constant 2 : index
                  %empty = tensor.empty() : \(y)
                  %fill = linalg.fill ins(%start : f32) outs(%empty : \(y)) -> \(y)
                  %out0 = linalg.generic {\(head)
                \(reads)
                    %l = arith.extui %low : i8 to i16
                    %h = arith.extui %high : i8 to i16
                    %s = arith.shli %h, %eight : i16
                    %bits = arith.ori %l, %s : i16
                    %half = arith.bitcast %bits : i16 to f16
                    %scale = arith.extf %half : f16 to f32
                    %f = arith.sitofp %number : i8 to f32
                    %weight = arith.mulf %scale, %f : f32
                    %p = arith.mulf %weight, %x : f32
                    %sum = arith.addf %o, %p : f32
                    linalg.yield %sum : f32
                  } -> \(y)
                """)
    }

    @Test(arguments: Form.allCases, [(1, 1), (5, 3), (9, 4)])
    func quantizedBlocks(_ form: Form, _ shape: (Int, Int)) throws {
        let (rows, blocks) = shape
        let kernels = try CompiledKernels(Self.blocks(rows, blocks, form), wide: true)
        var weights: [UInt8] = []
        var numbers: [Float] = []
        for block in 0..<(rows * blocks) {
            // 0.5, 1 or 2 in half precision.
            let exponent = UInt16(14 + block % 3) << 10
            weights += [UInt8(exponent & 0xFF), UInt8(exponent >> 8)]
            let scale: Float = [0.5, 1, 2][block % 3]
            for j in 0..<32 {
                let number = (block * 7 + j * 5) % 255 - 127
                weights.append(UInt8(bitPattern: Int8(number)))
                numbers.append(scale * Float(number))
            }
        }
        let x = ContractionTests.numbers(blocks * 32, 4)
        let wanted = (0..<rows).map { r in
            x.indices.reduce(Float(0)) { $0 + numbers[r * x.count + $1] * x[$1] }
        }
        var bindings = [weights, bytes(x), bytes([Float](repeating: -1, count: rows))]
        try kernels.run(workgroups: (2, 1), &bindings)
        #expect(values(bindings[2]) == wanted, "\(rows) rows of \(blocks) blocks")
    }
}
