import Foundation
import TestSupport
import Testing

@testable import IREECompilerTargets

/// Products of matrices that are computed in blocks of the reduction: over memory that streams by, or packed.
@Suite(.onEachPlatform)
struct BlockedContractionTests {
    struct Case: Sendable {
        var m: Int, n: Int, k: Int
        /// Types of operands and results.
        var input = "f32", result = "f32"
        /// The rows that are compared.
        var rows: [Int]
    }

    static let cases = [
        Case(m: 1, n: 3001, k: 37, rows: [0]), Case(m: 1, n: 2048, k: 64, rows: [0]),
        Case(m: 1, n: 300, k: 17, rows: [0]),
        Case(m: 1, n: 1100, k: 19, input: "i8", result: "i32", rows: [0]),
        Case(m: 1, n: 515, k: 18, input: "f64", result: "f64", rows: [0]),
        Case(m: 7, n: 1030, k: 260, rows: [0, 6]), Case(m: 19, n: 2048, k: 256, rows: [0, 18]),
        Case(m: 129, n: 1030, k: 260, rows: [0, 7, 127, 128]),
        Case(m: 131, n: 1024, k: 512, rows: [0, 64, 130]),
        Case(m: 130, n: 1033, k: 259, input: "i8", result: "i32", rows: [0, 129]),
        Case(m: 128, n: 521, k: 300, input: "f64", result: "f64", rows: [1, 127]),
    ]

    /// Text of a product, to which another row of numbers may be added, with negative sums made 0.
    private static func text(_ test: Case, hasEpilogue: Bool) -> String {
        let (m, n, k, input, result) = (test.m, test.n, test.k, test.input, test.result)
        let isFloat = result.hasPrefix("f")
        let c = "tensor<\(m)x\(n)x\(result)>"
        let (add, maximum) = isFloat ? ("addf", "maximumf") : ("addi", "maxsi")
        let epilogue = """
              %out0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
                ins(%product, %in2 : \(c), tensor<\(n)x\(result)>) outs(%empty : \(c)) {
              ^bb0(%a: \(result), %b: \(result), %d: \(result)):
                %e = arith.\(add) %a, %b : \(result)
                %f = arith.\(maximum) %e, %zero_value : \(result)
                linalg.yield %f : \(result)
              } -> \(c)
            """
        return DispatchText.function(
            inputs: [
                .init(type: "\(m)x\(k)x\(input)"), .init(type: "\(k)x\(n)x\(input)"),
                .init(type: "\(n)x\(result)"),
            ],
            outputs: [.init(type: "\(m)x\(n)x\(result)")],
            body: """
                  %zero_value = arith.constant \(isFloat ? "0.0" : "0") : \(result)
                  %start = arith.constant \(isFloat ? "3.0" : "3") : \(result)
                  %empty = tensor.empty() : \(c)
                  %fill = linalg.fill ins(%start : \(result)) outs(%empty : \(c)) -> \(c)
                  %\(hasEpilogue ? "product" : "out0") = linalg.matmul ins(%in0, %in1 : tensor<\(m)x\(k)x\(input)>, tensor<\(k)x\(n)x\(input)>) outs(%fill : \(c)) -> \(c)
                \(hasEpilogue ? epilogue : "")
                """)
    }

    private static func encoded(_ numbers: [Int], _ type: String) -> [UInt8] {
        switch type {
        case "i8": bytes(numbers.map { Int8($0) })
        case "i32": bytes(numbers.map { Int32($0) })
        case "f64": bytes(numbers.map { Double($0) })
        default: bytes(numbers.map { Float($0) })
        }
    }

    private static func decoded(_ data: [UInt8], _ type: String) -> [Int] {
        switch type {
        case "i32": values(data, as: Int32.self).map { Int($0) }
        case "f64": values(data, as: Double.self).map { Int($0) }
        default: values(data, as: Float.self).map { Int($0) }
        }
    }

    @Test(arguments: cases, [false, true]) func products(_ test: Case, hasEpilogue: Bool) throws {
        // Bytecode has no blocks: it is too slow for large ones.
        guard KernelPlatform.current != .virtualMachine || test.m < 10 else { return }
        let (m, n, k) = (test.m, test.n, test.k)
        let kernels = try CompiledKernels(Self.text(test, hasEpilogue: hasEpilogue), wide: true)
        let a = (0..<(m * k)).map { ($0 &* 7 &+ 1) % 13 - 6 }
        let b = (0..<(k * n)).map { ($0 &* 5 &+ 3) % 11 - 5 }
        let bias = (0..<n).map { $0 % 9 - 4 }
        var results: [[Int]] = []
        for workgroups in [(1, 1), (3, 1), (2, 3)] as [(UInt32, UInt32)] {
            var bindings = [
                Self.encoded(a, test.input), Self.encoded(b, test.input), Self.encoded(bias, test.result),
                Self.encoded([Int](repeating: -9, count: m * n), test.result),
            ]
            try kernels.run(workgroups: workgroups, &bindings)
            results.append(Self.decoded(bindings[3], test.result))
        }
        for row in test.rows {
            var wanted = [Int](repeating: 3, count: n)
            for p in 0..<k {
                for j in 0..<n { wanted[j] += a[row * k + p] * b[p * n + j] }
            }
            if hasEpilogue { wanted = zip(wanted, bias).map { max($0 + $1, 0) } }
            #expect(Array(results[0][(row * n)..<((row + 1) * n)]) == wanted, "row \(row) of \(test)")
        }
        #expect(results.allSatisfy { $0 == results[0] }, "other workgroups compute \(test) otherwise")
    }

    /// Operands are slices with offsets and strides, and so is the result.
    @Test(arguments: [cases[2], cases[5], cases[7], Case(m: 21, n: 53, k: 9, rows: [0, 8, 20])])
    func productsOfSlices(_ test: Case) throws {
        guard KernelPlatform.current != .virtualMachine || test.m < 100 else { return }
        let (m, n, k) = (test.m, test.n, test.k)
        let (a, b, c) = ((m + 1, 2 * k + 3), (2 * k + 1, n + 5), (2 * m + 2, n + 3))
        let sliced = "tensor<\(m)x\(n)xf32>"
        var text = DispatchText.function(
            inputs: [.init(type: "\(a.0)x\(a.1)xf32"), .init(type: "\(b.0)x\(b.1)xf32")],
            outputs: [.init(type: "\(m)x\(n)xf32")],
            body: """
                  %start = arith.constant 3.0 : f32
                  %a = tensor.extract_slice %in0[1, 2] [\(m), \(k)] [1, 2] : tensor<\(a.0)x\(a.1)xf32> to tensor<\(m)x\(k)xf32>
                  %b = tensor.extract_slice %in1[1, 4] [\(k), \(n)] [2, 1] : tensor<\(b.0)x\(b.1)xf32> to tensor<\(k)x\(n)xf32>
                  %empty = tensor.empty() : \(sliced)
                  %fill = linalg.fill ins(%start : f32) outs(%empty : \(sliced)) -> \(sliced)
                  %out0 = linalg.matmul ins(%a, %b : tensor<\(m)x\(k)xf32>, tensor<\(k)x\(n)xf32>) outs(%fill : \(sliced)) -> \(sliced)
                """)
        text = text.replacingOccurrences(
            of: "writeonly:\(sliced)", with: "writeonly:tensor<\(c.0)x\(c.1)xf32>")
        text = text.replacingOccurrences(
            of: "%out0, %binding2, offsets = [0, 0], sizes = [\(m), \(n)], strides = [1, 1]",
            with: "%out0, %binding2, offsets = [1, 2], sizes = [\(m), \(n)], strides = [2, 1]")
        let kernels = try CompiledKernels(text, wide: true)
        let left = ContractionTests.numbers(a.0 * a.1, 1)
        let right = ContractionTests.numbers(b.0 * b.1, 2)
        var bindings = [bytes(left), bytes(right), bytes([Float](repeating: -7, count: c.0 * c.1))]
        try kernels.run(workgroups: (2, 2), &bindings)
        let results = values(bindings[2], as: Float.self)
        for row in test.rows {
            var wanted = [Float](repeating: -7, count: c.1)
            for j in 0..<n { wanted[j + 2] = 3 }
            for p in 0..<k {
                for j in 0..<n {
                    wanted[j + 2] += left[(row + 1) * a.1 + 2 * p + 2] * right[(2 * p + 1) * b.1 + j + 4]
                }
            }
            let start = (2 * row + 1) * c.1
            #expect(Array(results[start..<(start + c.1)]) == wanted, "row \(row) of \(test)")
        }
        // Rows between are as they were.
        #expect(results.prefix(c.1).allSatisfy { $0 == -7 } && results.suffix(c.1).allSatisfy { $0 == -7 })
    }

    /// The number of steps is known when the kernel runs only.
    @Test(arguments: [(1, 300), (7, 1030), (65, 1030)]) func dynamicSteps(_ shape: (Int, Int)) throws {
        guard KernelPlatform.current != .virtualMachine || shape.0 < 10 else { return }
        let (m, n) = shape
        let c = "tensor<\(m)x\(n)xf32>"
        let kernels = try CompiledKernels(
            DispatchText.function(
                sizes: ["k"],
                inputs: [
                    .init(type: "\(m)x?xf32", sizes: ["%k"]), .init(type: "?x\(n)xf32", sizes: ["%k"]),
                ],
                outputs: [.init(type: "\(m)x\(n)xf32")],
                body: """
                      %start = arith.constant 3.0 : f32
                      %empty = tensor.empty() : \(c)
                      %fill = linalg.fill ins(%start : f32) outs(%empty : \(c)) -> \(c)
                      %out0 = linalg.matmul ins(%in0, %in1 : tensor<\(m)x?xf32>, tensor<?x\(n)xf32>) outs(%fill : \(c)) -> \(c)
                    """), wide: true)
        for k in [0, 1, 4, 17, 201] {
            let (a, b) = (ContractionTests.numbers(m * k, 1), ContractionTests.numbers(k * n, 2))
            var bindings = [bytes(a), bytes(b), bytes([Float](repeating: -1, count: m * n))]
            try kernels.run(constants: [UInt32(k)], workgroups: (2, 2), &bindings)
            let row = m - 1
            var wanted = [Float](repeating: 3, count: n)
            for p in 0..<k { for j in 0..<n { wanted[j] += a[row * k + p] * b[p * n + j] } }
            #expect(Array(values(bindings[2]).suffix(n)) == wanted, "\(shape), \(k) steps")
        }
    }

    /// What is packed is text of its own: the schedule is chosen for such sizes.
    @Test func largeProductsArePacked() throws {
        guard KernelPlatform.current == .processor else { return }
        let (program, functions) = try CompiledKernels.functions(
            Self.text(Self.cases[7], hasEpilogue: true))
        defer { withExtendedLifetime(program) {} }
        let target = LLVMCPUTarget()
        let kernels = try target.kernels(of: functions)
        #expect(kernels[0].scratchBytes > 0 && kernels[0].scratchBytes <= Schedule.Blocking.scratchBytes)
        #expect(target.text(kernels, name: "kernels").contains("%scratch = alloca"))
    }
}
