import FormatFixtures
import IREEParams

/// Bad and borderline safetensors files.
@Sendable func safetensorsCases() -> [CorpusCase] {
    numbersReplaced + truncatedHeaders + sharedRanges + crowds
}

private let twoTensors =
    #"{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"#
    + #""b":{"dtype":"U8","shape":[],"data_offsets":[16,17]}}"#

private func safetensors(_ name: String, _ header: String, dataCount: Int = 17) -> CorpusCase {
    CorpusCase(name, SafetensorsFixture(header, dataCount: dataCount).build().bytes)
}

/// Every number of a header replaced by every text that a number should not be, and some it may.
private var numbersReplaced: [CorpusCase] {
    let texts = [
        "0", "1", "2", "15", "16", "17", "18", "4294967295", "4294967296", "9223372036854775807",
        "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e999", "1.0", "-0", "-1",
        "00", "01", "", "null", "\"1\"", "[]", "{}", "1,1", "0x1", "1 1", String(repeating: "9", count: 400),
    ]
    let header = Array(twoTensors.utf8)
    return numberRanges(of: header).flatMap { range in
        texts.map { text in
            let changed = header[..<range.lowerBound] + Array(text.utf8) + header[range.upperBound...]
            return safetensors("\(text) at \(range.lowerBound)", String(decoding: changed, as: UTF8.self))
        }
    }
}

/// Where the numbers are: runs of digits outside of strings.
private func numberRanges(of header: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var isInString = false
    var start: Int?
    for (index, byte) in header.enumerated() {
        if byte == UInt8(ascii: "\"") { isInString.toggle() }
        let isDigit = !isInString && (0x30...0x39).contains(byte)
        if isDigit, start == nil { start = index }
        if !isDigit, let first = start {
            ranges.append(first..<index)
            start = nil
        }
    }
    return ranges
}

/// The header cut at every length, with a length field that fits: the JSON ends, not the file.
private var truncatedHeaders: [CorpusCase] {
    Seeds.safetensors.flatMap { seed in
        let header = seed.file.bytes.dropFirst(8)
        return (0..<header.count).map { count in
            CorpusCase(
                "\(seed.name): first \(count) bytes of the header",
                SafetensorsFixture(bytes: Array(header.prefix(count)), dataCount: 4).build().bytes)
        }
    }
}

private func tensor(_ name: String, _ range: Range<Int>) -> String {
    #""\#(name)":{"dtype":"U8","shape":[\#(range.count)],"#
        + #""data_offsets":[\#(range.lowerBound),\#(range.upperBound)]}"#
}

private func header(_ tensors: [String]) -> String { "{" + tensors.joined(separator: ",") + "}" }

private var sharedRanges: [CorpusCase] {
    [
        safetensors(
            "a thousand tensors in one range", header((0..<1000).map { tensor("t\($0)", 0..<17) })),
        safetensors(
            "a thousand empty tensors in one place",
            header((0..<1000).map { tensor("t\($0)", 17..<17) } + [tensor("all", 0..<17)])),
        safetensors("backwards", header((0..<17).reversed().map { tensor("t\($0)", $0..<$0 + 1) })),
        safetensors("a hole", header([tensor("a", 0..<8), tensor("b", 9..<17)])),
        safetensors("an overlap", header([tensor("a", 0..<9), tensor("b", 8..<17)])),
        safetensors("one name twice", header([tensor("a", 0..<9), tensor("a", 9..<17)])),
        safetensors("one empty name twice", header([tensor("", 0..<17), tensor("", 17..<17)])),
    ]
}

/// Much of everything: time and memory must stay in proportion.
private var crowds: [CorpusCase] {
    let tensor = #"{"t":{"dtype":"U8","shape":[17],"data_offsets":[0,17],"more":"#
    return [
        safetensors("arrays very deep", tensor + String(repeating: "[", count: 50_000)),
        safetensors("objects very deep", tensor + String(repeating: "{\"a\":", count: 50_000)),
        safetensors("many dimensions", #"{"t":{"shape":[1"# + String(repeating: ",1", count: 20_000)),
        safetensors("many empty dimensions", #"{"t":{"shape":[0"# + String(repeating: ",0", count: 20_000)),
        safetensors("many escapes", "{\"" + String(repeating: "\\u0041", count: 20_000)),
        safetensors("much white space", "{" + String(repeating: " \n\t\r", count: 20_000) + "}"),
        safetensors(
            "much metadata",
            "{\"__metadata__\":{"
                + (0..<3000).map { "\"\($0)\":\"\"" }.joined(separator: ",") + "}}", dataCount: 0),
    ]
}
