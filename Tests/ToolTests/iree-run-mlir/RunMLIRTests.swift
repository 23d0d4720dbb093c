import Testing

/// `iree-run-mlir`: flags of two tools on one command line.
@Suite struct RunMLIRTests {
    private func run(_ command: String) throws -> (status: Int32, output: String, errors: String) {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > in.mlir <<'EOF'
            func.func @abs(%x: tensor<2xf32>) -> tensor<2xf32> {
              %0 = math.absf %x : tensor<2xf32>
              return %0 : tensor<2xf32>
            }
            EOF
            backend=iree-hal-local-target-device-backends=vmvx
            \(command)
            """)
        return (result.status, result.output, result.errors)
    }

    @Test(arguments: [
        "$BIN/iree-run-mlir --Xcompiler,$backend in.mlir --input=2xf32=-2,3",
        "$BIN/iree-run-mlir -Xcompiler --$backend --input=2xf32=-2,3 in.mlir",
        "$BIN/iree-run-mlir in.mlir --device=local-sync --input=2xf32=-2,3 --function=abs -- --$backend",
        "$BIN/iree-run-mlir - --Xruntime,input=2xf32=-2,3 -- --$backend < in.mlir",
        "$BIN/iree-run-mlir in.mlir -- --$backend --Xruntime --input=2xf32=-2,3",
        "echo --input=2xf32=-2,3 > flags; $BIN/iree-run-mlir --flagfile=flags in.mlir -- --$backend",
    ]) func compilesAndRuns(_ command: String) throws {
        let (status, output, errors) = try run(command)
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        #expect(output == "EXEC @abs\nresult[0]: hal.buffer_view\n2xf32=2 3\n")
    }

    @Test(arguments: [
        ("$BIN/iree-run-mlir", "no program is given"),
        ("$BIN/iree-run-mlir in.mlir --input 2xf32=1", "expected one program"),
        ("$BIN/iree-run-mlir in.mlir --nonsense", "nonsense"),
        ("$BIN/iree-run-mlir in.mlir -- --nonsense", "nonsense"),
        ("$BIN/iree-run-mlir in.mlir --Xcompiler", "expected a flag to follow"),
        ("$BIN/iree-run-mlir none.mlir", "none.mlir"),
        ("$BIN/iree-run-mlir in.mlir -- --$backend", "takes 1 values"),
        ("echo 'func.func @f( {' | $BIN/iree-run-mlir -", "<stdin>:1:"),
    ]) func failures(_ command: String, _ message: String) throws {
        let (status, _, errors) = try run(command)
        #expect(status == 1 && errors.contains(message), "\(errors)")
    }

    @Test func helpIsPrinted() throws {
        let (status, output, _) = try run("$BIN/iree-run-mlir --help")
        #expect(status == 0 && output.contains("--Xcompiler,flag=value"))
    }
}
