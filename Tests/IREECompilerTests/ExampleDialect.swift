@testable import IREECompilerCore
@testable import IREECompilerDialects

// The worked example of Documentation/AddAnOperation.md: the document shows the code between the two lines.
// example begin
enum Sample {
    struct Reverse: Op {
        static let name: StaticString = "sample.reverse"
        static let summary: StaticString = "Reverses the bytes of a range of a resource in place."
        static let traits: OpTraits = [.asyncPhase, .streamable, .asyncAccess, .sizeAware, .tied]
        let target = Operand(.streamResource).sized(by: \Self.targetSize)
            .writes(from: \Self.targetOffset, to: \Self.targetEnd, length: \Self.targetLength)
            .used([.mutated, .transferWrite])
        let targetSize = Operand(.index)
        let targetOffset = Operand(.index)
        let targetEnd = Operand(.index)
        let targetLength = Operand(.index)
        let result = Result(.streamResource).tied(to: \Self.target).used(.transferWrite)
        static let typeRules: [TypeRule] = [.same(["target", "result"])]
        static let assembly: StaticString = """
            $target `[` $target_offset `to` $target_end `for` $target_length `]` `:` \
            custom<ShapedTiedResult>(type($target), $target_size) attr-dict
            """

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            guard op.targetLength.constantInteger.map({ $0 >= 0 }) ?? true else {
                throw op.error("expects a non-negative length")
            }
        }

        static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
            op.targetLength.constantInteger == 1 ? .replaced([.value(op.target)]) : nil
        }
    }

    static let dialect = Dialect("sample", ops: [Reverse.self])
}

extension Pass {
    static let reverseTwice = Pass("sample-reverse-twice", "Removes reversals of what was just reversed.") {
        (module, _) throws(Diagnostic) in
        Rewriter.run(on: module) { op, rewriter in
            guard let second = op.as(Sample.Reverse.self),
                let first = second.target.definingOp?.as(Sample.Reverse.self),
                first.targetOffset === second.targetOffset, first.targetEnd === second.targetEnd
            else { return false }
            rewriter.replace(op, with: [first.target])
            return true
        }
    }
}
// example end
