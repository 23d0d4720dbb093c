import Foundation
import IREECompiler
import TestSupport
import Testing

/// Programs that our compiler takes to `flow`, and the official one from there to a module: the modules compute what
/// those of the official compiler alone do.
@Suite(.needsCompiler) struct FrontParityTests {
    private static let programs = Sampling.sample(
        ((try? InteropProgram.all.get()) ?? []).filter {
            // Other input dialects are not part of our compiler.
            $0.modes.contains(.cpu) && !String(decoding: $0.source, as: UTF8.self).contains("stablehlo.")
        }, oneIn: 3, of: "fronts")

    @Test(arguments: programs) func modulesComputeTheSame(_ program: InteropProgram) throws {
        var session = CompilerSession()
        session.options.lastPhase = .flow
        session.options.settings["iree-input-demote-f64-to-f32"] = "false"
        let result = session.compile(program.source, name: "\(program.name).mlir")
        let flow = try #require(result.bytes, "\(result.diagnostics)")
        let folder = try TemporaryFolder()
        try folder.write(flow, as: "flow.mlir")
        let outcome = try run(
            try Compiler.program.program("iree-compile"),
            CompilerMode.cpu.flags + ["--compile-from=flow", "flow.mlir", "-o", "ours.vmfb"],
            in: URL(fileURLWithPath: folder.path))
        try #require(outcome.succeeded, "\(outcome.errors.prefix(4000))")
        try ProgramComparison.expectSame(folder("ours.vmfb"), program)
    }
}
