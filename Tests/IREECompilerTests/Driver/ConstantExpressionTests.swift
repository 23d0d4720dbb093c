import IREECompiler
import Testing

/// Values that depend on constants only: they are computed once, by the compiler where that takes little.
@Suite struct ConstantExpressionTests {
    /// The program after global optimization.
    private func optimized(
        _ text: String, _ change: (inout OptimizationOptions) -> Void = { _ in }
    ) throws -> String {
        var session = CompilerSession()
        session.options.lastPhase = .globalOptimization
        session.options.target.backends = ["vmvx"]
        change(&session.options.optimization)
        let output = session.compile(Array(text.utf8), name: "program.mlir")
        guard let bytes = output.bytes else {
            throw NotCompiled(description: output.diagnostics.map(\.description).joined(separator: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let exponential = """
        func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
          %c = arith.constant dense<[0.0, 1.0, -1.0, 2.0]> : tensor<4xf32>
          %0 = math.exp %c : tensor<4xf32>
          %1 = arith.addf %x, %0 : tensor<4xf32>
          return %1 : tensor<4xf32>
        }
        """

    @Test func constantsAreEvaluated() throws {
        let text = try optimized(Self.exponential)
        #expect(!text.contains("util.initializer") && !text.contains("math.exp"))
        #expect(text.contains("dense<[1.000000e+00, 2.71828175, 0.36787945, 7.3890562]>"), "\(text)")
    }

    @Test func whatIsNotEvaluatedIsComputedOnce() throws {
        let text = try optimized(Self.exponential) { $0.evaluatesConstants = false }
        let parts = text.components(of: "util.func")
        #expect(parts.count == 2)
        #expect(parts[0].contains("math.exp") && parts[0].contains("util.initializer"))
        #expect(!parts[1].contains("math.exp"), "\(text)")
    }

    @Test func withoutHoistingProgramsStay() throws {
        let text = try optimized(Self.exponential) { $0.hoistsConstantExpressions = false }
        #expect(!text.contains("util.initializer") && text.contains("math.exp"))
    }

    /// Parameters are not there when a program is compiled.
    @Test func parametersAreTransposedOnce() throws {
        let text = try optimized(
            """
            util.global private @w = #flow.parameter.named<"m"::"w"> : tensor<3x2xf32>
            func.func @f(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
              %w = util.global.load @w : tensor<3x2xf32>
              %e = tensor.empty() : tensor<2x3xf32>
              %t = linalg.transpose ins(%w : tensor<3x2xf32>) outs(%e : tensor<2x3xf32>) permutation = [1, 0]
              %0 = arith.addf %x, %t : tensor<2x3xf32>
              return %0 : tensor<2x3xf32>
            }
            """)
        let parts = text.components(of: "util.func")
        #expect(parts.count == 2 && parts[0].contains("util.initializer"))
        #expect(!parts[1].contains("(d1, d0)>, #") && parts[1].contains("immutable @__hoisted"), "\(text)")
    }

    /// Initializers of the program's own, where one needs what another computes, with numbers and several types.
    @Test func initializersAreEvaluatedInOrder() throws {
        let text = try optimized(
            """
            util.global private @a : tensor<2xf16>
            util.global private @b : tensor<2x2xi64>
            util.global private @n : i32
            util.global private @d : f32
            util.initializer {
              %c = arith.constant dense<[1.5, 2.5]> : tensor<2xf16>
              %0 = arith.addf %c, %c : tensor<2xf16>
              util.global.store %0, @a : tensor<2xf16>
              util.return
            }
            util.initializer {
              %a = util.global.load @a : tensor<2xf16>
              %e = tensor.empty() : tensor<2x2xi64>
              %0 = linalg.generic {
                indexing_maps = [affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>],
                iterator_types = ["parallel", "parallel"]
              } ins(%a : tensor<2xf16>) outs(%e : tensor<2x2xi64>) {
              ^bb0(%in: f16, %out: i64):
                %1 = arith.fptosi %in : f16 to i64
                %2 = linalg.index 0 : index
                %3 = arith.index_cast %2 : index to i64
                %4 = arith.addi %1, %3 : i64
                linalg.yield %4 : i64
              } -> tensor<2x2xi64>
              util.global.store %0, @b : tensor<2x2xi64>
              util.return
            }
            util.initializer {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              %c9 = arith.constant 9 : index
              %z = arith.constant 0 : i32
              %h = arith.constant 1.125 : f32
              %i, %f = scf.for %k = %c0 to %c9 step %c1 iter_args(%n = %z, %d = %h) -> (i32, f32) {
                %0 = arith.index_cast %k : index to i32
                %1 = arith.addi %n, %0 : i32
                %2 = arith.mulf %d, %h : f32
                scf.yield %1, %2 : i32, f32
              }
              util.global.store %i, @n : i32
              util.global.store %f, @d : f32
              util.return
            }
            func.func @f() -> (tensor<2xf16>, tensor<2x2xi64>, i32, f32) {
              %a = util.global.load @a : tensor<2xf16>
              %b = util.global.load @b : tensor<2x2xi64>
              %n = util.global.load @n : i32
              %d = util.global.load @d : f32
              return %a, %b, %n, %d : tensor<2xf16>, tensor<2x2xi64>, i32, f32
            }
            """)
        #expect(!text.contains("util.initializer"), "\(text)")
        #expect(text.contains("dense<[3.000000e+00, 5.000000e+00]> : tensor<2xf16>"), "\(text)")
        #expect(text.contains("dense<[[3, 5], [4, 6]]> : tensor<2x2xi64>"), "\(text)")
        #expect(text.contains("36 : i32") && text.contains("3.24732089 : f32"), "\(text)")
    }

    /// What does not end, takes much, or has effects is left to the program.
    @Test(arguments: [
        // A loop without an end.
        """
        %c = arith.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
        %t = arith.constant true
        %0 = scf.while (%a = %c) : (tensor<4xi32>) -> tensor<4xi32> {
          %1 = arith.addi %a, %c : tensor<4xi32>
          scf.condition(%t) %1 : tensor<4xi32>
        } do {
        ^bb0(%a: tensor<4xi32>):
          %1 = arith.muli %a, %c : tensor<4xi32>
          scf.yield %1 : tensor<4xi32>
        }
        util.global.store %0, @g : tensor<4xi32>
        """,
        // Half a billion iterations.
        """
        %c = arith.constant dense<1> : tensor<32768xi32>
        %e = tensor.empty() : tensor<4xi32>
        %0 = linalg.generic {
          indexing_maps = [
            affine_map<(d0, d1, d2) -> (d1)>, affine_map<(d0, d1, d2) -> (d2)>, affine_map<(d0, d1, d2) -> (d0)>
          ], iterator_types = ["parallel", "reduction", "reduction"]
        } ins(%c, %c : tensor<32768xi32>, tensor<32768xi32>) outs(%e : tensor<4xi32>) {
        ^bb0(%x: i32, %y: i32, %out: i32):
          %1 = arith.addi %x, %y : i32
          linalg.yield %1 : i32
        } -> tensor<4xi32>
        util.global.store %0, @g : tensor<4xi32>
        """,
        // A function, which may do anything.
        """
        %0 = func.call @other() : () -> tensor<4xi32>
        util.global.store %0, @g : tensor<4xi32>
        """,
    ]) func initializersThatStay(_ body: String) throws {
        let text = try optimized(
            """
            util.global private @g : tensor<4xi32>
            util.initializer {
              \(body)
              util.return
            }
            util.global private mutable @m = 1 : i32
            func.func @other() -> tensor<4xi32> attributes {inlining_policy = #util.inline.never} {
              %m = util.global.load @m : i32
              %e = tensor.splat %m : tensor<4xi32>
              return %e : tensor<4xi32>
            }
            func.func @set(%x: i32) {
              util.global.store %x, @m : i32
              return
            }
            func.func @f() -> tensor<4xi32> {
              %g = util.global.load @g : tensor<4xi32>
              return %g : tensor<4xi32>
            }
            """)
        #expect(text.contains("util.initializer"), "\(text)")
    }

    @Test func assertionsAreRemovedOnRequest() throws {
        let program = """
            func.func @f(%c: i1) {
              cf.assert %c, "expected true"
              return
            }
            """
        #expect(try optimized(program).contains("cf.assert"))
        #expect(try !optimized(program) { $0.stripsAssertions = true }.contains("cf.assert"))
    }
}

extension String {
    /// The parts between occurrences of a text.
    fileprivate func components(of text: String) -> [Substring] {
        var (parts, rest) = ([Substring](), self[...])
        while let range = rest.firstRange(of: text) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
