import Foundation
import TestSupport
import Testing

@testable import IREECompilerTargets

/// Programs that the official compiler has compiled up to a phase, and ours from there: on both runtimes they do what
/// the official module does there.
@Suite(.needsCompiler) struct EmissionParityTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var program: InteropProgram
        var mode: CompilerMode
        var phase: String
        var testDescription: String { "\(program.name) for \(mode) from \(phase)" }
    }

    /// What is compiled for the processor is compiled by us, where we have the tools for it.
    private static let ways: [(mode: CompilerMode, phase: String)] =
        [CompilerMode.vm, .vmvx, .cpu, .async].map { ($0, "vm") }
        + [(.vmvx, "stream"), (.vmvx, "flow"), (.vmvx, "start"), (.vm, "start")]
        + ((try? Toolchain.find()) == nil
            ? []
            : [
                (.cpu, "stream"), (.async, "stream"), (.cpu, "flow"), (.host, "flow"), (.cpu, "start"),
                (.host, "start"), (.async, "start"),
            ])

    private static let cases = Sampling.sample(
        ((try? InteropProgram.all.get()) ?? []).flatMap { program in
            ways.filter {
                program.modes.contains($0.mode)
                    && ($0.phase != "start"
                        || !String(decoding: program.source, as: UTF8.self).contains("stablehlo."))
            }.map {
                Case(program: program, mode: $0.mode, phase: $0.phase)
            }
        }, oneIn: 4, of: "programs"
    ) { ["\($0.program.name)", "\($0.mode)", $0.phase] }

    /// Functions for which the official compiler makes wrong code: numbers of 16 bits are not wrapped, and negative
    /// numbers to the power of an integer are NaN.
    private static let wrongOfficially = ["--function=narrow_scalars", "--function=each"]

    @Test func thereAreCases() { #expect(!Self.cases.isEmpty) }

    @Test(arguments: cases) func modulesDoTheSame(_ test: Case) throws {
        let official = try Compiler.module(test.program, test.mode)
        let emitted = try Compiler.emitted(test.program, test.mode, from: test.phase)
        let tools = [
            BuiltTools.folder.appendingPathComponent("iree-run-module").path,
            try Tools.peer.program("iree-run-module"),
        ]
        for run in test.program.runs where run.modes.contains(test.mode) {
            if test.phase != "vm", run.arguments.contains(where: Self.wrongOfficially.contains) { continue }
            // What the official runtime does to official modules need not end.
            var isOurs = false
            if case .ours = run.expectation { isOurs = true }
            for tool in isOurs ? [tools[0]] : tools {
                let wanted = try outcome(tool, run, test, official)
                let got = try outcome(tool, run, test, emitted)
                #expect(
                    got.outcome.status == wanted.outcome.status
                        && Numbers.agree(got.outcome.output, wanted.outcome.output)
                        && got.files == wanted.files,
                    """
                    \(run.place) for \(test.mode) from \(test.phase) by \(tool)
                    emitted ends with \(got.outcome.status): \(String(decoding: got.outcome.output, as: UTF8.self))\(got.outcome.errors)
                    official ends with \(wanted.outcome.status): \(String(decoding: wanted.outcome.output, as: UTF8.self))\(wanted.outcome.errors)
                    """)
            }
        }
    }

    private func outcome(
        _ tool: String, _ run: InteropProgram.Run, _ test: Case, _ module: String
    ) throws -> SideResult {
        var arguments: [String] = []
        for word in run.arguments { arguments.append(try resolved(word, test.mode)) }
        let before = arguments.prefix { $0.hasPrefix("--module=") }
        return try runSide(
            tool, before + ["--module=\(module)", "--device=local-sync"] + arguments.dropFirst(before.count))
    }

    /// `{name}` and `{name@mode}` as the path of that module.
    private func resolved(_ word: String, _ mode: CompilerMode) throws -> String {
        guard word.hasPrefix("--module={"), word.hasSuffix("}") else { return word }
        let parts = word.dropFirst("--module={".count).dropLast().split(separator: "@")
        let mode = try parts.count > 1 ? CompilerMode(named: String(parts[1])) : mode
        return "--module=" + (try Compiler.module(try .named(parts[0]), mode))
    }

    /// Without source locations, which are lines of the text between the two compilers, modules are as large as
    /// official ones.
    @Test(arguments: ["loops", "parameters", "shapes"]) func modulesAreNotLarger(_ name: String) throws {
        let program = try InteropProgram.named(name)
        let folder = try TemporaryFolder()
        let compiler = try Compiler.program.program("iree-compile")
        let strip = "--iree-vm-bytecode-module-strip-source-map"
        let flags = CompilerMode.vmvx.flags + [strip]
        for (tool, arguments) in [
            (compiler, flags + [program.path, "-o", "official.vmfb"]),
            (compiler, flags + [program.path, "--compile-to=vm", "-o", "vm.mlir"]),
            (
                BuiltTools.folder.appendingPathComponent("iree-compile").path,
                ["--compile-from=vm", strip, "vm.mlir", "-o", "emitted.vmfb"]
            ),
        ] {
            let outcome = try run(tool, arguments, in: URL(fileURLWithPath: folder.path))
            try #require(outcome.succeeded, "\(outcome.errors.prefix(2000))")
        }
        let (emitted, official) = (
            try folder.bytes("emitted.vmfb").count, try folder.bytes("official.vmfb").count
        )
        #expect(
            Double(emitted) <= 1.1 * Double(official),
            "\(emitted) bytes, \(official) by the official compiler")
    }
}
