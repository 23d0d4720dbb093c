@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects
import Testing

/// Programs that are read well and are wrong all the same.
@Suite struct VerifierTests {
    @Test(arguments: [
        (
            """
            "stream.executable"() <{sym_name = "kernels", sym_visibility = "private"}> ({
              "flow.executable_end"() : () -> ()
            }) : () -> ()
            """,
            "expects regions to end with 'stream.executable.end', found 'flow.executable_end'"
        ),
        (
            """
            util.func private @twice() {
              util.return
              util.return
            }
            """,
            "must be the last operation in the parent block"
        ),
        (#""util.global.store"() : () -> ()"#, "operand"),
    ])
    func isRefused(_ program: String, _ complaint: String) throws {
        let error = #expect(throws: Diagnostic.self) {
            let module = try AsmParser(SourceText(program.utf8, name: "program.mlir")).module()
            try Verifier.verify(module)
        }
        #expect(error?.message.contains(complaint) == true, "\(String(describing: error))")
    }
}
