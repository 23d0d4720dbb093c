import Foundation
import IREEBytecode
import TestSupport
import Testing

/// Modules that the official compiler, version 3.13.0, made of the programs beside them: see
/// `Resources/README.md`.
enum Modules {
    static let names = ["add", "globals", "loop", "math_f64", "switch", "tensor_loop"]

    static func bytes(_ name: String) throws -> [UInt8] {
        let file = try #require(
            Bundle.module.url(forResource: name, withExtension: "vmfb", subdirectory: "Resources"))
        return Array(try Data(contentsOf: file))
    }

    static func load(_ name: String) throws -> BytecodeModule {
        try BytecodeModule(try bytes(name), path: name + ".vmfb")
    }
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Runs a program that is looked for along `PATH`; returns its status and what it printed.
func run(_ program: String, _ arguments: [String], in folder: TemporaryFolder) throws -> (
    status: Int32, text: String
) {
    let outcome = try TestSupport.run(
        "/usr/bin/env", [program] + arguments, in: URL(fileURLWithPath: folder.path))
    return (outcome.status, String(decoding: outcome.output, as: UTF8.self) + outcome.errors)
}

/// Whether there is such a program.
func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
}
