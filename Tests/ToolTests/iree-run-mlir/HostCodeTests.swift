import Testing

/// Programs whose work is on the host, or whose tensors are chosen there: compiled and run.
@Suite struct HostCodeTests {
    struct Program: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var inputs: [String]
        var results: [String]
        var testDescription: String { name }
    }

    static let programs = [
        Program(
            name: "buffers that a call allocates",
            text: """
                func.func @f(%n: i32) -> (i32, i32) {
                  %c0 = arith.constant 0 : index
                  %c4 = arith.constant 4 : index
                  %c8 = arith.constant 8 : index
                  %c16 = arith.constant 16 : index
                  %b = util.buffer.alloc uninitialized : !util.buffer{%c16}
                  util.buffer.store %n, %b[%c4 for %c4] : i32 -> !util.buffer{%c16}
                  %s = util.buffer.slice %b[%c4] : !util.buffer{%c16} -> !util.buffer{%c8}
                  %0 = util.buffer.load %s[%c0 for %c4] : !util.buffer{%c8} -> i32
                  %same = util.buffer.compare %b[%c4], %s[%c0], %c4 : !util.buffer{%c16}, !util.buffer{%c8}
                  %1 = arith.extui %same : i1 to i32
                  return %0, %1 : i32, i32
                }
                """, inputs: ["1234"], results: ["i32=1234", "i32=1"]),
        Program(
            name: "tensors passed to the cases of a switch",
            text: """
                func.func @f(%i: i32, %x: tensor<?xf32>) -> tensor<?xf32> {
                  cf.switch %i : i32, [default: ^d(%x : tensor<?xf32>), 1: ^a, 7: ^b(%x, %i : tensor<?xf32>, i32)]
                ^a:
                  %a = arith.addf %x, %x : tensor<?xf32>
                  cf.br ^d(%a : tensor<?xf32>)
                ^b(%y: tensor<?xf32>, %j: i32):
                  %b = arith.mulf %y, %y : tensor<?xf32>
                  cf.br ^d(%b : tensor<?xf32>)
                ^d(%r: tensor<?xf32>):
                  return %r : tensor<?xf32>
                }
                """, inputs: ["7", "2xf32=3 4"], results: ["2xf32=9 16"]),
        Program(
            name: "a product that overflows, divided by its factor",
            text: """
                func.func @f(%a: i32, %b: i32) -> i32 {
                  %0 = arith.muli %a, %b : i32
                  %1 = arith.divsi %0, %b : i32
                  return %1 : i32
                }
                """, inputs: ["1000000", "10000"], results: ["i32=141006"]),
        Program(
            name: "affine maps",
            text: """
                func.func @f(%a: index, %b: index) -> (index, index, index, index, index) {
                  %0 = affine.apply affine_map<(d0, d1) -> (d0 * 3 + d1 floordiv 2)>(%a, %b)
                  %1 = affine.min affine_map<(d0)[s0] -> (d0 - s0, 7)>(%a)[%b]
                  %2 = affine.max affine_map<(d0, d1) -> (d0 mod 5, d1 ceildiv 3)>(%a, %b)
                  %3 = affine.linearize_index [%a, %b] by (4, 8) : index
                  %4:2 = affine.delinearize_index %3 into (4, %b) : index, index
                  return %0, %1, %2, %4#0, %4#1 : index, index, index, index, index
                }
                """, inputs: ["-13", "7"], results: ["i64=-36", "i64=-20", "i64=3", "i64=-14", "i64=1"]),
        Program(
            name: "divisions that round up and down",
            text: """
                func.func @f(%a: i8, %b: i8) -> (i8, i8, i8, i8, i16) {
                  %0 = arith.floordivsi %a, %b : i8
                  %1 = arith.ceildivsi %a, %b : i8
                  %n = arith.subi %b, %b : i8
                  %m = arith.subi %n, %b : i8
                  %2 = arith.floordivsi %a, %m : i8
                  %3 = arith.ceildivsi %a, %m : i8
                  %w = arith.extsi %a : i8 to i16
                  return %0, %1, %2, %3, %w : i8, i8, i8, i8, i16
                }
                """, inputs: ["-7", "3"], results: ["i32=-3", "i32=-2", "i32=2", "i32=3", "i32=-7"]),
        Program(
            name: "products of twice the width, carries and borrows",
            text: """
                func.func @f(%a: i64, %b: i64) -> (i64, i64, i64, i1, i64, i1) {
                  %0:2 = arith.mulsi_extended %a, %b : i64
                  %1:2 = arith.mului_extended %a, %b : i64
                  %2:2 = arith.addui_extended %a, %b : i64, i1
                  %3:2 = arith.subui_extended %b, %a : i64, i1
                  return %0#0, %0#1, %1#1, %2#1, %3#0, %3#1 : i64, i64, i64, i1, i64, i1
                }
                """, inputs: ["-3", "70000"],
            results: ["i64=-210000", "i64=-1", "i64=69999", "i32=1", "i64=70003", "i32=1"]),
        Program(
            name: "floating-point numbers without instructions",
            text: """
                func.func @f(%a: f32, %b: f32, %n: f32) -> (f32, f32, f32, f32) {
                  %0 = math.trunc %a : f32
                  %1 = arith.maxnumf %n, %b : f32
                  %2 = arith.minnumf %b, %n : f32
                  %3 = math.copysign %b, %a : f32
                  return %0, %1, %2, %3 : f32, f32, f32, f32
                }
                """, inputs: ["-2.75", "1.5", "nan"], results: ["f32=-2", "f32=1.5", "f32=1.5", "f32=-1.5"]),
        Program(
            name: "slices at coordinates",
            text: """
                func.func @f(%x: tensor<4x3xf32>, %i: tensor<2x1xi32>) -> (tensor<2x3xf32>, tensor<4x3xf32>, index) {
                  %0 = tensor.gather %x[%i] gather_dims([0]) : (tensor<4x3xf32>, tensor<2x1xi32>) -> tensor<2x3xf32>
                  %1 = arith.addf %0, %0 : tensor<2x3xf32>
                  %2 = tensor.scatter %1 into %x[%i] scatter_dims([0]) unique
                    : (tensor<2x3xf32>, tensor<4x3xf32>, tensor<2x1xi32>) -> tensor<4x3xf32>
                  %c0 = arith.constant 0 : index
                  %e = tensor.extract %i[%c0, %c0] : tensor<2x1xi32>
                  %d = arith.index_cast %e : i32 to index
                  %c2 = arith.constant 2 : index
                  %which = arith.subi %d, %c2 : index
                  %3 = tensor.dim %x, %which : tensor<4x3xf32>
                  return %0, %2, %3 : tensor<2x3xf32>, tensor<4x3xf32>, index
                }
                """, inputs: ["4x3xf32=1 2 3 4 5 6 7 8 9 10 11 12", "2x1xi32=3 1"],
            results: [
                "2x3xf32=[10 11 12][4 5 6]", "4x3xf32=[1 2 3][8 10 12][7 8 9][20 22 24]", "i64=3",
            ]),
    ]

    @Test(arguments: programs) func results(_ program: Program) throws {
        let work = try Workspace()
        let inputs = program.inputs.map { "--input='\($0)'" }.joined(separator: " ")
        let result = try work.shell(
            """
            cat > in.mlir <<'EOF'
            \(program.text)
            EOF
            $BIN/iree-run-mlir in.mlir \(inputs) --Xcompiler,iree-hal-local-target-device-backends=vmvx
            """)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        let lines = result.output.split(separator: "\n").compactMap { line -> String? in
            if line.hasPrefix("EXEC") { return nil }
            guard let colon = line.firstRange(of: ": ") else { return String(line) }
            let value = String(line[colon.upperBound...])
            return value == "hal.buffer_view" ? nil : value
        }
        #expect(lines == program.results)
    }
}
