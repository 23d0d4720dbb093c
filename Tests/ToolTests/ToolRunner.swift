import Foundation
import Testing

/// What a tool did.
struct ToolResult {
    var status: Int32
    var output: String
    var errors: String
}

/// One folder for one test, and the tools as built for this test run.
final class Workspace {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/iree-tools-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func callAsFunction(_ name: String) -> String { path + "/" + name }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: self(name))))
    }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
    }

    /// The tools stand beside the test bundle.
    static let binaries: String = {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        // On macOS the bundle is a folder, with the executable deep in it.
        while folder.path != "/" {
            if FileManager.default.isExecutableFile(atPath: folder.path + "/iree-dump-parameters") { break }
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

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
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        // Files, not pipes: nothing can block, however much is printed.
        let scratch = path + "-output-\(UUID().uuidString)"
        let names = [scratch + ".out", scratch + ".err"]
        let files = try names.map { name in
            try Data().write(to: URL(fileURLWithPath: name))
            return try FileHandle(forWritingTo: URL(fileURLWithPath: name))
        }
        defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
        process.standardOutput = files[0]
        process.standardError = files[1]
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let texts = try names.map {
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self)
        }
        #expect(process.terminationReason == .exit, "\(executable) ended by a signal")
        return ToolResult(status: process.terminationStatus, output: texts[0], errors: texts[1])
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
