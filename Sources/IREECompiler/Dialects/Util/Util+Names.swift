/// Names for results in printed text.
extension Util {
    static let resultNames: [String: NameSuggestion] = [
        "util.global.load": .derived { [$0.attributes["global"]?.symbolValue?.leaf] },
        "util.global.address": .derived { op in
            [(op.attributes["global"]?.symbolValue?.leaf).map { "ptr_\($0)" }]
        },
        "util.buffer.constant": .derived { [$0.attributes["name"]?.stringValue ?? "buffer_cst"] },
        "util.buffer.alloc": .fixed(["buffer"]),
        "util.buffer.slice": .fixed(["buffer"]),
        "util.buffer.subspan": .fixed(["buffer_span"]),
        "util.buffer.size": .fixed(["buffer_size"]),
        "util.buffer.storage": .fixed(["buffer_storage", "buffer_offset"]),
        "util.string.itoa": .fixed(["itoa"]),
        "util.string.format": .derived { [formatName($0.attributes["format"]?.stringValue ?? "")] },
    ]

    /// A name from a format: `N` for each value, words joined by `_`.
    private static func formatName(_ format: String) -> String {
        var name = ""
        var rest = Array(format.utf8)[...]
        while let byte = rest.popFirst(), name.utf8.count < 32 {
            switch byte {
            case UInt8(ascii: "{"):
                if rest.first == byte {
                    rest = rest.dropFirst()
                } else {
                    rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
                    name += "N"
                }
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"): name += "_"
            default:
                if isLetter(byte) || isDigit(byte) { name.unicodeScalars.append(Unicode.Scalar(byte)) }
            }
        }
        return name.isEmpty ? "formatted" : name
    }
}
