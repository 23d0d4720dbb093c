import Foundation
@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects
import TestSupport
import Testing

/// Programs in `.mlir` files, with the output or diagnostics of `iree-opt`.
@Suite struct MLIRFileTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().path
    static let files = (try? MLIRTestFile.all(in: folder)) ?? []

    private static let environment = ProcessInfo.processInfo.environment
    private static let isBlessing = environment["IREE_BLESS"] == "1"

    @Test func filesExist() { #expect(Self.files.count > 100) }

    @Test(.disabled(if: isBlessing), arguments: files)
    func isAsExpected(_ file: MLIRTestFile) throws {
        do {
            let wanted = file.text.components(separatedBy: "\n")
            let got = try FileExpectations(file).lines()
            guard let difference = LineDifference(wanted, got) else { return }
            Self.record(
                "\(difference)\n`make bless` replaces the expected lines (-) by the actual ones (+).",
                file, difference.line)
        } catch let error as FileExpectations.Failure {
            Self.record("\(error)", file, error.line)
        }
    }

    /// Cases that the generic form cannot express, and why.
    private static let exceptions = [
        "scf/round-trip-forall.mlir": "the terminator that is left out comes without its region"
    ]

    /// Outputs in both forms are parsed and printed unchanged. Canonicalization is idempotent.
    @Test(arguments: files) func outputsAreParsedBack(_ file: MLIRTestFile) throws {
        let expectations = try FileExpectations(file)
        guard !expectations.run.printing.generic, !expectations.run.printing.locations else { return }
        let again = try RunLine(
            ["--allow-unregistered-dialect"] + (file.flags == ["--canonicalize"] ? ["--canonicalize"] : []))
        let generic = try RunLine(["--allow-unregistered-dialect", "--mlir-print-op-generic"])
        for test in file.cases {
            let result = expectations.result(of: test)
            guard let printed = result.printed else { continue }
            for text in [printed, result.emitted] where !text.isEmpty {
                let text = text.trimmingCharacters(in: .newlines) + "\n"
                var forms = [text]
                if Self.exceptions[file.name] == nil {
                    forms.append(generic.run(text, name: "printed").printed ?? "")
                }
                for form in forms {
                    let read = again.run(form, name: "printed")
                    if read.printed == text { continue }
                    let said = read.diagnostics.map(\.description).joined(separator: "\n")
                    Self.record(
                        "\(said)\n\(read.printed ?? "")\nis what is read of\n\(form)", file, test.firstLine)
                }
            }
        }
    }

    /// Rewrites the expectations of all files.
    @Test(.enabled(if: isBlessing)) func bless() throws {
        guard Self.environment["CI"] == nil else {
            Issue.record("in continuous integration expectations are not written")
            return
        }
        var changed = 0
        for file in Self.files {
            do {
                let text = try FileExpectations(file).lines().joined(separator: "\n")
                guard text != file.text else { continue }
                try Data(text.utf8).write(to: URL(filePath: file.path))
                print("bless: \(file.name)")
                changed += 1
            } catch let error as FileExpectations.Failure {
                Self.record("\(error)", file, error.line)
            }
        }
        print("bless: \(changed) of \(Self.files.count) files changed")
    }

    private static func record(_ comment: String, _ file: MLIRTestFile, _ line: Int) {
        Issue.record(
            Comment(rawValue: comment),
            sourceLocation: SourceLocation(
                fileID: "IREECompilerTests/\(file.name)", filePath: file.path, line: line, column: 1))
    }
}
