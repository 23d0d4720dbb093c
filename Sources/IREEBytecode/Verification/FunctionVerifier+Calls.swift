// Calls: their operands and results must be what the calling convention of the callee says.
extension FunctionVerifier {
    mutating func verifyCall(_ layout: InstructionLayouts.Layout) throws(VMError) {
        let convention = try verifyCallee()
        var segments: [UInt16]?
        for part in layout.parts.dropFirst() {
            let kind = cursor.kind(part)
            switch kind {
            case .segments: segments = try readSegments(convention)
            case .registers(_, .read, _): try verifyOperands(convention, segments)
            case .registers(_, .write, _): try verifyList(of: convention.results, .result)
            case .target: try verifyTarget()
            default: try verify(kind, .operand)
            }
        }
    }

    /// The calling convention of what is called.
    private mutating func verifyCallee() throws(VMError) -> CallingConvention {
        let ordinal: UInt32 = try cursor.read()
        let description = module.description
        let convention: CallingConvention?
        if ordinal & Encoding.importBit != 0 {
            let index = Int(ordinal & ~Encoding.importBit)
            guard index < description.imports.count else {
                throw cursor.error("there is no import \(index): there are \(description.imports.count)")
            }
            convention = description.imports[index].callingConvention
        } else {
            guard Int(ordinal) < description.functions.count else {
                throw cursor.error(
                    "there is no function \(ordinal): there are \(description.functions.count)")
            }
            convention = description.functions[Int(ordinal)].callingConvention
        }
        return convention ?? CallingConvention(arguments: [], results: [])
    }

    private mutating func readSegments(_ convention: CallingConvention) throws(VMError) -> [UInt16] {
        let count = try cursor.readCount(stride: 2)
        guard count == convention.arguments.count else {
            throw cursor.error("the call has \(count) segments for `\(convention.text)`")
        }
        var segments: [UInt16] = []
        segments.reserveCapacity(count)
        for _ in 0..<count { segments.append(try cursor.read()) }
        return segments
    }

    private mutating func verifyOperands(
        _ convention: CallingConvention, _ segments: [UInt16]?
    ) throws(VMError) {
        guard let segments else {
            guard let values = convention.plainArguments else {
                throw cursor.error("`\(convention.text)` has spans, but the call does not say how long")
            }
            try verifyList(of: values, .operand)
            return
        }
        var left = try cursor.readCount(stride: 2)
        for (item, segment) in zip(convention.arguments, segments) {
            let (values, count): ([CallingConvention.Value], Int) =
                switch item {
                case .value(let value): ([value], 1)
                case .span(let values): (values, Int(segment))
                }
            guard values.count * count <= left else { throw wrongCount(.operand, convention.text) }
            left -= values.count * count
            for _ in 0..<count {
                for value in values { try verify(value, .operand) }
            }
        }
        guard left == 0 else { throw wrongCount(.operand, convention.text) }
    }

    /// Checks a list that must have just these values.
    mutating func verifyList(of values: [CallingConvention.Value], _ role: Role) throws(VMError) {
        guard try cursor.readCount(stride: 2) == values.count else {
            throw wrongCount(role, "0" + String(values.map(\.letter)))
        }
        for value in values { try verify(value, role) }
    }

    private mutating func verify(_ value: CallingConvention.Value, _ role: Role) throws(VMError) {
        try verify(Register(rawValue: cursor.read()), value.bank, allowsMove: true, role)
    }

    private func wrongCount(_ role: Role, _ expected: String) -> VMError {
        cursor.error("the number of \(role)s is not that of `\(expected)`")
    }
}
