import Foundation
import Testing
import ToolSupport

@Suite struct FlagNameTests {
    /// Switches are told from other flags by a list: here it is held against the tools' own.
    @Test func theListOfSwitchesIsTheTools() throws {
        let work = try Workspace()
        var switches: Set<String> = []
        let tools = [
            "create-parameters", "convert-parameters", "dump-parameters", "dump-module", "run-module",
            "check-module", "benchmark-module",
        ]
        for tool in tools {
            let help = try work.shell("\"$BIN\"/iree-\(tool) --experimental-dump-help").output
            let tree = try #require(try JSONSerialization.jsonObject(with: Data(help.utf8)) as? [String: Any])
            let command = try #require(tree["command"] as? [String: Any])
            for argument in try #require(command["arguments"] as? [[String: Any]]) {
                guard argument["kind"] as? String == "flag",
                    let names = argument["names"] as? [[String: Any]]
                else { continue }
                switches.formUnion(names.compactMap { $0["name"] as? String })
            }
        }
        let own = switches.subtracting(["help", "h", "version"]).filter { !$0.hasPrefix("no-") }
        #expect(own == switchNames)
    }
}
