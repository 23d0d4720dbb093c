import Foundation
import IREEBytecode
import Testing

/// What follows from the rows of `InstructionSet` is in the files that are generated from them.
@Suite struct InstructionFilesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let environment = ProcessInfo.processInfo.environment
    private static let isBlessing = environment["IREE_BLESS"] == "1"

    private static func current(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test(.disabled(if: isBlessing), arguments: InstructionFiles.all.map(\.path))
    func filesFollowFromTheRows(_ path: String) throws {
        let text = try #require(InstructionFiles.all.first { $0.path == path }).text
        guard let current = Self.current(path) else {
            Issue.record("there is no \(path): `make bless` writes it")
            return
        }
        let lines = zip(text.split(separator: "\n"), current.split(separator: "\n"))
        let first = lines.first { $0 != $1 }
        #expect(
            text == current,
            "\(path) is not what the rows give: `make bless` writes it; \(first.map { "\($0)" } ?? "its length")"
        )
    }

    /// Writes the files anew.
    @Test(.enabled(if: isBlessing)) func bless() throws {
        guard Self.environment["CI"] == nil else {
            Issue.record("in continuous integration nothing is written")
            return
        }
        for (path, text) in InstructionFiles.all where text != Self.current(path) {
            let file = Self.root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            print("bless: \(path)")
        }
    }
}
