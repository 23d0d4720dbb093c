import TestSupport
import Testing

/// The commands of Documentation/Parameters.md that are for the official tools.
@Suite(.needsPeer) struct GuideParityTests {
    @Test func theOfficialToolsDoWhatThePageSays() throws {
        let folder = try Tools.peer.program("").split(separator: "/").joined(separator: "/")
        let run = try ParametersGuide.run(officialFolder: "/" + folder)
        for difference in run.differences { Issue.record("\(difference)") }
    }
}
