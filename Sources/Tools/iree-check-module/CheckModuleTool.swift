import IREEBytecode
import IREEParams
import IREERuntime
import ModuleToolSupport
import RuntimeToolSupport
import ToolSupport

@main struct CheckModuleTool: ParameterTool {
    static let configuration = CommandConfiguration(
        commandName: "iree-check-module",
        abstract: "Runs the tests that a compiled module exports: all functions without arguments.",
        discussion: """
            A test fails with its first error, or with what it expects of the module `check` and does not \
            find.

              iree-check-module --module=tests.vmfb --device=local-sync --gtest_filter='*matmul*'
            """,
        version: toolVersion)

    @OptionGroup var modules: ModuleFlags
    @OptionGroup var devices: DeviceFlags
    @OptionGroup var parameters: ProgramParameterFlags

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

    func run(output: StandardOutput) throws(ParameterError) {
        let failed: Int
        do throws(VMError) {
            if let listing = try devices.listing() {
                try output.print(listing)
                return
            }
            failed = try runTests(output)
        } catch {
            guard expectFailure else { throw ParameterError(error) }
            printToStandardError("\(error)\n")
            return try output.write("Test failed as expected\n")
        }
        if gtestListTests { return }
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

    /// Runs all tests that are asked for; returns how many of them failed.
    private func runTests(_ output: StandardOutput) throws(VMError) -> Int {
        let loaded = try modules.load()
        let needsDevice = loaded.contains { $0.neededModules.contains("hal") }
        let made = needsDevice ? try devices.make() : []
        let provider = try parameters.provider()
        let check = CheckModule()
        // Each test has the program to itself, with its state as it is from the start.
        func load() throws(VMError) -> Program {
            try Program([.native(check)] + loaded, devices: made, parameters: provider)
        }
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
            if !names.isEmpty { try output.print("\(IREEBytecode.printable(suite)).\n") }
            for name in names { try output.print("  \(IREEBytecode.printable(name))\n") }
            return 0
        }
        let report = TestReport(suite: suite, count: names.count, output)
        try report.begin()
        for name in names {
            try report.run(name) { () throws(VMError) in
                var failures: [String] = []
                do throws(VMError) {
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
