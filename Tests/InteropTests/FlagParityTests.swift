import Foundation
import TestSupport
import Testing

/// Flags of the official tools that run programs.
@Suite(.needsPeer) struct FlagParityTests {
    /// Every flag is there, or the help says why it is not.
    @Test(arguments: ["iree-run-module", "iree-benchmark-module"])
    func everyFlagIsKnown(tool: String) throws {
        let folder = try Tools.setUpFolder(tool)
        func help(_ program: String) throws -> String {
            let outcome = try run(program, ["--help"], in: folder)
            return String(decoding: outcome.output, as: UTF8.self) + outcome.errors
        }
        func flags(_ help: Substring) -> Set<String> {
            // Flags of the compiler, which have hyphens, are mentioned too.
            Set(help.matches(of: /--([a-z][a-z0-9_]*)(?![-a-z0-9_])/).map { String($0.output.1) })
        }
        let ours = try help(BuiltTools.folder.appendingPathComponent(tool).path)
        let start = try #require(ours.range(of: "FLAGS OF THE OFFICIAL TOOL"))
        let absent = flags(ours[start.lowerBound...])
        let official = flags(Substring(try help(try Tools.peer.program(tool))))
        #expect(official.count > 50)
        let unknown = official.subtracting(flags(ours[..<start.lowerBound])).filter { flag in
            !absent.contains { flag.hasPrefix($0) }
        }
        #expect(unknown.sorted() == [])
    }
}
