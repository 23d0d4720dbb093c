import Testing

/// `iree-encode-parameters` with an encoder of this compiler's.
@Suite struct EncodeParametersTests {
    private static let program = """
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
        """

    /// Runs a command where there are `m.vmfb`, its encoder `e.vmfb`, and `w.irpa` with what it encodes.
    private func run(_ command: String) throws -> (status: Int32, output: String, errors: String) {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > in.mlir <<'EOF'
            \(Self.program)
            EOF
            compile="$BIN/iree-compile --iree-hal-local-target-device-backends=vmvx"
            $compile in.mlir --iree-parameter-encoder-output-file=e.mlir \
              --iree-parameter-encoder-output-scope=made -o m.vmfb && $compile e.mlir -o e.vmfb || exit 9
            printf '\\0\\0\\0\\0\\0\\0\\200\\077\\0\\0\\0\\100\\0\\0\\100\\100\\0\\0\\200\\100\\0\\0\\240\\100' > w.bin
            cat > w.json <<'EOF'
            {"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}      
            EOF
            (printf '\\100\\0\\0\\0\\0\\0\\0\\0'; head -c 64 w.json; cat w.bin) > w.safetensors
            encode="$BIN/iree-encode-parameters --module=e.vmfb"
            \(command)
            """)
        return (result.status, result.output, result.errors)
    }

    @Test(arguments: ["made=made.irpa", "made.irpa"]) func writesWhatTheProgramLoads(_ output: String) throws
    {
        let (status, text, errors) = try run(
            """
            $encode --parameters=model=w.safetensors --output=\(output) &&
            $BIN/iree-run-module --module=m.vmfb --function=f --input=3x2xf32=1 --parameters=made=made.irpa
            """)
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(text.contains("// Parameter scope `made` (1 entries"), "\(text)")
        #expect(text.hasSuffix("3x2xf32=[1 4][2 5][3 6]\n"), "\(text)")
    }

    @Test func listsTargetsAndParameters() throws {
        let (status, text, errors) = try run("$encode --list_targets && $encode --list_parameters")
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(
            text == """
                Encoder module: encoder
                Available targets:
                  all
                    scopes: made
                Scope: "made"
                  parameter0: DATA, 64 bytes, alignment 64

                """)
    }

    @Test(arguments: [
        ("--parameters=model=w.safetensors", "--output=made=file.irpa"),
        ("--parameters=model=w.safetensors --output=other=made.irpa", "writes nothing to the scope `other`"),
        ("--parameters=model=w.safetensors --output=a.irpa --output=b.irpa", "has an output already"),
        ("--parameters=model=w.safetensors --output=made.irpa --target=other", "cannot encode for `other`"),
        ("--parameters=model=w.safetensors --output=/dev/null", "written in any order"),
        ("--parameters=other=w.safetensors --output=made.irpa", "scope `model`"),
        ("--output=made.irpa", "scope `model`"),
    ]) func failuresLeaveOutputsAlone(_ flags: String, _ message: String) throws {
        let (status, text, errors) = try run(
            "echo before > made.irpa; $encode \(flags); status=$?; cat made.irpa; ls -A | grep -c iree-; exit $status"
        )
        #expect(status == 1 && errors.contains(message), "\(errors)")
        #expect(text == "before\n0\n")
    }

    @Test func otherModulesAreRefused() throws {
        let (status, _, errors) = try run(
            """
            echo 'vm.module @m { vm.export @f vm.func @f() { vm.return } }' > o.mlir
            $BIN/iree-compile --compile-mode=vm o.mlir -o o.vmfb
            $BIN/iree-encode-parameters --module=o.vmfb --output=made.irpa
            """)
        #expect(status == 1 && errors.contains("--iree-parameter-encoder-output-file"), "\(errors)")
    }
}
