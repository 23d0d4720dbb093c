import IREECompilerCore

/// Operations between an index and its digits in a basis of several sizes.
extension Affine {
    struct LinearizeIndex: Op {
        static let name: StaticString = "affine.linearize_index"
        static let summary: StaticString = "The index of an element, of its indices in several dimensions."
        static let syntax: OpSyntax? = Affine.linearized
        static let traits: OpTraits = [.attrSizedOperands, .pure]
        let multiIndex = VariadicOperand(.index)
        let dynamicBasis = VariadicOperand(.index)
        let staticBasis = AttributeField(.denseI64Array)
        let disjoint = OptionalAttribute(.unit)
        let linearIndex = Result(.index)
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            try Affine.verify(op.op, basis: op.staticBasis, of: op.multiIndex.count)
        }
    }

    struct DelinearizeIndex: Op {
        static let name: StaticString = "affine.delinearize_index"
        static let summary: StaticString = "The indices in several dimensions of the element at an index."
        static let syntax: OpSyntax? = Affine.delinearized
        static let traits: OpTraits = .pure
        let linearIndex = Operand(.index)
        let dynamicBasis = VariadicOperand(.index)
        let staticBasis = AttributeField(.denseI64Array)
        let multiIndex = VariadicResult(.index)
        init() {}

        static func verify(_ op: OpView<Self>) throws(Diagnostic) {
            try Affine.verify(op.op, basis: op.staticBasis, of: op.op.results.count)
        }
    }

    /// The size of the outermost dimension may be left out.
    private static func verify(_ op: Operation, basis: Attribute, of count: Int) throws(Diagnostic) {
        let sizes = basis.denseArrayValue?.count ?? 0
        guard count > 0, sizes == count || sizes == count - 1 else {
            throw op.error("expects a basis of \(max(count - 1, 0)) or \(count) sizes, but got \(sizes)")
        }
    }

    /// `disjoint [%i, %j] by (4, %n) : index`.
    private static let linearized = OpSyntax { (parser, op) throws(Diagnostic) in
        if parser.takeWord("disjoint") { op.attributes["disjoint"] = .unit }
        try parser.brackets { () throws(Diagnostic) in op.operands[0].append(try parser.operand()) }
        try parser.expectWord("by")
        let (operands, values) = try parser.mixedIndices(.leftParen, .rightParen)
        op.operands[1] = operands
        op.attributes["static_basis"] = .denseArray(values, .i64)
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        try parser.expect(.colon, "':'")
        _ = try parser.type()
    } print: { printer, op in
        if op.attributes["disjoint"] != nil { printer.write(" disjoint") }
        printer.write(" [")
        printer.write(op.operands(0))
        printer.write("] by ")
        printer.writeMixedIndices(
            op.operands(1), op.attributes["static_basis"]?.denseArrayValue ?? [], ("(", ")"))
        printer.writeAttributes(op, except: ["static_basis", "disjoint"])
        printer.write(" : index")
    }

    /// `%linear into (4, %n) : index, index`.
    private static let delinearized = OpSyntax { (parser, op) throws(Diagnostic) in
        op.operands[0] = [try parser.operand()]
        try parser.expectWord("into")
        let (operands, values) = try parser.mixedIndices(.leftParen, .rightParen)
        op.operands[1] = operands
        op.attributes["static_basis"] = .denseArray(values, .i64)
        if parser.token.kind == .leftBrace { try parser.attributeEntries(into: &op.attributes) }
        try parser.expect(.colon, "':'")
        var types = [try parser.type()]
        while parser.take(.comma) { types.append(try parser.type()) }
        op.resultTypes[0] = types
    } print: { printer, op in
        printer.write(" ")
        printer.write(op.operand(0))
        printer.write(" into ")
        printer.writeMixedIndices(
            op.operands(1), op.attributes["static_basis"]?.denseArrayValue ?? [], ("(", ")"))
        printer.writeAttributes(op, except: ["static_basis"])
        printer.write(" : ")
        printer.write(op.results.map(\.type))
    }
}

extension Affine {
    /// Names of operations that kernels are made of.
    package enum Name {
        package static let apply = "\(Apply.name)"
        package static let minimum = "\(Minimum.name)"
        package static let maximum = "\(Maximum.name)"
        package static let linearizeIndex = "\(LinearizeIndex.name)"
        package static let delinearizeIndex = "\(DelinearizeIndex.name)"
    }
}
