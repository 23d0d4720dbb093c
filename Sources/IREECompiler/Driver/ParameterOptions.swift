import IREECompilerCore

/// How constants of programs become parameters in archives, and the other way round.
///
/// Paths may have a scope in front: `scope=file.irpa`.
public struct ParameterOptions: Sendable, Hashable {
    /// Archives whose parameters become constants of the program.
    public var imports: [String] = []
    /// The keys to import; all if empty.
    public var importKeys: [String] = []
    /// The largest parameter that is imported, in bytes.
    public var importMaximumSize = Int64.max
    /// The archive that constants are written to; none if empty.
    public var export = ""
    /// The smallest constant that is exported, in bytes.
    public var exportMinimumSize: Int64 = 0
    /// An archive to write with a splat for each parameter that the program names; none if empty.
    public var splat = ""

    /// The file that a module is written to which computes, ahead of time, what initializers make of parameters; none if
    /// empty. It is MLIR text, after the passes that the two modules have in common.
    public var encoder = ""
    /// The scope of the parameters that it writes, and that the program loads.
    public var encoderScope = "encoded"
    /// What it writes.
    public var encoderMode = EncoderMode.consolidate

    /// Which parameters an encoder writes.
    public enum EncoderMode: String, Sendable, Hashable, CaseIterable {
        /// All that the program loads.
        case consolidate
        /// Those that are computed; the others stay where they are.
        case overlay
    }

    /// Creates options that change nothing.
    public init() {}

    /// The passes before programs are optimized.
    var importing: [(pass: String, options: [String: String])] {
        guard !imports.isEmpty else { return [] }
        return [
            (
                "iree-io-import-parameters",
                [
                    "paths": imports.joined(separator: ","), "keys": importKeys.joined(separator: ","),
                    "maximum-size": String(importMaximumSize),
                ]
            )
        ]
    }

    /// Options of the pipeline of the `stream` phase.
    var streamSettings: [String: String] {
        [
            "parameter-encoder-output-file": encoder, "parameter-encoder-output-scope": encoderScope,
            "parameter-encoder-mode": encoderMode.rawValue,
        ]
    }

    /// The passes after programs are optimized.
    var exporting: [(pass: String, options: [String: String])] {
        var passes: [(String, [String: String])] = []
        if !export.isEmpty {
            // Constants of functions, which become globals later otherwise.
            passes.append(("iree-flow-outline-constants", [:]))
            passes.append(
                (
                    "iree-io-export-parameters",
                    ["path": export, "minimum-size": String(exportMinimumSize)]
                ))
        }
        if !splat.isEmpty {
            passes.append(("iree-io-generate-splat-parameter-archive", ["file": splat]))
        }
        return passes
    }
}
