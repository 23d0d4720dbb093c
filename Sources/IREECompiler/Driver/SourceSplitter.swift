import IREECompilerCore
import IREECompilerDialects

/// Splits a file at lines that are `// -----`, as `-split-input-file` does.
public enum SourceSplitter {
    /// The line that separates parts.
    public static let marker = "// -----"

    /// The parts, each with the number of its first line.
    public static func split(_ bytes: [UInt8]) -> [(text: ArraySlice<UInt8>, firstLine: Int)] {
        var parts: [(ArraySlice<UInt8>, Int)] = []
        var start = 0
        var firstLine = 1
        var line = 1
        var lineStart = 0
        var i = 0
        let marker = Array(Self.marker.utf8)
        while i <= bytes.count {
            guard i == bytes.count || bytes[i] == 10 else {
                i += 1
                continue
            }
            if bytes[lineStart..<i].elementsEqual(marker), i < bytes.count {
                parts.append((bytes[start..<lineStart], firstLine))
                // The rest of the marker's line belongs to the next part, which keeps its line numbers that
                // way.
                start = i
                firstLine = line
            }
            line += 1
            i += 1
            lineStart = i
        }
        parts.append((bytes[min(start, bytes.count)...], firstLine))
        return parts
    }
}
