import Foundation

/// A file of compiler tests, as CONTRIBUTING.md describes them.
public struct MLIRTestFile: Sendable, CustomStringConvertible {
    /// A program, and what becomes of it.
    public struct Case: Sendable {
        /// The line of the file that is the first of the input, counted from 1.
        public var firstLine: Int
        /// The program, with its comments.
        public var input: [String]
        /// What is printed; `nil` where nothing is expected to be.
        public var output: [String]?
        /// Whether the output is said to be the input.
        public var isUnchanged = false
    }

    public static let separator = "// -----"
    public static let outputMarker = "// OUTPUT:"
    public static let unchangedMarker = "// OUTPUT: unchanged"
    private static let runMarker = "// RUN: iree-opt"

    public let path: String
    /// The path in the folder of the tests, as `arith/canonicalize-select.mlir`.
    public let name: String
    public let text: String
    /// The flags of the first line; `nil` where there is no such line.
    public let flags: [String]?
    public let cases: [Case]

    public var description: String { name }

    /// The folder that it is in.
    public var dialect: String { String(name.prefix { $0 != "/" }) }

    /// Whether the file is about errors.
    public var verifiesDiagnostics: Bool { flags?.contains("--verify-diagnostics") == true }

    public init(path: String, name: String, text: String) {
        self.path = path
        self.name = name
        self.text = text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        flags =
            lines[0].hasPrefix(Self.runMarker) ? Self.words(lines[0].dropFirst(Self.runMarker.count)) : nil
        var cases = [Case(firstLine: 1, input: [])]
        for (index, line) in lines.enumerated() {
            let last = cases.count - 1
            switch line {
            case Self.separator: cases.append(Case(firstLine: index + 2, input: []))
            case Self.outputMarker: cases[last].output = []
            case Self.unchangedMarker:
                cases[last].output = []
                cases[last].isUnchanged = true
            default:
                if cases[last].output == nil {
                    cases[last].input.append(line)
                } else {
                    cases[last].output?.append(line)
                }
            }
        }
        self.cases = cases.map { test in
            var test = test
            test.input = Self.trimmed(test.input)
            test.output = test.isUnchanged ? Self.code(of: test.input) : test.output.map { Self.trimmed($0) }
            return test
        }
    }

    /// All files below a folder, in the order of their names.
    public static func all(in folder: String) throws -> [MLIRTestFile] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".mlir") }.sorted()
            .map {
                let path = "\(folder)/\($0)"
                return MLIRTestFile(
                    path: path, name: $0, text: try String(contentsOfFile: path, encoding: .utf8))
            }
    }

    /// Lines without whole lines of comment, and without empty lines around them.
    public static func code(of lines: [String]) -> [String] {
        trimmed(lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }, atStart: true)
    }

    /// Lines without the empty ones at their end.
    public static func trimmed(_ lines: [String], atStart: Bool = false) -> [String] {
        var lines = lines[...]
        while lines.last?.isEmpty == true { lines.removeLast() }
        while atStart, lines.first?.isEmpty == true { lines.removeFirst() }
        return Array(lines)
    }

    /// Splits at blanks that are not between single quotes, as a shell does.
    private static func words(_ text: Substring) -> [String] {
        text.split(separator: "'", omittingEmptySubsequences: false).enumerated().reduce(into: [""]) {
            words, part in
            if part.offset.isMultiple(of: 2) {
                let pieces = part.element.split(separator: " ", omittingEmptySubsequences: false)
                words[words.count - 1] += pieces[0]
                words += pieces.dropFirst().map(String.init)
            } else {
                words[words.count - 1] += part.element
            }
        }.filter { !$0.isEmpty }
    }
}
