/// A text with places for arguments: `{}` for the next, `{1}` for the second, `{{` and `}}` for braces.
private enum FormatPart {
    case text(String)
    case argument(Int)

    /// Nil where the text is malformed, or does not have as many places as there are arguments.
    static func parse(_ format: String, _ count: Int) -> [FormatPart]? {
        let bytes = Array(format.utf8)
        var parts: [FormatPart] = []
        var text: [UInt8] = []
        var next = 0
        var highest = -1
        var counts = false
        var names = false
        var i = 0
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        while i < bytes.count {
            let byte = bytes[i]
            guard byte == open || byte == close else {
                text.append(byte)
                i += 1
                continue
            }
            if i + 1 < bytes.count, bytes[i + 1] == byte {
                text.append(byte)
                i += 2
                continue
            }
            guard byte == open, let end = bytes[i...].firstIndex(of: close) else { return nil }
            if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
            text = []
            if end == i + 1 {
                counts = true
                parts.append(.argument(next))
                highest = next
                next += 1
            } else {
                guard let index = UInt32(String(decoding: bytes[(i + 1)..<end], as: UTF8.self)) else {
                    return nil
                }
                names = true
                parts.append(.argument(Int(index)))
                highest = max(highest, Int(index))
            }
            i = end + 1
        }
        if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
        return (counts && names) || highest + 1 != count ? nil : parts
    }

    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            out.append(character)
            if character == "{" || character == "}" { out.append(character) }
        }
        return out
    }
}

/// The text of a constant that stands in a text: a string, or a number without a sign.
private func literal(_ value: Value) -> String? {
    switch value.constant {
    case .string(let text): text
    case .integer(let number, let type): "\(ArithFolding.unsigned(number, type.bitWidth ?? 64))"
    default: nil
    }
}

extension Util.StringFormat {
    public static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        guard let format = op.format.stringValue, let parts = FormatPart.parse(format, op.args.count) else {
            return nil
        }
        let texts = op.args.map { literal($0) }
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .argument(let i):
                guard let text = texts[i] else { return nil }
                result += text
            }
        }
        return .replaced([.attribute(.string(result))])
    }

    /// Puts constants into the text, and numbers the other arguments in order.
    public static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let format = op.format.stringValue, let parts = FormatPart.parse(format, op.args.count) else {
            return false
        }
        if parts.count == 1, case .argument(let i) = parts[0] {
            let argument = op.args[i]
            if argument.type == .utilBuffer {
                rewriter.replace(op.op, with: [argument])
            } else {
                rewriter.replace(op.op, with: Util.StringItoa.self) {
                    $0.value = argument
                    $0.result = op.result.type
                }
            }
            return true
        }
        var text = ""
        var arguments: [Value] = []
        for part in parts {
            switch part {
            case .text(let own): text += FormatPart.escaped(own)
            case .argument(let i):
                if let own = literal(op.args[i]) {
                    text += FormatPart.escaped(own)
                } else {
                    text += "{}"
                    arguments.append(op.args[i])
                }
            }
        }
        guard text != format || arguments != op.args else { return false }
        rewriter.update(op.op) {
            op.format = .string(text)
            op.set(\.args, arguments)
        }
        return true
    }
}

extension Util.StringItoa {
    public static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        literal(op.value).map { .replaced([.attribute(.string($0))]) }
    }

    /// Zeros in front of a number make no difference.
    public static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let cast = op.value.definingOp?.as(Arith.ExtUI.self) else { return false }
        rewriter.update(op.op) { op.set(\.value, cast.in) }
        return true
    }
}
