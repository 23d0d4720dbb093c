/// Operations of the `affine` dialect that compute indices.
public enum Affine {
    static let ops: [any OpKind.Type] = [Apply.self, Maximum.self, Minimum.self]

    /// Applies an affine map that has one result.
    public struct Apply: Op {
        public static let name: StaticString = "affine.apply"
        public static let traits: OpTraits = .pure
        public let map = AttributeField(.affineMap)
        public let mapOperands = VariadicOperand(.index).named("mapOperands")
        public let result = Result(.index)
        public init() {}
    }

    /// Minimum of the results of an affine map.
    public struct Minimum: Op {
        public static let name: StaticString = "affine.min"
        public static let traits: OpTraits = .pure
        public let map = AttributeField(.affineMap)
        public let operands = VariadicOperand(.index)
        public let result = Result(.index)
        public init() {}
    }

    /// Maximum of the results of an affine map.
    public struct Maximum: Op {
        public static let name: StaticString = "affine.max"
        public static let traits: OpTraits = .pure
        public let map = AttributeField(.affineMap)
        public let operands = VariadicOperand(.index)
        public let result = Result(.index)
        public init() {}
    }

    static let syntaxes: [String: OpSyntax] = [
        "affine.apply": mapped, "affine.min": mapped, "affine.max": mapped,
    ]

    /// `#map(%dimension, …)[%symbol, …]`.
    private static let mapped = OpSyntax { (parser, op) throws(Diagnostic) in
        let start = parser.token.start
        let value = try parser.attribute()
        guard case .affineMap(let map) = value else {
            throw parser.error("expected an affine map", at: start)
        }
        op.attributes["map"] = value
        var operands = try parser.parenthesizedOperands()
        let dimensions = operands.count
        if parser.token.kind == .leftSquare {
            try parser.brackets { () throws(Diagnostic) in operands.append(try parser.operand()) }
        }
        guard dimensions == map.dimensionCount, operands.count - dimensions == map.symbolCount else {
            throw parser.error("expected an operand for each dimension and symbol of the map", at: start)
        }
        op.operands[0] = operands
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
    } print: { printer, op in
        guard let value = op.attributes["map"], case .affineMap(let map) = value else { return }
        printer.write(" ")
        printer.write(value)
        printer.write("(")
        printer.write(Array(op.operands.prefix(map.dimensionCount)))
        printer.write(")")
        let symbols = Array(op.operands.dropFirst(map.dimensionCount))
        if !symbols.isEmpty {
            printer.write("[")
            printer.write(symbols)
            printer.write("]")
        }
        printer.writeAttributes(op, except: ["map"])
    }
}
