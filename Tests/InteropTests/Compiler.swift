import Foundation
import Synchronization
import TestSupport
import Testing

/// The official compiler, with the modules that it has made before.
enum Compiler {
    /// Installed on first use.
    static let program: Peer = Tools.installed("--compiler")

    /// The module of a program, compiled unless it lies in the cache.
    static func module(_ program: InteropProgram, _ mode: CompilerMode) throws -> String {
        let compiler = try Self.program.program("iree-compile")
        let folder = try cache.get()
        let key = ([compiler] + mode.flags + [mode.surroundings]).joined(separator: "\n")
        let name = "\(program.name).\(mode).\(hash(Array(key.utf8) + program.source))"
        let module = folder.appendingPathComponent(name + ".vmfb").path
        // Our passes may have changed since another process made it.
        let isFresh = mode != .passes || made.withLock { $0.contains(module) }
        guard !isFresh || !FileManager.default.fileExists(atPath: module) else { return module }
        let work = folder.appendingPathComponent("work-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer {
            for suffix in ["", ".stdout", ".stderr"] {
                try? FileManager.default.removeItem(atPath: work.path + suffix)
            }
        }
        for (tool, arguments) in steps(compiler, program, mode) {
            let outcome = try run(tool, arguments, in: work)
            guard outcome.succeeded else {
                throw Failure(description: "\(program.name) for \(mode): \(outcome.errors.prefix(4000))")
            }
        }
        // Moved when it is whole, and over what another test has made meanwhile.
        guard rename(work.appendingPathComponent("module.vmfb").path, module) == 0 else {
            throw Failure(description: "\(module) cannot be written")
        }
        made.withLock { _ = $0.insert(module) }
        return module
    }

    /// The module that our compiler makes of a program that the official one has compiled up to a phase; at `start`, of
    /// the program itself.
    static func emitted(
        _ program: InteropProgram, _ mode: CompilerMode, from phase: String
    ) throws -> String {
        let folder = try TemporaryFolder()
        let place = URL(fileURLWithPath: folder.path)
        let official = try Self.program.program("iree-compile")
        let kind = mode == .vm ? ["--compile-mode=vm"] : []
        let ours = BuiltTools.folder.appendingPathComponent("iree-compile").path
        var steps = [
            (official, mode.flags + kind + [program.path, "--compile-to=\(phase)", "-o", "phase.mlir"]),
            (ours, ["--compile-from=\(phase)", "phase.mlir", "-o", "module.vmfb"]),
        ]
        if phase == "start" { steps = [(ours, mode.flags + kind + [program.path, "-o", "module.vmfb"])] }
        for (tool, arguments) in steps {
            let outcome = try run(tool, arguments, in: place)
            guard outcome.succeeded else {
                throw Failure(description: "\(program.name) for \(mode): \(outcome.errors.prefix(4000))")
            }
        }
        let module = try cache.get().appendingPathComponent("\(program.name).\(mode).\(phase).emitted.vmfb")
            .path
        try? FileManager.default.removeItem(atPath: module)
        try FileManager.default.moveItem(atPath: folder("module.vmfb"), toPath: module)
        return module
    }

    /// The module of a program that is made up, compiled unless it lies in the cache; `nil` where the compiler
    /// does not take it.
    static func module(named name: String, text: String, flags: [String]) throws -> String? {
        let compiler = try Self.program.program("iree-compile")
        let key = ([compiler] + flags + [text]).joined(separator: "\n")
        let place = try cache.get().appendingPathComponent("\(name).\(hash(Array(key.utf8)))").path
        let (module, refusal) = (place + ".vmfb", place + ".refused")
        if FileManager.default.fileExists(atPath: module) { return module }
        if FileManager.default.fileExists(atPath: refusal) { return nil }
        let folder = try TemporaryFolder()
        try folder.write(Array(text.utf8), as: "program.mlir")
        let outcome = try run(
            compiler, flags + ["program.mlir", "-o", "module.vmfb"], in: URL(fileURLWithPath: folder.path))
        let made = outcome.succeeded ? folder("module.vmfb") : try folder.write([], as: "refused")
        try? FileManager.default.removeItem(atPath: place + ".new")
        try FileManager.default.copyItem(atPath: made, toPath: place + ".new")
        guard rename(place + ".new", outcome.succeeded ? module : refusal) == 0 else {
            throw Failure(description: "\(module) cannot be written")
        }
        return outcome.succeeded ? module : nil
    }

    /// The modules that this process has made.
    private static let made = Mutex<Set<String>>([])

    /// The command lines that make `module.vmfb`.
    private static func steps(
        _ compiler: String, _ program: InteropProgram, _ mode: CompilerMode
    ) -> [(tool: String, arguments: [String])] {
        guard mode == .passes else {
            return [(compiler, mode.flags + [program.path, "-o", "module.vmfb"])]
        }
        return [
            (compiler, mode.flags + [program.path, "--compile-to=flow", "-o", "flow.mlir"]),
            (
                BuiltTools.folder.appendingPathComponent("iree-opt").path,
                ["--iree-stream-transformation-pipeline", "flow.mlir", "-o", "stream.mlir"]
            ),
            (compiler, mode.flags + ["stream.mlir", "--compile-from=stream", "-o", "module.vmfb"]),
        ]
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private static let cache: Swift.Result<URL, any Error> = Swift.Result {
        guard case .at(let folder) = Tools.installed("--cache") else {
            throw Failure(description: "there is no folder for compiled programs")
        }
        let modules = folder.appendingPathComponent("interop-programs")
        try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
        return modules
    }

    /// FNV-1a: a name for content, nothing more.
    private static func hash(_ bytes: [UInt8]) -> String {
        String(
            bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
    }
}

extension Trait where Self == ConditionTrait {
    /// Leaves the suite out, and says so, where the official compiler cannot be had.
    static var needsCompiler: Self {
        .enabled(
            if: Tools.peer.isReachable && Compiler.program.isReachable,
            "INTEROPERABILITY NOT TESTED: PyPI cannot be reached, so the official compiler is not there")
    }
}
