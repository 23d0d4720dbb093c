import IREEBytecode

extension RuntimeValue {
    /// The value as results are printed, without a line's end: `i32=5`, or the name of a reference's
    /// type with what it refers to below. A list ends with a line of its own.
    public func text(maximumElementCount: Int = 1024) throws(VMError) -> String {
        try text(maximumElementCount, depth: 0)
    }

    private func text(_ maximumElementCount: Int, depth: Int) throws(VMError) -> String {
        switch self {
        case .null: return "(null)"
        case .i32(let value): return "i32=\(value)"
        case .i64(let value): return "i64=\(value)"
        case .f32(let value): return "f32=" + Double(value).sixDigits(capital: false)
        case .f64(let value): return "f64=" + value.sixDigits(capital: false)
        case .tensor(let view):
            return "\(typeName)\n" + (try view.text(maximumElementCount: maximumElementCount))
        case .list(let values) where depth < Self.maximumListDepth:
            return "\(typeName)\n"
                + (try Self.text(of: values, name: "child_list", maximumElementCount, depth: depth + 1))
        case .bytes(let bytes):
            return "\(typeName)\n" + QuotedBytes.text(bytes, limit: maximumElementCount)
        case .buffer, .other, .list: return "\(IREEBytecode.printable(typeName))\n(no printer)"
        }
    }

    /// The results of a function as tools print them: `result[0]: i32=5` and so on, one to a line.
    ///
    /// - Parameters:
    ///   - values: the results, in order.
    ///   - name: the name before the index.
    ///   - maximumElementCount: how many elements of each tensor are printed.
    public static func text(
        of values: [RuntimeValue], name: String = "result", maximumElementCount: Int = 1024
    ) throws(VMError) -> String {
        try text(of: values, name: name, maximumElementCount, depth: 0)
    }

    private static func text(
        of values: [RuntimeValue], name: String, _ maximumElementCount: Int, depth: Int
    ) throws(VMError) -> String {
        var text = ""
        for (index, value) in values.enumerated() {
            text += "\(name)[\(index)]: \(try value.text(maximumElementCount, depth: depth))\n"
        }
        return text
    }
}
