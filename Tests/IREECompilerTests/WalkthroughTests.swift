import Foundation
import TestSupport
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// The documentation shows the actual program after each step.
struct WalkthroughTests {
    private static let steps = [
        "iree-stream-conversion",
        "iree-stream-encode-host-tensors,canonicalize",
        "iree-stream-refine-usage",
        "iree-stream-propagate-timepoints,canonicalize",
        "iree-stream-schedule-allocation",
        "iree-stream-elide-timepoints,canonicalize,iree-hal-conversion,canonicalize,cse",
        "iree-hal-resolve-topology-queries,canonicalize,iree-vm-conversion,cse",
    ]

    @Test func documentMatchesOutput() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Documentation/Compiler.md")
        let document = try String(contentsOf: path, encoding: .utf8)
        let blocks = MarkdownBlock.all(in: document.components(separatedBy: "\n"))
            .filter { $0.language == "mlir" }.map { $0.lines.joined(separator: "\n") }
        try #require(blocks.count == Self.steps.count + 1)
        var program = "util.global private @device : !hal.device\n\(blocks[0])\n"
        for (step, shown) in zip(Self.steps, blocks.dropFirst()) {
            var driver = OptDriver()
            driver.pipeline = try PassPipeline.parse("builtin.module(\(step))", .all)
            driver.settings = ["iree-vm-target-index-bits": "64"]
            let (output, isOK) = driver.run(Array(program.utf8), name: step)
            #expect(isOK)
            program = String(decoding: output, as: UTF8.self)
            let lines = program.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            let wanted = shown.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            let start = try #require(lines.firstIndex(of: wanted[0]), "\(step) gives:\n\(program)")
            #expect(Array(lines[start...].prefix(wanted.count)) == wanted, "\(step) gives:\n\(program)")
        }
    }

    @Test func workedExampleIsShown() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let source = try String(contentsOf: folder.appending(path: "ExampleDialect.swift"), encoding: .utf8)
        let example = source.components(separatedBy: "// example begin\n")[1]
            .components(separatedBy: "// example end")[0]
        let root = folder.deletingLastPathComponent().deletingLastPathComponent()
        let document = try String(
            contentsOf: root.appending(path: "Documentation/AddAnOperation.md"), encoding: .utf8)
        let shown = MarkdownBlock.all(in: document.components(separatedBy: "\n"))
            .filter { $0.language == "swift" }
        #expect(shown.contains { $0.text == example })
    }
}
