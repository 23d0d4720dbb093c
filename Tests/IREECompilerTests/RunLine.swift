@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// The flags of `iree-opt` in the first line of a test file.
struct RunLine {
    struct Unknown: Error, CustomStringConvertible {
        let flag: String
        var description: String { "the first line has a flag that tests do not take: \(flag)" }
    }

    var pipeline = PassPipeline()
    var settings = ["iree-vm-target-index-bits": "32"]
    var printing = PrintingOptions()
    var allowsUnregistered = false
    var verifiesDiagnostics = false

    init(_ flags: [String]) throws {
        for flag in flags {
            let parts = flag.drop { $0 == "-" }.split(separator: "=", maxSplits: 1).map(String.init)
            let value = parts.count > 1 ? parts[1] : ""
            switch parts.first ?? "" {
            case "split-input-file": break
            case "verify-diagnostics": verifiesDiagnostics = true
            case "allow-unregistered-dialect": allowsUnregistered = true
            case "mlir-print-op-generic": printing.generic = true
            case "mlir-print-local-scope": printing.localScope = true
            case "mlir-print-debuginfo": printing.locations = true
            case "iree-vm-target-index-bits": settings["iree-vm-target-index-bits"] = value
            case "pass-pipeline": pipeline.elements += try PassPipeline.parse(value, .all).elements
            case let name:
                guard let pass = PassRegistry.all.pass(named: name) else { throw Unknown(flag: flag) }
                pipeline.elements.append(.pass(.init(pass, try pass.parseOptions(value))))
            }
        }
    }

    /// The result of running a program.
    struct Result {
        /// Output of passes before the program.
        var emitted = ""
        /// The program; `nil` if there is an error.
        var printed: String?
        var diagnostics: [Diagnostic] = []

        var output: String? { printed.map { emitted + $0 } }
    }

    /// Runs `iree-opt` on one part of a file.
    func run(_ text: String, name: String) -> Result {
        var emitted: [UInt8] = []
        var result = Result()
        do throws(Diagnostic) {
            let source = SourceText(text.utf8, name: name)
            let module = try AsmParser(source, allowsUnregistered: allowsUnregistered).module()
            try Verifier.verify(module)
            let context = PassContext(passes: .all, settings: settings) {
                emitted += $0
            } report: {
                result.diagnostics.append($0)
            }
            try pipeline.run(on: module, context)
            result.printed = String(decoding: AsmPrinter.print(module, options: printing), as: UTF8.self)
        } catch {
            result.diagnostics.append(error)
        }
        result.emitted = String(decoding: emitted, as: UTF8.self)
        return result
    }
}
