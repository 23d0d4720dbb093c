import Testing

@Suite struct CheckModuleToolTests {
    private func check(_ arguments: String..., in work: Workspace) throws -> ToolResult {
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        return try work.shell(
            "\"$BIN\"/iree-check-module '--module=\(ProjectFiles.runtimeModules)check.vmvx.vmfb' \(quoted)")
    }

    /// The report without times, which are never the same.
    private func timeless(_ text: String) -> String {
        text.replacing(/[0-9]+ ms/, with: "0 ms")
    }

    @Test(arguments: ["local-sync", "local-task"])
    func passing(_ device: String) throws {
        let work = try Workspace()
        let result = try check("--device=\(device)", "--gtest_filter=-*.failures", in: work)
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(
            timeless(result.output) == """
                [==========] Running 2 tests from 1 test suite.
                [----------] Global test environment set-up.
                [----------] 2 tests from module
                [ RUN      ] module.scalars
                [       OK ] module.scalars (0 ms)
                [ RUN      ] module.tensors
                [       OK ] module.tensors (0 ms)
                [----------] 2 tests from module (0 ms total)

                [----------] Global test environment tear-down
                [==========] 2 tests from 1 test suite ran. (0 ms total)
                [  PASSED  ] 2 tests.

                """)
    }

    @Test func failing() throws {
        let work = try Workspace()
        let result = try check(in: work)
        #expect(result.status == 1 && result.errors.contains("a test failed"))
        let output = timeless(result.output)
        for part in [
            "module.failures: Failure\nexpected 0 to be something else\n", "element 1 is\n", "3xi32=1 0 -3",
            "their contents differ\n  lhs:\n    3xf32=1 2 3\n  rhs:\n    3xf32=1 2 4\n",
            "within 0.01 and 0.0",
            "[  FAILED  ] module.failures (0 ms)\n", "[  PASSED  ] 2 tests.\n",
            "[  FAILED  ] 1 test, listed below:\n[  FAILED  ] module.failures\n\n 1 FAILED TEST\n",
        ] { #expect(output.contains(part), "\(part)") }
    }

    @Test func failureCanBeWhatIsExpected() throws {
        let work = try Workspace()
        let failing = try check("--expect_failure", in: work)
        #expect(failing.status == 0 && failing.output.hasSuffix("Test failed as expected\n"))
        let passing = try check("--expect_failure=true", "--gtest_filter=*s?a*", in: work)
        #expect(passing.status == 1 && passing.errors.contains("all tests passed"))
    }

    @Test(arguments: [
        ("*", "scalars tensors failures"), ("*.tensors", "tensors"), ("module.s*:*.f*", "scalars failures"),
        ("-*s", ""), ("*a*-*scal*:nothing", "failures"), ("tensors", ""), ("module.?ensors", "tensors"),
        ("**", "scalars tensors failures"),
    ])
    func filters(_ filter: String, _ names: String) throws {
        let work = try Workspace()
        let result = try check("--gtest_filter=\(filter)", "--gtest_list_tests", in: work)
        let expected =
            names.isEmpty ? "" : "module.\n" + names.split(separator: " ").map { "  \($0)\n" }.joined()
        #expect(result.status == 0 && result.output == expected)
    }

    @Test func onlyTestsAreRun() throws {
        let work = try Workspace()
        let result = try work.shell(
            "\"$BIN\"/iree-check-module '--module=\(ProjectFiles.runtimeModules)microkernels.vmvx.vmfb'")
        #expect(result.status == 1 && result.output.isEmpty && result.errors.contains("`mm` is no test"))
    }
}
