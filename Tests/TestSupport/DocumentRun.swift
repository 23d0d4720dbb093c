import Foundation

/// Runs the blocks of a page one after another in one folder, as a reader would, and compares what they print.
///
/// | Block | What is done |
/// | --- | --- |
/// | `console` | Lines after `$ ` are run by the shell; what they print is compared with the lines below. |
/// | `console official` | The same with the official tools; left out where there are none. |
/// | `mlir NAME` | The text becomes a file. |
/// | `swift` | The program that has it as a region runs it (`SwiftRegion`). |
/// | `text` | What the `swift` block before it prints. |
///
/// In an expectation a line `...` stands for any lines, and `...` in a line for any text.
public struct DocumentRun {
    /// A block that did something else than the page says.
    public struct Difference: Sendable, CustomStringConvertible {
        /// The line of the page, from 1.
        public var line: Int
        public var what: String

        public var description: String { "line \(line): \(what)" }
    }

    private let page: [String]
    private let folder: TemporaryFolder
    private let ignored: Set<String>
    private let officialFolder: String?
    private let swiftProgram: String
    private let regions: [SwiftRegion]
    private var printed: String?
    public private(set) var differences: [Difference] = []
    /// The page with what was printed in place of what was expected; expectations with `...` stay where they hold.
    public private(set) var actualPage: [String] = []

    /// - Parameters:
    ///   - files: paths of files that are copied to the folder first.
    ///   - ignored: languages of blocks that are not run.
    ///   - regions: the regions of the program `swiftProgram`.
    ///   - officialFolder: where the official tools are.
    public init(
        page: String, files: [String], ignoring ignored: Set<String> = [], swiftProgram: String,
        regions: [SwiftRegion], officialFolder: String? = nil
    ) throws {
        self.page = page.components(separatedBy: "\n")
        self.ignored = ignored
        self.swiftProgram = swiftProgram
        self.regions = regions
        self.officialFolder = officialFolder
        folder = try TemporaryFolder()
        for file in files {
            let url = URL(fileURLWithPath: file)
            try folder.write(Data(contentsOf: url), as: url.lastPathComponent)
        }
    }

    public mutating func run() throws {
        var next = 0
        for block in MarkdownBlock.all(in: page) {
            actualPage += page[next..<block.range.lowerBound]
            actualPage += try lines(of: block)
            next = block.range.upperBound
        }
        actualPage += page[next...]
    }

    /// Runs a block; returns its lines as they should be.
    private mutating func lines(of block: MarkdownBlock) throws -> [String] {
        guard !ignored.contains(block.language) else { return block.lines }
        let line = block.range.lowerBound + 1
        switch block.language {
        case "console" where block.info.dropFirst().first == "official":
            guard let officialFolder else { return block.lines }
            return try console(block, tools: officialFolder)
        case "console": return try console(block, tools: BuiltTools.folder.path)
        case "mlir":
            guard block.info.count == 2 else {
                differences.append(Difference(line: line - 1, what: "the block has no file name"))
                return block.lines
            }
            try folder.write(block.text.utf8, as: block.info[1])
            return block.lines
        case "swift":
            guard let region = regions.first(where: { $0.shows(block.lines) }) else {
                differences.append(Difference(line: line, what: "no compiled region equals the block"))
                printed = nil
                return block.lines
            }
            let outcome = try shell("'\(swiftProgram)' \(region.name)", tools: BuiltTools.folder.path)
            if !outcome.succeeded {
                differences.append(Difference(line: line, what: "failed: \(text(outcome))"))
            }
            printed = text(outcome)
            return block.lines
        case "text":
            guard let printed else {
                differences.append(Difference(line: line, what: "nothing is run before the block"))
                return block.lines
            }
            return compare(block.lines[...], with: printed, at: line)
        default:
            differences.append(Difference(line: line - 1, what: "a block of no known language"))
            return block.lines
        }
    }

    private mutating func console(_ block: MarkdownBlock, tools: String) throws -> [String] {
        var out: [String] = []
        var rest = block.lines[...]
        if rest.first?.hasPrefix("$ ") != true {
            differences.append(
                Difference(line: block.range.lowerBound + 1, what: "the block does not start with a command"))
            return block.lines
        }
        while let first = rest.popFirst() {
            var command = String(first.dropFirst(2))
            out.append(first)
            while command.hasSuffix("\\"), let more = rest.popFirst() {
                command = command.dropLast() + more
                out.append(more)
            }
            let expected = rest.prefix { !$0.hasPrefix("$ ") }
            let line = block.range.lowerBound + expected.startIndex + 1
            rest = rest[expected.endIndex...]
            out += compare(expected, with: text(try shell(command, tools: tools)), at: line)
        }
        return out
    }

    /// Returns what stays of the expectation: all of it where it holds.
    private mutating func compare(
        _ expected: ArraySlice<String>, with printed: String, at line: Int
    ) -> [String] {
        var actual = printed.components(separatedBy: "\n")
        while actual.last?.isEmpty == true { actual.removeLast() }
        if Self.matches(actual[...], expected) { return Array(expected) }
        differences.append(
            Difference(
                line: line,
                what:
                    "expected\n\(expected.joined(separator: "\n"))\nbut got\n\(actual.joined(separator: "\n"))"
            ))
        return actual
    }

    private static func matches(_ actual: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return actual.isEmpty }
        let rest = expected.dropFirst()
        if first == "..." {
            return (actual.startIndex...actual.endIndex).contains { matches(actual[$0...], rest) }
        }
        guard let line = actual.first else { return false }
        return matches(line, first) && matches(actual.dropFirst(), rest)
    }

    /// Whether a line has the parts of the expectation in order.
    private static func matches(_ line: String, _ expected: String) -> Bool {
        var parts = expected.components(separatedBy: "...")
        let last = parts.removeLast()
        guard !parts.isEmpty else { return line == last }
        guard line.hasPrefix(parts[0]), line.hasSuffix(last) else { return false }
        var rest = line.dropFirst(parts[0].count)
        for part in parts.dropFirst() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.count >= last.count
    }

    private func text(_ outcome: Outcome) -> String {
        String(decoding: outcome.output, as: UTF8.self)
    }

    private func shell(_ command: String, tools: String) throws -> Outcome {
        // Both streams are one, in the order in which they are written.
        try TestSupport.run(
            "/bin/sh", ["-c", "exec 2>&1; PATH='\(tools)':\"$PATH\"; \(command)"],
            in: URL(fileURLWithPath: folder.path))
    }
}
