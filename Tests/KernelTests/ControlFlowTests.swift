import TestSupport
import Testing

@testable import IREECompilerTargets

/// Conditions and loops in the bodies of structured operations.
@Suite(.onEachPlatform)
struct ControlFlowTests {
    private func expect(_ body: String, _ wanted: (Int32) -> Int32) throws {
        let kernels = try CompiledKernels(ElementTypeTests.map("i32", "i32", body))
        for count in [1, 7, 33] {
            let input = (0..<count).map { Int32($0) - 3 }
            var bindings = [bytes(input), bytes([Int32](repeating: -1, count: count))]
            try kernels.run(constants: [UInt32(count)], workgroups: (2, 1), &bindings)
            #expect(values(bindings[1]) == input.map(wanted))
        }
    }

    @Test func conditions() throws {
        try expect(
            """
            %zero32 = arith.constant 0 : i32
            %two = arith.constant 2 : i32
            %isNegative = arith.cmpi slt, %a, %zero32 : i32
            %twice = arith.muli %a, %two : i32
            %c = scf.if %isNegative -> i32 {
              %d = arith.subi %zero32, %twice : i32
              scf.yield %d : i32
            } else {
              %isTwo = arith.cmpi eq, %a, %two : i32
              %e = scf.if %isTwo -> i32 {
                scf.yield %zero32 : i32
              } else {
                scf.yield %twice : i32
              }
              scf.yield %e : i32
            }
            """
        ) { $0 < 0 ? -2 * $0 : $0 == 2 ? 0 : 2 * $0 }
    }

    @Test func countedLoops() throws {
        try expect(
            """
            %lower = arith.constant 0 : index
            %one = arith.constant 1 : index
            %start = arith.constant 100 : i32
            %upper = arith.index_cast %a : i32 to index
            %c = scf.for %i = %lower to %upper step %one iter_args(%sum = %start) -> i32 {
              %j = arith.index_cast %i : index to i32
              %next = arith.addi %sum, %j : i32
              scf.yield %next : i32
            }
            """
        ) { 100 + ($0 > 0 ? $0 * ($0 - 1) / 2 : 0) }
    }

    @Test func whileLoops() throws {
        // Steps until the number is below ten.
        try expect(
            """
            %zero32 = arith.constant 0 : i32
            %three = arith.constant 3 : i32
            %ten = arith.constant 10 : i32
            %last, %c = scf.while (%x = %a, %steps = %zero32) : (i32, i32) -> (i32, i32) {
              %goesOn = arith.cmpi sge, %x, %ten : i32
              scf.condition(%goesOn) %x, %steps : i32, i32
            } do {
            ^bb0(%y: i32, %taken: i32):
              %one32 = arith.constant 1 : i32
              %less = arith.subi %y, %three : i32
              %more = arith.addi %taken, %one32 : i32
              scf.yield %less, %more : i32, i32
            }
            """
        ) { $0 < 10 ? 0 : ($0 - 10) / 3 + 1 }
    }

    @Test func switches() throws {
        try expect(
            """
            %i = arith.index_cast %a : i32 to index
            %seven = arith.constant 7 : i32
            %c = scf.index_switch %i -> i32
            case 1 {
              scf.yield %seven : i32
            }
            case 4 {
              %d = arith.addi %a, %seven : i32
              scf.yield %d : i32
            }
            default {
              scf.yield %a : i32
            }
            """
        ) { $0 == 1 ? 7 : $0 == 4 ? 11 : $0 }
    }
}
