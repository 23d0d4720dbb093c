@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects
import TestSupport

/// A test file as it would be with the actual output as expectations.
struct FileExpectations {
    /// A result that no expectation can describe.
    struct Failure: Error, CustomStringConvertible {
        let line: Int
        let description: String
    }

    let file: MLIRTestFile
    let run: RunLine

    init(_ file: MLIRTestFile) throws {
        guard let flags = file.flags else {
            throw Failure(line: 1, description: "expected `// RUN: iree-opt` with flags in the first line")
        }
        self.file = file
        run = try RunLine(flags)
    }

    /// The lines of the file with actual outputs and diagnostics.
    func lines() throws -> [String] {
        let cases = try file.cases.map(lines(of:))
        return Array(cases.joined(separator: [MLIRTestFile.separator])) + [""]
    }

    /// The program of a case, without its expected diagnostics.
    static func program(of test: MLIRTestFile.Case) -> [String] {
        test.input.filter { !$0.drop { $0 == " " }.hasPrefix("// expected-") }
    }

    func result(of test: MLIRTestFile.Case) -> RunLine.Result {
        run.run(Self.program(of: test).joined(separator: "\n") + "\n", name: file.name)
    }

    private func lines(of test: MLIRTestFile.Case) throws -> [String] {
        let result = result(of: test)
        let program = Self.program(of: test)
        guard run.verifiesDiagnostics || result.diagnostics.isEmpty else {
            let all = result.diagnostics.map { "\($0.severity.rawValue): \($0.message)" }
            throw Failure(
                line: test.firstLine,
                description: all.joined(separator: "\n")
                    + "\nFiles that expect diagnostics have `--verify-diagnostics` in their first line.")
        }
        let text = lines(program, with: result.diagnostics)
        guard let output = result.output else { return text }
        let printed = MLIRTestFile.trimmed(
            output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        if printed == MLIRTestFile.code(of: program) { return text + [MLIRTestFile.unchangedMarker] }
        return text + [MLIRTestFile.outputMarker] + printed
    }

    /// A program with expectation comments before the lines of diagnostics and notes.
    private func lines(_ program: [String], with diagnostics: [Diagnostic]) -> [String] {
        var comments: [Int: [String]] = [:]
        for diagnostic in diagnostics.flatMap({ [$0] + $0.notes }) {
            let position = diagnostic.location.position
            let index = position?.file == file.name ? min(position?.line ?? 0, program.count + 1) - 1 : -1
            let place = index < 0 ? "unknown" : "below"
            let margin = program.indices.contains(index) ? program[index].prefix { $0 == " " } : ""
            comments[index, default: []].append(
                "\(margin)// expected-\(diagnostic.severity.rawValue)@\(place) {{\(diagnostic.message)}}")
        }
        // Diagnostics without a location come last.
        var lines: [String] = []
        for (index, line) in program.enumerated() { lines += (comments[index] ?? []) + [line] }
        return lines + (comments[program.count] ?? []) + (comments[-1] ?? [])
    }
}
