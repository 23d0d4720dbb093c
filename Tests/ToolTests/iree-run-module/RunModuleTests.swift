import FormatFixtures
import Foundation
import Testing

/// `iree-run-module`: its flags, what it prints, and how it fails.
@Suite struct RunModuleTests {
    private static let runtime = ProjectFiles.runtimeModules
    private static let bytecode = ProjectFiles.bytecodeModules
    private static let examples = ProjectFiles.examples

    private static let digits = examples + "DigitsInference/digits.vmvx.vmfb"
    private static let weights = examples + "Digits/digits.safetensors"
    private static let images = examples + "Digits/inputs.npy"
    private static let labels = examples + "Digits/labels.npy"

    private func run(_ arguments: [String], in work: Workspace, before: String = "") throws -> ToolResult {
        let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
        return try work.shell("\(before)\"$BIN\"/iree-run-module \(quoted)")
    }

    private func output(
        _ arguments: [String], in work: Workspace, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let result = try run(arguments, in: work)
        #expect(result.status == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
        #expect(result.errors.isEmpty, "\(arguments)", sourceLocation: sourceLocation)
        return result.output
    }

    private func failure(
        _ arguments: [String], in work: Workspace, _ fragments: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let result = try run(arguments, in: work)
        #expect(result.status == 1, "\(arguments): \(result)", sourceLocation: sourceLocation)
        for fragment in fragments {
            #expect(
                result.errors.contains(fragment), "\(arguments): \(result.errors)",
                sourceLocation: sourceLocation)
        }
    }

    private static let bump = ["--module=\(bytecode)globals.vmfb", "--function=bump"]
    private static let collatz = ["--module=\(bytecode)loop.vmfb", "--function=collatz"]
    private static let classify = [
        "--module=\(digits)", "--function=classify", "--parameters=\(weights)", "--input=@\(images)",
    ]
    private static let answers = "EXEC @classify\nresult[0]: hal.buffer_view\n11xi32=0 1 2 3 4 5 6 7 8 9 3\n"

    // MARK: Modules and functions

    @Test func resultsArePrintedOnePerLine() throws {
        let work = try Workspace()
        #expect(
            try output(Self.bump + ["--input=3"], in: work)
                == "EXEC @bump\nresult[0]: i32=8\nresult[1]: i64=9\nresult[2]: f32=3\nresult[3]: f64=6.25\n")
    }

    /// What people type: either kind of word separator, values after a blank, and switches with values.
    @Test(
        arguments: [
            ["--module", "@loop", "--function", "collatz", "--input", "27"],
            ["--module=@loop", "--function=module.collatz", "--input=27"],
            ["--module=@loop", "--function=collatz", "--input=0x1b", "--module_mode=preload"],
            ["--module=@loop", "--function=collatz", "--input= 27 ", "--module-mode", "mmap"],
            ["--trace_execution=false", "--input=27", "--function=collatz", "--module=@loop"],
            ["--function=nothing", "--function=collatz", "--module=@loop", "--input=27"],
            [
                "--device=local-sync", "--device=local-task://", "--module=@loop", "--function=collatz",
                "--input=27",
            ],
            ["--print_statistics=0", "--module=@loop", "--function=collatz", "--input=27"],
        ])
    func unusualButValid(_ arguments: [String]) throws {
        let work = try Workspace()
        let arguments = arguments.map {
            $0.replacingOccurrences(of: "@loop", with: Self.bytecode + "loop.vmfb")
        }
        #expect(try output(arguments, in: work) == "EXEC @collatz\nresult[0]: i32=111\n")
    }

    @Test func theOnlyFunctionNeedsNoName() throws {
        let work = try Workspace()
        #expect(
            try output(["--module=\(Self.bytecode)globals.vmfb", "--input=0"], in: work)
                .hasPrefix("EXEC @bump\n"))
        try failure(
            ["--module=\(Self.bytecode)loop.vmfb", "--input=0"], in: work,
            "exports more than one function", "name one of `sum`, `collatz`")
        try failure(
            ["--module=\(Self.bytecode)loop.vmfb", "--function=colatz", "--input=0"], in: work, "NOT_FOUND",
            "exports no function `colatz`", "`collatz`")
    }

    @Test func modulesImportFromThoseBeforeThem() throws {
        let work = try Workspace()
        let (library, client) = (Self.runtime + "library.vmfb", Self.runtime + "client.vmfb")
        let both = ["--module=\(library)", "--module=\(client)"]
        #expect(
            try output(both + ["--function=fourfold", "--input=5"], in: work)
                == "EXEC @fourfold\nresult[0]: i32=20\n")
        #expect(
            try output(both + ["--function=library.twice", "--input=5"], in: work)
                == "EXEC @twice\nresult[0]: i32=10\n")
        try failure(
            ["--module=\(client)", "--module=\(library)", "--function=twice", "--input=5"], in: work,
            "client.vmfb", "NOT_FOUND", "module `library` is needed by `client`")
        try failure(both + ["--function=nothing.twice", "--input=5"], in: work, "NOT_FOUND")
    }

    @Test func modulesComeFromStandardInput() throws {
        let work = try Workspace()
        let result = try run(
            ["--module=-", "--function=collatz", "--input=27"], in: work,
            before: "cat '\(Self.bytecode)loop.vmfb' | ")
        #expect(result.status == 0 && result.output.hasSuffix("i32=111\n"), "\(result)")
        let empty = try run(["--module=-", "--function=f"], in: work, before: ": | ")
        #expect(empty.status == 1 && empty.errors.contains("<stdin>"), "\(empty)")
    }

    @Test func damagedAndMissingModules() throws {
        let work = try Workspace()
        try failure([], in: work, "no module is given", "--module=file.vmfb")
        try failure(["--module=missing.vmfb"], in: work, "missing.vmfb", "NOT_FOUND")
        try failure(["--module=\(Self.images)"], in: work, "inputs.npy", "INVALID_ARGUMENT")
        let whole = try Data(contentsOf: URL(fileURLWithPath: Self.digits))
        try work.write(whole.prefix(1000), to: "short.vmfb")
        for mode in ["mmap", "preload"] {
            try failure(["--module=short.vmfb", "--module_mode=\(mode)"], in: work, "short.vmfb:")
        }
        try failure(["--module=short.vmfb", "--module_mode=fast"], in: work, "--module_mode")
    }

    // MARK: Inputs

    @Test func inputsOfAllForms() throws {
        let work = try Workspace()
        // tl(a, n): a added to itself n times.
        let loop = ["--module=\(Self.bytecode)tensor_loop.vmfb", "--input=2"]
        func tl(_ input: String, _ more: String...) throws -> String {
            try output([loop[0], "--input=\(input)", loop[1]] + more, in: work)
        }
        try work.write(
            [1, 2, 3, 4].flatMap { withUnsafeBytes(of: Float($0).bitPattern) { Array($0) } }, to: "a.bin")
        let result = "EXEC @tl\nresult[0]: hal.buffer_view\n4xf32=3 6 9 12\n"
        for input in [
            "4xf32=1 2 3 4", "4xf32=1,2,3,4", "4xf32=[1][2][3][4]", "4xf32=@a.bin", "4xf32=1e0 2.0 0x3 4",
        ] {
            #expect(try tl(input) == result, "\(input)")
        }
        #expect(try tl("4xf32=2").hasSuffix("4xf32=6 6 6 6\n"))
        #expect(try tl("4xf32").hasSuffix("4xf32=0 0 0 0\n"))
        #expect(try tl("4xf32=1 2 3 4", "--output=@a.npy").hasPrefix("EXEC @tl\n"))
        #expect(try tl("@a.npy").hasSuffix("4xf32=9 18 27 36\n"))
        try failure(
            [loop[0], "--input=4xf32=1 2 3", loop[1]], in: work, "OUT_OF_RANGE", "input 1 `4xf32=1 2 3`")
        try failure([loop[0], "--input=3xf32=1", loop[1]], in: work, "INVALID_ARGUMENT")
        try failure([loop[0], "--input=4xf32=@none.bin", loop[1]], in: work, "NOT_FOUND", "none.bin")
        try failure([loop[0], "--input=4xf32=1"], in: work, "the function takes 2 values, and 1 are given")
        try failure([loop[0], loop[1]] + loop[1...] + loop[1...], in: work, "input")
        try failure(Self.collatz + ["--input=many"], in: work, "INVALID_ARGUMENT", "`many`")
    }

    /// What a program divides by is the caller's.
    @Test func programsThatFailSayWhere() throws {
        let work = try Workspace()
        try failure(
            [
                "--module=\(Self.runtime)layers.vmvx.vmfb", "--function=sum", "--input=1",
                "--parameters=\(Self.weights)",
            ],
            in: work, "NOT_FOUND", "`blk.0.w`", "in @module.sum")
    }

    // MARK: Outputs

    @Test func outputsGoWhereTheyAreSent() throws {
        let work = try Workspace()
        let places = ["--output=@i.npy", "--output=@j.bin", "--output=-", "--output="]
        #expect(try output(Self.bump + ["--input=1"] + places, in: work) == "EXEC @bump\nf32=3\n")
        #expect(try work.names == ["i.npy", "j.bin"])
        #expect(try work.bytes("j.bin") == [7, 0, 0, 0, 0, 0, 0, 0])
        #expect(try work.bytes("i.npy").suffix(4) == [6, 0, 0, 0])
        // On with it.
        let more = ["--output=+j.bin", "--output=+j.bin", "--output=", "--output="]
        _ = try output(Self.bump + ["--input=2"] + more, in: work)
        #expect(try work.bytes("j.bin") == [7, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0])
        try failure(
            Self.bump + ["--input=1", "--output=-"], in: work, "OUT_OF_RANGE",
            "has 4 results, and 1 outputs are named")
        try failure(
            Self.bump + ["--input=1", "--output=@k.bin", "--output=k", "--output=-", "--output=-"], in: work,
            "this is no place for an output")
        try failure(
            Self.bump + ["--input=1", "--output=@no/k.bin", "--output=", "--output=", "--output="], in: work,
            "no/k.bin")
        #expect(try work.names == ["i.npy", "j.bin"])
    }

    @Test func longTensorsAreCutShort() throws {
        let work = try Workspace()
        let text = try output(Self.classify + ["--output_max_element_count=3"], in: work)
        #expect(text.hasSuffix("\n11xi32=0 1 2...\n"), "\(text)")
        for all in ["-1", "-99999999999999999999", "99999999999999999999"] {
            let text = try output(Self.classify + ["--output_max_element_count=\(all)"], in: work)
            #expect(text.hasPrefix("EXEC @classify") && !text.contains("..."), "\(text)")
        }
        try failure(Self.classify + ["--output_max_element_count=few"], in: work, "few")
    }

    @Test func resultsAsJSON() throws {
        let work = try Workspace()
        let text = try output(Self.bump + ["--input=3", "--format=json"], in: work)
        let values = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
        #expect(values?.count == 4, "\(text)")
        let tensors = try output(Self.classify + ["--format=json"], in: work)
        let list = try JSONSerialization.jsonObject(with: Data(tensors.utf8)) as? [[String: Any]]
        #expect(list?.first?["shape"] as? [Int] == [11], "\(tensors)")
        try failure(Self.bump + ["--input=3", "--format=yaml"], in: work, "yaml")
    }

    @Test func expectedResults() throws {
        let work = try Workspace()
        let right = "[SUCCESS] all function outputs matched their expected values.\n"
        let expected = ["8", "9", "3.0", "(ignored)"].map { "--expected_output=\($0)" }
        #expect(try output(Self.bump + ["--input=3"] + expected, in: work) == "EXEC @bump\n" + right)
        let wrong = try run(
            Self.bump + ["--input=3", "--expected_output=8"] + expected[1...].reversed(), in: work)
        #expect(
            wrong.status == 1 && wrong.output.contains("[FAILED] result[3]: f64 values differ"), "\(wrong)")
        #expect(wrong.errors.contains("the results are not what was expected"))
        let fewer = try run(Self.bump + ["--input=3", "--expected-output=8"], in: work)
        #expect(fewer.status == 1 && fewer.output.contains("expected 1 list elements but 4 provided"))

        let labels = try run(Self.classify + ["--expected_output=@\(Self.labels)"], in: work)
        #expect(labels.status == 1)
        #expect(labels.output.contains("element at index 10 (3) does not match the expected (5)"))
        let answers = "--expected_output=11xi32=0 1 2 3 4 5 6 7 8 9 3"
        #expect(try output(Self.classify + [answers], in: work).hasSuffix(right))
    }

    @Test func thresholds() throws {
        let work = try Workspace()
        let near =
            ["--input=3", "--expected_output=8", "--expected_output=9", "--expected_output=3.05"]
            + ["--expected_output=6.25"]
        #expect(try run(Self.bump + near, in: work).status == 1)
        #expect(try run(Self.bump + near + ["--expected_f32_threshold=0.1"], in: work).status == 0)
        #expect(try run(Self.bump + near + ["--expected_rtol=0.1"], in: work).status == 0)
        #expect(
            try run(Self.bump + near + ["--expected_f32_threshold=0.1", "--equality_mode=exact"], in: work)
                .status == 1)
        try failure(Self.bump + near + ["--expected_f32_threshold=-1"], in: work, "threshold of -1")
    }

    // MARK: Devices, limits and reports

    @Test(
        arguments: [
            ["--device=local-sync"], ["--device=local-task"], ["--device=local-task://"], ["--device=local"],
            ["--device=local-task", "--task_topology_group_count=1"],
            ["--device=local-task", "--task_topology_max_group_count=1"], ["--allow_native_code=false"],
            ["--no-allow-native-code"],
        ])
    func devices(_ flags: [String]) throws {
        let work = try Workspace()
        #expect(try output(Self.classify + flags, in: work) == Self.answers)
    }

    @Test func devicesThatThereAreNot() throws {
        let work = try Workspace()
        try failure(
            Self.classify + ["--device=vulkan"], in: work, "NOT_FOUND", "no device `vulkan`", "`local-sync`")
        try failure(Self.classify + ["--device="], in: work, "NOT_FOUND")
        try failure(Self.classify + ["--task_topology_group_count=-1"], in: work, "INVALID_ARGUMENT")
        try failure(Self.classify + ["--task_topology_max_group_count=0"], in: work, "INVALID_ARGUMENT")
        try failure(
            ["--module=\(Self.examples)DigitsInference/digits.llvm-cpu.vmfb", "--allow_native_code=false"]
                + Self.classify[1...], in: work, "INCOMPATIBLE", "machine code")
    }

    @Test func devicesAreListed() throws {
        let work = try Workspace()
        #expect(try output(["--list_devices"], in: work) == "local-sync://\nlocal-task://\n")
        #expect(try output(["--list_devices=local-task"], in: work) == "local-task://\n")
        #expect(try output(["--list-drivers"], in: work).hasPrefix("local-sync: "))
        #expect(try output(["--dump_devices=local-sync"], in: work).contains("processor features:"))
        try failure(["--list_devices=vulkan"], in: work, "NOT_FOUND")
    }

    @Test func whatRunsForEverIsStopped() throws {
        let work = try Workspace()
        let spin = [
            "--module=\(Self.runtime)library.vmfb", "--module=\(Self.runtime)client.vmfb", "--function=spin",
            "--input=5",
        ]
        try failure(spin + ["--timeout=0.05"], in: work, "DEADLINE_EXCEEDED", "@client.spin")
        try failure(spin + ["--timeout=0"], in: work, "DEADLINE_EXCEEDED")
        for wrong in ["-1", "soon", "1e30", "nan"] {
            try failure(spin + ["--timeout=\(wrong)"], in: work, "timeout")
        }
        #expect(try run(Self.classify + ["--timeout=1000"], in: work).status == 0)
    }

    @Test func statisticsAndTracesGoToStandardError() throws {
        let work = try Workspace()
        let statistics = try run(Self.classify + ["--print_statistics"], in: work)
        #expect(statistics.output == Self.answers && statistics.status == 0)
        #expect(statistics.errors.contains("[[ iree_hal_allocator_t memory statistics ]]\n  HOST_LOCAL: "))
        let trace = try run(Self.collatz + ["--input=3", "--trace_execution=true"], in: work)
        #expect(trace.output == "EXEC @collatz\nresult[0]: i32=7\n")
        #expect(trace.errors.hasPrefix("[module.collatz+00000001] "), "\(trace.errors)")
        #expect(trace.errors.contains("vm.") || trace.errors.contains("return"))
    }

    @Test func helpVersionAndFlagFiles() throws {
        let work = try Workspace()
        let help = try output(["--help"], in: work)
        #expect(help.contains("USAGE: iree-run-module"))
        for flag in [
            "--module", "--function", "--input", "--output", "--expected_output", "--parameters", "--device",
            "--timeout", "--flagfile", "--no_allow_native_code",
        ] { #expect(help.contains(flag), "\(flag)") }
        #expect(try output(["--version"], in: work).first?.isNumber == true)
        try work.write(
            "# What to run\n\(Self.collatz.joined(separator: "\n"))\n\n--input=\"27\"\n".utf8, to: "flags.txt"
        )
        #expect(
            try output(["--flagfile=flags.txt"], in: work) == "EXEC @collatz\nresult[0]: i32=111\n")
        try failure(["--flagfile=none.txt"], in: work, "none.txt")
        try failure(
            Self.collatz + ["--input=1", "--inptu=1"], in: work, "inptu", "see iree-run-module --help")
        try failure(Self.collatz + ["--input=1", "stray"], in: work, "stray")
    }

    // MARK: Parameters

    private func convert(_ work: Workspace) throws {
        _ = try work.expectSuccess("convert", ["--parameters=\(Self.weights)", "--quiet", "--output=d.irpa"])
        _ = try work.expectSuccess("convert", ["--parameters=d.irpa", "--quiet", "--output=d.irpa.zst"])
    }

    @Test(arguments: ["mmap", "file", "preload"])
    func weightsInEveryFormatAndMode(_ mode: String) throws {
        let work = try Workspace()
        try convert(work)
        for file in ["d.irpa", "d.irpa.zst", Self.weights, Self.examples + "Digits/digits.gguf"] {
            let flags = Self.classify.filter { !$0.hasPrefix("--parameters") }
            let more = ["--parameters=\(file)", "--parameter_mode=\(mode)"]
            #expect(try output(flags + more, in: work) == Self.answers, "\(file)")
        }
    }

    /// `named` has a matrix in the scope `model` and a vector in `head`.
    private static let named = ["--module=\(runtime)named.vmvx.vmfb", "--input=2x4xf32=1 0 0 0 0 1 0 2"]

    @Test func scopes() throws {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--data=weights=4x3xf32=2", "--output=m.irpa"])
        _ = try work.expectSuccess("create", ["--splat=bias=3xf32=0.5", "--output=h.irpa"])
        _ = try work.expectSuccess("create", ["--splat=unused=3xf32=0.5", "--output=u.irpa"])
        for order in [
            ["model=m.irpa", "head=h.irpa"], ["head=u.irpa", "head=h.irpa", "u.irpa", "model=m.irpa"],
        ] {
            #expect(
                try output(Self.named + order.map { "--parameters=\($0)" }, in: work)
                    .contains("2x3xf32=[2.5 2.5 2.5][6.5 6.5 6.5]\n"), "\(order)")
        }
        try failure(
            Self.named + ["--parameters=model=m.irpa", "--parameters=haed=h.irpa"], in: work, "NOT_FOUND",
            "scope `head`", "`haed`")
        try failure(Self.named + ["--parameters=m.irpa"], in: work, "NOT_FOUND")
        try failure(Self.named, in: work, "`io_parameters` is needed by", "pass --parameters=")
        try failure(Self.named + ["--parameters="], in: work, "--parameters=")
        try failure(Self.named + ["--parameters=model=none.irpa"], in: work, "none.irpa", "NOT_FOUND")
    }

    /// Overlays: the first file that has a key serves it, and one line says how many are shadowed.
    @Test func theFirstFileWithAKeyServesItAndSaysSo() throws {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--data=weights=4x3xf32=2", "--output=m.irpa"])
        _ = try work.expectSuccess("create", ["--splat=bias=3xf32=0.5", "--output=h.irpa"])
        _ = try work.expectSuccess("create", ["--splat=bias=3xf32=9", "--data=more=1xi8", "--output=o.irpa"])
        let flags = Self.named + ["model=m.irpa", "head=h.irpa", "head=o.irpa"].map { "--parameters=\($0)" }
        let result = try run(flags, in: work)
        #expect(result.status == 0 && result.output.contains("2x3xf32=[2.5 2.5 2.5][6.5 6.5 6.5]\n"))
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.contains("1 key is shadowed by files before (1 of o.irpa)"))
        try failure(flags + ["--strict"], in: work, "ALREADY_EXISTS", "1 key is shadowed")
        _ = try output(
            Self.named + ["--parameters=model=m.irpa", "--parameters=head=h.irpa", "--strict"], in: work)
    }

    /// A big-endian file's numbers reach the program as numbers, in every mode.
    @Test func parametersOfABigEndianFileAreNumbers() throws {
        let work = try Workspace()
        func number(_ value: Float) -> [UInt8] {
            (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (24 - 8 * $0)) }
        }
        var fixture = GGUFFixture()
        fixture.byteOrder = .big
        fixture.tensors = [.init("bias", [3], byteCount: 12)]
        var file = fixture.build().bytes
        file.replaceSubrange(file.count - 32..<file.count - 20, with: [0.5, 1.5, -2].flatMap(number))
        try work.write(file, to: "h.gguf")
        _ = try work.expectSuccess("create", ["--data=weights=4x3xf32=2", "--output=m.irpa"])
        for mode in ["file", "preload", "mmap"] {
            let flags = ["--parameters=model=m.irpa", "--parameters=head=h.gguf", "--parameter_mode=\(mode)"]
            #expect(
                try output(Self.named + flags, in: work).contains("2x3xf32=[2.5 3.5 0][6.5 7.5 4]\n"),
                "\(mode)")
        }
    }

    @Test func parametersThatAreTooShort() throws {
        let work = try Workspace()
        _ = try work.expectSuccess("create", ["--data=weights=11xf32=2", "--output=m.irpa"])
        _ = try work.expectSuccess("create", ["--splat=bias=3xf32=0.5", "--output=h.irpa"])
        try failure(
            Self.named + ["--parameters=model=m.irpa", "--parameters=head=h.irpa"], in: work, "OUT_OF_RANGE",
            "`weights`")
    }

    @Test func parametersAreWrittenWhereThatIsAllowed() throws {
        let work = try Workspace()
        let data = ["--data=blk.0.w=4xf32=1", "--data=blk.1.w=4xf32=1"]
        _ = try work.expectSuccess("create", data + ["--output=p.irpa"])
        let save = [
            "--module=\(Self.runtime)layers.vmvx.vmfb", "--function=save", "--input=4xf32=1 2 3 4",
            "--input=1", "--parameters=p.irpa",
        ]
        let before = try work.bytes("p.irpa")
        for refused in [[], ["--parameter_access=read"], ["--parameter_mode=file"]] {
            try failure(save + refused, in: work, "PERMISSION_DENIED")
        }
        #expect(try work.bytes("p.irpa") == before)
        let written = try output(save + ["--parameter_access=readwrite"], in: work)
        #expect(written.hasSuffix("4xf32=2 4 6 8\n"))
        #expect(
            try work.extract("blk.1.w", from: "p.irpa")
                == [2, 4, 6, 8].flatMap { withUnsafeBytes(of: Float($0)) { Array($0) } })
        #expect(try work.extract("blk.0.w", from: "p.irpa").prefix(4) == [0, 0, 0x80, 0x3F])
    }
}
