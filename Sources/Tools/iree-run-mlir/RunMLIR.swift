import CompilerToolSupport
import IREEBytecode
import IREEParams
import IREERuntime
import RuntimeToolSupport
import ToolSupport

@main struct RunMLIR: ParameterTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-run-mlir",
        abstract: "Compiles a program in MLIR text, and runs a function of it.",
        usage:
            "iree-run-mlir <file.mlir|-> [<flags of iree-run-module> ...] [-- <flags of iree-compile> ...]",
        discussion: """
            What stands before `--` is for iree-run-module, which has `--function=`, `--input=`, `--device=` and \
            others, and what follows it for iree-compile. Anywhere, `--Xcompiler,flag=value` and `--Xcompiler \
            --flag=value` are for iree-compile, and `--Xruntime,flag=value` and `--Xruntime --flag=value` for \
            iree-run-module. Values are joined to their flags by `=`.

            For the bytecode of kernels:
              iree-run-mlir program.mlir --function=f --input=4xf32=1 \\
                --Xcompiler,iree-hal-local-target-device-backends=vmvx
            """,
        version: toolVersion)

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("The program and the flags of both tools.", valueName: "file.mlir|flag"))
    var arguments: [String] = []

    @OptionGroup var flagFile: FlagFileFlag

    func run(output stream: StandardOutput) throws {
        let command = try SplitCommandLine(arguments)
        if command.asksForHelp { throw CleanExit.helpRequest(self) }
        if command.asksForVersion { return try stream.write(toolVersion + "\n") }
        let compiling = try CompileTool.parse(try CompileTool.prepare(command.compilerArguments))
        // Wrong flags are found before the program is compiled, which may take long.
        let running = try RunModuleTool.parse(command.runtimeArguments)
        let bytes = try compiling.compile(stream)
        try running.run(
            output: stream, compiled: try VMModule(ModuleBytes(bytes, path: command.program)))
    }
}
