/// Flags that the argument parser brings, under their own names.
private let parserFlags = ["generate-completion-script", "experimental-dump-help", "help-hidden"]

/// `text` with underscores in the names of flags: `--parameter_mode` for `--parameter-mode`.
func withUnderscores(_ text: String) -> String {
    var result: [UInt8] = []
    var rest = text.utf8[...]
    let hyphen = UInt8(ascii: "-")
    func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen,
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
    while let byte = rest.popFirst() {
        let isStart = result.last.map { !isName($0) } ?? true
        result.append(byte)
        guard byte == hyphen, isStart, rest.first == hyphen else { continue }
        result.append(hyphen)
        rest = rest.dropFirst()
        let name = rest.prefix(while: isName)
        rest = rest[name.endIndex...]
        let isParsers = parserFlags.contains(String(Substring(name)))
        result += name.map { $0 == hyphen && !isParsers ? UInt8(ascii: "_") : $0 }
    }
    return String(decoding: result, as: UTF8.self)
}
