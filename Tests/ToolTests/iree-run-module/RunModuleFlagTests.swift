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
            ("--executable_plugin=a.so", "`--executable_plugin`: executables bring all"),
            ("--task_worker_spin_us=5", "`--task_worker_spin_us`: threads"),
            ("--task_topology_mode=x", "`--task_topology_mode`: threads"),
            ("--cuda_tracing", "`--cuda_tracing`: the devices are"), ("--no_such=1", "no flag `--no_such`\n"),
            ("-x", "no flag `-x`\n"), ("--modul=a", "no flag `--modul`. Did you mean '--module'?"),
        ])
    func absentFlagsAreNamed(tool: String, flag: (text: String, error: String)) throws {
        let result = try Workspace().shell("$BIN/iree-\(tool)-module \(flag.text)")
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("iree-\(tool)-module: this tool has no flag"), "\(result.errors)")
        #expect(result.errors.contains(flag.error), "\(result.errors)")
    }

    /// Numbers that no machine has threads for, streams without an end, and what the official tools take.
    @Test(arguments: [
        ("--device=local-task --task_topology_group_count=9223372036854775807", "from 0 to 1024"),
        ("--device=local-task --task_topology_group_count=-1", "from 0 to 1024"),
        ("--output_max_element_count=x", "--output_max_element_count"),
        ("--print_statistics=maybe", "expected true or false"),
    ])
    func numbersAreBounded(flags: String, part: String) throws {
        let result = try Workspace().shell("$BIN/iree-run-module --module=/dev/null \(flags)")
        #expect(result.status == 1 && result.errors.contains(part), "\(result.errors)")
    }

    /// A stream without an end is no module by its first bytes.
    @Test func endlessStreamsAreRefused() throws {
        let result = try Workspace().shell("$BIN/iree-run-module --module=- </dev/zero")
        #expect(result.status == 1 && result.errors.contains("<stdin>"), "\(result.errors)")
    }

    @Test(arguments: ["true", "TRUE", "True", "1", "yes", "YES", "on", "t", "y"])
    func booleans(on text: String) throws {
        let work = try Workspace()
        #expect(try work.shell("$BIN/iree-run-module --list_drivers=\(text)").output.contains("local-task"))
    }

    @Test(arguments: ["false", "FALSE", "0", "no", "off", "f", "n"])
    func booleans(off text: String) throws {
        let result = try Workspace().shell("$BIN/iree-run-module --list_drivers=\(text)")
        #expect(result.status == 1 && result.errors.contains("no module is given"), "\(result.errors)")
    }

    @Test(arguments: ["run", "check", "benchmark"])
    func filesAreCalledWhatTheyAre(tool: String) throws {
        let work = try Workspace()
        let module = try work.shell("$BIN/iree-\(tool)-module --module=.")
        #expect(module.errors.contains("expected a module, but this is a directory"), "\(module.errors)")
        let flags = try work.shell("$BIN/iree-\(tool)-module --flagfile=.")
        #expect(flags.errors.contains("expected a flag file, but this is a directory"), "\(flags.errors)")
    }
}
