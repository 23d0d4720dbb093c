import Foundation
import Testing

@testable import IREECompilerTargets

@Suite(.onEachPlatform)
struct AttentionTests {
    struct Case: Sendable {
        var rows: Int, keys: Int, depth: Int, columns: Int
        var hasMask: Bool
    }

    static let cases = [
        Case(rows: 3, keys: 4, depth: 5, columns: 2, hasMask: false),
        Case(rows: 7, keys: 33, depth: 70, columns: 40, hasMask: false),
        Case(rows: 4, keys: 9, depth: 8, columns: 133, hasMask: true),
    ]

    @Test(arguments: cases) func attends(_ test: Case) throws {
        let (m, k, d, n) = (test.rows, test.keys, test.depth, test.columns)
        let mask = test.hasMask
        let types = ["2x\(m)x\(d)xf32", "2x\(k)x\(d)xf32", "2x\(k)x\(n)xf32"]
        let output = "2x\(m)x\(n)xf32"
        let map = { (dimensions: String) in "affine_map<(b, m, n, k, d) -> (\(dimensions))>" }
        var maps = [map("b, m, d"), map("b, k, d"), map("b, k, n"), map("")]
        var inputs = types
        if mask {
            maps.append(map("b, m, k"))
            inputs.append("2x\(m)x\(k)xi1")
        }
        maps.append(map("b, m, n"))
        let extra = mask ? (", %in3", ", tensor<\(inputs[3])>") : ("", "")
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: inputs.map { .init(type: $0) }, outputs: [.init(type: output)],
                body: """
                      %scale = arith.constant 0.25 : f32
                      %e = tensor.empty() : tensor<\(output)>
                      %out0 = iree_linalg_ext.attention {indexing_maps = [\(maps.joined(separator: ", "))]}
                        ins(%in0, %in1, %in2, %scale\(extra.0) : tensor<\(types[0])>, tensor<\(types[1])>, tensor<\(types[2])>, f32\(extra.1))
                        outs(%e : tensor<\(output)>) {
                      ^bb0(%s: f32):
                        iree_linalg_ext.yield %s : f32
                      } -> tensor<\(output)>
                    """))
        func numbers(_ count: Int, _ seed: Int) -> [Float] {
            (0..<count).map { Float(($0 &* 11 &+ seed) % 17 - 8) / 4 }
        }
        let (q, keys, v) = (numbers(2 * m * d, 1), numbers(2 * k * d, 2), numbers(2 * k * n, 3))
        let flags = (0..<(2 * m * k)).map { UInt8($0 % 3 == 0 ? 0 : 1) }
        var bindings = [bytes(q), bytes(keys), bytes(v)] + (mask ? [flags] : [])
        bindings.append(bytes([Float](repeating: 0, count: 2 * m * n)))
        try kernels.run(workgroups: (2, 1), &bindings)
        let got = values(bindings[bindings.count - 1], as: Float.self)
        for b in 0..<2 {
            for i in 0..<m {
                var weights = (0..<k).map { j in
                    var product: Double = 0
                    for p in 0..<d { product += Double(q[(b * m + i) * d + p] * keys[(b * k + j) * d + p]) }
                    return exp(product / 4)
                }
                if mask { for j in 0..<k where flags[(b * m + i) * k + j] == 0 { weights[j] = 0 } }
                let sum = weights.reduce(0, +)
                for j in 0..<n {
                    var wanted: Double = 0
                    for p in 0..<k { wanted += weights[p] / sum * Double(v[(b * k + p) * n + j]) }
                    #expect(abs(Double(got[(b * m + i) * n + j]) - wanted) < 1e-5)
                }
            }
        }
    }
}
