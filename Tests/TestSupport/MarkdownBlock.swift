/// A fenced block of a page.
public struct MarkdownBlock: Sendable {
    /// The words after the fence: the language, then what a test is to know.
    public var info: [String]
    /// The lines between the fences.
    public var lines: [String]
    /// Where `lines` are in those of the page, from 0.
    public var range: Range<Int>

    /// The language; empty where the fence has none.
    public var language: String { info.first ?? "" }

    /// The lines, each with its end.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    private static let fence = "```"

    /// All blocks of a page, in order. One that is not closed ends with the page.
    public static func all(in page: [String]) -> [MarkdownBlock] {
        var blocks: [MarkdownBlock] = []
        var open: (info: [String], start: Int)?
        for (index, line) in page.enumerated() where line.hasPrefix(fence) {
            if let block = open {
                let range = block.start..<index
                blocks.append(MarkdownBlock(info: block.info, lines: Array(page[range]), range: range))
                open = nil
            } else {
                open = (line.dropFirst(fence.count).split(separator: " ").map(String.init), index + 1)
            }
        }
        if let block = open {
            let range = block.start..<page.count
            blocks.append(MarkdownBlock(info: block.info, lines: Array(page[range]), range: range))
        }
        return blocks
    }
}
