import Foundation
import TestSupport
import Testing

/// Flags of the official tools that run programs.
@Suite(.needsPeer) struct FlagParityTests {
    /// Every flag is there, or whoever gives it learns why it is not, from the help too.
    @Test(arguments: ["iree-run-module", "iree-benchmark-module"])
    func everyFlagIsKnown(tool: String) throws {
        let folder = try Tools.setUpFolder(tool)
        func help(_ program: String) throws -> String {
            let outcome = try run(program, ["--help"], in: folder)
            return String(decoding: outcome.output, as: UTF8.self) + outcome.errors
        }
        let ours = BuiltTools.folder.appendingPathComponent(tool).path
        func flags(_ help: String) -> Set<String> {
            Set(help.matches(of: /--([a-z][a-z0-9_]*)/).map { String($0.output.1) })
        }
        let ourHelp = try help(ours)
        let official = flags(try help(try Tools.peer.program(tool)))
        #expect(official.count > 50)
        for flag in official.subtracting(flags(ourHelp)).sorted() {
            let outcome = try run(ours, ["--\(flag)=1"], in: folder)
            #expect(
                outcome.status == 1 && outcome.errors.contains("this tool has no flag `--\(flag)`: "),
                "\(flag): \(outcome.errors)")
        }
    }
}
