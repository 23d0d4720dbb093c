import Foundation
import TestSupport
import Testing

/// What a tool did.
struct ToolResult {
    var status: Int32
    var output: String
    var errors: String
}

/// One folder for one test, and the tools as built for this test run.
final class Workspace {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    var path: String { folder.path }

    func callAsFunction(_ name: String) -> String { folder(name) }

    var names: [String] {
        get throws { try folder.names }
    }

    func bytes(_ name: String) throws -> [UInt8] { try folder.bytes(name) }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try folder.write(bytes, as: name)
    }

    private static let binaries = BuiltTools.folder.path

    /// Runs a tool in the folder.
    @discardableResult
    func run(_ tool: String, _ arguments: [String]) throws -> ToolResult {
        try launch(Self.binaries + "/iree-\(tool)-parameters", arguments)
    }

    /// Runs a shell command in the folder; `$BIN` is where the tools are.
    @discardableResult
    func shell(_ command: String) throws -> ToolResult {
        try launch("/bin/sh", ["-c", "BIN='\(Self.binaries)'; " + command])
    }

    private func launch(_ executable: String, _ arguments: [String]) throws -> ToolResult {
        let outcome = try TestSupport.run(executable, arguments, in: URL(fileURLWithPath: path))
        #expect(outcome.status < 128, "\(executable) ended by a signal")
        return ToolResult(
            status: outcome.status, output: String(decoding: outcome.output, as: UTF8.self),
            errors: outcome.errors)
    }

    /// Expects failure with a message, nothing on stdout but what came before, and exit 1.
    func expectFailure(
        _ tool: String, _ arguments: [String], _ fragments: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let result = try run(tool, arguments)
        #expect(result.status == 1, "\(arguments): \(result)", sourceLocation: sourceLocation)
        for fragment in fragments {
            #expect(result.errors.contains(fragment), "\(arguments)", sourceLocation: sourceLocation)
        }
        #expect(!result.errors.isEmpty, sourceLocation: sourceLocation)
    }

    func expectSuccess(
        _ tool: String, _ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ToolResult {
        let result = try run(tool, arguments)
        #expect(result.status == 0, "\(arguments): \(result.errors)", sourceLocation: sourceLocation)
        return result
    }

    /// The bytes of one parameter, by `iree-dump-parameters --extract=`.
    func extract(_ parameter: String, from file: String, mode: String = "file") throws -> [UInt8] {
        let target = "extracted-\(UUID().uuidString)"
        _ = try expectSuccess(
            "dump", ["--parameters=\(file)", "--parameter_mode=\(mode)", "--extract=\(parameter)=\(target)"])
        defer { try? FileManager.default.removeItem(atPath: self(target)) }
        return try bytes(target)
    }
}
