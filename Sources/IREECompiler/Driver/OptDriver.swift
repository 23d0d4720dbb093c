/// What `iree-opt` does with a file: reads it, verifies it, runs passes, prints it.
public struct OptDriver {
    public var pipeline = PassPipeline()
    public var printing = PrintingOptions()
    public var splitsInput = false
    public var verifiesDiagnostics = false
    public var allowsUnregistered = false
    public var verifies = true
    public var settings: [String: String] = [:]
    public var printsBeforeAll = false
    public var printsAfterAll = false
    /// Takes what goes to stderr.
    public var complain: (String) -> Void = { _ in }

    public init() {}

    /// Returns what is printed, and whether all went well.
    public func run(_ bytes: [UInt8], name: String) -> (output: [UInt8], isOK: Bool) {
        let parts = splitsInput ? SourceSplitter.split(bytes) : [(text: bytes[...], firstLine: 1)]
        var output: [UInt8] = []
        var isOK = true
        for (i, part) in parts.enumerated() {
            if i > 0 { output += Array("\(SourceSplitter.marker)\n".utf8) }
            let source = SourceText(part.text, name: name, firstLine: part.firstLine)
            isOK = run(source, into: &output) && isOK
        }
        return (output, isOK)
    }

    private func run(_ source: SourceText, into output: inout [UInt8]) -> Bool {
        var diagnostics: [Diagnostic] = []
        var text: [UInt8] = []
        // What passes print comes before the program, also where there is an error after it.
        var emitted: [UInt8] = []
        do throws(Diagnostic) {
            let parser = AsmParser(source, allowsUnregistered: allowsUnregistered)
            let module = try parser.module()
            if verifies { try Verifier.verify(module) }
            let context = PassContext(settings: settings) {
                emitted += $0
            } report: {
                diagnostics.append($0)
            }
            try pipeline.run(on: module, context, observe: observer)
            text = AsmPrinter.print(module, options: printing)
        } catch {
            diagnostics.append(error)
        }
        output += emitted
        if verifiesDiagnostics {
            var expectations = DiagnosticExpectations(source)
            for diagnostic in diagnostics { expectations.add(diagnostic) }
            let failures = expectations.failures(in: source.name)
            for failure in failures { complain(failure.rendered(source)) }
            output += text
            return failures.isEmpty
        }
        for diagnostic in diagnostics { complain(diagnostic.rendered(source)) }
        output += text
        return !diagnostics.contains { $0.severity == .error }
    }

    private var observer: ((Pass, Bool, Operation) -> Void)? {
        guard printsBeforeAll || printsAfterAll else { return nil }
        return { pass, isAfter, op in
            guard isAfter ? printsAfterAll : printsBeforeAll else { return }
            complain("// -----// IR Dump \(isAfter ? "After" : "Before") \(pass.name) //----- //\n")
            complain(String(decoding: AsmPrinter.print(op, options: printing), as: UTF8.self) + "\n")
        }
    }
}

extension Diagnostic {
    /// The diagnostic with the line that it means and a caret below it.
    public func rendered(_ source: SourceText) -> String {
        var text = description + "\n"
        if let place = location.position, place.file == source.name, let line = source.line(place.line) {
            let caret = String(line.utf8.prefix(max(0, place.column - 1)).map { $0 == 9 ? "\t" : " " })
            text += "\(line)\n\(caret)^\n"
        }
        for note in notes { text += note.rendered(source) }
        return text
    }
}
