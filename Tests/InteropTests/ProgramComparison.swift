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
                        && agree(got.outcome.output, wanted.outcome.output),
                    """
                    \(run.place) by \(tool)
                    ours: \(String(decoding: got.outcome.output, as: UTF8.self))\(got.outcome.errors)
                    official: \(String(decoding: wanted.outcome.output, as: UTF8.self))
                    """)
            }
        }
    }

    /// Whether texts are the same but for the last digits of numbers: sums have other orders.
    private static func agree(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        if a == b { return true }
        func words(_ bytes: [UInt8]) -> [Substring] {
            String(decoding: bytes, as: UTF8.self).split { " =[]\n".contains($0) }
        }
        let (left, right) = (words(a), words(b))
        return left.count == right.count
            && zip(left, right).allSatisfy { x, y in
                guard x != y, let x = Double(x), let y = Double(y) else { return x == y }
                return abs(x - y) <= 1e-5 * max(abs(x), abs(y), 1e-3)
            }
    }
}
