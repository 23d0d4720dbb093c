import Foundation
import TestSupport
import Testing

@testable import IREECompilerTargets

@Suite(.onEachPlatform)
struct ReductionTests {
    static let shapes: [(Int, Int)] = [(1, 1), (3, 0), (0, 5), (5, 3), (7, 16), (4, 67), (2, 200)]

    /// Rows of a matrix, reduced.
    private func kernels(
        _ type: String, identity: String, _ operation: String, wide: Bool = false, columns: Bool = false
    ) throws -> CompiledKernels {
        let out = columns ? "%n" : "%m"
        let output = columns ? "(d0, d1) -> (d1)" : "(d0, d1) -> (d0)"
        let iterators = columns ? #"["reduction", "parallel"]"# : #"["parallel", "reduction"]"#
        return try CompiledKernels(
            DispatchText.function(
                sizes: ["m", "n"], inputs: [.init(type: "?x?x\(type)", sizes: ["%m", "%n"])],
                outputs: [.init(type: "?x\(type)", sizes: [out])],
                body: """
                      %start = arith.constant \(identity) : \(type)
                      %empty = tensor.empty(\(out)) : tensor<?x\(type)>
                      %fill = linalg.fill ins(%start : \(type)) outs(%empty : tensor<?x\(type)>) -> tensor<?x\(type)>
                      %out0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<\(output)>], iterator_types = \(iterators)}
                        ins(%in0 : tensor<?x?x\(type)>) outs(%fill : tensor<?x\(type)>) {
                      ^bb0(%a: \(type), %b: \(type)):
                        %c = \(operation) : \(type)
                        linalg.yield %c : \(type)
                      } -> tensor<?x\(type)>
                    """), wide: wide)
    }

    private func expect<T: Equatable>(
        _ kernels: CompiledKernels, columns: Bool = false, identity: T, _ element: (Int) -> T,
        _ combine: (T, T) -> T
    ) throws {
        for (m, n) in Self.shapes {
            let input = (0..<(m * n)).map(element)
            let count = columns ? n : m
            var wanted = [T](repeating: identity, count: count)
            for i in 0..<m {
                for j in 0..<n {
                    wanted[columns ? j : i] = combine(wanted[columns ? j : i], input[i * n + j])
                }
            }
            var bindings = [bytes(input), [UInt8](repeating: 3, count: bytes(wanted).count)]
            try kernels.run(constants: [UInt32(m), UInt32(n)], workgroups: (2, 1), &bindings)
            #expect(values(bindings[1]) == wanted, "\(m) x \(n), of columns: \(columns)")
        }
    }

    @Test(arguments: [false, true]) func sums(columns: Bool) throws {
        let floats = try kernels("f32", identity: "1.0", "arith.addf %b, %a", wide: true, columns: columns)
        try expect(floats, columns: columns, identity: Float(1), { Float($0 % 11) }, +)
        let integers = try kernels("i64", identity: "5", "arith.addi %a, %b", columns: columns)
        try expect(integers, columns: columns, identity: Int64(5), { Int64($0) &* -3 }, &+)
    }

    @Test(arguments: [false, true]) func extrema(columns: Bool) throws {
        let largest = try kernels("f32", identity: "-4.0", "arith.maximumf %b, %a", columns: columns)
        try expect(largest, columns: columns, identity: Float(-4), { Float(($0 * 31) % 19 - 25) }, max)
        let smallest = try kernels("i8", identity: "127", "arith.minsi %b, %a", columns: columns)
        try expect(
            smallest, columns: columns, identity: Int8(127), { Int8(truncatingIfNeeded: $0 &* 41) }, min)
        let unsigned = try kernels("i16", identity: "0", "arith.maxui %b, %a", columns: columns)
        try expect(
            unsigned, columns: columns, identity: UInt16(0), { UInt16(truncatingIfNeeded: $0 &* 9001) }, max)
    }

    /// Two loops of one reduction, whose inner one no vector divides.
    @Test(arguments: [(1, 1), (3, 5), (4, 64), (9, 67), (0, 3), (3, 0)])
    func sumsOverTwoDimensions(_ shape: (Int, Int)) throws {
        for isStatic in [true, false] {
            let (n, k) = isStatic ? ("\(shape.0)", "\(shape.1)") : ("?", "?")
            let type = "5x\(n)x\(k)xf32"
            let kernels = try CompiledKernels(
                DispatchText.function(
                    sizes: isStatic ? [] : ["n", "k"],
                    inputs: [.init(type: type, sizes: isStatic ? [] : ["%n", "%k"])],
                    outputs: [.init(type: "5xf32")],
                    body: """
                          %start = arith.constant 2.0 : f32
                          %empty = tensor.empty() : tensor<5xf32>
                          %fill = linalg.fill ins(%start : f32) outs(%empty : tensor<5xf32>) -> tensor<5xf32>
                          %out0 = linalg.generic {indexing_maps = [affine_map<(i, n, k) -> (i, n, k)>, affine_map<(i, n, k) -> (i)>], iterator_types = ["parallel", "reduction", "reduction"]}
                            ins(%in0 : tensor<\(type)>) outs(%fill : tensor<5xf32>) {
                          ^bb0(%a: f32, %b: f32):
                            %c = arith.addf %b, %a : f32
                            linalg.yield %c : f32
                          } -> tensor<5xf32>
                        """), wide: true)
            let count = shape.0 * shape.1
            let input = (0..<(5 * count)).map { Float($0 % 7 - 3) }
            var bindings = [bytes(input), bytes([Float](repeating: -1, count: 5))]
            try kernels.run(
                constants: isStatic ? [] : [UInt32(shape.0), UInt32(shape.1)], workgroups: (2, 1), &bindings)
            let wanted = (0..<5).map { i in input[(i * count)..<((i + 1) * count)].reduce(2, +) }
            #expect(values(bindings[1]) == wanted, "\(shape), static: \(isStatic)")
        }
    }

    @Test func extremaKeepNaN() throws {
        let largest = try kernels("f32", identity: "-4.0", "arith.maximumf %b, %a")
        var input = [Float](repeating: 1, count: 3 * 70)
        input[70 + 33] = .nan
        var bindings = [bytes(input), bytes([Float](repeating: 0, count: 3))]
        try largest.run(constants: [3, 70], &bindings)
        let results = values(bindings[1], as: Float.self)
        #expect(results[0] == 1 && results[1].isNaN && results[2] == 1)
    }

    /// A body whose operation depends on the order of operands is computed in the order of the loop.
    @Test func othersKeepTheirOrder() throws {
        let differences = try kernels("i32", identity: "7", "arith.subi %a, %b")
        try expect(differences, identity: Int32(7), { Int32($0 * 5) }) { $1 &- $0 }
    }

    @Test(arguments: [0, 1]) func softmax(dimension: Int) throws {
        let kernels = try CompiledKernels(
            DispatchText.function(
                sizes: ["m", "n"], inputs: [.init(type: "?x?xf32", sizes: ["%m", "%n"])],
                outputs: [.init(type: "?x?xf32", sizes: ["%m", "%n"])],
                body: """
                      %empty = tensor.empty(%m, %n) : tensor<?x?xf32>
                      %out0 = linalg.softmax dimension(\(dimension)) ins(%in0 : tensor<?x?xf32>) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
                    """))
        for (m, n) in Self.shapes {
            let input = (0..<(m * n)).map { Float($0 % 17) - 8 }
            var wanted = [Double](repeating: 0, count: m * n)
            for i in 0..<(m * n) {
                let line = (0..<(m * n)).filter { dimension == 1 ? $0 / n == i / n : $0 % n == i % n }
                let sum = line.reduce(0.0) { $0 + exp(Double(input[$1]) - Double(input[i])) }
                wanted[i] = 1 / sum
            }
            var bindings = [bytes(input), bytes(input)]
            try kernels.run(constants: [UInt32(m), UInt32(n)], workgroups: (2, 2), &bindings)
            for (got, wanted) in zip(values(bindings[1], as: Float.self), wanted) {
                #expect(abs(Double(got) - wanted) <= 1e-6 * wanted, "\(m) x \(n)")
            }
        }
    }

    /// A value and where it is: two results of one reduction.
    @Test func severalResults() throws {
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: [.init(type: "9xf32")], outputs: [.init(type: "f32"), .init(type: "i32")],
                body: """
                      %low = arith.constant 0xFF800000 : f32
                      %none = arith.constant 0 : i32
                      %e0 = tensor.empty() : tensor<f32>
                      %e1 = tensor.empty() : tensor<i32>
                      %f0 = linalg.fill ins(%low : f32) outs(%e0 : tensor<f32>) -> tensor<f32>
                      %f1 = linalg.fill ins(%none : i32) outs(%e1 : tensor<i32>) -> tensor<i32>
                      %out0, %out1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>, affine_map<(i) -> ()>], iterator_types = ["reduction"]}
                        ins(%in0 : tensor<9xf32>) outs(%f0, %f1 : tensor<f32>, tensor<i32>) {
                      ^bb0(%a: f32, %best: f32, %place: i32):
                        %i = linalg.index 0 : index
                        %j = arith.index_cast %i : index to i32
                        %more = arith.cmpf ogt, %a, %best : f32
                        %value = arith.select %more, %a, %best : f32
                        %index = arith.select %more, %j, %place : i32
                        linalg.yield %value, %index : f32, i32
                      } -> (tensor<f32>, tensor<i32>)
                    """))
        var bindings = [
            bytes([1, 5, 2, 9, 9, 0, -3, 8, 4] as [Float]), bytes([Float(0)]), bytes([Int32(0)]),
        ]
        try kernels.run(&bindings)
        #expect(values(bindings[1]) == [Float(9)] && values(bindings[2]) == [Int32(3)])
    }
}
