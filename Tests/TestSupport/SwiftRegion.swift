/// A part of a Swift file that a page shows, so that the compiler has checked what the page says.
///
/// It stands between the lines `// begin NAME` and `// end`, without the indentation of the first of them.
public struct SwiftRegion: Sendable {
    public var name: String
    public var lines: [String]
    /// The modules that the file imports.
    private var imports: Set<String>

    /// The regions of a file.
    public static func all(in text: String) -> [SwiftRegion] {
        let file = text.split(separator: "\n", omittingEmptySubsequences: false)
        let imports = Set(file.filter(isImport).map(String.init))
        var regions: [SwiftRegion] = []
        var open: (region: SwiftRegion, indentation: Int)?
        for line in file {
            let indentation = line.prefix { $0 == " " }.count
            let words = line.split(separator: " ")
            if words.count == 3, words[0] == "//", words[1] == "begin" {
                open = (SwiftRegion(name: String(words[2]), lines: [], imports: imports), indentation)
            } else if words == ["//", "end"] {
                if let open { regions.append(open.region) }
                open = nil
            } else {
                let outer = open?.indentation ?? 0
                open?.region.lines.append(String(line.dropFirst(outer)))
            }
        }
        return regions
    }

    private static func isImport(_ line: some StringProtocol) -> Bool { line.hasPrefix("import ") }

    /// Whether a block has the lines of the region, under imports that the file has too.
    public func shows(_ block: [String]) -> Bool {
        let code = block.drop { Self.isImport($0) || $0.isEmpty }
        return Array(code) == lines && block.filter(Self.isImport).allSatisfy(imports.contains)
    }
}
