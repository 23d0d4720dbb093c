import Foundation
import TestSupport
import Testing

/// Runs what a program's comments say with two modules of it.
enum ProgramComparison {
    /// Expects that a module answers like the official compiler's, on both runtimes.
    static func expectSame(_ module: String, _ program: InteropProgram, _ mode: CompilerMode = .cpu) throws {
        let official = try Compiler.module(program, mode)
        let tools = [
            BuiltTools.folder.appendingPathComponent("iree-run-module").path,
            try Tools.peer.program("iree-run-module"),
        ]
        for run in program.runs where run.modes.contains(mode) {
            // Runs of several modules are those of other tests.
            guard case .same = run.expectation, !run.arguments.contains(where: { $0.hasPrefix("--module=") })
            else {
                continue
            }
            for tool in tools {
                let wanted = try runSide(
                    tool, ["--module=\(official)", "--device=local-sync"] + run.arguments)
                let got = try runSide(tool, ["--module=\(module)", "--device=local-sync"] + run.arguments)
                #expect(
                    got.outcome.status == wanted.outcome.status
                        && Numbers.agree(got.outcome.output, wanted.outcome.output),
                    """
                    \(run.place) by \(tool)
                    ours: \(String(decoding: got.outcome.output, as: UTF8.self))\(got.outcome.errors)
                    official: \(String(decoding: wanted.outcome.output, as: UTF8.self))
                    """)
            }
        }
    }
}
