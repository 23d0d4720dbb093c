import IREEParams

/// A command line for two tools: which argument is whose.
struct SplitCommandLine {
    /// The path of the program.
    let program: String
    /// With the program.
    private(set) var compilerArguments: [String] = []
    private(set) var runtimeArguments: [String] = []

    var asksForHelp: Bool { runtimeArguments.contains { ["--help", "-help", "-h"].contains($0) } }
    var asksForVersion: Bool { runtimeArguments.contains("--version") }

    init(_ arguments: [String]) throws(ParameterError) {
        var programs: [String] = []
        var isRuntime = true
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                isRuntime = false
            } else if let (tool, flag) = Self.addressed(argument) {
                guard let flag = flag ?? rest.popFirst() else {
                    throw ParameterError(.invalidArgument, "\(argument): expected a flag to follow")
                }
                if tool == "Xcompiler" {
                    compilerArguments.append(flag)
                } else {
                    runtimeArguments.append(flag)
                }
            } else if isRuntime, argument == "-" || !argument.hasPrefix("-") {
                programs.append(argument)
            } else if isRuntime {
                runtimeArguments.append(argument)
            } else {
                compilerArguments.append(argument)
            }
        }
        program = programs.first ?? "-"
        compilerArguments.append(program)
        guard !asksForHelp, !asksForVersion else { return }
        guard programs.count == 1 else {
            throw ParameterError(
                .invalidArgument,
                programs.isEmpty
                    ? "no program is given"
                    : "expected one program, got \(programs.map { "`\($0)`" }.joined(separator: ", "))",
                hint: programs.isEmpty
                    ? "name a file of MLIR text, or `-` for standard input"
                    : "values are joined to their flags by `=`: --input=4xf32=1")
        }
    }

    /// The tool that a flag with a prefix is for, and the flag, unless it is the next argument.
    private static func addressed(_ argument: String) -> (tool: String, flag: String?)? {
        let text = argument.drop { $0 == "-" }
        for tool in ["Xcompiler", "Xruntime"] where argument.hasPrefix("-") && text.hasPrefix(tool) {
            if text.count == tool.count { return (tool, nil) }
            let flag = text.dropFirst(tool.count)
            if flag.hasPrefix(",") { return (tool, "--" + flag.dropFirst()) }
        }
        return nil
    }
}
