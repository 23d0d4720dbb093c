import Testing

/// Programs whose parameters are chosen when they run, from text to result with our tools alone.
@Suite struct DynamicParameterTests {
    /// Four parameters `blk.N.weight` of four numbers: 10 N, and the numbers after it.
    private static let archives = """
        python3 - <<'EOF'
        import json, struct
        header, data = {}, b""
        for n in range(4):
            content = struct.pack("<4f", *[10 * n + i for i in range(4)])
            header[f"blk.{n}.weight"] = {
                "dtype": "F32", "shape": [4], "data_offsets": [len(data), len(data) + len(content)]}
            data += content
        text = json.dumps(header).encode()
        text += b" " * (-len(text) % 8)
        open("w.safetensors", "wb").write(struct.pack("<Q", len(text)) + text + data)
        EOF
        """

    private static let program = """
        func.func @named(%scope: !util.buffer, %key: !util.buffer) -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %w = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        func.func private @add(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
          %0 = arith.addf %a, %b : tensor<4xf32>
          return %0 : tensor<4xf32>
        }
        func.func private @layer(%scope: !util.buffer, %i: index) -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %key = util.string.format "blk.{}.weight"(%i) : (index) -> !util.buffer
          %w = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        func.func @sum(%scope: !util.buffer, %count: index) -> tensor<4xf32> {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %zero = arith.constant dense<0.0> : tensor<4xf32>
          %r = scf.for %i = %c0 to %count step %c1 iter_args(%acc = %zero) -> (tensor<4xf32>) {
            %w = func.call @layer(%scope, %i) : (!util.buffer, index) -> tensor<4xf32>
            %s = func.call @add(%acc, %w) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
            scf.yield %s : tensor<4xf32>
          }
          return %r : tensor<4xf32>
        }
        func.func @assembled(%model: !util.buffer, %kind: !util.buffer, %i: i32) -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %scope = util.string.format "{}-{}"(%model, %kind) : (!util.buffer, !util.buffer) -> !util.buffer
          %key = util.string.format "blk.{}.weight"(%i) : (i32) -> !util.buffer
          %w = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        func.func @offset(%scope: !util.buffer, %key: !util.buffer, %at: i64) -> tensor<2xf32> {
          %w = flow.parameter.load %scope::%key[%at] : tensor<2xf32>
          return %w : tensor<2xf32>
        }
        func.func @shape(%scope: !util.buffer, %key: !util.buffer, %n: index) -> tensor<?xf32> {
          %at = arith.constant 0 : i64
          %w = flow.parameter.load %scope::%key[%at] : tensor<?xf32>{%n}
          return %w : tensor<?xf32>
        }
        func.func @branches(%which: i1, %scope: !util.buffer) -> tensor<?xf32> {
          %at = arith.constant 0 : i64
          %c2 = arith.constant 2 : index
          %c4 = arith.constant 4 : index
          %a = util.buffer.constant : !util.buffer = "blk.0.weight"
          %b = util.buffer.constant : !util.buffer = "blk.1.weight"
          %r = scf.if %which -> (tensor<?xf32>) {
            %t = flow.parameter.load %scope::%a[%at] : tensor<?xf32>{%c4}
            scf.yield %t : tensor<?xf32>
          } else {
            %t = flow.parameter.load %scope::%b[%at] : tensor<?xf32>{%c2}
            scf.yield %t : tensor<?xf32>
          }
          return %r : tensor<?xf32>
        }
        func.func @constant() -> tensor<4xf32> {
          %at = arith.constant 0 : i64
          %scope = util.buffer.constant : !util.buffer = "model"
          %a = util.buffer.constant : !util.buffer = "blk.0.weight"
          %b = util.buffer.constant : !util.buffer = "blk.1.weight"
          %x = flow.parameter.load %scope::%a[%at] : tensor<4xf32>
          %y = flow.parameter.load %scope::%b[%at] : tensor<4xf32>
          %s = func.call @add(%x, %y) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
          return %s : tensor<4xf32>
        }
        func.func @scalar(%scope: !util.buffer, %key: !util.buffer, %i: index) -> f32 {
          %at = arith.constant 0 : i64
          %w = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
          %x = tensor.extract %w[%i] : tensor<4xf32>
          return %x : f32
        }
        func.func @while(%scope: !util.buffer, %limit: f32) -> (index, f32) {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %zero = arith.constant 0.0 : f32
          %n, %s = scf.while (%i = %c0, %acc = %zero) : (index, f32) -> (index, f32) {
            %less = arith.cmpf olt, %acc, %limit : f32
            scf.condition(%less) %i, %acc : index, f32
          } do {
          ^bb0(%i: index, %acc: f32):
            %w = func.call @layer(%scope, %i) : (!util.buffer, index) -> tensor<4xf32>
            %x = tensor.extract %w[%c0] : tensor<4xf32>
            %y = arith.addf %acc, %x : f32
            %j = arith.addi %i, %c1 : index
            scf.yield %j, %y : index, f32
          }
          return %n, %s : index, f32
        }
        func.func @update(%scope: !util.buffer, %i: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %at = arith.constant 0 : i64
          %one = arith.constant dense<1.0> : tensor<4xf32>
          %key = util.string.format "blk.{}.weight"(%i) : (index) -> !util.buffer
          %old = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
          %done = flow.parameter.write %one -> %scope::%key[%at] : tensor<4xf32>
          %new = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
          return %old, %new : tensor<4xf32>, tensor<4xf32>
        }
        func.func @double(%scope: !util.buffer, %key: !util.buffer, %n: index) {
          %at = arith.constant 0 : i64
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          scf.for %i = %c0 to %n step %c1 {
            %w = flow.parameter.load %scope::%key[%at] : tensor<4xf32>
            %s = func.call @add(%w, %w) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
            %done = flow.parameter.write %s -> %scope::%key[%at] : tensor<4xf32>
          }
          return
        }
        util.global private mutable @cache = dense<0.0> : tensor<4xf32>
        func.func @cached(%n: index, %x: f32) -> tensor<4xf32> {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          scf.for %i = %c0 to %n step %c1 {
            %c = util.global.load @cache : tensor<4xf32>
            %u = tensor.insert %x into %c[%i] : tensor<4xf32>
            util.global.store %u, @cache : tensor<4xf32>
          }
          %r = util.global.load @cache : tensor<4xf32>
          return %r : tensor<4xf32>
        }
        """

    /// Prints what functions return for each command line, on both devices.
    private func results(_ lines: [String], writable: Bool = false) throws -> String {
        let work = try Workspace()
        let access = writable ? "--parameter_access=readwrite" : ""
        let runs = lines.map { line in
            """
            for device in local-sync local-task; do
              $BIN/iree-run-module --device=$device --module=m.vmfb --parameters=model=w.safetensors \
                --parameters=a-b=w.safetensors \(access) \(line) | grep -v -e EXEC -e buffer_view || true
            done
            """
        }
        let result = try work.shell(
            """
            \(Self.archives)
            cat > p.mlir <<'EOF'
            \(Self.program)
            EOF
            set -e
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx p.mlir -o m.vmfb
            \(runs.joined(separator: "\n"))
            """)
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    /// Each line twice: once for each device.
    private func twice(_ lines: String...) -> String { lines.map { "\($0)\n\($0)\n" }.joined() }

    @Test func scopesKeysOffsetsAndShapesAreValues() throws {
        let output = try results([
            #"--function=named --input='"model"' --input='"blk.2.weight"'"#,
            #"--function=sum --input='"model"' --input=4"#,
            #"--function=assembled --input='"a"' --input='"b"' --input=3"#,
            #"--function=offset --input='"model"' --input='"blk.1.weight"' --input=8"#,
            #"--function=shape --input='"model"' --input='"blk.1.weight"' --input=3"#,
            #"--function=branches --input=1 --input='"model"'"#,
            #"--function=branches --input=0 --input='"model"'"#,
            "--function=constant",
            #"--function=scalar --input='"model"' --input='"blk.3.weight"' --input=2"#,
            "--function=cached --input=3 --input=7.5",
        ])
        #expect(
            output
                == twice(
                    "4xf32=20 21 22 23", "4xf32=60 64 68 72", "4xf32=30 31 32 33", "2xf32=12 13",
                    "3xf32=10 11 12", "4xf32=0 1 2 3", "2xf32=10 11", "4xf32=10 12 14 16",
                    "result[0]: f32=32", "4xf32=7.5 7.5 7.5 0"))
    }

    @Test func loopsEndByWhatTheyLoad() throws {
        let output = try results([#"--function=while --input='"model"' --input=25"#])
        #expect(output == String(repeating: "result[0]: i64=3\nresult[1]: f32=30\n", count: 2))
    }

    /// The second device finds what the first one wrote.
    @Test func loadsAndWritesAreInOrder() throws {
        let output = try results(
            [
                #"--function=update --input='"model"' --input=2"#,
                #"--function=double --input='"model"' --input='"blk.1.weight"' --input=3"#,
                #"--function=named --input='"model"' --input='"blk.1.weight"'"#,
            ], writable: true)
        #expect(
            output == """
                4xf32=20 21 22 23
                4xf32=1 1 1 1
                4xf32=1 1 1 1
                4xf32=1 1 1 1
                4xf32=640 704 768 832
                4xf32=640 704 768 832

                """)
    }

    @Test func modulesSayWhatTheyLoad() throws {
        let work = try Workspace()
        let result = try work.shell(
            """
            \(Self.archives)
            cat > p.mlir <<'EOF'
            func.func @f(%i: index) -> tensor<2xf64> {
              %at = arith.constant 0 : i64
              %scope = util.buffer.constant : !util.buffer = "model"
              %key = util.string.format "blk.{}.weight"(%i) : (index) -> !util.buffer
              %w = flow.parameter.load %scope::%key[%at] : tensor<2xf64>
              return %w : tensor<2xf64>
            }
            EOF
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx --iree-input-demote-f64-to-f32=false \
              p.mlir -o m.vmfb
            $BIN/iree-dump-module m.vmfb | grep blk
            run() { $BIN/iree-run-module --module=m.vmfb --function=f --parameters=model=w.safetensors --input=0 $*; }
            run > out.txt; echo $?
            run --strict > out.txt; echo $?
            """)
        #expect(result.output.contains("model::blk.{}.weight 2xf64"), "\(result)")
        #expect(result.output.hasSuffix("0\n1\n"), "\(result)")
        #expect(
            result.errors.contains(
                "warning: parameter `model::blk.0.weight` is 4xF32 in its file, and the program loads 2xf64"),
            "\(result)")
    }
}
