import Testing

/// `iree-compile` as a program: what it takes and where it writes.
@Suite struct CompileTests {
    private static let program = """
        vm.module @m {
          vm.export @twice
          vm.func @twice(%a: i32) -> i32 {
            %0 = vm.add.i32 %a, %a : i32
            vm.return %0 : i32
          }
        }
        """

    private func run(_ command: String, input: String = program) throws -> (Int32, String, String) {
        let work = try Workspace()
        let result = try work.shell("cat > in.mlir <<'EOF'\n\(input)\nEOF\n\(command)")
        return (result.status, result.output, result.errors)
    }

    @Test(arguments: [
        "$BIN/iree-compile --compile-from=vm in.mlir -o m.vmfb",
        "$BIN/iree-compile --compile-mode=vm in.mlir -o m.vmfb",
        "$BIN/iree-compile --compile-from=vm < in.mlir > m.vmfb",
        "$BIN/iree-compile --compile-from=vm - -o - < in.mlir > m.vmfb",
        "$BIN/iree-compile -compile-from=vm -o m.vmfb in.mlir",
        "$BIN/iree-compile --compile-from=vm --iree-vm-emit-polyglot-zip=false in.mlir -o m.vmfb",
        "$BIN/iree-compile --compile-from=vm --iree-input-type=none in.mlir -o m.vmfb",
        "$BIN/iree-compile --compile-from=vm --iree-vm-bytecode-module-strip-source-map in.mlir -o m.vmfb",
        "$BIN/iree-compile --compile-mode=vm --compile-to=vm in.mlir | $BIN/iree-compile --compile-from=vm -o m.vmfb",
        "$BIN/iree-compile --compile-mode=vm --output-format=vm-asm in.mlir | $BIN/iree-compile --compile-from=vm -o m.vmfb",
    ]) func compiles(_ command: String) throws {
        let (status, output, errors) = try run(
            "\(command) && $BIN/iree-run-module --module=m.vmfb --function=twice --input=21")
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(output.contains("i32=42"), "\(output)")
    }

    @Test func stripsWhatIsAskedFor() throws {
        let (status, output, _) = try run(
            """
            $BIN/iree-compile --compile-from=vm in.mlir -o a.vmfb
            $BIN/iree-compile --compile-from=vm --iree-vm-bytecode-module-strip-source-map=true in.mlir -o b.vmfb
            grep -c in.mlir a.vmfb b.vmfb
            """)
        #expect(status == 0 && output == "a.vmfb:1\nb.vmfb:0\n", "\(output)")
    }

    @Test func inputThatNeedsConversionIsRefused() throws {
        let (status, output, errors) = try run("$BIN/iree-compile --iree-input-type=stablehlo in.mlir")
        #expect(status == 1 && output.isEmpty)
        #expect(errors.contains("input type 'stablehlo' are not supported"), "\(errors)")
        #expect(errors.contains("--iree-input-type=stablehlo --compile-to=input"), "\(errors)")
    }

    @Test func errorsHaveAPlaceAndTheLine() throws {
        let (status, output, errors) = try run(
            "$BIN/iree-compile --compile-from=vm in.mlir",
            input: "vm.module @m {\n  vm.func @f() {\n    vm.call @g() : () -> ()\n    vm.return\n  }\n}")
        #expect(status == 1 && output.isEmpty)
        #expect(errors.contains("in.mlir:3:5: error: "), "\(errors)")
        #expect(errors.contains("\n    vm.call @g() : () -> ()\n    ^\n"), "\(errors)")
    }

    @Test func anOutputThatIsThereStaysWhereThereIsAnError() throws {
        let (status, output, _) = try run(
            """
            echo before > m.vmfb; $BIN/iree-compile --compile-from=vm in.mlir -o m.vmfb; echo $?; cat m.vmfb
            ls -a | grep tmp
            """, input: "vm.module @m { vm.import private @f() }")
        #expect(status == 1 && output == "1\nbefore\n", "\(output)")
    }

    /// What an initializer makes of a parameter is computed by a module of its own, and the program loads it.
    @Test(arguments: ["consolidate", "overlay"]) func encodersAreWritten(_ mode: String) throws {
        let (status, output, errors) = try run(
            """
            set -e
            compile="$BIN/iree-compile --iree-hal-local-target-device-backends=vmvx"
            $compile in.mlir --iree-parameter-encoder-output-file=encoder.mlir \
              --iree-parameter-encoder-output-scope=made --iree-parameter-encoder-mode=\(mode) -o m.vmfb
            grep -c 'module @encoder' encoder.mlir
            $compile encoder.mlir -o encoder.vmfb
            $BIN/iree-create-parameters --quiet --data=parameter0=16xf32=3 --output=made.irpa
            $BIN/iree-run-module --module=m.vmfb --function=f --input=3x2xf32=1 --parameters=made=made.irpa
            """,
            input: """
                util.global private @w = #flow.parameter.named<"model"::"w"> : tensor<2x3xf32>
                util.global private @t : tensor<3x2xf32>
                util.initializer {
                  %w = util.global.load @w : tensor<2x3xf32>
                  %e = tensor.empty() : tensor<3x2xf32>
                  %t = linalg.transpose ins(%w : tensor<2x3xf32>) outs(%e : tensor<3x2xf32>) permutation = [1, 0]
                  util.global.store %t, @t : tensor<3x2xf32>
                  util.return
                }
                func.func @f(%x: tensor<3x2xf32>) -> tensor<3x2xf32> {
                  %t = util.global.load @t : tensor<3x2xf32>
                  %y = arith.addf %x, %t : tensor<3x2xf32>
                  return %y : tensor<3x2xf32>
                }
                """)
        #expect(status == 0, "\(errors)")
        #expect(output.hasPrefix("1\n") && output.hasSuffix("3x2xf32=[4 4][4 4][4 4]\n"), "\(output)")
    }

    /// Constants of functions and resources of the file move to an archive, from a size on.
    @Test(arguments: ["", "--iree-opt-const-expr-hoisting=false"])
    func constantsAreExported(_ flags: String) throws {
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile in.mlir --iree-hal-local-target-device-backends=vmvx \(flags) -o m.vmfb \
              --iree-parameter-export=model=out.irpa --iree-parameter-export-minimum-size=16
            $BIN/iree-dump-parameters --parameters=model=out.irpa | grep -o '[0-9]* | `.*'
            $BIN/iree-run-module --module=m.vmfb --input=4xf32=0 --parameters=model=out.irpa
            $BIN/iree-run-module --module=m.vmfb --input=4xf32=0
            """,
            input: """
                func.func @f(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<2xi32>) {
                  %a = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
                  %b = arith.constant dense_resource<blob> : tensor<4xf32>
                  %small = arith.constant dense<[5, 6]> : tensor<2xi32>
                  %0 = arith.addf %x, %a : tensor<4xf32>
                  %1 = arith.addf %0, %b : tensor<4xf32>
                  return %1, %small : tensor<4xf32>, tensor<2xi32>
                }
                {-#
                  dialect_resources: {
                    builtin: { blob: "0x040000000000803F0000803F0000803F00000040" }
                  }
                #-}
                """)
        #expect(status == 1 && errors.contains("pass --parameters="), "\(errors)")
        #expect(
            output.contains("16 | `__constant_tensor_4xf32`")
                && output.contains("16 | `__constant_tensor_4xf32_0`"),
            "\(output)")
        #expect(output.contains("4xf32=2 3 4 6") && output.contains("2xi32=5 6"), "\(output)")
    }

    private static let tensors = """
        func.func @twice(%a: tensor<?xf32>) -> tensor<?xf32> {
          %0 = arith.addf %a, %a : tensor<?xf32>
          return %0 : tensor<?xf32>
        }
        """

    /// Bytecode for kernels needs no other tools.
    @Test(arguments: [
        "--iree-hal-local-target-device-backends=vmvx", "--iree-hal-target-backends=vmvx",
        "--iree-hal-target-device=local --iree-hal-local-target-device-backends=vmvx --iree-opt-level=O3",
        "--iree-hal-target-device=gpu0=local --iree-hal-target-backends=vmvx",
    ]) func programsWithTensorsBecomeModules(_ flags: String) throws {
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile in.mlir -o m.vmfb \(flags) &&
            $BIN/iree-run-module --module=m.vmfb --function=twice --input=3xf32=1,2,3
            """, input: Self.tensors)
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(output.contains("3xf32=2 4 6"), "\(output)")
    }

    @Test func loadsSeeWhatWasStored() throws {
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile --iree-hal-target-backends=vmvx in.mlir -o m.vmfb
            $BIN/iree-run-module --module=m.vmfb --function=inc
            $BIN/iree-run-module --module=m.vmfb --function=set --input=3xf32=1,2,3 --input=2xf32=8,9 --input=1
            """,
            input: """
                util.global private mutable @counter = dense<2.0> : tensor<f32>
                func.func @inc() -> tensor<f32> {
                  %0 = util.global.load @counter : tensor<f32>
                  %1 = arith.addf %0, %0 : tensor<f32>
                  util.global.store %1, @counter : tensor<f32>
                  %2 = util.global.load @counter : tensor<f32>
                  return %2 : tensor<f32>
                }
                util.global private mutable @value : tensor<?xf32>
                func.func @set(%x: tensor<?xf32>, %y: tensor<?xf32>, %c: i1) -> (tensor<?xf32>, tensor<?xf32>) {
                  util.global.store %x, @value : tensor<?xf32>
                  %a = util.global.load @value : tensor<?xf32>
                  scf.if %c {
                    util.global.store %y, @value : tensor<?xf32>
                  }
                  %b = util.global.load @value : tensor<?xf32>
                  return %a, %b : tensor<?xf32>, tensor<?xf32>
                }
                """)
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(
            output.contains("f32=4") && output.contains("3xf32=1 2 3") && output.contains("2xf32=8 9"),
            "\(output)")
    }

    /// Globals that begin alike do not share what is updated in place.
    @Test func mutableGlobalsHaveStorageOfTheirOwn() throws {
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile --iree-hal-target-backends=vmvx in.mlir -o m.vmfb
            $BIN/iree-run-module --module=m.vmfb --function=f --input=2 --input=5
            """,
            input: """
                util.global private mutable @a = dense<0.0> : tensor<4xf32>
                util.global private mutable @b = dense<0.0> : tensor<4xf32>
                func.func @f(%n: index, %x: f32) -> (tensor<4xf32>, tensor<4xf32>) {
                  %c0 = arith.constant 0 : index
                  %c1 = arith.constant 1 : index
                  %c3 = arith.constant 3 : index
                  scf.for %i = %c0 to %n step %c1 {
                    %a = util.global.load @a : tensor<4xf32>
                    %b = util.global.load @b : tensor<4xf32>
                    %j = arith.subi %c3, %i : index
                    %v = tensor.insert %x into %a[%i] : tensor<4xf32>
                    %w = tensor.insert %x into %b[%j] : tensor<4xf32>
                    util.global.store %v, @a : tensor<4xf32>
                    util.global.store %w, @b : tensor<4xf32>
                  }
                  %r = util.global.load @a : tensor<4xf32>
                  %s = util.global.load @b : tensor<4xf32>
                  return %r, %s : tensor<4xf32>, tensor<4xf32>
                }
                """)
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(output.contains("4xf32=5 5 0 0") && output.contains("4xf32=0 0 5 5"), "\(output)")
    }

    @Test func dispatchesAreTraced() throws {
        for (flag, count) in [("", 0), (" --iree-flow-trace-dispatch-tensors", 2)] {
            let (status, _, errors) = try run(
                """
                $BIN/iree-compile in.mlir -o m.vmfb --iree-hal-target-backends=vmvx\(flag) &&
                $BIN/iree-run-module --module=m.vmfb --function=twice --input=3xf32=1,2,3
                """, input: Self.tensors)
            let traces = errors.split(separator: "\n").filter { $0.hasPrefix("=== ") }
            #expect(status == 0 && traces.count == count, "\(errors)")
            guard count > 0 else { continue }
            #expect(errors.contains("3xf32=1 2 3") && errors.contains("3xf32=2 4 6"), "\(errors)")
        }
    }

    @Test func passesRunWhenTheProgramIsPrepared() throws {
        let flag = "--iree-preprocessing-pass-pipeline"
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile in.mlir --iree-hal-target-backends=vmvx --compile-to=preprocessing \
              '\(flag)=builtin.module(util.func(iree-preprocessing-make-single-dispatch-for-function))'
            $BIN/iree-compile in.mlir '\(flag)=builtin.module(nothing)'
            """,
            input: """
                func.func @f(%a: tensor<4xf32>) -> tensor<4xf32> {
                  %0 = arith.addf %a, %a : tensor<4xf32>
                  return %0 : tensor<4xf32>
                }
                """)
        #expect(status == 1 && output.contains("flow.dispatch.region"), "\(output)")
        #expect(errors.contains("unknown pass 'nothing'"), "\(errors)")
    }

    /// Tests may run where nobody tells what they find.
    @Test func expectationsAreOptional() throws {
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile in.mlir -o m.vmfb --iree-hal-target-backends=vmvx &&
            $BIN/iree-run-module --module=m.vmfb --function=f
            $BIN/iree-check-module --module=m.vmfb
            """,
            input: """
                func.func @f() {
                  %c0 = util.unfoldable_constant 0 : i32
                  check.expect_true(%c0) : i32
                  return
                }
                """)
        #expect(status == 1 && errors.contains("a test failed"), "\(errors)")
        #expect(output.contains("EXEC @f") && output.contains("[  FAILED  ]"), "\(output)")
    }

    /// What a function computes on the way is in a buffer of the caller's, whose size another function returns.
    @Test func callersProvideStorageForTransients() throws {
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile in.mlir -o m.vmfb --iree-hal-target-backends=vmvx
            $BIN/iree-run-module --module=m.vmfb --function=f_transients_size \
              --input=100xf32 --input=100xf32 '--input=&1xi8'
            $BIN/iree-run-module --module=m.vmfb --function=f --input=100xf32=2 --input=100xf32 '--input=&448xi8'
            $BIN/iree-run-module --module=m.vmfb --function=f --input=100xf32=2 --input=100xf32 '--input=&100xi8'
            """,
            input: """
                util.func public @f(
                  %x: tensor<?xf32>, %y: tensor<?xf32> {iree.abi.output = 0 : index}, %z: !hal.buffer {iree.abi.transients}
                ) -> tensor<?xf32> {
                  %c0 = arith.constant 0 : index
                  %d = tensor.dim %x, %c0 : tensor<?xf32>
                  %0 = flow.dispatch.region -> (tensor<?xf32>{%d}) {
                    %2 = arith.addf %x, %x : tensor<?xf32>
                    flow.return %2 : tensor<?xf32>
                  }
                  %1 = flow.dispatch.region -> (tensor<?xf32>{%d}) {
                    %2 = arith.mulf %0, %0 : tensor<?xf32>
                    flow.return %2 : tensor<?xf32>
                  }
                  util.return %1 : tensor<?xf32>
                }
                """)
        #expect(output.contains("result[0]: i64=448") && output.contains("100xf32=16 16 16"), "\(output)")
        // The last buffer is too small.
        #expect(status == 1 && errors.contains("OUT_OF_RANGE"), "\(errors)")
    }

    @Test func everyPhaseIsTextThatTheNextTakes() throws {
        let phases = [
            "input", "abi", "preprocessing", "global-optimization", "dispatch-creation", "flow", "stream",
            "executable-sources", "executable-configurations", "executable-targets", "hal", "vm",
        ]
        var commands = ["cp in.mlir start.mlir"]
        for (phase, next) in zip(["start"] + phases, phases) {
            commands.append(
                "$BIN/iree-compile --iree-hal-target-backends=vmvx --compile-from=\(phase) --compile-to=\(next) "
                    + "\(phase).mlir -o \(next).mlir")
        }
        commands += [
            "$BIN/iree-compile --compile-from=vm vm.mlir -o m.vmfb",
            "$BIN/iree-run-module --module=m.vmfb --function=twice --input=2xf32=1,2",
        ]
        let (status, output, errors) = try run(
            commands.joined(separator: " && "), input: Self.tensors)
        #expect(status == 0 && errors.isEmpty && output.contains("2xf32=2 4"), "\(output)\(errors)")
    }

    @Test func flagsThatTuneTheOfficialToolAreTakenWithAWarning() throws {
        let (status, output, errors) = try run(
            """
            $BIN/iree-compile --compile-from=vm --iree-opt-data-tiling --iree-llvmcpu-stack-allocation-limit 100 \
              --iree-opt-const-eval=false in.mlir -o m.vmfb; echo $?
            $BIN/iree-compile --compile-from=vm --iree-opt-data-tilng in.mlir -o m.vmfb
            """)
        #expect(status == 1 && output == "0\n", "\(output)")
        #expect(errors.hasPrefix("warning: flags that tune the official compiler do nothing here: "))
        #expect(errors.contains("this tool has no flag `--iree-opt-data-tilng`"), "\(errors)")
    }

    @Test func whatIsNotSupportedIsNamedWithItsPlace() throws {
        let (status, output, errors) = try run(
            "$BIN/iree-compile --iree-hal-target-backends=vmvx in.mlir",
            input: """
                func.func @f(%a: tensor<4xcomplex<f32>>) -> tensor<4xcomplex<f32>> {
                  %0 = arith.negf %a : tensor<4xcomplex<f32>>
                  return %0 : tensor<4xcomplex<f32>>
                }
                """)
        #expect(status == 1 && output.isEmpty)
        #expect(errors.contains("in.mlir:2:"), "\(errors)")
    }

    @Test(arguments: [
        ("--compile-from=vmm", "vmm"), ("--output-format=elf", "elf"), ("--compile-mode=x", "x"),
        ("--iree-vm-emit-polyglot-zip=maybe", "maybe"), ("--unknown-flag", "unknown"),
    ]) func flagsAreChecked(_ flag: String, _ word: String) throws {
        let (status, output, errors) = try run("$BIN/iree-compile \(flag) in.mlir")
        #expect(status != 0 && output.isEmpty && errors.contains(word), "\(errors)")
    }

    @Test func outputFailuresAreReported() throws {
        let (status, _, errors) = try run("$BIN/iree-compile --compile-from=vm in.mlir -o /dev/full")
        #expect(status == 1 && errors.contains("/dev/full: RESOURCE_EXHAUSTED"), "\(errors)")
    }
}
