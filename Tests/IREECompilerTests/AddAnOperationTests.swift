import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Derived behavior of an operation, as described in Documentation/AddAnOperation.md.
struct AddAnOperationTests {
    private static let context = Context(Dialect.all + [Sample.dialect])

    private func read(_ body: String) throws -> Operation {
        let text = """
            util.func public @f(%r: !stream.resource<transient>, %n: index, %a: index, %b: index, %c: index) -> !stream.resource<transient> {
              \(body)
              util.return %1 : !stream.resource<transient>
            }

            """
        let module = try AsmParser(SourceText(text.utf8, name: "test"), context: Self.context).module()
        try Verifier.verify(module)
        return module
    }

    private static let twice = """
        %0 = sample.reverse %r[%a to %b for %c] : %r as !stream.resource<transient>{%n}
          %1 = sample.reverse %0[%a to %b for %c] : %0 as !stream.resource<transient>{%n}
        """

    private func reversals(_ module: Operation) -> [Operation] {
        var out: [Operation] = []
        module.walk(.preOrder) { if $0.is(Sample.Reverse.self) { out.append($0) } }
        return out
    }

    @Test func analysesFollowTheDeclaration() throws {
        let module = try read(Self.twice)
        let op = try #require(reversals(module).first)
        let view = try #require(op.as(Sample.Reverse.self))
        #expect(SizeAware.resultSize(of: op, 0) === view.targetSize)
        #expect(SizeAware.operandSize(of: op, 0) === view.targetSize)
        #expect(Tied.operand(of: op.results[0]) === view.target)
        let ranges = try #require(AccessRange.all(of: op))
        #expect(ranges.map { $0.resource === view.target } == [true, false])
        #expect(ranges.allSatisfy { $0.writes && !$0.reads && $0.start === view.targetOffset })
        let usage = ResourceUsageAnalysis(module)
        #expect(usage.usage(of: view.target).contains([.mutated, .transferWrite]))
    }

    @Test func passesWork() throws {
        let module = try read(Self.twice)
        try PassPipeline([.pass(.init(.reverseTwice))]).run(on: module, PassContext())
        #expect(reversals(module).count == 1)
    }

    @Test func foldsAndVerifies() throws {
        let module = try read(
            """
            %one = arith.constant 1 : index
              %1 = sample.reverse %r[%a to %b for %one] : %r as !stream.resource<transient>{%n}
            """)
        try PassPipeline([.pass(.init(.canonicalize))]).run(on: module, PassContext())
        #expect(reversals(module).isEmpty)
        #expect(throws: Diagnostic.self) {
            try read(
                """
                %less = arith.constant -1 : index
                  %1 = sample.reverse %r[%a to %b for %less] : %r as !stream.resource<transient>{%n}
                """)
        }
    }
}
