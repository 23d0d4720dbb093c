/// The parts of models that are split into several files, and which of them are missing.
///
/// Parts are known by their names, `NAME-00001-of-00003.gguf`, or by what they say themselves.
struct SplitModel {
    /// The name of a part without its number.
    private struct Name: Hashable {
        var prefix: String
        var count: Int
        var suffix: String
    }

    /// More parts than any model has, or than a readable list could name.
    private static let maximumCount = 99999

    /// Sentences about models of which parts are missing among `files`.
    static func missingParts(of files: [(path: String, split: SplitPart?)]) -> [String] {
        var order: [Name] = []
        var present: [Name: Set<Int>] = [:]
        var unnamed: [String] = []
        for file in files {
            if let (name, number) = parse(file.path) {
                if present[name] == nil { order.append(name) }
                present[name, default: []].insert(number)
            } else if let count = file.split?.count, count > UInt64(files.count) {
                let number = file.split?.number.map { "part \($0.addingClamped(1)) of \(count)" }
                unnamed.append(
                    "\(printable(file.path)) is \(number ?? "one of \(count) parts") of a model; \(files.count)"
                        + " \(files.count == 1 ? "file is" : "files are") given")
            }
        }
        return order.compactMap { sentence($0, present[$0] ?? []) } + unnamed
    }

    private static func sentence(_ name: Name, _ present: Set<Int>) -> String? {
        let missing = (1...name.count).lazy.filter { !present.contains($0) }
        let shown = missing.prefix(8).map {
            "\(name.prefix)-\(padded($0))-of-\(padded(name.count))\(name.suffix)"
        }
        guard !shown.isEmpty else { return nil }
        let count = name.count - present.count
        let more = count > shown.count ? " and \(count - shown.count) more" : ""
        return "the model has \(name.count) parts, and \(count) of them "
            + (count == 1 ? "is" : "are") + " not given: "
            + shown.map { printable($0) }.joined(separator: ", ") + more
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }

    /// Parses `path`: `NAME-00001-of-00003.EXT`.
    private static func parse(_ path: String) -> (Name, Int)? {
        let bytes = Array(path.utf8)
        // From the end: a name may hold such a thing, too.
        let length = Array("-00001-of-00003".utf8).count
        guard bytes.count >= length else { return nil }
        for start in stride(from: bytes.count - length, through: 0, by: -1) {
            let part = bytes[start..<start + length]
            guard part.first == UInt8(ascii: "-"), Array(part.dropFirst(6).prefix(4)) == Array("-of-".utf8),
                let number = digits(part.dropFirst(1).prefix(5)), let count = digits(part.suffix(5))
            else { continue }
            let suffix = bytes[(start + length)...]
            guard suffix.first == UInt8(ascii: "."), !suffix.contains(UInt8(ascii: "/")), number >= 1,
                count >= number, count <= maximumCount
            else { return nil }
            return (
                Name(
                    prefix: String(decoding: bytes[..<start], as: UTF8.self), count: count,
                    suffix: String(decoding: suffix, as: UTF8.self)), number
            )
        }
        return nil
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
