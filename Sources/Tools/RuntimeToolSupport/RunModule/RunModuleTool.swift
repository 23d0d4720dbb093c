import IREEBytecode
import IREEParams
import IREERuntime
import ToolSupport

/// `iree-run-module`.
package struct RunModuleTool: ProgramTool {
    package static let toolConfiguration = CommandConfiguration(
        commandName: "iree-run-module",
        abstract: "Runs a function of a compiled module, and prints its results or compares them.",
        discussion: """
            Inputs are
              42, 3.5              numbers, where the function takes them
              2x2xf32=1 2 3 4      tensors; 4xi32=0 with one value for all elements
              2x2xf32=@file.bin    tensors of a file's bytes; + for @ goes on behind the last read
              @file.npy            the first array of a NumPy file
              +file.npy            its next array
              *file.npy            all arrays that are left in it, one input each
              "text", @file        bytes, where the function takes a !util.buffer, as a scope or a key
              (null)               nothing

            Files may be pipes: @/dev/stdin.

            A model with its weights in two files, on one thread:
              iree-run-module --module=model.vmfb --function=main --device=local-sync \\
                --parameters=base.irpa --parameters=lora=adapter.safetensors \\
                --input=1x4xf32=0

            Whether the results are what they should be:
              iree-run-module --module=model.vmfb --input=@in.npy \\
                --expected_output=@out.npy
            """,
        version: toolVersion)

    package static let helpAppendix = AbsentFlags.help

    @OptionGroup package var modules: ModuleFlags
    @OptionGroup package var devices: DeviceFlags
    @OptionGroup package var files: ParameterFileFlags
    @OptionGroup package var parameters: ProgramParameterFlags
    @OptionGroup package var program: ProgramFlags

    @Option(
        help: ArgumentHelp(
            "The function to run; the only one that the last module exports unless given.",
            valueName: "[module.]name"))
    var function = ""

    @Option(help: ArgumentHelp("An input; once for each argument of the function.", valueName: "value"))
    var input: [String] = []

    @OptionGroup var results: ResultFlags
    @OptionGroup var comparison: ComparisonFlags
    @OptionGroup var outputs: OutputFlags

    @Option(help: ArgumentHelp("How results are printed.", valueName: "text|json"))
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Stops the program after so many seconds, as in 1.5; it may run for ever unless given.",
            valueName: "seconds"))
    var timeout: Double?
    @OptionGroup package var flagFile: FlagFileFlag

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    package init() {}

    package func run(output stream: StandardOutput) throws {
        try run(output: stream, compiled: nil)
    }

    /// Runs a function of a module that is there already.
    ///
    /// - Parameter compiled: the module; those that flags name unless given.
    package func run(output stream: StandardOutput, compiled: VMModule?) throws {
        outputs.apply()
        var matches = true
        try run(
            stream, compiled: compiled, { loaded in matches = try run(loaded, stream) }, limits: limits)
        // What differs has been printed.
        if !matches { throw ParameterError(.failedPrecondition, "the results are not what was expected") }
    }

    private func limits() throws -> ExecutionLimits {
        var limits = ExecutionLimits()
        if let timeout {
            guard timeout >= 0, timeout < 1e9 else {
                throw VMError(.invalidArgument, "--timeout=\(timeout): expected a number of seconds")
            }
            limits.timeout = .nanoseconds(Int64(timeout * 1e9))
        }
        return limits
    }

    /// Runs the function; returns whether the results are what they should be.
    private func run(_ loaded: LoadedModules, _ stream: StandardOutput) throws -> Bool {
        let program = try loaded.program()
        let function = try program.function(function)
        do {
            let arguments = try InputParser.inputs(input, for: function.arguments)
            let handling = try results.prepare(for: function, comparison)
            if format == .text {
                try stream.write("EXEC @\(IREEBytecode.printable(function.name))\n")
            }
            return try report(try function.call(arguments), handling, to: stream)
        } catch var error as any StatusError {
            // The declaration tells what arguments there are, and of what types.
            if let declaration = function.declaration {
                error.message += "; `\(IREEBytecode.printable(declaration))`"
            }
            throw error
        }
    }

    private func report(
        _ results: [RuntimeValue], _ handling: ResultHandling, to stream: StandardOutput
    ) throws -> Bool {
        guard handling.isPrinting else { return try handling.finish(results, stream) }
        let count = handling.maximumElementCount
        switch format {
        case .text: try stream.write(try RuntimeValue.text(of: results, maximumElementCount: count))
        case .json: try stream.write(try RuntimeValue.json(of: results, maximumElementCount: count) + "\n")
        }
        return true
    }
}
