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

    /// Whoever has a command line of the official tool learns what becomes of its flags.
    @Test(
        arguments: ["run", "check", "benchmark"],
        [
            ("--executable_plugin=a.so", "`--executable-plugin`: executables bring all"),
            ("--task_worker_spin_us=5", "`--task-worker-spin-us`: threads"),
            ("--task_topology_mode=x", "`--task-topology-mode`: threads"),
            ("--cuda_tracing", "`--cuda-tracing`: the devices are"), ("--no_such=1", "no flag `--no-such`\n"),
            ("-x", "no flag `-x`\n"), ("--modul=a", "no flag `--modul`. Did you mean '--module'?"),
        ])
    func absentFlagsAreNamed(tool: String, flag: (text: String, error: String)) throws {
        let result = try Workspace().shell("$BIN/iree-\(tool)-module \(flag.text)")
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("iree-\(tool)-module: this tool has no flag"), "\(result.errors)")
        #expect(result.errors.contains(flag.error), "\(result.errors)")
    }
}
