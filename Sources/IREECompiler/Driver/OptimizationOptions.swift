import IREECompilerCore

/// How programs are optimized.
public struct OptimizationOptions: Sendable, Hashable {
    /// Moves values that depend on constants and immutable globals only into globals, which are computed once, when the
    /// module is loaded.
    public var hoistsConstantExpressions = true
    /// By how many bytes such a value may be larger than what it is computed from.
    public var maximumConstantGrowth: Int64 = 1 << 20
    /// Computes globals that depend on constants only when the program is compiled, where that takes little.
    public var evaluatesConstants = true
    /// Removes assertions.
    public var stripsAssertions = false

    /// Options that optimize as far as no check is lost.
    public init() {}

    /// The passes before programs are optimized.
    var stripping: [(pass: String, options: [String: String])] {
        stripsAssertions ? [("iree-util-strip-debug-ops", [:])] : []
    }

    /// The passes after programs are optimized.
    var hoisting: [(pass: String, options: [String: String])] {
        var passes: [(String, [String: String])] = []
        if hoistsConstantExpressions {
            let growth = ["max-size-increase-threshold": String(maximumConstantGrowth)]
            passes += [("iree-util-hoist-into-globals", growth), ("canonicalize", [:]), ("cse", [:])]
        }
        if evaluatesConstants {
            passes += [
                ("iree-consteval-jit-globals", [:]), ("iree-util-fold-globals", [:]), ("canonicalize", [:]),
            ]
        }
        return passes
    }
}
