import Foundation

/// A program of `Programs/`, with the command lines that both runtimes are to answer alike.
///
/// A program says in its comments how it is compiled and run:
///
/// ```
/// // modes: cpu vmvx                     what it is compiled for, see `CompilerMode`
/// // run: --function=f --input=1         both succeed, with the same text and the same files
/// // run @cpu,vmvx: --function=f         in these modes only; `@!cpu` in all others
/// // mismatch: --expected_output=2       both fail, with the same text
/// // fail NOT_FOUND: --function=g        both fail, with this status
/// // fail NOT_FOUND not UNKNOWN: …       the official runtime names another status
/// // ours "i32=3": --function=h          ours prints this; the comment above says what theirs does
/// ```
///
/// `--module={name}` puts another program before this one, and `--module={name@vmvx}` one that is
/// compiled for another mode. Inputs are in the folder `in`.
struct InteropProgram: Sendable {
    let name: String
    let path: String
    let source: [UInt8]
    private(set) var modes: [CompilerMode] = []
    private(set) var runs: [Run] = []

    struct Run: Sendable {
        var expectation: Expectation
        /// Those that it is run in; all unless said.
        var modes: Set<CompilerMode>
        var arguments: [String]
        /// Where it is written.
        var place: String
    }

    enum Expectation: Sendable {
        case same, mismatch
        case failure(ours: String, theirs: String)
        case ours(String)
    }

    struct Malformed: Error, CustomStringConvertible {
        var description: String
    }

    /// All that there are, in the order of their names.
    static let all: Swift.Result<[InteropProgram], any Error> = Swift.Result {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Programs")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.filter { $0.hasSuffix(".mlir") }.sorted().map {
            try InteropProgram(folder.appendingPathComponent($0))
        }
    }

    static func named(_ name: some StringProtocol) throws -> InteropProgram {
        guard let program = try all.get().first(where: { $0.name == name }) else {
            throw Malformed(description: "there is no program `\(name)`")
        }
        return program
    }

    private init(_ file: URL) throws {
        name = file.deletingPathExtension().lastPathComponent
        path = file.path
        source = [UInt8](try Data(contentsOf: file))
        let lines = String(decoding: source, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard line.hasPrefix("// "), let colon = line.firstIndex(of: ":") else { continue }
            let place = "\(name).mlir:\(index + 1)"
            let head = try words(line[..<colon].dropFirst(3), place)
            let rest = line[line.index(after: colon)...]
            switch head.first {
            case "modes": modes = try words(rest, place).map { try CompilerMode(named: $0) }
            case "run", "mismatch", "fail", "ours":
                runs.append(try Run(head, try words(rest, place), place: place))
            default: continue
            }
        }
        guard !modes.isEmpty, !runs.isEmpty else {
            throw Malformed(description: "\(name).mlir is not run")
        }
    }
}

extension InteropProgram.Run {
    /// - Parameter head: what is before the colon.
    fileprivate init(_ head: [String], _ arguments: [String], place: String) throws {
        var words = head.dropFirst()
        modes = Set(CompilerMode.allCases)
        if let names = words.first, names.hasPrefix("@") {
            words.removeFirst()
            let excludes = names.hasPrefix("@!")
            let listed = Set(
                try names.dropFirst(excludes ? 2 : 1).split(separator: ",").map {
                    try CompilerMode(named: String($0))
                })
            modes = excludes ? modes.subtracting(listed) : listed
        }
        switch (head[0], Array(words)) {
        case ("run", let words) where words.isEmpty: expectation = .same
        case ("mismatch", let words) where words.isEmpty: expectation = .mismatch
        case ("fail", let words) where words.count == 1:
            expectation = .failure(ours: words[0], theirs: words[0])
        case ("fail", let words) where words.count == 3 && words[1] == "not":
            expectation = .failure(ours: words[0], theirs: words[2])
        case ("ours", let words) where words.count == 1: expectation = .ours(words[0])
        default: throw InteropProgram.Malformed(description: "\(place): \(head.joined(separator: " "))")
        }
        self.arguments = arguments
        self.place = place
    }
}

/// Splits at blanks that are not between double quotes.
private func words(_ text: Substring, _ place: String) throws -> [String] {
    let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard pieces.count % 2 == 1 else {
        throw InteropProgram.Malformed(description: "\(place): a quote is not closed")
    }
    var words: [String] = []
    var isOpen = false
    for (index, piece) in pieces.enumerated() {
        for (part, word) in piece.split(
            separator: index % 2 == 0 ? " " : "\"", omittingEmptySubsequences: false
        ).enumerated() {
            if part > 0 { isOpen = false }
            guard index % 2 == 1 || !word.isEmpty else { continue }
            if isOpen { words[words.count - 1] += word } else { words.append(String(word)) }
            isOpen = true
        }
    }
    return words
}
