import Foundation
import TestSupport
import Testing

/// Pages are run as a reader would, with our tools and the official ones.
@Suite struct GuideTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let isBlessing = environment["IREE_BLESS"] == "1"

    @Test(.disabled(if: isBlessing), arguments: RunnablePage.all)
    func blocksDoWhatThePageSays(_ page: RunnablePage) throws {
        let run = try page.run(officialFolder: try Self.officialFolder)
        for difference in run.differences {
            Issue.record("\(difference)\n`make bless` replaces what is expected by what is printed.")
        }
    }

    /// Rewrites what commands and code print.
    @Test(.enabled(if: isBlessing)) func bless() throws {
        guard Self.environment["CI"] == nil else {
            Issue.record("in continuous integration expectations are not written")
            return
        }
        for page in RunnablePage.all {
            let text = try page.run(officialFolder: try Self.officialFolder).actualPage
                .joined(separator: "\n")
            guard text != (try page.text) else { continue }
            try Data(text.utf8).write(to: URL(fileURLWithPath: page.path))
            print("bless: \(page)")
        }
    }

    /// Nil where they cannot be had: then what is for them is left out.
    private static var officialFolder: String? {
        get throws { Tools.peer.isReachable ? try Tools.peer.folder() : nil }
    }
}
