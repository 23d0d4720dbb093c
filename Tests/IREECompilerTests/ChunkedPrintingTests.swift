import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Printing in chunks yields the same text.
struct ChunkedPrintingTests {
    /// Enough functions for several chunks; one has an attribute with an alias.
    private static let program: String = {
        let functions = (0..<400).map { i in
            """
            util.func private @f\(i)(%a: i32) -> i32 {
              %b = arith.addi %a, %a : i32
              %c = "scf.if"(%d) ({ scf.yield %b : i32 }, { scf.yield %a : i32 }) : (i1) -> i32
              %d = arith.cmpi eq, %a, %b : i32
              util.return %c : i32
            }
            """.replacing("%c = \"scf.if\"(%d)", with: "%e = arith.constant true %c = \"scf.if\"(%e)")
        }
        return functions.joined(separator: "\n")
            + "\nutil.func private @m() attributes {a = affine_map<(d0) -> (d0 + 1)>}"
    }()

    @Test(arguments: [(false, false), (true, false), (false, true)])
    func chunksFormTheWholeText(_ generic: Bool, _ localScope: Bool) throws {
        let module = try AsmParser(SourceText(Self.program.utf8, name: "test")).module()
        try Verifier.verify(module)
        var options = PrintingOptions()
        options.generic = generic
        options.localScope = localScope
        let parts = Parts()
        AsmPrinter.print(module, options: options) { parts.all.append($0) }
        #expect(parts.all.count > 1 && parts.all.allSatisfy { $0.count < 1 << 17 })
        let whole = AsmPrinter.print(module, options: options)
        #expect(Array(parts.all.joined()) == whole)
        let text = String(decoding: whole, as: UTF8.self)
        #expect(text.hasPrefix("#map = affine_map") == !localScope)
        // Names in one function do not depend on others.
        #expect(text.components(of: "(%arg0: i32) -> i32").count == (generic ? 1 : 401))
        let again = try AsmParser(SourceText(whole, name: "test")).module()
        #expect(AsmPrinter.print(again, options: options) == whole)
    }

    private final class Parts {
        var all: [[UInt8]] = []
    }
}

extension String {
    fileprivate func components(of separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
