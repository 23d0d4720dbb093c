import TestSupport
import Testing

@testable import IREECompilerTargets

/// Operations whose elements depend on each other: sorting, selection, scans, scatters.
@Suite(.onEachPlatform)
struct OrderTests {
    private func run(
        inputs: [(type: String, bytes: [UInt8])], outputs: [(type: String, bytes: [UInt8])], _ body: String
    ) throws -> [[UInt8]] {
        let kernels = try CompiledKernels(
            DispatchText.function(
                inputs: inputs.map { .init(type: $0.type) }, outputs: outputs.map { .init(type: $0.type) },
                body: body))
        var bindings = (inputs + outputs).map(\.bytes)
        try kernels.run(workgroups: (2, 1), &bindings)
        return Array(bindings[inputs.count...])
    }

    private let rows: [Float] = [5, 1, 4, 1, 3, 9, 2, 6, 2, 2, 0, -1]

    @Test func sorts() throws {
        let places = (0..<12).map { Int32($0 % 6) }
        let results = try run(
            inputs: [("2x6xf32", bytes(rows)), ("2x6xi32", bytes(places))],
            outputs: [("2x6xf32", bytes(rows.map { _ in Float(0) })), ("2x6xi32", bytes(places))],
            """
            %out0, %out1 = iree_linalg_ext.sort dimension(1) outs(%in0, %in1 : tensor<2x6xf32>, tensor<2x6xi32>) {
            ^bb0(%a: f32, %b: f32, %c: i32, %d: i32):
              %less = arith.cmpf olt, %a, %b : f32
              iree_linalg_ext.yield %less : i1
            } -> tensor<2x6xf32>, tensor<2x6xi32>
            """)
        #expect(values(results[0]) == [1, 1, 3, 4, 5, 9, -1, 0, 2, 2, 2, 6] as [Float])
        #expect(values(results[1]) == [1, 3, 4, 2, 0, 5, 5, 4, 0, 2, 3, 1] as [Int32])
    }

    @Test func selectsTheLargest() throws {
        let results = try run(
            inputs: [("2x6xf32", bytes(rows))],
            outputs: [
                ("2x3xf32", bytes([Float](repeating: 0, count: 6))),
                ("2x3xi32", bytes([Int32](repeating: 0, count: 6))),
            ],
            """
            %low = arith.constant 0xFF800000 : f32
            %none = arith.constant 0 : i32
            %e0 = tensor.empty() : tensor<2x3xf32>
            %e1 = tensor.empty() : tensor<2x3xi32>
            %f0 = linalg.fill ins(%low : f32) outs(%e0 : tensor<2x3xf32>) -> tensor<2x3xf32>
            %f1 = linalg.fill ins(%none : i32) outs(%e1 : tensor<2x3xi32>) -> tensor<2x3xi32>
            %out0, %out1 = iree_linalg_ext.topk_v2 dimension(1) ins(%in0 : tensor<2x6xf32>)
              outs(%f0, %f1 : tensor<2x3xf32>, tensor<2x3xi32>) {
            ^bb0(%a: f32, %b: f32):
              %more = arith.cmpf ogt, %a, %b : f32
              iree_linalg_ext.yield %more : i1
            } -> tensor<2x3xf32>, tensor<2x3xi32>
            """)
        #expect(values(results[0]) == [9, 5, 4, 6, 2, 2] as [Float])
        #expect(values(results[1]) == [5, 0, 2, 1, 0, 2] as [Int32])
    }

    @Test func gathersWhereAMaskIsTrue() throws {
        let results = try run(
            inputs: [
                ("4x2xf32", bytes((0..<8).map { Float($0) })), ("3xi32", bytes([2, 0, 3] as [Int32])),
                ("3xi1", [1, 0, 1]),
            ],
            outputs: [("3x2xf32", bytes([Float](repeating: 0, count: 6)))],
            """
            %none = arith.constant -1.0 : f32
            %e = tensor.empty() : tensor<3x2xf32>
            %f = linalg.fill ins(%none : f32) outs(%e : tensor<3x2xf32>) -> tensor<3x2xf32>
            %out0 = iree_linalg_ext.gather dimension_map = [0]
              ins(%in0, %in1, %in2 : tensor<4x2xf32>, tensor<3xi32>, tensor<3xi1>)
              outs(%f : tensor<3x2xf32>) -> tensor<3x2xf32>
            """)
        #expect(values(results[0]) == [4, 5, -1, -1, 6, 7] as [Float])
    }

    @Test(arguments: [true, false]) func scans(inclusive: Bool) throws {
        let results = try run(
            inputs: [("2x6xf32", bytes(rows))],
            outputs: [("2x6xf32", bytes(rows)), ("2xf32", bytes([Float(0), 0]))],
            """
            %start = arith.constant 10.0 : f32
            %e0 = tensor.empty() : tensor<2x6xf32>
            %e1 = tensor.empty() : tensor<2xf32>
            %f1 = linalg.fill ins(%start : f32) outs(%e1 : tensor<2xf32>) -> tensor<2xf32>
            %out0, %out1 = iree_linalg_ext.scan dimension(1) inclusive(\(inclusive)) ins(%in0 : tensor<2x6xf32>)
              outs(%e0, %f1 : tensor<2x6xf32>, tensor<2xf32>) {
            ^bb0(%a: f32, %b: f32):
              %sum = arith.addf %a, %b : f32
              iree_linalg_ext.yield %sum : f32
            } -> tensor<2x6xf32>, tensor<2xf32>
            """)
        let wanted: [Float] =
            inclusive
            ? [5, 6, 10, 11, 14, 23, 2, 8, 10, 12, 12, 11] : [10, 15, 16, 20, 21, 24, 10, 12, 18, 20, 22, 22]
        #expect(values(results[0]) == wanted)
        #expect(values(results[1]) == (inclusive ? [23, 11] : [24, 22]) as [Float])
    }

    @Test func scatters() throws {
        let results = try run(
            inputs: [
                ("3x2xf32", bytes([1, 2, 3, 4, 5, 6] as [Float])), ("3x1xi32", bytes([2, 0, 2] as [Int32])),
                ("4x2xf32", bytes([Float](repeating: 10, count: 8))),
            ],
            outputs: [("4x2xf32", bytes([Float](repeating: 0, count: 8)))],
            """
            %out0 = iree_linalg_ext.scatter dimension_map = [0] unique_indices(false)
              ins(%in0, %in1 : tensor<3x2xf32>, tensor<3x1xi32>) outs(%in2 : tensor<4x2xf32>) {
            ^bb0(%a: f32, %b: f32):
              %sum = arith.addf %a, %b : f32
              iree_linalg_ext.yield %sum : f32
            } -> tensor<4x2xf32>
            """)
        #expect(values(results[0]) == [13, 14, 10, 10, 16, 18, 10, 10] as [Float])
    }

    @Test func gathers() throws {
        let results = try run(
            inputs: [
                ("4x2xf32", bytes((0..<8).map { Float($0) })), ("3xi32", bytes([2, 0, 3] as [Int32])),
            ],
            outputs: [("3x2xf32", bytes([Float](repeating: 0, count: 6)))],
            """
            %e = tensor.empty() : tensor<3x2xf32>
            %out0 = iree_linalg_ext.gather dimension_map = [0]
              ins(%in0, %in1 : tensor<4x2xf32>, tensor<3xi32>) outs(%e : tensor<3x2xf32>) -> tensor<3x2xf32>
            """)
        #expect(values(results[0]) == [4, 5, 0, 1, 6, 7] as [Float])
    }

    @Test func selectsByComparison() throws {
        let results = try run(
            inputs: [("2x6xf32", bytes(rows))],
            outputs: [("2xf32", bytes([Float(0), 0])), ("2xi32", bytes([Int32(0), 0]))],
            """
            %low = arith.constant 0xFF800000 : f32
            %none = arith.constant 0 : i32
            %e0 = tensor.empty() : tensor<2xf32>
            %e1 = tensor.empty() : tensor<2xi32>
            %f0 = linalg.fill ins(%low : f32) outs(%e0 : tensor<2xf32>) -> tensor<2xf32>
            %f1 = linalg.fill ins(%none : i32) outs(%e1 : tensor<2xi32>) -> tensor<2xi32>
            %out0, %out1 = iree_linalg_ext.arg_compare dimension(1) ins(%in0 : tensor<2x6xf32>)
              outs(%f0, %f1 : tensor<2xf32>, tensor<2xi32>) {
            ^bb0(%a: f32, %b: f32):
              %more = arith.cmpf ogt, %a, %b : f32
              iree_linalg_ext.yield %more : i1
            } -> tensor<2xf32>, tensor<2xi32>
            """)
        #expect(values(results[0]) == [9, 6] as [Float])
        #expect(values(results[1]) == [5, 1] as [Int32])
    }
}
