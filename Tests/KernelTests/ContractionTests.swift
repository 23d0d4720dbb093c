import Foundation
import TestSupport
import Testing

@testable import IREECompilerTargets

@Suite(.onEachPlatform)
struct ContractionTests {
    struct Shape: Sendable {
        var m: Int, n: Int, k: Int
    }

    static let shapes = [
        Shape(m: 1, n: 1, k: 1), Shape(m: 3, n: 5, k: 7), Shape(m: 8, n: 16, k: 4),
        Shape(m: 13, n: 37, k: 11),
        Shape(m: 1, n: 67, k: 9), Shape(m: 5, n: 1, k: 3), Shape(m: 4, n: 8, k: 0), Shape(m: 0, n: 4, k: 2),
        Shape(m: 4, n: 0, k: 2), Shape(m: 9, n: 130, k: 2), Shape(m: 1, n: 3001, k: 6),
        Shape(m: 7, n: 1030, k: 3), Shape(m: 130, n: 1025, k: 5), Shape(m: 67, n: 35, k: 401),
    ]

    /// Small integers, of which products and sums are exact.
    static func numbers(_ count: Int, _ seed: Int) -> [Float] {
        (0..<count).map { Float(($0 &* 7 &+ seed) % 13 - 6) }
    }

    private static func body(_ m: String, _ n: String, _ k: String, sizes: [String], transposed: Bool)
        -> String
    {
        let maps =
            "indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>] "
        let b = transposed ? "\(n)x\(k)" : "\(k)x\(n)"
        return """
              %start = arith.constant 1.0 : f32
              %empty = tensor.empty(\(sizes.joined(separator: ", "))) : tensor<\(m)x\(n)xf32>
              %fill = linalg.fill ins(%start : f32) outs(%empty : tensor<\(m)x\(n)xf32>) -> tensor<\(m)x\(n)xf32>
              %out0 = linalg.matmul \(transposed ? maps : "")ins(%in0, %in1 : tensor<\(m)x\(k)xf32>, tensor<\(b)xf32>)
                outs(%fill : tensor<\(m)x\(n)xf32>) -> tensor<\(m)x\(n)xf32>
            """
    }

    private func expect(
        _ kernels: CompiledKernels, _ shape: Shape, transposed: Bool, constants: [UInt32] = []
    ) throws {
        let (m, n, k) = (shape.m, shape.n, shape.k)
        let (a, b) = (Self.numbers(m * k, 1), Self.numbers(k * n, 5))
        var wanted = [Float](repeating: 1, count: m * n)
        for i in 0..<m {
            for j in 0..<n {
                for p in 0..<k { wanted[i * n + j] += a[i * k + p] * b[transposed ? j * k + p : p * n + j] }
            }
        }
        for workgroups in [(1, 1), (3, 1), (2, 2)] as [(UInt32, UInt32)] {
            var bindings = [bytes(a), bytes(b), bytes([Float](repeating: -1, count: m * n))]
            try kernels.run(constants: constants, workgroups: workgroups, &bindings)
            #expect(values(bindings[2]) == wanted, "\(shape), transposed: \(transposed)")
        }
    }

    @Test(arguments: [false, true], [false, true])
    func dynamicShapes(transposed: Bool, wide: Bool) throws {
        let b = transposed ? ["%n", "%k"] : ["%k", "%n"]
        let kernels = try CompiledKernels(
            DispatchText.function(
                sizes: ["m", "n", "k"],
                inputs: [.init(type: "?x?xf32", sizes: ["%m", "%k"]), .init(type: "?x?xf32", sizes: b)],
                outputs: [.init(type: "?x?xf32", sizes: ["%m", "%n"])],
                body: Self.body("?", "?", "?", sizes: ["%m", "%n"], transposed: transposed)), wide: wide)
        for shape in Self.shapes {
            let constants = [UInt32(shape.m), UInt32(shape.n), UInt32(shape.k)]
            try expect(kernels, shape, transposed: transposed, constants: constants)
        }
    }

    @Test(arguments: shapes, [false, true])
    func staticShapes(_ shape: Shape, transposed: Bool) throws {
        let (m, n, k) = (String(shape.m), String(shape.n), String(shape.k))
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: [
                    .init(type: "\(m)x\(k)xf32"), .init(type: transposed ? "\(n)x\(k)xf32" : "\(k)x\(n)xf32"),
                ],
                outputs: [.init(type: "\(m)x\(n)xf32")],
                body: Self.body(m, n, k, sizes: [], transposed: transposed)), wide: true)
        try expect(kernels, shape, transposed: transposed)
    }

    /// Function calls in the epilogue of a tile: the same for each row, but for rounding.
    @Test func epilogueOfAnElementaryFunction() throws {
        let (m, n, k) = (21, 53, 9)
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: [.init(type: "\(m)x\(k)xf32"), .init(type: "\(k)x\(n)xf32")],
                outputs: [.init(type: "\(m)x\(n)xf32")],
                body: Self.body("\(m)", "\(n)", "\(k)", sizes: [], transposed: false)
                    .replacingOccurrences(of: "%out0", with: "%product") + """

                          %out0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
                            ins(%product : tensor<\(m)x\(n)xf32>) outs(%empty : tensor<\(m)x\(n)xf32>) {
                          ^bb0(%a: f32, %b: f32):
                            %c = math.erf %a : f32
                            %d = math.tanh %a : f32
                            %e = arith.addf %c, %d : f32
                            linalg.yield %e : f32
                          } -> tensor<\(m)x\(n)xf32>
                        """), wide: true)
        let (a, b) = (Self.numbers(m * k, 1).map { $0 / 16 }, Self.numbers(k * n, 5).map { $0 / 16 })
        var bindings = [bytes(a), bytes(b), bytes([Float](repeating: -1, count: m * n))]
        try kernels.run(workgroups: (2, 1), &bindings)
        let results = values(bindings[2], as: Float.self)
        for i in 0..<m {
            for j in 0..<n {
                let sum = (0..<k).reduce(Float(1)) { $0 + a[i * k + $1] * b[$1 * n + j] }
                let wanted = erf(Double(sum)) + tanh(Double(sum))
                #expect(abs(Double(results[i * n + j]) - wanted) <= 1e-6, "at \(i), \(j)")
            }
        }
    }

    @Test func convolutionWithStridesAndDilations() throws {
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: [.init(type: "1x9x11x3xf32"), .init(type: "3x2x3x5xf32")],
                outputs: [.init(type: "1x3x10x5xf32")],
                body: """
                      %start = arith.constant 0.0 : f32
                      %empty = tensor.empty() : tensor<1x3x10x5xf32>
                      %fill = linalg.fill ins(%start : f32) outs(%empty : tensor<1x3x10x5xf32>) -> tensor<1x3x10x5xf32>
                      %out0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<[2, 1]> : tensor<2xi64>, strides = dense<[2, 1]> : tensor<2xi64>}
                        ins(%in0, %in1 : tensor<1x9x11x3xf32>, tensor<3x2x3x5xf32>) outs(%fill : tensor<1x3x10x5xf32>) -> tensor<1x3x10x5xf32>
                    """))
        let (image, filter) = (Self.numbers(9 * 11 * 3, 3), Self.numbers(3 * 2 * 3 * 5, 4))
        var wanted = [Float](repeating: 0, count: 3 * 10 * 5)
        for y in 0..<3 {
            for x in 0..<10 {
                for f in 0..<5 {
                    for p in 0..<3 {
                        for q in 0..<2 {
                            for c in 0..<3 {
                                wanted[(y * 10 + x) * 5 + f] +=
                                    image[((y * 2 + p * 2) * 11 + x + q) * 3 + c]
                                    * filter[((p * 2 + q) * 3 + c) * 5 + f]
                            }
                        }
                    }
                }
            }
        }
        var bindings = [bytes(image), bytes(filter), bytes(wanted.map { _ in Float(9) })]
        try kernels.run(&bindings)
        #expect(values(bindings[2]) == wanted)
    }
}
