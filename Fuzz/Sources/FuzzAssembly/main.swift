import FuzzSupport
import IREECompiler
import IREEParams

/// Simplifications that any program may go through.
let pipeline = try? PassPipeline.parse("canonicalize,cse,inline,convert-scf-to-cf,symbol-dce", .all)
let context = Context()

func read(_ bytes: [UInt8]) throws(Diagnostic) -> Operation {
    try AsmParser(SourceText(bytes, name: "module"), context: context, allowsUnregistered: true).module()
}

/// Reads a program, writes it and reads it again; simplifies it.
func exercise(_ bytes: [UInt8]) throws(Diagnostic) {
    let module = try read(bytes)
    try Verifier.verify(module, allowsUnknown: true)
    for isGeneric in [false, true] {
        var options = PrintingOptions()
        options.generic = isGeneric
        let text = AsmPrinter.print(module, options: options)
        do throws(Diagnostic) {
            let again = try read(text)
            precondition(AsmPrinter.print(again, options: options) == text, "a program is written as another")
        } catch {
            preconditionFailure("what was written cannot be read: \(error)")
        }
    }
    try pipeline?.run(on: module, PassContext(passes: .all))
}

runFuzzer(seeds: "mlir") { source in
    guard let bytes = try? source.readBytes(at: 0, count: Int(source.size)) else { return }
    do throws(Diagnostic) {
        try exercise(bytes)
    } catch {
        precondition(!error.message.isEmpty, "an error says nothing")
    }
}
