import Foundation
import TestSupport
import Testing

@testable import IREECompilerTargets

/// Errors of elementary functions, against those of the C library in a wider type, or of the same for `f64`.
@Suite(.onEachPlatform)
struct MathFunctionTests {
    struct Function: Sendable, CustomTestStringConvertible {
        var name: String
        var range: ClosedRange<Double>
        var reference: @Sendable (Double) -> Double
        var testDescription: String { name }
    }

    static let functions = [
        Function(name: "exp", range: -100...88.7) { exp($0) },
        Function(name: "exp2", range: -140...127) { exp2($0) },
        Function(name: "expm1", range: -20...80) { expm1($0) },
        Function(name: "log", range: 1e-30...1e30) { log($0) },
        Function(name: "log2", range: 0.001...1000) { log2($0) },
        Function(name: "log10", range: 0.001...1000) { log10($0) },
        Function(name: "log1p", range: -0.999...10) { log1p($0) },
        Function(name: "sin", range: -1000...1000) { sin($0) },
        Function(name: "cos", range: -1000...1000) { cos($0) },
        Function(name: "tan", range: -1.5...1.5) { tan($0) },
        Function(name: "sinh", range: -20...20) { sinh($0) },
        Function(name: "cosh", range: -20...20) { cosh($0) },
        Function(name: "tanh", range: -10...10) { tanh($0) },
        Function(name: "erf", range: -7...7) { erf($0) },
        Function(name: "erfc", range: -5...9) { erfc($0) },
        Function(name: "asin", range: -1...1) { asin($0) },
        Function(name: "acos", range: -1...1) { acos($0) },
        Function(name: "atan", range: -50...50) { atan($0) },
        Function(name: "asinh", range: -100...100) { asinh($0) },
        Function(name: "acosh", range: 1...100) { acosh($0) },
        Function(name: "atanh", range: -0.9999...0.9999) { atanh($0) },
        Function(name: "cbrt", range: -1000...1000) { cbrt($0) },
        Function(name: "rsqrt", range: 1e-10...1e10) { 1 / $0.squareRoot() },
        Function(name: "sqrt", range: 0...1e10) { $0.squareRoot() },
        Function(name: "floor", range: -100...100) { $0.rounded(.down) },
        Function(name: "ceil", range: -100...100) { $0.rounded(.up) },
        Function(name: "trunc", range: -100...100) { $0.rounded(.towardZero) },
        Function(name: "round", range: -100...100) { $0.rounded() },
        Function(name: "roundeven", range: -100...100) { $0.rounded(.toNearestOrEven) },
    ]

    private static let count = 20_003

    private static func text(_ function: String, _ type: String) -> String {
        DispatchText.function(
            inputs: [.init(type: "\(count)x\(type)")], outputs: [.init(type: "\(count)x\(type)")],
            body: """
                  %empty = tensor.empty() : tensor<\(count)x\(type)>
                  %out0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
                    ins(%in0 : tensor<\(count)x\(type)>) outs(%empty : tensor<\(count)x\(type)>) {
                  ^bb0(%a: \(type), %b: \(type)):
                    %c = math.\(function) %a : \(type)
                    linalg.yield %c : \(type)
                  } -> tensor<\(count)x\(type)>
                """)
    }

    private static func points(_ range: ClosedRange<Double>) -> [Double] {
        (0..<count).map {
            range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1)
        }
    }

    @Test(arguments: functions) func singlePrecision(_ function: Function) throws {
        let kernels = try CompiledKernels(Self.text(function.name, "f32"))
        let arguments = Self.points(function.range).map { Float($0) }
        var bindings = [bytes(arguments), bytes(arguments)]
        try kernels.run(&bindings)
        var worst = (error: 0.0, argument: Float(0))
        for (x, y) in zip(arguments, values(bindings[1], as: Float.self)) {
            let wanted = function.reference(Double(x))
            guard abs(wanted) >= Double(Float.leastNormalMagnitude) else { continue }
            let error = abs(Double(y) - wanted) / Double(Float(wanted).ulp)
            if !(error <= worst.error) { worst = (error, x) }
        }
        #expect(worst.error <= 2, "at \(worst.argument)")
    }

    @Test(arguments: functions) func doublePrecision(_ function: Function) throws {
        let kernels = try CompiledKernels(Self.text(function.name, "f64"))
        let arguments = Self.points(function.range)
        var bindings = [bytes(arguments), bytes(arguments)]
        try kernels.run(&bindings)
        var worst = (error: 0.0, argument: 0.0)
        for (x, y) in zip(arguments, values(bindings[1], as: Double.self)) {
            let wanted = function.reference(x)
            let error = abs(y - wanted) / wanted.ulp
            if !(error <= worst.error) { worst = (error, x) }
        }
        #expect(worst.error <= (function.name == "erfc" ? 8 : 4), "at \(worst.argument)")
    }

    @Test func specialValues() throws {
        let inputs: [Float] = [.nan, .infinity, -.infinity, 0, -0.0]
        let wanted: [String: [Float]] = [
            "exp": [.nan, .infinity, 0, 1, 1], "log": [.nan, .infinity, .nan, -.infinity, -.infinity],
            "tanh": [.nan, 1, -1, 0, -0.0], "erf": [.nan, 1, -1, 0, -0.0],
            "sin": [.nan, .nan, .nan, 0, -0.0],
            "expm1": [.nan, .infinity, -1, 0, -0.0], "log1p": [.nan, .infinity, .nan, 0, -0.0],
            "floor": [.nan, .infinity, -.infinity, 0, -0.0], "rsqrt": [.nan, 0, .nan, .infinity, -.infinity],
        ]
        for (name, results) in wanted {
            let kernels = try CompiledKernels(Self.text(name, "f32"))
            let arguments = inputs + [Float](repeating: 1, count: Self.count - inputs.count)
            var bindings = [bytes(arguments), bytes(arguments)]
            try kernels.run(&bindings)
            for (got, (wanted, input)) in zip(values(bindings[1], as: Float.self), zip(results, inputs)) {
                let isSame = got.isNaN && wanted.isNaN || got == wanted && got.sign == wanted.sign
                #expect(isSame, "\(name)(\(input)) is \(got), not \(wanted)")
            }
        }
    }
}
