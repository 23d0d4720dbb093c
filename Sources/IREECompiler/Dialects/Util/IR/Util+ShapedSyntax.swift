import IREECompilerCore

extension IRType {
    /// Number of sizes of a value of this type: `tensor<?x?xf32>{%a, %b}` has two.
    var sizeCount: Int {
        if let shaped { return shaped.dynamicDimensionCount }
        switch self {
        case .dialect(let type) where type.name == "iree_tensor_ext.dispatch.tensor":
            return type.parameters.last?.typeValue?.shaped?.dynamicDimensionCount ?? 0
        default: return isSizeAware ? 1 : 0
        }
    }

    /// Whether values of this type carry their size in bytes.
    var isSizeAware: Bool { isResource || isA(Util.buffer) }
}

/// A result that may be tied to an operand.
struct TiedResult {
    var type: IRType
    /// The tied operand, or -1.
    var tied: Int64 = -1

    static func attribute(_ results: [TiedResult]) -> Attribute {
        .array(results.map { .integer($0.tied, .index) })
    }
}

extension AsmParser {
    /// `{%size, …}`, as many as the type requires.
    func sizes(of type: IRType, into sizes: inout [ParsedOperand]) throws(Diagnostic) {
        let count = type.sizeCount
        guard count > 0 else { return }
        try expect(.leftBrace, "'{'")
        for i in 0..<count {
            if i > 0 { try expect(.comma, "','") }
            sizes.append(try operand())
        }
        try expect(.rightBrace, "'}'")
    }

    /// `type{%size, …}`.
    func shapedType(into all: inout [ParsedOperand]) throws(Diagnostic) -> IRType {
        let type = try type()
        try sizes(of: type, into: &all)
        return type
    }

    /// `type`, `%operand` or `%operand as type`.
    func tiedResult(
        _ operands: [ParsedOperand], _ types: [IRType]
    ) throws(Diagnostic) -> TiedResult {
        guard token.kind == .value else { return TiedResult(type: try type()) }
        let start = token.start
        let name = try operand()
        guard let i = operands.firstIndex(where: { $0.name == name.name && $0.number == name.number }) else {
            throw error("tied operand not found for result reference %\(name.name)", at: start)
        }
        if takeWord("as") { return TiedResult(type: try type(), tied: Int64(i)) }
        guard i < types.count else { throw error("type of '%\(name.name)' is unknown", at: start) }
        return TiedResult(type: types[i], tied: Int64(i))
    }

    /// Results, in parentheses unless there is exactly one.
    func tiedResults(
        _ operands: [ParsedOperand], _ types: [IRType], sizes: inout [ParsedOperand], shaped: Bool = true
    ) throws(Diagnostic) -> [TiedResult] {
        var results: [TiedResult] = []
        var own = sizes
        func one() throws(Diagnostic) {
            let result = try tiedResult(operands, types)
            if shaped { try self.sizes(of: result.type, into: &own) }
            results.append(result)
        }
        if token.kind == .leftParen { try parentheses(one) } else { try one() }
        sizes = own
        return results
    }
}

extension AsmPrinter {
    /// `type{%size, …}`.
    func write(_ type: IRType, sizes: inout ValueCursor) {
        write(type)
        writeSizes(of: type, &sizes)
    }

    func writeSizes(of type: IRType, _ sizes: inout ValueCursor) {
        let count = type.sizeCount
        guard count > 0 else { return }
        let values = sizes.take(count)
        write("{")
        if values.count == count { write(values) } else { write("<<INVALID>>") }
        write("}")
    }

    /// `type`, `%operand` or `%operand as type`.
    func write(_ type: IRType, tied: Int64, to operands: [Value]) {
        guard tied >= 0, tied < operands.count else { return write(type) }
        let operand = operands[Int(tied)]
        write(operand)
        guard operand.type != type else { return }
        write(" as ")
        write(type)
    }

    /// Results, in parentheses unless there is exactly one.
    func writeTiedResults(
        _ types: [IRType], _ tied: [Attribute], _ operands: [Value], sizes: [Value]? = nil
    ) {
        var cursor = ValueCursor(sizes ?? [])
        if types.count != 1 { write("(") }
        list(types.enumerated()) { i, type in
            write(type, tied: i < tied.count ? tied[i].integerValue ?? -1 : -1, to: operands)
            if sizes != nil { writeSizes(of: type, &cursor) }
        }
        if types.count != 1 { write(")") }
    }
}
