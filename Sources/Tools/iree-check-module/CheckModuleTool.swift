import IREEBytecode
import IREEParams
import IREERuntime
import RuntimeToolSupport
import ToolSupport

@main struct CheckModuleTool: ProgramTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-check-module",
        abstract: "Runs the tests that a compiled module exports: all functions without arguments.",
        discussion: """
            A test fails with its first error, or with what it expects of the module `check` and does not \
            find.

              iree-check-module --module=tests.vmfb --device=local-sync \\
                --gtest_filter='*matmul*'
            """,
        version: toolVersion)

    static let helpAppendix = AbsentFlags.help

    @OptionGroup var modules: ModuleFlags
    @OptionGroup var devices: DeviceFlags
    @OptionGroup var files: ParameterFileFlags
    @OptionGroup var parameters: ProgramParameterFlags
    @OptionGroup var program: ProgramFlags

    @Option(
        help: ArgumentHelp(
            "Which tests to run: patterns with * and ? between colons; after a hyphen, which not.",
            valueName: "patterns"))
    var gtestFilter = "*"

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints the names of the tests and runs none."))
    var gtestListTests = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Fails where all tests pass, and only there."))
    var expectFailure = false
    @OptionGroup var flagFile: FlagFileFlag

    func run(output: StandardOutput) throws {
        var failed: Int?
        do {
            try run(output) { loaded in failed = try runTests(of: loaded, output) }
        } catch {
            guard expectFailure else { throw error }
            printToStandardError("\(error)\n")
            return try output.write("Test failed as expected\n")
        }
        guard let failed else { return }
        if expectFailure {
            guard failed > 0 else {
                throw ParameterError(.failedPrecondition, "all tests passed, though failure was expected")
            }
            return try output.write("Test failed as expected\n")
        }
        if failed > 0 {
            throw ParameterError(
                .failedPrecondition, failed == 1 ? "a test failed" : "\(failed) tests failed")
        }
    }

    /// Runs all tests that are asked for; returns how many of them failed, and nothing where tests are
    /// listed only.
    private func runTests(of loaded: LoadedModules, _ output: StandardOutput) throws -> Int? {
        let check = CheckModule()
        // Each test has the program to itself, with its state as it is from the start.
        func load() throws -> Program { try loaded.program(after: [.native(check)]) }
        let program = try load()
        let suite = program.moduleName
        let filter = TestFilter(gtestFilter)
        var names: [String] = []
        for name in program.context.exports(of: suite) where !name.hasPrefix("__") && !name.contains("$") {
            let function = try program.function(name)
            guard function.argumentKinds.isEmpty, function.resultKinds.isEmpty else {
                throw VMError(
                    .invalidArgument,
                    "`\(IREEBytecode.printable(name))` is no test: it is called as"
                        + " `\(function.function.signature.convention.text)`",
                    hint: "tests take nothing and return nothing")
            }
            if filter.matches("\(suite).\(name)") { names.append(name) }
        }
        if gtestListTests {
            if !names.isEmpty { try output.write("\(IREEBytecode.printable(suite)).\n") }
            for name in names { try output.write("  \(IREEBytecode.printable(name))\n") }
            return nil
        }
        let report = TestReport(suite: suite, count: names.count, output)
        try report.begin()
        for name in names {
            try report.run(name) {
                var failures: [String] = []
                do {
                    _ = try load().function(name).invoke([])
                    failures = check.takeFailures()
                } catch {
                    failures = check.takeFailures() + ["\(error)"]
                }
                return failures
            }
        }
        try report.end()
        return report.failed.count
    }
}
