import IREECompilerCore

/// Symbol names derived from other text.
enum SymbolNames {
    /// Keeps letters, digits and `_`; replaces each other byte by `_`.
    static func sanitized(_ text: String) -> String {
        let bytes = text.utf8.map { isLetter($0) || isDigit($0) ? $0 : UInt8(ascii: "_") }
        return String(decoding: bytes, as: UTF8.self)
    }
}
