import Testing

/// How `iree-run-module` takes its command line. What it runs, the interoperability tests see to.
@Suite struct RunModuleFlagTests {
    /// An empty value is one, with `=` or without.
    @Test(arguments: ["--list-devices", "--list_devices=", "--dump_devices="])
    func valuesMayBeEmpty(flag: String) throws {
        let result = try Workspace().shell("$BIN/iree-run-module \(flag)")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("local-sync://") && result.output.contains("local-task://"))
    }

    @Test func noFunctionIsNamedByAnEmptyName() throws {
        let result = try Workspace().shell("$BIN/iree-run-module --module=none.vmfb --function= --output=")
        #expect(result.status == 1 && result.errors.contains("none.vmfb: NOT_FOUND"), "\(result.errors)")
    }
}
