import Foundation
import TestSupport
import Testing

@testable import IREECompilerTargets

/// Functions of sums whose vectors run along the reduction: sums are stored before functions are computed of them.
@Suite(.onEachPlatform)
struct EpilogueTests {
    struct Case: Sendable {
        /// Rows, columns and steps; no rows for a product with a vector.
        var m: Int?
        var n: Int
        var k: Int
    }

    static let cases = [
        Case(m: 5, n: 67, k: 19), Case(m: 8, n: 64, k: 32), Case(m: 9, n: 4, k: 16), Case(m: 3, n: 3, k: 40),
        Case(m: nil, n: 100, k: 33), Case(m: nil, n: 9, k: 128), Case(m: 2, n: 5000, k: 8),
    ]

    private static func text(_ test: Case) -> String {
        let (n, k) = (test.n, test.k)
        let rows = test.m.map { "\($0)x" } ?? ""
        let c = "tensor<\(rows)\(n)xf32>"
        let maps =
            test.m == nil
            ? ("(j, k) -> (k)", "(j, k) -> (j, k)", "(j, k) -> (j)", "(j) -> (j)", "(j) -> (j)")
            : (
                "(i, j, k) -> (i, k)", "(i, j, k) -> (j, k)", "(i, j, k) -> (i, j)", "(i, j) -> (i, j)",
                "(i, j) -> (j)"
            )
        let parallel = test.m == nil ? "\"parallel\"" : "\"parallel\", \"parallel\""
        return DispatchText.function(
            inputs: [
                .init(type: "\(rows)\(k)xf32"), .init(type: "\(n)x\(k)xf32"), .init(type: "\(n)xf32"),
            ],
            outputs: [.init(type: "\(rows)\(n)xf32")],
            body: """
                  %start = arith.constant 0.25 : f32
                  %one = arith.constant 1.0 : f32
                  %empty = tensor.empty() : \(c)
                  %fill = linalg.fill ins(%start : f32) outs(%empty : \(c)) -> \(c)
                  %product = linalg.generic {indexing_maps = [affine_map<\(maps.0)>, affine_map<\(maps.1)>, affine_map<\(maps.2)>], iterator_types = [\(parallel), "reduction"]}
                    ins(%in0, %in1 : tensor<\(rows)\(k)xf32>, tensor<\(n)x\(k)xf32>) outs(%fill : \(c)) {
                  ^bb0(%a: f32, %b: f32, %d: f32):
                    %e = arith.mulf %a, %b : f32
                    %f = arith.addf %d, %e : f32
                    linalg.yield %f : f32
                  } -> \(c)
                  %out0 = linalg.generic {indexing_maps = [affine_map<\(maps.3)>, affine_map<\(maps.4)>, affine_map<\(maps.3)>], iterator_types = [\(parallel)]}
                    ins(%product, %in2 : \(c), tensor<\(n)xf32>) outs(%empty : \(c)) {
                  ^bb0(%a: f32, %b: f32, %d: f32):
                    %e = arith.addf %a, %b : f32
                    %f = math.tanh %e : f32
                    %g = arith.addf %f, %one : f32
                    %h = arith.mulf %g, %e : f32
                    linalg.yield %h : f32
                  } -> \(c)
                """)
    }

    @Test(arguments: cases) func functionsOfSums(_ test: Case) throws {
        let (m, n, k) = (test.m ?? 1, test.n, test.k)
        let kernels = try CompiledKernels(Self.text(test), wide: true)
        func numbers(_ count: Int, _ factor: Int) -> [Float] {
            (0..<count).map { i -> Float in Float((i * factor + 1) % 13 - 6) / 16 }
        }
        let (a, b, bias) = (numbers(m * k, 7), numbers(n * k, 5), numbers(n, 3))
        for workgroups in [(1, 1), (3, 2)] as [(UInt32, UInt32)] {
            var bindings = [bytes(a), bytes(b), bytes(bias), bytes([Float](repeating: -9, count: m * n))]
            try kernels.run(workgroups: workgroups, &bindings)
            let results = values(bindings[3], as: Float.self)
            for i in 0..<m {
                for j in 0..<n {
                    var sum = 0.25 + bias[j]
                    for p in 0..<k { sum += a[i * k + p] * b[j * k + p] }
                    let expected = (tanh(sum) + 1) * sum
                    #expect(abs(results[i * n + j] - expected) < 2e-5, "\(i) \(j)")
                }
            }
        }
    }
}
