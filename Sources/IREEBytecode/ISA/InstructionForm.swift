/// What operands instructions have, and in which order they are encoded. Instructions are many, forms are few.
///
/// What follows from the form of an instruction: its encoding (`fields`), the layout by which the interpreter
/// reads its operands, and the fields and assembly format of its operation in the `vm` dialect.
package enum InstructionForm: Sendable, Hashable {
    // Numbers
    case unary(RegisterBank)
    case convert(RegisterBank, RegisterBank)
    case binary(RegisterBank)
    case ternary(RegisterBank)
    case shift(RegisterBank)
    case integerPower(RegisterBank)
    case test(RegisterBank)
    case compare(RegisterBank)
    case select(RegisterBank)
    case switchOf(RegisterBank)
    case zero(RegisterBank)
    case constant(RegisterBank)

    // Globals, lists and buffers
    case globalLoad(RegisterBank)
    case globalStore(RegisterBank)
    case globalLoadIndirect(RegisterBank)
    case globalStoreIndirect(RegisterBank)
    case listGet(RegisterBank)
    case listSet(RegisterBank)
    case listAlloc, listReserve, listSize, listResize
    case bufferLoad(RegisterBank)
    case bufferStore(RegisterBank)
    case bufferFill(RegisterBank)
    case bufferAlloc, bufferClone, bufferLength, bufferCopy, bufferCompare, bufferHash

    // References
    case rodata, castRef, assignRef, discardRefs

    // Control flow
    case block, branch, conditionalBranch, branchTable, conditionalBreak
    case call, callVariadic, callYieldable, callVariadicYieldable, returns, fail
    case importResolved, trace, print

    /// What all instructions of the form are.
    var traits: InstructionShape.Traits {
        switch self {
        case .block: .marker
        case .branch, .conditionalBranch, .branchTable, .returns, .fail: .terminator
        case .conditionalBreak: [.terminator, .yields, .debug]
        case .call, .callVariadic: .call
        case .callYieldable, .callVariadicYieldable: [.call, .terminator, .yields]
        case .trace, .print: .debug
        default: []
        }
    }
}

// Parts of forms.
private func read(_ name: String, _ bank: RegisterBank) -> OperandField {
    OperandField(name, .register(bank, .read, allowsMove: false))
}

/// A register that is read; a reference may be moved out of it.
private func move(_ name: String, _ bank: RegisterBank = .ref) -> OperandField {
    OperandField(name, .register(bank, .read, allowsMove: bank == .ref))
}

private func write(_ bank: RegisterBank, _ name: String = "result") -> OperandField {
    OperandField(name, .register(bank, .write, allowsMove: bank == .ref))
}

private func list(_ name: String, of bank: RegisterBank?, _ access: OperandKind.Access) -> OperandField {
    OperandField(name, .registers(bank, access, allowsMove: bank == nil || bank == .ref))
}

/// The type of a value, which is encoded where values are references.
private func type(of bank: RegisterBank) -> [OperandField] {
    bank == .ref ? [OperandField("type", .type)] : []
}

/// A global that is named by where it is: its offset in bytes, or the index of a reference.
private func global(_ bank: RegisterBank) -> OperandField {
    OperandField("global", bank == .ref ? .globalRef : .globalNumber(bank))
}

/// A successor, and the copies of registers that are its operands.
private func successor(_ name: String, _ operands: String) -> [OperandField] {
    [OperandField(name, .target), OperandField(operands, .copies)]
}

extension InstructionForm {
    /// The operands, in the order in which they are encoded. Their names are those of the `vm` dialect.
    var fields: [OperandField] {
        switch self {
        case .unary(let bank): [read("operand", bank), write(bank)]
        case .convert(let from, let to): [read("operand", from), write(to)]
        case .binary(let bank): [read("lhs", bank), read("rhs", bank), write(bank)]
        case .ternary(let bank): [read("a", bank), read("b", bank), read("c", bank), write(bank)]
        case .shift(let bank): [read("operand", bank), read("amount", .i32), write(bank)]
        case .integerPower(let bank): [read("base", bank), read("exponent", .i64), write(bank)]
        case .test(let bank): [read("operand", bank), write(.i32)]
        case .compare(let bank): [read("lhs", bank), read("rhs", bank), write(.i32)]
        case .select(let bank):
            [read("condition", .i32)] + type(of: bank)
                + [move("true_value", bank), move("false_value", bank), write(bank)]
        case .switchOf(let bank):
            [read("index", .i32)] + type(of: bank)
                + [move("default_value", bank), list("values", of: bank, .read), write(bank)]
        case .zero(let bank): [write(bank)]
        case .constant(let bank): [OperandField("value", .constant(bank)), write(bank)]

        case .globalLoad(let bank): [global(bank)] + type(of: bank) + [write(bank, "value")]
        case .globalStore(let bank): [global(bank)] + type(of: bank) + [move("value", bank)]
        case .globalLoadIndirect(let bank): [read("global", .i32)] + type(of: bank) + [write(bank, "value")]
        case .globalStoreIndirect(let bank): [read("global", .i32)] + type(of: bank) + [move("value", bank)]
        case .listGet(let bank): [read("list", .ref), read("index", .i32)] + type(of: bank) + [write(bank)]
        case .listSet(let bank): [read("list", .ref), read("index", .i32), move("value", bank)]
        case .listAlloc: [OperandField("element_type", .type), read("initial_capacity", .i32), write(.ref)]
        case .listReserve: [read("list", .ref), read("minimum_capacity", .i32)]
        case .listSize: [read("list", .ref), write(.i32)]
        case .listResize: [read("list", .ref), read("new_size", .i32)]
        case .bufferLoad(let bank): [read("source_buffer", .ref), read("source_offset", .i64), write(bank)]
        case .bufferStore(let bank):
            [read("target_buffer", .ref), read("target_offset", .i64), read("value", bank)]
        case .bufferFill(let bank):
            [
                read("target_buffer", .ref), read("target_offset", .i64), read("length", .i64),
                read("value", bank),
            ]
        case .bufferAlloc: [read("length", .i64), read("alignment", .i32), write(.ref)]
        case .bufferClone:
            [
                read("source_buffer", .ref), read("source_offset", .i64), read("length", .i64),
                read("alignment", .i32), write(.ref),
            ]
        case .bufferLength: [read("buffer", .ref), write(.i64)]
        case .bufferCopy:
            [
                read("source_buffer", .ref), read("source_offset", .i64), read("target_buffer", .ref),
                read("target_offset", .i64), read("length", .i64),
            ]
        case .bufferCompare:
            [
                read("lhs_buffer", .ref), read("lhs_offset", .i64), read("rhs_buffer", .ref),
                read("rhs_offset", .i64), read("length", .i64), write(.i32),
            ]
        case .bufferHash:
            [read("source_buffer", .ref), read("source_offset", .i64), read("length", .i64), write(.i64)]

        case .rodata: [OperandField("rodata", .rodata), write(.ref, "value")]
        case .castRef: [move("operand"), OperandField("result_type", .type), write(.ref)]
        case .assignRef: [move("source"), write(.ref)]
        case .discardRefs: [list("refs", of: .ref, .read)]

        default: controlFields
        }
    }

    private var controlFields: [OperandField] {
        let callee = OperandField("callee", .function)
        let segments = OperandField("segment_sizes", .segments)
        let operands = list("operands", of: nil, .read)
        let results = list("results", of: nil, .write)
        let dest = OperandField("dest", .target)
        return switch self {
        case .branch: successor("dest", "dest_operands")
        case .conditionalBranch:
            [read("condition", .i32)] + successor("true_dest", "true_dest_operands")
                + successor("false_dest", "false_dest_operands")
        case .branchTable:
            [read("index", .i32)] + successor("default_destination", "default_operands")
                + [OperandField("cases", .cases)]
        case .conditionalBreak: [read("condition", .i32)] + successor("dest", "dest_operands")
        case .call: [callee, operands, results]
        case .callVariadic: [callee, segments, operands, results]
        case .callYieldable: [callee, list("arguments", of: nil, .read), dest, results]
        case .callVariadicYieldable: [callee, segments, operands, dest, results]
        case .returns: [operands]
        case .fail: [read("status", .i32), OperandField("message", .text)]
        case .importResolved: [OperandField("import", .function), write(.i32)]
        case .trace: [OperandField("event_name", .text), operands]
        case .print: [OperandField("message", .text), operands]
        default: []
        }
    }
}

extension InstructionForm {
    /// The registers that an instruction of the form is about, where it is there for several banks.
    package var bank: RegisterBank? {
        switch self {
        case .unary(let bank), .convert(_, let bank), .binary(let bank), .ternary(let bank), .shift(let bank),
            .integerPower(let bank), .test(let bank), .compare(let bank), .select(let bank),
            .switchOf(let bank),
            .zero(let bank), .constant(let bank), .globalLoad(let bank), .globalStore(let bank),
            .globalLoadIndirect(let bank), .globalStoreIndirect(let bank), .listGet(let bank),
            .listSet(let bank), .bufferLoad(let bank), .bufferStore(let bank), .bufferFill(let bank):
            bank
        default: nil
        }
    }

    /// Whether the interpreter executes instructions of the form in its innermost loop or, those of control flow,
    /// around it. All others count references or take long, and are in functions of their own.
    package var isExecutedInLoop: Bool {
        switch self {
        case .unary, .convert, .binary, .ternary, .shift, .integerPower, .test, .compare, .select, .zero,
            .constant,
            .globalLoad, .globalStore, .bufferLoad, .bufferStore:
            bank != .ref
        case .block, .branch, .conditionalBranch, .branchTable, .conditionalBreak, .call, .callVariadic,
            .callYieldable, .callVariadicYieldable, .returns, .fail:
            true
        default: false
        }
    }
}
