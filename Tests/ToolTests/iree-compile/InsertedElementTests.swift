import Testing

/// Single elements that a program reads and writes on the host.
@Suite struct InsertedElementTests {
    private func run(_ program: String, _ type: String, _ inputs: String) throws -> String {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > p.mlir <<'EOF'
            \(program)
            EOF
            set -e
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx p.mlir -o m.vmfb
            $BIN/iree-run-module --device=local-sync --module=m.vmfb --function=main \(inputs) | grep 'x\(type)='
            """)
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    /// One element changes, whatever the rank and the width of the type.
    @Test(arguments: ["i8", "i16", "i32", "i64", "i4"])
    func oneElementIsReplaced(_ type: String) throws {
        let output = try run(
            """
            func.func @main(%x: tensor<2x3x2x\(type)>, %i: index, %v: i32) -> tensor<2x3x2x\(type)> {
              %zero = arith.constant 0 : index
              %one = arith.constant 1 : index
              %value = \(type == "i32" ? "arith.addi %v, %v : i32" : type == "i64"
                ? "arith.extsi %v : i32 to i64" : "arith.trunci %v : i32 to \(type)")
              %r = tensor.insert %value into %x[%zero, %i, %one] : tensor<2x3x2x\(type)>
              return %r : tensor<2x3x2x\(type)>
            }
            """, type, "--input=2x3x2x\(type)='0 1 2 3 4 5 6 7 6 5 4 3' --input=1 --input=-1")
        let value = type == "i32" ? "-2" : "-1"
        #expect(output == "2x3x2x\(type)=[[0 1][2 \(value)][4 5]][[6 7][6 5][4 3]]\n")
    }

    /// The element that is read is the one before the update of the same tensor, which is in place.
    @Test func anElementIsReadBeforeItsTensorIsUpdated() throws {
        let output = try run(
            """
            func.func @main(%x: tensor<4xi32>, %i: index, %j: index) -> tensor<4xi32> {
              %e = tensor.empty() : tensor<4xi32>
              %y = linalg.map { arith.muli } ins(%x, %x : tensor<4xi32>, tensor<4xi32>) outs(%e : tensor<4xi32>)
              %v = tensor.extract %y[%i] : tensor<4xi32>
              %r = tensor.insert %v into %y[%j] : tensor<4xi32>
              return %r : tensor<4xi32>
            }
            """, "i32", "--input=4xi32='1 2 3 4' --input=3 --input=1")
        #expect(output == "4xi32=1 16 9 16\n")
    }

    /// Elements that share bytes cannot be stored one by one.
    @Test func partsOfBytesAreNotStored() throws {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > p.mlir <<'EOF'
            util.func public @main(%x: tensor<4xi4>, %v: i4, %i: index) -> tensor<4xi4> {
              %r = flow.tensor.store %v, %x[%i] : tensor<4xi4>
              util.return %r : tensor<4xi4>
            }
            EOF
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx p.mlir -o m.vmfb
            """)
        #expect(result.status == 1)
        #expect(result.errors.contains("p.mlir:2:8: error: "), "\(result.errors)")
        #expect(result.errors.contains("whose elements are parts of bytes"), "\(result.errors)")
    }
}
