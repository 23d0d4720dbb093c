import TestSupport
import Testing

@testable import IREECompilerCore
@testable import IREECompilerTargets

/// What lowering makes of functions, and what it refuses.
struct LoweringTests {
    private func lower(_ text: String, _ target: KernelTarget = KernelTarget()) throws -> Kernel {
        let (program, functions) = try CompiledKernels.functions(text)
        return try withExtendedLifetime(program) { try DispatchLowering.lower(functions[0], for: target) }
    }

    /// The statements of a block and all in it, with the number of loops around each.
    private func statements(_ block: KernelBlock, depth: Int = 0) -> [(KernelStatement, Int)] {
        block.statements.flatMap { statement in
            switch statement {
            case .loop(let loop): [(statement, depth)] + statements(loop.body, depth: depth + 1)
            case .whileLoop(let loop):
                [(statement, depth)] + statements(loop.before, depth: depth + 1)
                    + statements(loop.body, depth: depth + 2)
            case .condition(_, let body): [(statement, depth)] + statements(body, depth: depth)
            case .define, .store, .prefetch: [(statement, depth)]
            }
        }
    }

    @Test func countsConstantsAndBindings() throws {
        let kernel = try lower(ElementTypeTests.map("f32", "f32", "%c = arith.addf %a, %a : f32"))
        #expect(kernel.constantCount == 1)
        #expect(kernel.bindingCount == 2)
        #expect(kernel.name == "kernel")
    }

    @Test(arguments: [(64, 1, 1), (8192, 2, 1), (10_000_000, 64, 1)])
    func workgroupsAreAsManyAsThereIsWorkFor(_ size: Int, _ x: Int, _ y: Int) throws {
        let text = DispatchText.function(
            inputs: [.init(type: "\(size)xf32")], outputs: [.init(type: "\(size)xf32")],
            body: """
                  %empty = tensor.empty() : tensor<\(size)xf32>
                  %out0 = linalg.copy ins(%in0 : tensor<\(size)xf32>) outs(%empty : tensor<\(size)xf32>) -> tensor<\(size)xf32>
                """)
        #expect(try lower(text).workgroupCount == WorkgroupCount(x: x, y: y))
    }

    @Test func workgroupsShareTheFirstDimensionOfSeveralElements() throws {
        func count(_ shape: String) throws -> WorkgroupCount {
            let text = DispatchText.function(
                inputs: [.init(type: shape)], outputs: [.init(type: shape)],
                body: """
                      %empty = tensor.empty() : tensor<\(shape)>
                      %out0 = linalg.copy ins(%in0 : tensor<\(shape)>) outs(%empty : tensor<\(shape)>) -> tensor<\(shape)>
                    """)
            return try lower(text).workgroupCount
        }
        #expect(try count("1x56x56x64xf32") == WorkgroupCount(x: 56, y: 1))
        #expect(try count("1x1x20000xf32") == WorkgroupCount(x: 1, y: 5))
    }

    @Test func bindingsOutOfRangeAreRefused() throws {
        let text = ElementTypeTests.map("f32", "f32", "%c = arith.addf %a, %a : f32")
        let (program, functions) = try CompiledKernels.functions(text)
        program.walk { op in
            if op.name == "hal.interface.binding.subspan" { op.attributes["binding"] = .index(1 << 40) }
        }
        withExtendedLifetime(program) {
            _ = #expect(throws: Diagnostic.self) {
                try DispatchLowering.lower(functions[0], for: KernelTarget())
            }
        }
    }

    @Test func whatALoopDoesNotChangeIsBeforeIt() throws {
        let text = DispatchText.function(
            inputs: [.init(type: "8x64xf32"), .init(type: "8xf32")], outputs: [.init(type: "8x64xf32")],
            body: """
                  %empty = tensor.empty() : tensor<8x64xf32>
                  %out0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
                    ins(%in0, %in1 : tensor<8x64xf32>, tensor<8xf32>) outs(%empty : tensor<8x64xf32>) {
                  ^bb0(%a: f32, %b: f32, %c: f32):
                    %root = math.sqrt %b : f32
                    %d = arith.mulf %a, %root : f32
                    linalg.yield %d : f32
                  } -> tensor<8x64xf32>
                """)
        let all = statements(try lower(text).body)
        let roots = all.filter { if case .define(_, .unary(.sqrt, _)) = $0.0 { true } else { false } }
        let products = all.filter { if case .define(_, .binary(.mulF, _, _)) = $0.0 { true } else { false } }
        #expect(roots.map(\.1) == [1])
        #expect(products.map(\.1) == [2])
    }

    @Test func contractionsHaveTheirAccumulatorsInRegisters() throws {
        let text = DispatchText.function(
            inputs: [.init(type: "16x32xf32"), .init(type: "32x32xf32")], outputs: [.init(type: "16x32xf32")],
            body: """
                  %start = arith.constant 0.0 : f32
                  %empty = tensor.empty() : tensor<16x32xf32>
                  %fill = linalg.fill ins(%start : f32) outs(%empty : tensor<16x32xf32>) -> tensor<16x32xf32>
                  %out0 = linalg.matmul ins(%in0, %in1 : tensor<16x32xf32>, tensor<32x32xf32>) outs(%fill : tensor<16x32xf32>) -> tensor<16x32xf32>
                """)
        var target = KernelTarget()
        target.vectorBytes = 64
        target.vectorRegisters = 32
        target.hasFMA = true
        let kernel = try lower(text, target)
        let loops = statements(kernel.body).compactMap { statement, _ -> KernelLoop? in
            if case .loop(let loop) = statement, !loop.arguments.isEmpty { loop } else { nil }
        }
        #expect(loops.count == 1)
        let loop = try #require(loops.first)
        #expect(loop.arguments.count == 8 * 2)
        #expect(kernel.type(loop.arguments[0]) == KernelType(.f32, lanes: 16))
        // Each element of one operand and each vector of the other is loaded once.
        let loads = statements(loop.body).filter { if case .define(_, .load) = $0.0 { true } else { false } }
        #expect(loads.count == 8 + 2)
    }

    struct Refusal: Sendable {
        var name: String
        var text: String
        var message: String
    }

    static let refusals = [
        Refusal(
            name: "operation", text: ElementTypeTests.map("f64", "f64", "%c = arith.remf %a, %a : f64"),
            message: "'arith.remf' of type f64 is not supported in kernels for CPUs"),
        Refusal(
            name: "type", text: ElementTypeTests.map("f80", "f80", "%c = arith.addf %a, %a : f80"),
            message: "f80"),
        Refusal(
            name: "width", text: ElementTypeTests.map("i5", "i5", "%c = arith.addi %a, %a : i5"),
            message: "i5"),
    ]

    @Test(arguments: refusals) func refusalsNameOperationAndType(_ refusal: Refusal) throws {
        let error = try #require(throws: Diagnostic.self) { try lower(refusal.text) }
        #expect(error.message.contains(refusal.message), "\(error)")
        #expect(error.location.position != nil)
    }

    @Test func overwritingWhatIsReadElsewhereIsRefused() throws {
        let type = "!iree_tensor_ext.dispatch.tensor<readwrite:tensor<4x4xf32>>"
        let slice = "offsets = [0, 0], sizes = [4, 4], strides = [1, 1]"
        func function(_ map: String) -> String {
            """
            func.func @kernel() {
              %zero = arith.constant 0 : index
              %0 = hal.interface.binding.subspan layout(<bindings = [#hal.pipeline.binding<storage_buffer>]>) binding(0) alignment(64) offset(%zero) : \(type)
              %1 = iree_tensor_ext.dispatch.tensor.load %0, \(slice) : \(type) -> tensor<4x4xf32>
              %2 = tensor.empty() : tensor<4x4xf32>
              %3 = linalg.generic {indexing_maps = [affine_map<(i, j) -> \(map)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
                ins(%1 : tensor<4x4xf32>) outs(%2 : tensor<4x4xf32>) {
              ^bb0(%a: f32, %b: f32):
                linalg.yield %a : f32
              } -> tensor<4x4xf32>
              iree_tensor_ext.dispatch.tensor.store %3, %0, \(slice) : tensor<4x4xf32> -> \(type)
              return
            }
            """
        }
        #expect(throws: Never.self) { try lower(function("(i, j)")) }
        #expect(throws: Diagnostic.self) { try lower(function("(j, i)")) }
    }
}
