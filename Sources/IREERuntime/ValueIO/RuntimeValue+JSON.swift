import IREEBytecode
import IREEParams

extension RuntimeValue {
    /// Results as JSON, for programs to read: an array with an object for each.
    ///
    /// | Value | Object |
    /// | --- | --- |
    /// | a number | `{"type":"i32","value":5}` |
    /// | a tensor | `{"type":"hal.buffer_view","shape":[2],"element_type":"f32","values":[1.0,2.0]}` |
    /// | a list | `{"type":"vm.list","values":[...]}`, the objects of its values |
    /// | no reference | `{"type":"null"}` |
    /// | a buffer of bytes | `{"type":"vm.buffer","byte_length":3,"text":"abc"}`, with `"bytes":"616263"`, in hexadecimal, for `"text"` where they are not UTF-8 |
    /// | any other reference | `{"type":"hal.buffer"}`, with `"byte_length"` where it has one |
    ///
    /// Values are those of all rows in order. If some are left out, `"truncated":true` says so. Numbers have
    /// the shortest digits that identify them; other values are `"nan"`, `"inf"` or `"-inf"`, and raw
    /// elements are their bytes in hexadecimal, as text. Booleans are `true` and `false`.
    /// Lists deeper than `RuntimeValue.maximumListDepth` have no values.
    public static func json(of values: [RuntimeValue], maximumElementCount: Int = 1024) throws(VMError)
        -> String
    {
        try json(of: values, maximumElementCount, depth: 0)
    }

    private static func json(
        of values: [RuntimeValue], _ maximumElementCount: Int, depth: Int
    ) throws(VMError) -> String {
        var text = "["
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            text += try value.json(maximumElementCount, depth: depth)
        }
        return text + "]"
    }

    /// The value as one object; see `json(of:maximumElementCount:)`.
    public func json(maximumElementCount: Int = 1024) throws(VMError) -> String {
        try json(maximumElementCount, depth: 0)
    }

    private func json(_ maximumElementCount: Int, depth: Int) throws(VMError) -> String {
        let start = "{\"type\":\(typeName.jsonString)"
        switch self {
        case .null: return "{\"type\":\"null\"}"
        case .i32(let value): return "\(start),\"value\":\(value)}"
        case .i64(let value): return "\(start),\"value\":\(value)}"
        case .f32(let value): return "\(start),\"value\":\(ElementValue.float(value).json)}"
        case .f64(let value): return "\(start),\"value\":\(ElementValue.double(value).json)}"
        case .buffer(let buffer): return "\(start),\"byte_length\":\(buffer.length)}"
        case .bytes(let bytes):
            return "\(start),\"byte_length\":\(bytes.count),\(Self.byteFields(bytes, maximumElementCount))}"
        case .list(let values) where depth < Self.maximumListDepth:
            return "\(start),\"values\":\(try Self.json(of: values, maximumElementCount, depth: depth + 1))}"
        case .other, .list: return start + "}"
        case .tensor(let view):
            return "\(start),\(try view.jsonFields(maximumElementCount: maximumElementCount))}"
        }
    }

    /// The bytes of a buffer as the fields of an object.
    private static func byteFields(_ bytes: [UInt8], _ maximumCount: Int) -> String {
        if bytes.count <= maximumCount, let text = String(validating: bytes, as: UTF8.self) {
            return "\"text\":\(text.jsonString)"
        }
        let shown = bytes.prefix(max(maximumCount, 0))
        let digits = shown.withUnsafeBytes { $0.hexadecimal }
        return "\"bytes\":\"\(digits)\"" + (shown.count < bytes.count ? ",\"truncated\":true" : "")
    }
}

extension HALBufferView {
    fileprivate func jsonFields(maximumElementCount: Int) throws(VMError) -> String {
        let elements = try ElementStorage(self)
        defer { elements.keepAlive() }
        let count = min(elements.count, max(maximumElementCount, 0))
        let isBoolean = elementType.kind == .boolean && elementType.bitCount == 8
        var text = "\"shape\":[\(shape.map { String($0) }.joined(separator: ","))]"
        text += ",\"element_type\":\"\(elementType.printedName)\",\"values\":["
        for index in 0..<count {
            if index > 0 { text += "," }
            if isBoolean {
                text += elements.bytes(at: index).first == 0 ? "false" : "true"
            } else {
                text += elements[index].json
            }
        }
        return text + "]" + (count < elements.count ? ",\"truncated\":true" : "")
    }
}

extension ElementValue {
    fileprivate var json: String {
        switch self {
        case .signed(let value): String(value)
        case .unsigned(let value): String(value)
        case .float(let value): value.isFinite ? value.description : notFinite(Double(value))
        case .double(let value): value.isFinite ? value.description : notFinite(value)
        case .raw: "\"\(text)\""
        }
    }

    private func notFinite(_ value: Double) -> String {
        value.isNaN ? "\"nan\"" : value < 0 ? "\"-inf\"" : "\"inf\""
    }
}

extension String {
    /// The text as a JSON string.
    fileprivate var jsonString: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\u{0}"..<" ", "\u{7F}": result += "\\u00" + hexadecimal(scalar.value, digits: 2)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
