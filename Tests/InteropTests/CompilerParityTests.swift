import Foundation
import TestSupport
import Testing

/// Programs as the official compiler has them between its phases, and those of the tests of passes: what our
/// `iree-opt` prints is what the official one prints, and that the official one reads.
@Suite(.needsCompiler) struct CompilerParityTests {
    /// What is known to differ, and why.
    private static let exceptions = [
        // The official tool cannot read what it prints of these attributes.
        "pack-dispatch-operands-limits": "#stream.resource_config",
        "schedule-concurrency": "#stream.partitioning_config",
    ]

    private static let programs = ((try? InteropProgram.all.get()) ?? []).filter { $0.modes.contains(.cpu) }

    @Test(arguments: programs, ["flow", "stream", "hal", "vm"])
    func phases(_ program: InteropProgram, _ phase: String) throws {
        guard Self.exceptions["\(program.name).\(phase)"] == nil else { return }
        // Kernels are there from `hal` on. Those of machine code are in dialects of LLVM's, and some programs
        // have none of bytecode.
        guard ["flow", "stream"].contains(phase) || program.modes.contains(.vmvx) else { return }
        let compiler = try Compiler.program.program("iree-compile")
        let work = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("phase-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }
        let made = try run(
            compiler, CompilerMode.vmvx.flags + [program.path, "--compile-to=\(phase)", "-o", "phase.mlir"],
            in: work)
        try #require(made.succeeded, "\(made.errors.prefix(2000))")
        try expectSame(work.appendingPathComponent("phase.mlir").path, work)
    }

    private static let passes: [URL] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("IREECompilerTests/Passes")
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "mlir" }.sorted { $0.path < $1.path }
    }()

    @Test func thereArePasses() { #expect(Self.passes.count > 20) }

    @Test(arguments: passes) func programsOfPasses(_ file: URL) throws {
        guard Self.exceptions[file.deletingPathExtension().lastPathComponent] == nil else { return }
        let work = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("passes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }
        try expectSame(file.path, work)
    }

    private func expectSame(_ file: String, _ work: URL) throws {
        let flags = ["--split-input-file"]
        let ours = try run(
            BuiltTools.folder.appendingPathComponent("iree-opt").path, flags + [file], in: work)
        let theirs = try run(try Compiler.program.program("iree-opt"), flags + [file], in: work)
        #expect(ours.succeeded && theirs.succeeded, "\(file): \(ours.errors)\(theirs.errors)")
        #expect(ours.output == theirs.output, "\(file): \(Self.firstDifference(ours.output, theirs.output))")
    }

    private static func firstDifference(_ ours: [UInt8], _ theirs: [UInt8]) -> String {
        let lines = [ours, theirs].map { $0.split(separator: 10, omittingEmptySubsequences: false) }
        for (number, (a, b)) in zip(lines[0], lines[1]).enumerated() where a != b {
            return "line \(number + 1): ours \(String(decoding: a, as: UTF8.self)), "
                + "theirs \(String(decoding: b, as: UTF8.self))"
        }
        return "\(lines[0].count) lines, theirs \(lines[1].count)"
    }
}

extension InteropProgram: CustomTestStringConvertible {
    var testDescription: String { name }
}
