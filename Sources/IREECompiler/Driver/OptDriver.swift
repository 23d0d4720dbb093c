@_exported import IREECompilerCore
@_exported import IREECompilerDialects

/// Driver of `iree-opt`: parses a file, verifies it, runs passes and prints the result.
public struct OptDriver {
    /// The passes to run.
    public var pipeline = PassPipeline()
    package var printing = PrintingOptions()
    /// Splits the input at lines that are `// -----`.
    public var splitsInput = false
    /// Verifies diagnostics against expectations in comments.
    public var verifiesDiagnostics = false
    /// Accepts unregistered dialects.
    public var allowsUnregistered = false
    /// Verifies the program before passes run.
    public var verifies = true
    /// Global settings of passes, by flag.
    public var settings: [String: String] = [:]
    /// What to print of passes.
    public var passes = PassPrintingOptions()
    /// Receives the text for stderr.
    public var writeError: (String) -> Void = { _ in }

    private let context = Context()

    /// Creates a driver with default settings.
    public init() {}

    /// Processes a file. `emit` receives the output in chunks.
    ///
    /// - Returns: Whether there was no error.
    public func run(_ bytes: consuming [UInt8], name: String, emit: @escaping ([UInt8]) -> Void) -> Bool {
        var isOK = true
        for (i, source) in sources(consume bytes, name: name).enumerated() {
            if i > 0 { emit(Array("\(SourceSplitter.marker)\n".utf8)) }
            isOK = run(source, emit) && isOK
        }
        return isOK
    }

    /// Processes a file; returns the output, and whether there was no error.
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
        let instrumentation = PassInstrumentation(passes, printing, writeError)
        defer { instrumentation?.finish() }
        do throws(Diagnostic) {
            let parser = AsmParser(
                source, registry: context.registry, allowsUnregistered: allowsUnregistered)
            let module = try parser.module()
            if verifies { try Verifier.verify(module, allowsUnknown: allowsUnregistered) }
            // Output of passes precedes the program, even if an error follows.
            let passContext = PassContext(passes: .all, settings: settings) {
                emit($0)
            } report: {
                diagnostics.append($0)
            }
            passContext.observe = instrumentation?.observe
            passContext.resources = parser.resources["builtin"] ?? [:]
            try pipeline.run(on: module, passContext)
            AsmPrinter.print(module, options: printing, emit: emit)
            // The official tool prints an empty line after each module, and after its resources.
            emit([10])
            let resources = ResourceSection.text(of: module, parser.resources)
            if !resources.isEmpty { emit(resources + [10]) }
        } catch {
            diagnostics.append(error)
        }
        guard verifiesDiagnostics else {
            for diagnostic in diagnostics { writeError(diagnostic.rendered(source)) }
            return !diagnostics.contains { $0.severity == .error }
        }
        var expectations = DiagnosticExpectations(source)
        for diagnostic in diagnostics { expectations.add(diagnostic) }
        let failures = expectations.failures(in: source.name)
        for failure in failures { writeError(failure.rendered(source)) }
        return failures.isEmpty
    }
}

extension Diagnostic {
    /// The diagnostic with its source line and a caret below it.
    public func rendered(_ source: SourceText) -> String {
        var text = description + "\n"
        if let position = location.position, position.file == source.name,
            let line = source.line(position.line)
        {
            let caret = String(line.utf8.prefix(max(0, position.column - 1)).map { $0 == 9 ? "\t" : " " })
            text += "\(line)\n\(caret)^\n"
        }
        for note in notes { text += note.rendered(source) }
        return text
    }
}
