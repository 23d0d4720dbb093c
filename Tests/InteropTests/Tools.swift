import Foundation
import TestSupport
import Testing

/// The three tools, by what they do.
enum Tool: String, Sendable {
    case create, convert, dump

    var name: String { "iree-\(rawValue)-parameters" }
}

/// Where the programs of both sides are.
enum Tools {
    /// The official tools, installed on first use.
    static let peer: Peer = installed()

    /// What the script for the official tools finds or installs.
    static func installed(_ arguments: String...) -> Peer {
        let script = packageFolder.appendingPathComponent("Scripts/install-peer.sh").path
        do {
            let outcome = try run(script, arguments, in: try setUpFolder(arguments.joined()))
            switch outcome.status {
            case 0:
                let folder = String(decoding: outcome.output, as: UTF8.self)
                return .at(URL(fileURLWithPath: folder.trimmingCharacters(in: .whitespacesAndNewlines)))
            case 75: return .unreachable
            default: return .broken(outcome.errors)
            }
        } catch {
            return .broken("\(script): \(error)")
        }
    }

    /// A folder of this run's own, gone when it ends.
    static let scratch: URL = {
        atexit { try? FileManager.default.removeItem(at: Tools.scratch) }
        return FileManager.default.temporaryDirectory.appendingPathComponent(
            "iree-params-interop-\(ProcessInfo.processInfo.processIdentifier)")
    }()

    /// Where the programs run that no case is about.
    static func setUpFolder(_ suffix: String = "") throws -> URL {
        let folder = scratch.appendingPathComponent("setup" + suffix)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Where Package.swift is: above our tools, or where `swift test` was called.
    private static let packageFolder: URL = {
        var folder = BuiltTools.folder
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                return folder
            }
            folder.deleteLastPathComponent()
        }
        return URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    }()
}

/// What came of the search for the official tools.
enum Peer: Sendable {
    case at(URL)
    /// PyPI cannot be reached: the only reason to leave these tests out.
    case unreachable
    case broken(String)

    var isReachable: Bool {
        if case .unreachable = self { return false }
        return true
    }

    func program(_ tool: Tool) throws -> String { try program(tool.name) }

    func program(_ name: String) throws -> String { "\(try folder())/\(name)" }

    func folder() throws -> String {
        guard case .at(let folder) = self else { throw PeerMissing() }
        return folder.path
    }

    struct PeerMissing: Error {}
}

extension Trait where Self == ConditionTrait {
    /// Leaves the suite out, and says so, where the official tools cannot be had.
    static var needsPeer: Self {
        .enabled(
            if: Tools.peer.isReachable,
            "INTEROPERABILITY NOT TESTED: PyPI cannot be reached, so the official tools are not there")
    }
}

@Suite struct SetUpTests {
    @Test(.needsPeer) func officialToolsAreThere() throws {
        if case .broken(let reason) = Tools.peer { Issue.record("\(reason)") }
        let version = try run(try Tools.peer.program(.dump), ["--help"], in: try Tools.setUpFolder())
        #expect(version.succeeded)
    }

    @Test(arguments: [Tool.create, .convert, .dump])
    func ourToolsAreThere(tool: Tool) {
        let path = BuiltTools.folder.appendingPathComponent(tool.name).path
        #expect(FileManager.default.isExecutableFile(atPath: path), "no \(path)")
    }
}
