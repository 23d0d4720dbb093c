import Foundation
import Synchronization
import TestSupport
import Testing

/// A command line that both sides must answer alike.
struct ParityCase: Sendable, CustomTestStringConvertible {
    var tool: Tool
    var arguments: [String]
    /// What both sides are to do. Said for each case, so that a slip in a table of cases that makes
    /// both sides refuse does not pass for agreement.
    var succeeds: Bool

    init(_ tool: Tool, _ arguments: [String], succeeds: Bool = true) {
        self.tool = tool
        self.arguments = arguments
        self.succeeds = succeeds
    }

    var testDescription: String { "\(tool.name) " + arguments.joined(separator: " ") }
}

extension ParityCase {
    /// The flags, the kinds of files, and the types of elements.
    fileprivate var kinds: [String] {
        let words = arguments.map { $0.split(separator: "=", omittingEmptySubsequences: false) }
        let files = ["irpa", "gguf", "safetensors"].filter { kind in
            arguments.contains { $0.hasSuffix(".\(kind)") }
        }
        let types = words.filter { $0.count > 2 && ["--splat", "--data"].contains($0[0]) }.map {
            $0[2].drop { $0.isNumber || $0 == "x" }
        }
        return Set(words.map { $0[0] } + types).map(String.init) + files
    }
}

extension [ParityCase] {
    /// What a run has of them.
    func sample(of suite: String) -> [ParityCase] {
        Sampling.sample(self, oneIn: 8, of: suite) { $0.kinds }
    }
}

/// What a side left behind: how it ended, and every file with its permissions.
struct SideResult {
    var outcome: Outcome
    var files: [String: File]

    struct File: Equatable {
        var bytes: [UInt8]
        /// Of archives only.
        var permissions: Int?
    }
}

/// Numbers the folders of cases.
private let caseCount = Atomic<Int>(0)

/// Runs one side in a new folder that has the inputs under `in/`.
func runSide(_ program: String, _ arguments: [String]) throws -> SideResult {
    let number = caseCount.add(1, ordering: .relaxed).newValue
    let folder = Tools.scratch.appendingPathComponent("\(number)")
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
        for suffix in ["", ".stdout", ".stderr"] {
            try? files.removeItem(atPath: folder.path + suffix)
        }
    }
    try files.createSymbolicLink(
        at: folder.appendingPathComponent("in"), withDestinationURL: try Inputs.folder.get())
    let outcome = try run(program, arguments, in: folder)
    var left: [String: SideResult.File] = [:]
    for name in try files.contentsOfDirectory(atPath: folder.path) where name != "in" {
        let path = folder.appendingPathComponent(name).path
        // Archives are not for everybody to read. What is extracted from one is, as any new file.
        let isArchive = name.hasSuffix(".irpa")
        let mode = isArchive ? try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int : nil
        left[name] = SideResult.File(
            bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), permissions: mode)
    }
    return SideResult(outcome: outcome, files: left)
}

/// Runs one of our tools.
func runOurs(_ tool: Tool, _ arguments: [String]) throws -> SideResult {
    try runSide(BuiltTools.folder.appendingPathComponent(tool.name).path, arguments)
}

/// Runs one of the official tools.
func runTheirs(_ tool: Tool, _ arguments: [String]) throws -> SideResult {
    try runSide(try Tools.peer.program(tool), arguments)
}

/// Expects that both sides do the same, which is what the case says: both fail, or both succeed with
/// the same text on standard output and the same files, byte for byte.
///
/// What a failing command prints is each side's own affair, and so is what lies around after it:
/// ours leaves nothing.
func expectParity(_ test: ParityCase, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let ours = try runOurs(test.tool, test.arguments)
    let theirs = try runTheirs(test.tool, test.arguments)
    let line = "\(test.tool.name) \(test.arguments.map(quoted).joined(separator: " "))"
    guard ours.outcome.succeeded == test.succeeds, theirs.outcome.succeeded == test.succeeds else {
        Issue.record(
            """
            \(line)
            is to \(test.succeeds ? "succeed" : "fail")
            ours ends with \(ours.outcome.status): \(ours.outcome.errors)
            theirs ends with \(theirs.outcome.status): \(theirs.outcome.errors)
            """, sourceLocation: sourceLocation)
        return
    }
    guard ours.outcome.succeeded else {
        #expect(
            ours.outcome.status == 1, "\(line)\nends with \(ours.outcome.status)",
            sourceLocation: sourceLocation)
        #expect(
            ours.files.isEmpty, "\(line)\nleaves \(ours.files.keys.sorted())",
            sourceLocation: sourceLocation)
        return
    }
    if ours.outcome.output != theirs.outcome.output {
        Issue.record(
            """
            \(line)
            ours prints
            \(String(decoding: ours.outcome.output, as: UTF8.self))
            theirs prints
            \(String(decoding: theirs.outcome.output, as: UTF8.self))
            """, sourceLocation: sourceLocation)
    }
    let names = Set(ours.files.keys).union(theirs.files.keys)
    for name in names.sorted() where ours.files[name] != theirs.files[name] {
        Issue.record(
            "\(line)\n\(name): \(difference(ours.files[name], theirs.files[name]))",
            sourceLocation: sourceLocation)
    }
}

/// Where two files part, for the report of a failed case.
private func difference(_ ours: SideResult.File?, _ theirs: SideResult.File?) -> String {
    guard let ours, let theirs else { return ours == nil ? "only theirs writes it" : "only ours writes it" }
    guard ours.permissions == theirs.permissions else {
        func octal(_ mode: Int?) -> String { mode.map { String($0, radix: 8) } ?? "none" }
        return "mode \(octal(ours.permissions)), theirs \(octal(theirs.permissions))"
    }
    let common = zip(ours.bytes, theirs.bytes).enumerated().first { $1.0 != $1.1 }?.offset
    let at = common ?? min(ours.bytes.count, theirs.bytes.count)
    func around(_ bytes: [UInt8]) -> String {
        bytes[min(at, bytes.count)..<min(at + 16, bytes.count)].map { String($0, radix: 16) }
            .joined(separator: " ")
    }
    return """
        differs at \(at): ours \(around(ours.bytes)), theirs \(around(theirs.bytes)); \
        \(ours.bytes.count) and \(theirs.bytes.count) bytes
        """
}

private func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_=./:+,@".unicodeScalars.contains($0))
    }
    return plain && !word.isEmpty ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
}
