import IREEBytecode
import IREECompilerCore

/// Creates operations of the `vm` dialect by instruction: by opcode, or by form for instructions that exist for each
/// value type.
extension OpBuilder {
    /// Creates the operation of an instruction. The result type follows from its register bank; `type` is that of a
    /// reference, unless only one is possible.
    @discardableResult
    package func make(
        _ instruction: Instruction, _ operands: [Value], type: IRType? = nil,
        _ attributes: [(String, Attribute)] = []
    ) -> Operation {
        let definition = registry.definition(named: "\(instruction.row.name)")
        let results = definition.results.map { [type ?? $0.type.only ?? .none] }
        let op = Operation(
            definition, at: location, operands: operands.map { [$0] }, results: results,
            attributes: AttributeDictionary(attributes))
        return insert(op)
    }

    /// The result of an instruction.
    package func make(_ opcode: VM.Opcode, _ operands: [Value], type: IRType? = nil) -> Value {
        make(InstructionSet[opcode], operands, type: type).results[0]
    }
    package func make(_ opcode: VM.F32, _ operands: [Value]) -> Value {
        make(InstructionSet[opcode], operands).results[0]
    }
    package func make(_ opcode: VM.F64, _ operands: [Value]) -> Value {
        make(InstructionSet[opcode], operands).results[0]
    }

    /// An instruction of the base set without results.
    func perform(_ opcode: VM.Opcode, _ operands: [Value]) { make(InstructionSet[opcode], operands) }

    /// The operation of the only instruction of a form.
    @discardableResult
    private func make(
        _ form: InstructionForm, _ operands: [Value], type: IRType? = nil,
        _ attributes: [(String, Attribute)] = []
    ) -> Operation {
        // A test checks that there is one for each form that is used below.
        make(InstructionSet.instruction(of: form) ?? InstructionSet[.block], operands, type: type, attributes)
    }

    /// Ends the module that is being built.
    package func vmEndModule() { create(VM.ModuleTerminator.self) }

    // MARK: Constants and globals

    package func vmConstant(_ value: Attribute, _ type: IRType) -> Value {
        make(.constant(VM.bank(of: type)), [], type: type, [("value", value)]).results[0]
    }

    /// Zero, or a null reference.
    package func vmZero(_ type: IRType) -> Value { make(.zero(VM.bank(of: type)), [], type: type).results[0] }

    package func vmSelect(_ condition: Value, _ a: Value, _ b: Value) -> Value {
        make(.select(VM.bank(of: a.type)), [condition, a, b], type: a.type).results[0]
    }

    /// Creates the definition of a global.
    func vmGlobal(of type: IRType, _ attributes: [(String, Attribute)]) {
        let definition = registry.definition(named: "vm.global.\(VM.bank(of: type).rawValue)")
        insert(Operation(definition, at: location, attributes: AttributeDictionary(attributes)))
    }

    func vmLoad(global: Attribute, of type: IRType, isImmutable: Bool) -> Value {
        let attributes = [("global", global)] + (isImmutable ? [("is_immutable", .unit)] : [])
        return make(.globalLoad(VM.bank(of: type)), [], type: type, attributes).results[0]
    }

    func vmStore(_ value: Value, global: Attribute) {
        make(.globalStore(VM.bank(of: value.type)), [value], type: nil, [("global", global)])
    }

    // MARK: Comparisons

    /// An integer comparison. Some are pseudo operations without an instruction, which are expanded later.
    package func vmCompare(_ comparison: VM.IntegerComparison, _ a: Value, _ b: Value) -> Value {
        let words = comparison.rawValue.split(separator: ".", maxSplits: 1)
        let sign = words.count > 1 ? ".\(words[1])" : ""
        let definition = registry.definition(
            named: "vm.cmp.\(words[0]).\(VM.bank(of: a.type).rawValue)\(sign)")
        let op = Operation(definition, at: location, operands: [[a], [b]], results: [[.i32]])
        return insert(op).results[0]
    }
}

extension VM {
    /// Integer comparisons: their mnemonics, and signedness where it matters.
    package enum IntegerComparison: String, CaseIterable {
        case eq, ne
        case slt = "lt.s"
        case sle = "lte.s"
        case sgt = "gt.s"
        case sge = "gte.s"
        case ult = "lt.u"
        case ule = "lte.u"
        case ugt = "gt.u"
        case uge = "gte.u"
    }

    /// The register bank of a type.
    static func bank(of type: IRType) -> RegisterBank {
        switch type {
        case .i64: .i64
        case .f32: .f32
        case .f64: .f64
        default: type.isVMReference ? .ref : .i32
        }
    }
}
