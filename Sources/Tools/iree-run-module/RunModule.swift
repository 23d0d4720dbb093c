import IREEBytecode
import IREEParams
import IREERuntime
import ModuleToolSupport
import RuntimeToolSupport
import ToolSupport

@main struct RunModule: ParameterTool {
    static let configuration = CommandConfiguration(
        commandName: "iree-run-module",
        abstract: "Runs a function of a compiled module, and prints its results or compares them.",
        discussion: """
            Inputs are numbers (42, 3.5), tensors (2x2xf32=1 2 3 4, 4xi32=0), tensors out of files \
            (2x2xf32=@file.bin, @file.npy) or nothing ((null)).

            A model with its weights in two files, on one thread:
              iree-run-module --module=model.vmfb --function=main --device=local-sync \\
                --parameters=base.irpa --parameters=lora=adapter.safetensors \\
                --input=1x4xf32=0

            Whether the results are what they should be:
              iree-run-module --module=model.vmfb --input=@in.npy --expected_output=@out.npy
            """,
        version: toolVersion)

    @OptionGroup var program: ProgramFlags

    @Option(
        help: ArgumentHelp(
            "The function to run; the only one that the last module exports unless given.",
            valueName: "[module.]name"))
    var function = ""

    @Option(help: ArgumentHelp("An input; once for each argument of the function.", valueName: "value"))
    var input: [String] = []

    @Option(
        help: ArgumentHelp(
            "What to do with a result; once for each.",
            discussion: """
                `-` prints it, `@file.npy` and `@file.bin` write it, with `+` for `@` after what the file \
                has already, and an empty value drops it.
                """,
            valueName: "-|@file|+file"))
    var output: [String] = []

    @Option(
        help: ArgumentHelp(
            "What a result is to be, once for each; the tool fails where they differ.",
            discussion: "Written as inputs are; `(ignored)` where anything will do.",
            valueName: "value"))
    var expectedOutput: [String] = []

    @OptionGroup var outputs: OutputFlags
    @OptionGroup var comparison: ComparisonFlags

    @Option(help: ArgumentHelp("How many elements of a tensor are printed.", valueName: "n"))
    var outputMaxElementCount = 1024

    @Option(help: ArgumentHelp("How results are printed.", valueName: "text|json"))
    var format: Format = .text

    @Option(
        help: ArgumentHelp(
            "Stops the program after so many seconds, as in 1.5; it may run for ever unless given.",
            valueName: "seconds"))
    var timeout: Double?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func run(output stream: StandardOutput) throws(ParameterError) {
        outputs.apply()
        var matches = true
        do throws(VMError) {
            try program.run(
                stream, { (loaded) throws(VMError) in matches = try run(loaded, stream) }, limits: limits)
        } catch {
            throw ParameterError(error)
        }
        // What differs has been printed.
        if !matches { throw ParameterError(.failedPrecondition, "the results are not what was expected") }
    }

    private func limits() throws(VMError) -> ExecutionLimits {
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
    private func run(_ loaded: LoadedModules, _ stream: StandardOutput) throws(VMError) -> Bool {
        let program = try loaded.program()
        let function = try program.function(function)
        do throws(VMError) {
            let arguments = try InputParser.inputs(input, kinds: function.argumentKinds)
            if format == .text {
                try stream.print("EXEC @\(IREEBytecode.printable(function.name))\n")
            }
            return try report(try function.call(arguments), of: function, to: stream)
        } catch {
            var error = error
            // The declaration tells what arguments there are, and of what types.
            if let declaration = function.declaration {
                error.message += "; `\(IREEBytecode.printable(declaration))`"
            }
            throw error
        }
    }

    private func report(
        _ results: [RuntimeValue], of function: ProgramFunction, to stream: StandardOutput
    ) throws(VMError) -> Bool {
        guard outputMaxElementCount >= 0 else {
            throw VMError(.invalidArgument, "--output-max-element-count=\(outputMaxElementCount)")
        }
        if !output.isEmpty {
            var destinations: [OutputDestination] = []
            for text in output { destinations.append(try OutputDestination(parsing: text)) }
            try OutputWriter.write(
                results, to: destinations, maximumElementCount: outputMaxElementCount
            ) { (text) throws(VMError) in try stream.print(text) }
        }
        if !expectedOutput.isEmpty {
            let expected = try InputParser.expectedOutputs(expectedOutput, kinds: function.resultKinds)
            let comparison = try ResultComparison(
                expected: expected, actual: results, tolerance: try comparison.tolerance(),
                maximumElementCount: outputMaxElementCount)
            try stream.print(comparison.text)
            return comparison.matches
        }
        guard output.isEmpty else { return true }
        switch format {
        case .text: try stream.print(try resultText(results, maximumElementCount: outputMaxElementCount))
        case .json:
            try stream.print(try resultJSON(results, maximumElementCount: outputMaxElementCount) + "\n")
        }
        return true
    }
}
