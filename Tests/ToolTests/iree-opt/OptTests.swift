import Testing

/// `iree-opt` as a program: what it takes and where it writes. What passes do, the compiler's tests see to.
@Suite struct OptTests {
    private static let program =
        "util.func private @f() -> i32 { %a = arith.constant 1 : i32 util.return %a : i32 }"

    private func run(_ arguments: String, input: String = program) throws -> (Int32, String, String) {
        let work = try Workspace()
        let result = try work.shell("cat > in.mlir <<'EOF'\n\(input)\nEOF\n\(arguments)")
        return (result.status, result.output, result.errors)
    }

    @Test(arguments: [
        "$BIN/iree-opt in.mlir", "$BIN/iree-opt < in.mlir", "$BIN/iree-opt - < in.mlir",
        "$BIN/iree-opt in.mlir -o out.mlir && cat out.mlir", "bash -c \"$BIN/iree-opt <(cat in.mlir)\"",
        "$BIN/iree-opt --canonicalize --cse in.mlir", "$BIN/iree-opt -canonicalize -cse in.mlir",
        "$BIN/iree-opt --pass-pipeline='builtin.module(util.func(canonicalize,cse))' in.mlir",
        "$BIN/iree-opt in.mlir | $BIN/iree-opt --mlir-print-op-generic | $BIN/iree-opt",
    ]) func prints(_ command: String) throws {
        let (status, output, errors) = try run(command)
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(output.contains("%c1_i32 = arith.constant 1 : i32\n"), "\(output)")
    }

    @Test func errorsHaveAPlaceAndTheLine() throws {
        let (status, output, errors) = try run(
            "$BIN/iree-opt in.mlir", input: "util.func private @f() {\n  util.retur\n}")
        #expect(status == 1 && output.isEmpty)
        #expect(errors.contains("in.mlir:2:3: error: "), "\(errors)")
        #expect(errors.contains("\n  util.retur\n  ^\n"), "\(errors)")
    }

    @Test func anOutputThatIsThereStaysWhereThereIsAnError() throws {
        let (status, output, _) = try run(
            "echo before > out.mlir; $BIN/iree-opt in.mlir -o out.mlir; echo $?; cat out.mlir; ls -a | grep tmp",
            input: "util.func")
        #expect(status == 1 && output == "1\nbefore\n")
    }

    @Test func aFileThatWasBegunDoesNotAppearWhereThereIsAnErrorLater() throws {
        let (status, output, _) = try run(
            "$BIN/iree-opt --split-input-file in.mlir -o out.mlir; echo $?; ls -a | grep -e tmp -e out",
            input: "\(Self.program)\n// -----\nutil.func")
        #expect(status == 1 && output == "1\n")
    }

    @Test func devicesTakeTheOutput() throws {
        #expect(try run("$BIN/iree-opt in.mlir -o /dev/null").0 == 0)
        let (status, output, errors) = try run("$BIN/iree-opt in.mlir -o /dev/full")
        #expect(
            status == 1 && output.isEmpty && errors.contains("/dev/full: RESOURCE_EXHAUSTED"), "\(errors)")
    }

    /// What does not end is given up at a limit that the message says.
    @Test(arguments: [
        "$BIN/iree-opt --max-stream-size=1000000 /dev/zero", "yes | $BIN/iree-opt --max-stream-size=1000000",
        "yes | $BIN/iree-opt --max-stream-size=1000000 -",
        "$BIN/iree-opt --max-stream-size=1000000 <(yes)",
    ]) func endlessInput(_ command: String) throws {
        let (status, output, errors) = try run("bash -c \"\(command)\"")
        #expect(status == 1 && output.isEmpty)
        #expect(
            errors.contains("RESOURCE_EXHAUSTED") && errors.contains("1000000 bytes")
                && errors.contains("--max-stream-size"), "\(errors)")
    }

    /// The limit is that of streams: a file may be larger, and a stream as large.
    @Test func theLimitOfStreams() throws {
        #expect(try run("$BIN/iree-opt --max-stream-size=10 in.mlir").0 == 0)
        #expect(try run("$BIN/iree-opt --max-stream-size=10 < in.mlir").0 == 1)
        #expect(try run("$BIN/iree-opt --max-stream-size=1000 < in.mlir").0 == 0)
    }

    @Test(arguments: [
        ("--no-such-pass", "no-such-pass"),
        ("--pass-pipeline='builtin.module(nothing)'", "unknown pass"),
        ("--pass-pipeline='builtin.module(cse'", "expected ')'"), ("--cse=wrong=1", "unknown option 'wrong'"),
    ]) func wrongFlags(_ flag: String, _ complaint: String) throws {
        let (status, output, errors) = try run("$BIN/iree-opt \(flag) in.mlir")
        #expect(status == 1 && output.isEmpty && errors.contains(complaint), "\(errors)")
    }

    @Test func partsAreSplitAndDiagnosticsExpected() throws {
        let input = """
            // expected-error @+1 {{expected}}
            util.func private f()
            // -----
            util.global private @g : i32
            """
        let (status, output, errors) = try run(
            "$BIN/iree-opt --split-input-file --verify-diagnostics in.mlir", input: input)
        #expect(status == 0 && errors.isEmpty && output.contains("@g"), "\(errors)")
        let unmet = input.replacing("{{expected}}", with: "{{something else}}")
        #expect(
            try run("$BIN/iree-opt --split-input-file --verify-diagnostics in.mlir", input: unmet).0 == 1)
    }

    /// All of a compilation as one pass, with the flags of devices.
    @Test func programsAreCompiled() throws {
        let input =
            "func.func @f(%a: tensor<4xf32>) -> tensor<4xf32> { %0 = math.exp %a : tensor<4xf32> return %0 : tensor<4xf32> }"
        for flags in [
            "--pass-pipeline='builtin.module(iree-hal-assign-target-devices{targetDevices=local},iree-transformation-pipeline)'",
            "--iree-transformation-pipeline --iree-hal-target-device=local",
        ] {
            let (status, output, errors) = try run(
                "$BIN/iree-opt \(flags) --iree-hal-local-target-device-backends=vmvx in.mlir", input: input)
            #expect(status == 0 && errors.isEmpty && output.contains("vm.func private @f("), "\(errors)")
        }
    }

    /// The same in parts.
    @Test func phasesAreRun() throws {
        let names = [
            "common-input-transformation", "abi-transformation", "hal-device-assignment",
            "global-optimization-transformation", "dispatch-creation", "flow-transformation",
            "stream-transformation", "hal-transformation", "vm-transformation",
        ]
        let commands = names.map { name in
            let options = name.hasPrefix("hal-device") ? "='target-devices=local'" : ""
            return
                "$BIN/iree-opt --iree-\(name)-pipeline\(options) --iree-hal-local-target-device-backends=vmvx -"
        }
        let (status, output, errors) = try run(
            "cat in.mlir | \(commands.joined(separator: " | "))",
            input:
                "func.func @f(%a: tensor<f32>) -> tensor<f32> { %0 = math.absf %a : tensor<f32> return %0 : tensor<f32> }"
        )
        #expect(status == 0 && errors.isEmpty && output.contains("vm.func private @f("), "\(errors)")
    }

    /// Data of constants follow the program, as far as it refers to them.
    @Test func resourcesAreKept() throws {
        let data = "0x4000000001000000020000000300000004000000"
        let input = """
            func.func @f() -> (tensor<4xi32>, tensor<2xi32>) {
              %a = arith.constant dense_resource<"a b"> : tensor<2xi32>
              %c = arith.constant dense_resource<c> : tensor<4xi32>
              return %c, %a : tensor<4xi32>, tensor<2xi32>
            }
            {-#
              dialect_resources: {
                builtin: {
                  c: "\(data)", unused: "\(data)", "a b": "0x400000000100000002000000"
                }
              }
            #-}
            """
        let section = """
            {-#
              dialect_resources: {
                builtin: {
                  "a b": "0x400000000100000002000000",
                  c: "\(data)"
                }
              }
            #-}

            """
        for command in [
            "$BIN/iree-opt in.mlir | $BIN/iree-opt", "$BIN/iree-compile --compile-to=input in.mlir",
        ] {
            let (status, output, errors) = try run(command, input: input)
            #expect(status == 0 && errors.isEmpty && output.contains(section), "\(output)\(errors)")
        }
        #expect(try run("$BIN/iree-opt --symbol-dce in.mlir", input: Self.program).1.contains("{-#") == false)
    }

    @Test func stepsAreShown() throws {
        let (status, _, errors) = try run("$BIN/iree-opt --canonicalize --mlir-print-ir-after-all in.mlir")
        #expect(status == 0 && errors.contains("IR Dump After canonicalize"), "\(errors)")
    }
}
