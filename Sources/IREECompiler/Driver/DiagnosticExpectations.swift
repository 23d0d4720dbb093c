import IREECompilerCore
import IREECompilerDialects

/// The expected diagnostics of a file: `// expected-error @+1 {{text}}`.
public struct DiagnosticExpectations {
    struct Expectation {
        let severity: Diagnostic.Severity
        let line: Int
        let text: String
        let commentLine: Int
        var isMet = false
    }
    private(set) var expectations: [Expectation] = []
    private(set) var unexpected: [Diagnostic] = []

    /// Parses the expectations in the comments of a source text.
    public init(_ source: SourceText) {
        var line = source.firstLine
        while let text = source.line(line) {
            expectations += Self.parse(text, line)
            line += 1
        }
        resolveDesignators()
    }

    private static func parse(_ text: String, _ line: Int) -> [Expectation] {
        var out: [Expectation] = []
        var rest = Substring(text)
        while let found = rest.firstRange(of: "expected-") {
            rest = rest[found.upperBound...]
            guard
                let severity = [Diagnostic.Severity.error, .warning, .note, .remark].first(where: {
                    rest.hasPrefix($0.rawValue)
                })
            else { continue }
            rest = rest.dropFirst(severity.rawValue.count)
            if rest.hasPrefix("-re") { rest = rest.dropFirst(3) }
            rest = rest.drop { $0 == " " }
            var target = line
            if rest.hasPrefix("@") {
                rest = rest.dropFirst()
                if rest.hasPrefix("above") {
                    target = Self.above
                    rest = rest.dropFirst(5)
                } else if rest.hasPrefix("below") {
                    target = Self.below
                    rest = rest.dropFirst(5)
                } else if rest.hasPrefix("unknown") {
                    target = 0
                    rest = rest.dropFirst(7)
                } else {
                    let digits = rest.prefix { $0 == "+" || $0 == "-" || $0.isNumber }
                    rest = rest.dropFirst(digits.count)
                    let (value, overflow) = line.addingReportingOverflow(Int(digits) ?? 0)
                    target =
                        overflow
                        ? line : digits.hasPrefix("+") || digits.hasPrefix("-") ? value : Int(digits) ?? line
                }
            }
            rest = rest.drop { $0 == " " }
            guard rest.hasPrefix("{{"), let end = rest.firstRange(of: "}}") else { continue }
            out.append(
                .init(
                    severity: severity, line: target,
                    text: String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]),
                    commentLine: line))
            rest = rest[end.upperBound...]
        }
        return out
    }

    private static let above = -1
    private static let below = -2

    /// `@above` and `@below` skip lines that have expectations themselves.
    private mutating func resolveDesignators() {
        let lines = Set(expectations.map(\.commentLine))
        for i in expectations.indices {
            let own = expectations[i]
            guard own.line < 0 else { continue }
            let step = own.line == Self.above ? -1 : 1
            var line = own.commentLine + step
            while lines.contains(line) { line += step }
            expectations[i] = .init(
                severity: own.severity, line: line, text: own.text, commentLine: own.commentLine)
        }
    }

    /// Matches a diagnostic and its notes against the expectations.
    public mutating func add(_ diagnostic: Diagnostic) {
        let line = diagnostic.location.position?.line ?? 0
        if let i = expectations.firstIndex(where: {
            !$0.isMet && $0.severity == diagnostic.severity && $0.line == line
                && (diagnostic.message.contains($0.text) || $0.text.isEmpty)
        }) {
            expectations[i].isMet = true
        } else if diagnostic.severity != .note {
            unexpected.append(diagnostic)
        }
        for note in diagnostic.notes { add(note) }
    }

    /// Unmatched expectations and unexpected diagnostics, as diagnostics.
    public func failures(in file: String) -> [Diagnostic] {
        unexpected.map {
            Diagnostic(.error, "unexpected \($0.severity.rawValue): \($0.message)", at: $0.location)
        }
            + expectations.filter { !$0.isMet }.map {
                Diagnostic(
                    .error, "expected \($0.severity.rawValue) \"\($0.text)\" was not produced",
                    at: .file(name: file, line: $0.commentLine, column: 1))
            }
    }
}

extension Substring {
    fileprivate func firstRange(of needle: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
