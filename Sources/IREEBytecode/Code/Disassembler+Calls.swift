// Calls, returns: lists of registers say nothing of how wide they are, but calling conventions do.
extension Disassembler {
    /// What the operands and results of an instruction are by a calling convention; nil where none
    /// tells, or the instruction has others than it says.
    func banks(
        _ decoded: DecodedInstruction, _ ordinal: Int
    ) -> (operands: [RegisterBank]?, results: [RegisterBank]?) {
        if decoded.instruction == InstructionSet.instruction(.returns) {
            let convention = module.description.functions[ordinal].callingConvention
            return (convention?.results.map(\.bank), nil)
        }
        guard decoded.instruction.shape.traits.contains(.call),
            case .index(let callee)? = decoded.operands.first,
            let convention = convention(callee)
        else { return (nil, nil) }
        var segments: [UInt16]?
        for case .segments(let sizes) in decoded.operands { segments = sizes }
        var count = 0
        for case .registers(let registers) in decoded.operands { count = max(count, registers.count) }
        let operands = Self.operandBanks(convention, segments, limit: count)
        return (operands, convention.results.map(\.bank))
    }

    private func convention(_ callee: UInt32) -> CallingConvention? {
        let index = Int(callee & ~Encoding.importBit)
        if callee & Encoding.importBit != 0 {
            let imports = module.description.imports
            return index < imports.count ? imports[index].callingConvention : nil
        }
        let functions = module.description.functions
        return index < functions.count ? functions[index].callingConvention : nil
    }

    private static func operandBanks(
        _ convention: CallingConvention, _ segments: [UInt16]?, limit: Int
    ) -> [RegisterBank]? {
        guard let segments else { return convention.plainArguments?.map(\.bank) }
        guard segments.count == convention.arguments.count else { return nil }
        var banks: [RegisterBank] = []
        for (item, segment) in zip(convention.arguments, segments) {
            switch item {
            case .value(let value): banks.append(value.bank)
            case .span(let values):
                // The count comes from the file, and may be anything.
                guard values.count * Int(segment) <= limit else { return nil }
                for _ in 0..<segment { banks += values.map(\.bank) }
            }
        }
        return banks
    }

    /// The texts of a list of registers.
    ///
    /// - Parameter banks: is used where it has as many elements.
    static func texts(_ registers: [Register], _ banks: [RegisterBank]?, _ common: RegisterBank?) -> [String]
    {
        guard let banks, banks.count == registers.count else { return registers.map { text($0, common) } }
        return zip(registers, banks).map { text($0, $1) }
    }
}
