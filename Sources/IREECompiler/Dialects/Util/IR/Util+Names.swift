import IREECompilerCore

/// Suggested result names.
extension Util {
    /// A name from a format string: `N` for each argument, words joined by `_`.
    static func formatName(_ format: String) -> String {
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
