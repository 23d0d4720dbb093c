import Foundation
import TestSupport
import Testing

/// Programs of our own, compiled by the official compiler and run by both runtimes. Where our passes have
/// had a part in ours, theirs runs what the official compiler made alone.
@Suite(.needsCompiler) struct ProgramParityTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var program: InteropProgram
        var mode: CompilerMode
        var testDescription: String { "\(program.name) for \(mode)" }
    }

    private static let cases = Sampling.sample(
        ((try? InteropProgram.all.get()) ?? []).flatMap { program in
            program.modes.map { Case(program: program, mode: $0) }
        }, oneIn: 8, of: "programs"
    ) { ["\($0.program.name)", "\($0.mode)"] }

    @Test func programsAreWellFormed() throws {
        if case .broken(let reason) = Compiler.program { Issue.record("\(reason)") }
        let programs = try InteropProgram.all.get()
        #expect(!programs.isEmpty)
        for program in programs {
            for run in program.runs {
                #expect(!run.modes.isDisjoint(with: program.modes), "\(run.place) is in no mode")
            }
        }
    }

    @Test(arguments: cases)
    func bothRuntimesDoTheSame(_ test: Case) throws {
        for run in test.program.runs where run.modes.contains(test.mode) {
            for device in ["local-sync", "local-task"] {
                let ours = try Self.arguments(of: run, test.program, test.mode, device)
                let theirs =
                    test.mode == .passes ? try Self.arguments(of: run, test.program, .cpu, device) : ours
                try expect(run, ours, theirs, "\(run.place) for \(test.mode) on \(device)")
            }
        }
    }

    /// The command line of a run of a program that is compiled for a mode.
    private static func arguments(
        of run: InteropProgram.Run, _ program: InteropProgram, _ mode: CompilerMode, _ device: String
    ) throws -> [String] {
        var arguments: [String] = []
        for word in run.arguments { arguments.append(try resolved(word, mode)) }
        let module = try Compiler.module(program, mode)
        let before = arguments.prefix { $0.hasPrefix("--module=") }
        return before + ["--module=\(module)", "--device=\(device)"] + arguments.dropFirst(before.count)
    }

    /// `{name}` and `{name@mode}` as the path of that module.
    private static func resolved(_ word: String, _ mode: CompilerMode) throws -> String {
        guard word.hasPrefix("--module={"), word.hasSuffix("}") else { return word }
        let parts = word.dropFirst("--module={".count).dropLast().split(separator: "@")
        let mode = try parts.count > 1 ? CompilerMode(named: String(parts[1])) : mode
        return "--module=" + (try Compiler.module(try .named(parts[0]), mode))
    }

    private func expect(
        _ run: InteropProgram.Run, _ arguments: [String], _ theirArguments: [String], _ place: String
    ) throws {
        let ours = try runSide(BuiltTools.folder.appendingPathComponent("iree-run-module").path, arguments)
        let printed = String(decoding: ours.outcome.output, as: UTF8.self)
        if case .ours(let text) = run.expectation {
            #expect(
                (printed + ours.outcome.errors).contains(text), "\(place): \(printed)\(ours.outcome.errors)")
            #expect(ours.outcome.status <= 1, "\(place): ours ends with \(ours.outcome.status)")
            return
        }
        let theirs = try runSide(try Tools.peer.program("iree-run-module"), theirArguments)
        let both = """
            \(place)
            ours ends with \(ours.outcome.status): \(printed)\(ours.outcome.errors)
            theirs ends with \(theirs.outcome.status): \
            \(String(decoding: theirs.outcome.output, as: UTF8.self))\(theirs.outcome.errors)
            """
        let ends = [ours.outcome.status, theirs.outcome.status]
        switch run.expectation {
        case .same:
            #expect(ends == [0, 0] && ours.outcome.output == theirs.outcome.output, "\(both)")
            #expect(ours.files == theirs.files, "\(place): other files: \(ours.files) \(theirs.files)")
        case .mismatch:
            #expect(ends == [1, 1] && ours.outcome.output == theirs.outcome.output, "\(both)")
        case .failure(let code, let theirCode):
            #expect(ends == [1, 1] && ours.outcome.errors.contains("\(code);"), "\(both)")
            #expect(theirs.outcome.errors.contains("\(theirCode);"), "\(both)")
            #expect(ours.files.isEmpty, "\(place): leaves \(ours.files.keys.sorted())")
        case .ours: break
        }
    }
}
