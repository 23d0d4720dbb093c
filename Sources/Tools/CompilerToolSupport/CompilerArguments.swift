import IREECompilerCore

/// Command lines of the tools of the compiler, in the forms that those of the official ones have.
package enum CompilerArguments {
    /// Flags that are set by their name alone.
    private static let switches: Set<String> = [
        "iree-vm-bytecode-module-strip-source-map", "iree-vm-bytecode-module-strip-debug-ops",
        "iree-vm-emit-polyglot-zip", Setting.demotesF64, Setting.reassociates,
        Setting.tracesDispatchTensors, "iree-opt-const-eval", "iree-opt-const-expr-hoisting",
        "iree-opt-strip-assertions",
    ]

    /// Flags have two hyphens, switches have values, and tuning flags are named by another flag.
    package static func normalized(_ arguments: [String]) -> [String] {
        let (rest, tuning) = TuningFlags.split(arguments)
        return tuning.map { "--tuning-flag=\($0)" }
            + rest.map { argument in
                guard argument.hasPrefix("-"), argument.utf8.count > 2 else { return argument }
                let text = argument.drop { $0 == "-" }
                return switches.contains(String(text)) ? "--\(text)=true" : "--\(text)"
            }
    }
}
