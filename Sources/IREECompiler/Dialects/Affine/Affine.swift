import IREECompilerCore

/// The `affine` dialect, as far as it computes indices.
package enum Affine {
    static let ops: [any OpKind.Type] = [
        Apply.self, DelinearizeIndex.self, LinearizeIndex.self, Maximum.self, Minimum.self,
    ]

    struct Apply: Op {
        static let name: StaticString = "affine.apply"
        static let summary: StaticString = "Applies an affine map that has one result."
        static let syntax: OpSyntax? = Affine.mapped
        static let traits: OpTraits = .pure
        let map = AttributeField(.affineMap)
        let mapOperands = VariadicOperand(.index).named("mapOperands")
        let result = Result(.index)
        init() {}
    }

    struct Minimum: Op {
        static let name: StaticString = "affine.min"
        static let summary: StaticString = "Minimum of the results of an affine map."
        static let syntax: OpSyntax? = Affine.mapped
        static let traits: OpTraits = .pure
        let map = AttributeField(.affineMap)
        let operands = VariadicOperand(.index)
        let result = Result(.index)
        init() {}
    }

    struct Maximum: Op {
        static let name: StaticString = "affine.max"
        static let summary: StaticString = "Maximum of the results of an affine map."
        static let syntax: OpSyntax? = Affine.mapped
        static let traits: OpTraits = .pure
        let map = AttributeField(.affineMap)
        let operands = VariadicOperand(.index)
        let result = Result(.index)
        init() {}
    }

    /// `#map(%dimension, …)[%symbol, …]`.
    static let mapped = OpSyntax { (parser, op) throws(Diagnostic) in
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
