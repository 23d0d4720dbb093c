/// The types of a function as its source declares them: what the attribute `iree.abi.declaration` says.
///
/// The text is `sync func @name(%input0: T0, %input1: T1) -> (%output0: T2)`, with `async` for functions
/// that take fences besides, which are not in the list.
struct FunctionDeclaration: Equatable {
    var arguments: [String]
    var results: [String]

    /// - Returns: `nil` for text that is no such declaration. It comes out of a module, and may be anything.
    init?(parsing text: String) {
        var rest = text.utf8[...]
        guard let opening = rest.firstIndex(of: UInt8(ascii: "(")) else { return nil }
        rest = rest[opening...]
        guard let arguments = Self.takeTypes(&rest) else { return nil }
        self.arguments = arguments
        results = []
        if rest.isEmpty { return }
        let arrow = " -> ".utf8
        guard rest.starts(with: arrow) else { return nil }
        rest = rest.dropFirst(arrow.count)
        guard let results = Self.takeTypes(&rest), rest.isEmpty else { return nil }
        self.results = results
    }

    /// Takes `(%name: type, ...)` off the front.
    private static func takeTypes(_ text: inout Substring.UTF8View) -> [String]? {
        guard text.popFirst() == UInt8(ascii: "(") else { return nil }
        var types: [String] = []
        var depth = 0
        var item = text
        var end = text.startIndex
        var previous: UInt8 = 0
        while let byte = text.first {
            end = text.startIndex
            text = text.dropFirst()
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: ">") where previous == UInt8(ascii: "-"): break
            case UInt8(ascii: ")") where depth == 0:
                let last = item[..<end]
                if types.isEmpty, last.isEmpty { return [] }
                guard let type = type(of: last) else { return nil }
                return types + [type]
            case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                guard let type = type(of: item[..<end]) else { return nil }
                types.append(type)
                item = text
            default: break
            }
            guard depth >= 0 else { return nil }
            previous = byte
        }
        return nil
    }

    /// The type in `%name: type`.
    private static func type(of item: Substring.UTF8View) -> String? {
        guard let colon = item.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let type = item[item.index(after: colon)...].drop { $0 == UInt8(ascii: " ") }
        return type.isEmpty ? nil : String(Substring(type))
    }
}
