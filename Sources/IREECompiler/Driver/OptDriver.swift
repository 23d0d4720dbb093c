@_exported import IREECompilerCore
@_exported import IREECompilerDialects

/// What `iree-opt` does with a file: reads it, verifies it, runs passes, prints it.
public struct OptDriver {
    public var pipeline = PassPipeline()
    package var printing = PrintingOptions()
    public var splitsInput = false
    public var verifiesDiagnostics = false
    public var allowsUnregistered = false
    public var verifies = true
    public var settings: [String: String] = [:]
    public var printsBeforeAll = false
    public var printsAfterAll = false
    /// Takes what goes to stderr.
    public var complain: (String) -> Void = { _ in }

    private let context = Context()

    public init() {}

    /// Reads a file. `emit` takes what is printed, part by part; the result says whether all went well.
    public func run(_ bytes: consuming [UInt8], name: String, emit: @escaping ([UInt8]) -> Void) -> Bool {
        var isOK = true
        for (i, source) in sources(consume bytes, name: name).enumerated() {
            if i > 0 { emit(Array("\(SourceSplitter.marker)\n".utf8)) }
            isOK = run(source, emit) && isOK
        }
        return isOK
    }

    /// Returns what is printed, and whether all went well.
    public func run(_ bytes: [UInt8], name: String) -> (output: [UInt8], isOK: Bool) {
        var output: [UInt8] = []
        let isOK = run(bytes, name: name) { output += $0 }
        return (output, isOK)
    }

    private func sources(_ bytes: consuming [UInt8], name: String) -> [SourceText] {
        guard splitsInput else { return [SourceText(taking: bytes, name: name)] }
        return SourceSplitter.split(bytes).map { SourceText($0.text, name: name, firstLine: $0.firstLine) }
    }

    private func run(_ source: SourceText, _ emit: @escaping ([UInt8]) -> Void) -> Bool {
        var diagnostics: [Diagnostic] = []
        do throws(Diagnostic) {
            let module = try AsmParser(
                source, registry: context.registry, allowsUnregistered: allowsUnregistered
            ).module()
            if verifies { try Verifier.verify(module, allowsUnknown: allowsUnregistered) }
            // What passes print comes before the program, also where there is an error after it.
            let passContext = PassContext(passes: .all, settings: settings) {
                emit($0)
            } report: {
                diagnostics.append($0)
            }
            try pipeline.run(on: module, passContext, observe: observer)
            AsmPrinter.print(module, options: printing, emit: emit)
            // The official tool ends each module with an empty line.
            emit([10])
        } catch {
            diagnostics.append(error)
        }
        guard verifiesDiagnostics else {
            for diagnostic in diagnostics { complain(diagnostic.rendered(source)) }
            return !diagnostics.contains { $0.severity == .error }
        }
        var expectations = DiagnosticExpectations(source)
        for diagnostic in diagnostics { expectations.add(diagnostic) }
        let failures = expectations.failures(in: source.name)
        for failure in failures { complain(failure.rendered(source)) }
        return failures.isEmpty
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
