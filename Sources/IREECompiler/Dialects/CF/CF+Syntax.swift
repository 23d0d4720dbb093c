import IREECompilerCore

/// Custom syntax of the `cf` dialect.
extension CF {
    static let directives: [String: Directive] = ["SwitchOpCases": switchCases]

    /// `default: ^a(%x : type), 1: ^b`.
    private static let switchCases = Directive { (parser, arguments, op) throws(Diagnostic) in
        var cases = BranchCases()
        try cases.read(parser, until: .rightSquare)
        let flag = arguments.operandTypes(0, op).first
        let type = flag ?? .i32
        cases.store(arguments, fields: (1, 2, 3, 5, 6, 7), op)
        guard !cases.values.isEmpty else { return }
        let width = ((type.bitWidth ?? 32) + 7) / 8
        var bytes: [UInt8] = []
        for value in cases.values {
            for i in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> Int64(8 * i))) }
        }
        let shape = IRType.tensor(ShapedType([cases.values.count], type))
        let elements = DenseElements(type: shape, bytes: bytes, isSplat: false)
        arguments.setAttribute(4, .dense(elements.normalized(count: cases.values.count)), op)
    } print: { printer, arguments, op in
        let elements = arguments.attribute(4, op)?.denseValue
        let values = (0..<(elements?.count ?? 0)).map { elements?.bits(at: $0) ?? 0 }
        printer.writeBranchCases(arguments, fields: (1, 2, 5, 6), values, op)
    }
}

/// Switch cases: successors with their operands.
struct BranchCases {
    var values: [Int64] = []
    var blocks: [Block] = []
    var operands: [[ParsedOperand]] = []
    var types: [[IRType]] = []

    /// Parses `default: ^a(%x : type), 1: ^b, …`; the default comes first.
    mutating func read(_ parser: AsmParser, until end: TokenKind) throws(Diagnostic) {
        try parser.expectWord("default")
        while true {
            try parser.expect(.colon, "':'")
            blocks.append(try parser.successor())
            var own: [ParsedOperand] = []
            var ownTypes: [IRType] = []
            if parser.take(.leftParen) {
                own = try parser.operandList()
                try parser.expect(.colon, "':'")
                ownTypes = try parser.typeList()
                try parser.expect(.rightParen, "')'")
            }
            operands.append(own)
            types.append(ownTypes)
            guard parser.take(.comma) else { return }
            values.append(try parser.integer())
        }
    }

    /// Stores the parsed cases in fields: successor, operands and types of the default, and those of the
    /// cases.
    func store(
        _ arguments: DirectiveArguments, fields: (Int, Int, Int, Int, Int, Int), _ op: ParsedOp
    ) {
        op.successors[arguments.field(fields.0).index] = [blocks[0]]
        arguments.set(fields.1, operands[0], op)
        arguments.setTypes(fields.2, types[0], op)
        op.successors[arguments.field(fields.3).index] = Array(blocks.dropFirst())
        arguments.set(fields.4, Array(operands.dropFirst().joined()), op)
        arguments.setTypes(fields.5, Array(types.dropFirst().joined()), op)
        op.attributes["case_operand_segments"] = .denseArray(
            operands.dropFirst().map { Int64($0.count) }, .i32)
    }
}

extension AsmPrinter {
    /// `default: ^a(%x : type),` and the cases, each on its own line.
    func writeBranchCases(
        _ arguments: DirectiveArguments, fields: (Int, Int, Int, Int), _ values: [Int64], _ op: Operation
    ) {
        func target(_ block: Block?, _ operands: [Value]) {
            guard let block else { return }
            write(block)
            guard !operands.isEmpty else { return }
            write("(")
            write(operands)
            write(" : ")
            write(operands.map(\.type))
            write(")")
        }
        write("  default: ")
        target(op.successors.first, arguments.values(fields.1, op))
        var rest = ValueCursor(arguments.values(fields.3, op))
        let counts = op.attributes["case_operand_segments"]?.denseArrayValue ?? []
        for (i, block) in op.successors.dropFirst().enumerated() {
            write(",")
            newline()
            write("  \(i < values.count ? values[i] : Int64(i)): ")
            target(block, rest.take(i < counts.count ? Int(counts[i]) : 0))
        }
        newline()
    }
}
