import IREEBytecode
@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects
import Testing

@Suite struct RegisterAllocationTests {
    /// The function of a module, which keeps it alive.
    private struct Program {
        let module: Operation
        let function: Operation

        init(_ body: String) throws {
            let text = "vm.module @m {\n\(body)\n}"
            module = try AsmParser(SourceText(text.utf8, name: "test")).module()
            try Verifier.verify(module)
            function = try #require(module.body()?.first?.body()?.first)
        }
    }

    /// The values of a function with the positions where they need a register.
    private func overlapping(_ intervals: [LiveInterval]) -> [(LiveInterval, LiveInterval)] {
        var pairs: [(LiveInterval, LiveInterval)] = []
        for (i, a) in intervals.enumerated() {
            for b in intervals[(i + 1)...] where a.start <= b.end && b.start <= a.end { pairs.append((a, b)) }
        }
        return pairs
    }

    private func words(_ interval: LiveInterval, _ registers: RegisterAllocation) -> Set<Int> {
        let register = registers.register(of: interval.value)
        let base = register.isRef ? -1 - register.index : register.index
        return interval.kind.registerCount == 2 ? [base, base + 1] : [base]
    }

    @Test(arguments: [
        """
        vm.func @f(%a: i32, %b: i64, %c: i32, %d: !vm.buffer, %e: i64) -> i64 {
          %0 = vm.ext.i32.i64.s %a : i32 -> i64
          %1 = vm.add.i64 %0, %b : i64
          %2 = vm.add.i64 %1, %e : i64
          %3 = vm.add.i32 %a, %c : i32
          %4 = vm.ext.i32.i64.s %3 : i32 -> i64
          %5 = vm.add.i64 %4, %2 : i64
          vm.return %5 : i64
        }
        """,
        """
        vm.func @f(%n: i32, %r: !vm.buffer, %s: !vm.buffer) -> !vm.buffer {
          %c1 = vm.const.i32 1
          vm.br ^loop(%n, %r, %s : i32, !vm.buffer, !vm.buffer)
        ^loop(%i: i32, %x: !vm.buffer, %y: !vm.buffer):
          %j = vm.sub.i32 %i, %c1 : i32
          vm.cond_br %j, ^loop(%j, %y, %x : i32, !vm.buffer, !vm.buffer), ^end(%x : !vm.buffer)
        ^end(%z: !vm.buffer):
          vm.return %z : !vm.buffer
        }
        """,
    ]) func valuesThatAreLiveAtOnceHaveDifferentRegisters(_ text: String) throws {
        let program = try Program(text)
        let live = try LiveIntervals(program.function)
        let registers = try RegisterAllocation(program.function)
        #expect(!live.intervals.isEmpty)
        for (a, b) in overlapping(live.intervals) {
            #expect(words(a, registers).isDisjoint(with: words(b, registers)))
        }
        for interval in live.intervals where interval.kind.registerCount == 2 {
            #expect(registers.register(of: interval.value).index.isMultiple(of: 2))
        }
    }

    @Test func argumentsAreWhereCallersPutThem() throws {
        let program = try Program(
            "vm.func @f(%a: i32, %b: i64, %c: !vm.buffer, %d: f32, %e: !vm.buffer) { vm.return }")
        let registers = try RegisterAllocation(program.function)
        let places = program.function.body()!.arguments.map { registers.register(of: $0) }
        #expect(places == [.number(0), .number(2), .ref(0), .number(4), .ref(1)])
    }

    /// A value that a loop does not define keeps its register to the end of the loop.
    @Test func valuesBeforeALoopStayInIt() throws {
        let program = try Program(
            """
            vm.func @f(%n: i32) -> i32 {
              %k = vm.add.i32 %n, %n : i32
              vm.br ^loop(%n : i32)
            ^loop(%i: i32):
              %j = vm.sub.i32 %i, %k : i32
              vm.br ^next
            ^next:
              %t = vm.mul.i32 %j, %j : i32
              vm.cond_br %t, ^loop(%t : i32), ^end
            ^end:
              vm.return %j : i32
            }
            """)
        let registers = try RegisterAllocation(program.function)
        let blocks = program.function.regions[0].blocks
        let k = blocks[0].operations[0].results[0]
        let t = blocks[2].operations[0].results[0]
        #expect(registers.register(of: k) != registers.register(of: t))
    }

    @Test func loopsNeedNoCopiesOfWhatStays() throws {
        let program = try Program(
            """
            vm.func @f(%n: i32) -> i32 {
              %c1 = vm.const.i32 1
              vm.br ^loop(%n : i32)
            ^loop(%i: i32):
              %j = vm.sub.i32 %i, %c1 : i32
              vm.cond_br %j, ^loop(%j : i32), ^end
            ^end:
              vm.return %j : i32
            }
            """)
        var registers = try RegisterAllocation(program.function)
        let branch = try #require(program.function.regions[0].blocks[1].last)
        // %j is live at the end, so that it cannot have the register of %i there; the first branch copies nothing.
        #expect(registers.copies(of: branch, successor: 0).count <= 1)
        let first = try #require(program.function.regions[0].blocks[0].last)
        #expect(registers.copies(of: first, successor: 0).isEmpty)
    }

    // MARK: Moves

    private let calls = """
        vm.func @f(%a: !vm.buffer, %b: !vm.buffer, %c: i32) {
          vm.call @take(%a, %a) : (!vm.buffer, !vm.buffer) -> ()
          %n = vm.buffer.length %b : !vm.buffer -> i64
          vm.discard.refs %a, %b : !vm.buffer, !vm.buffer
          vm.return
        }
        vm.import private @take(%x : !vm.buffer, %y : !vm.buffer)
        """

    @Test func theLastUseMovesAReference() throws {
        let program = try Program(calls)
        let registers = try RegisterAllocation(program.function)
        let operations = program.function.body()!.operations
        #expect(registers.register(ofOperand: 0, of: operations[0]) == .ref(0))
        #expect(registers.register(ofOperand: 1, of: operations[0]) == .ref(0, moving: true))
        // The length of a buffer is read without taking it.
        #expect(registers.register(ofOperand: 0, of: operations[1]) == .ref(1))
    }

    @Test func whatIsMovedIsNotDiscarded() throws {
        let program = try Program(calls)
        let registers = try RegisterAllocation(program.function)
        let discard = program.function.body()!.operations[2]
        #expect(registers.isElided(operand: 0, of: discard))
        #expect(!registers.isElided(operand: 1, of: discard))
    }

    @Test func aBranchMovesWhatItsSuccessorDoesNotUse() throws {
        let program = try Program(
            """
            vm.func @f(%a: !vm.buffer, %c: i32) -> (!vm.buffer, !vm.buffer) {
              vm.cond_br %c, ^one(%a : !vm.buffer), ^two(%a : !vm.buffer)
            ^one(%x: !vm.buffer):
              vm.return %x, %x : !vm.buffer, !vm.buffer
            ^two(%y: !vm.buffer):
              vm.return %a, %y : !vm.buffer, !vm.buffer
            }
            """)
        var registers = try RegisterAllocation(program.function)
        let branch = program.function.body()!.last!
        #expect(registers.copies(of: branch, successor: 0).allSatisfy { $0.source.isMoved })
        let kept = registers.copies(of: branch, successor: 1)
        #expect(kept.count == 1 && !kept[0].source.isMoved)
    }

    @Test func exchangedReferencesAreMoved() throws {
        let program = try Program(
            """
            vm.func @f(%a: !vm.buffer, %b: !vm.buffer, %c: i32) -> !vm.buffer {
              vm.br ^loop(%a, %b : !vm.buffer, !vm.buffer)
            ^loop(%x: !vm.buffer, %y: !vm.buffer):
              vm.cond_br %c, ^loop(%y, %x : !vm.buffer, !vm.buffer), ^end
            ^end:
              vm.return %x : !vm.buffer
            }
            """)
        var registers = try RegisterAllocation(program.function)
        let branch = try #require(program.function.regions[0].blocks[1].last)
        let copies = registers.copies(of: branch, successor: 0)
        #expect(copies.count == 3 && copies.allSatisfy { $0.source.isMoved })
        #expect(registers.refCount == 3)
    }

    @Test func typesWithoutARegisterAreErrors() throws {
        let program = try Program(
            "vm.func @f(%a: i32) { %0 = vm.global.address @g : !util.ptr<i32> vm.return }\nvm.global.i32 private @g : i32"
        )
        #expect(throws: Diagnostic.self) { _ = try RegisterAllocation(program.function) }
    }
}
