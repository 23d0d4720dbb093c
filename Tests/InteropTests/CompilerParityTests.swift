import Foundation
import TestSupport
import Testing

/// Programs as the official compiler has them between its phases, and those of the compiler's tests: what our
/// `iree-opt` prints is what the official one prints, and that the official one reads.
@Suite(.needsCompiler) struct CompilerParityTests {
    /// Attributes that the official tool prints in a way that it cannot read.
    private static let unreadable = ["#stream.resource_config", "#stream.partitioning_config"]

    private static let programs = ((try? InteropProgram.all.get()) ?? []).filter { $0.modes.contains(.cpu) }

    struct Phase: Sendable, CustomTestStringConvertible {
        var program: InteropProgram
        var name: String
        var testDescription: String { "\(program.name) in \(name)" }
    }

    /// Kernels are there from `hal` on. Those of machine code are in dialects of LLVM's, and some programs have none
    /// of bytecode.
    private static let programPhases = Sampling.sample(
        programs.flatMap { program in
            (["flow", "stream"] + (program.modes.contains(.vmvx) ? ["hal", "vm"] : [])).map {
                Phase(program: program, name: $0)
            }
        }, oneIn: 8, of: "phases"
    ) { ["\($0.program.name)", "\($0.name)"] }

    @Test(arguments: programPhases) func phases(_ test: Phase) throws {
        let (program, phase) = (test.program, test.name)
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

    /// Inputs and outputs of the compiler's tests, but for those that are errors.
    private static let files: [MLIRTestFile] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("IREECompilerTests")
        return ((try? MLIRTestFile.all(in: folder.path)) ?? []).filter {
            file in !file.verifiesDiagnostics && !unreadable.contains { file.text.contains($0) }
        }
    }()

    @Test func thereAreFiles() { #expect(Self.files.count > 50) }

    @Test(arguments: Sampling.sample(files, oneIn: 4, of: "files") { [$0.dialect] })
    func filesOfTests(_ file: MLIRTestFile) throws {
        let work = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("files-\(UUID().uuidString)")
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
        // Compared before the macro sees them, which would print both outputs byte by byte.
        let isSame = ours.output == theirs.output
        #expect(isSame, "\(file): \(Self.firstDifference(ours.output, theirs.output))")
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
