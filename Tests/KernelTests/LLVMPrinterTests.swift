import Foundation
import Testing

@testable import IREECompilerTargets

struct LLVMPrinterTests {
    private func text(_ build: (KernelBuilder) throws -> Void) rethrows -> String {
        let builder = KernelBuilder(KernelTarget())
        try build(builder)
        let kernel = builder.finish(name: "kernel", constants: 1, bindings: 1)
        return ExecutableLibraryPrinter.print([kernel], name: "a\"b\\c", triple: "x86_64-unknown-none-elf")
    }

    @Test func loopsCarryValuesInPhis() throws {
        let text = try text { builder in
            let end = builder.convert(
                .zeroExtend, builder.define(.dispatchConstant(0), KernelType(.i32)), to: .i64)
            let zero = builder.index(0)
            let sum = try builder.loop(from: zero, to: end, by: builder.index(1), carrying: [zero]) {
                i, carried in
                [builder.add(carried[0], i)]
            }
            builder.store(sum[0], Access(binding: 0, byteOffset: zero, index: zero, mask: nil))
        }
        #expect(text.contains("phi i64 [ 0, %entry ], [ %v"))
        #expect(text.contains("icmp slt i64"))
        #expect(text.contains("store i64"))
    }

    @Test func namesAreEscaped() {
        #expect(text { _ in }.contains(#"c"a\22b\5Cc\00""#))
    }

    @Test func tablesHaveCountsOfConstantsAndBindings() {
        #expect(text { _ in }.contains("i64 0, i16 0, i8 1, i8 1, i32 1, i32 1, i16 1"))
    }

    /// A long function that is called twice is a function; one that is called once, or is short, is printed in line.
    @Test(arguments: [1, 2], [40, 400]) func longFunctionsAreShared(calls: Int, length: Int) {
        let text = text { builder in
            let zero = builder.index(0)
            for i in 0..<calls {
                let number = builder.load(
                    .f32, lanes: 1, Access(binding: 0, byteOffset: zero, index: builder.index(i), mask: nil))
                let value = builder.call("test.function", [number]) { inner, operands in
                    (0..<length).reduce(operands[0]) { value, _ in inner.binary(.addF, value, operands[0]) }
                }
                builder.store(
                    value, Access(binding: 0, byteOffset: zero, index: builder.index(i), mask: nil))
            }
        }
        let isShared = calls == 2 && length == 400
        #expect(text.contains("define internal float @test.function.f32(float %v0) #1") == isShared)
        #expect(text.components(separatedBy: "call float @test.function.f32").count - 1 == (isShared ? 2 : 0))
        #expect(
            text.components(separatedBy: " = fadd float").count - 1 == (isShared ? length : calls * length))
    }

    @Test func reductionsHalveVectors() {
        let text = text { builder in
            let zero = builder.index(0)
            let vector = builder.load(
                .f32, lanes: 4, Access(binding: 0, byteOffset: zero, index: zero, mask: nil))
            let sum = builder.define(.reduce(.addF, vector), KernelType(.f32))
            builder.store(sum, Access(binding: 0, byteOffset: zero, index: zero, mask: nil))
        }
        #expect(text.contains("fadd <2 x float>"))
        #expect(text.contains("fadd float"))
        #expect(!text.contains("vector.reduce"))
    }
}
