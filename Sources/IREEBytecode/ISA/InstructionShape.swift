/// The parts of an instruction in the order in which they are encoded, and what it does to the flow
/// of control. Instructions are many, shapes are few.
public struct InstructionShape: Sendable, Hashable {
    /// What an instruction is beyond reading and writing registers.
    public struct Traits: OptionSet, Sendable, Hashable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Ends a block.
        public static let terminator = Traits(rawValue: 1)
        /// Starts a block.
        public static let marker = Traits(rawValue: 2)
        /// Calls a function.
        public static let call = Traits(rawValue: 4)
        /// Execution may be left here and resumed later.
        public static let yields = Traits(rawValue: 8)
        /// For debuggers and traces; does nothing else.
        public static let debug = Traits(rawValue: 16)
    }

    public let fields: [OperandField]
    public let traits: Traits

    init(_ fields: [OperandField], _ traits: Traits = []) {
        self.fields = fields
        self.traits = traits
    }

    /// The shape with more traits.
    func with(_ more: Traits) -> Self { Self(fields, traits.union(more)) }
}

// Parts of shapes.
private func read(_ name: String, _ bank: RegisterBank) -> OperandField {
    OperandField(name, .register(bank, .read, allowsMove: false))
}

private func move(_ name: String) -> OperandField {
    OperandField(name, .register(.ref, .read, allowsMove: true))
}

private func write(_ bank: RegisterBank, _ name: String = "result") -> OperandField {
    OperandField(name, .register(bank, .write, allowsMove: bank == .ref))
}

private func list(_ name: String, of bank: RegisterBank?, _ access: OperandKind.Access) -> OperandField {
    OperandField(name, .registers(bank, access, allowsMove: bank == nil || bank == .ref))
}

// Shapes of numbers.
extension InstructionShape {
    static func unary(_ bank: RegisterBank) -> Self { convert(bank, bank) }

    static func convert(_ from: RegisterBank, _ to: RegisterBank) -> Self {
        Self([read("operand", from), write(to)])
    }

    static func binary(_ bank: RegisterBank) -> Self {
        Self([read("left", bank), read("right", bank), write(bank)])
    }

    static func ternary(_ bank: RegisterBank) -> Self {
        Self([read("first", bank), read("second", bank), read("third", bank), write(bank)])
    }

    static func shift(_ bank: RegisterBank) -> Self {
        Self([read("operand", bank), read("amount", .i32), write(bank)])
    }

    static func integerPower(_ bank: RegisterBank) -> Self {
        Self([read("base", bank), read("exponent", .i64), write(bank)])
    }

    static func test(_ bank: RegisterBank) -> Self { convert(bank, .i32) }

    static func compare(_ bank: RegisterBank) -> Self {
        Self([read("left", bank), read("right", bank), write(.i32)])
    }

    static func select(_ bank: RegisterBank) -> Self {
        Self([read("condition", .i32), read("true_value", bank), read("false_value", bank), write(bank)])
    }

    static func switchOf(_ bank: RegisterBank) -> Self {
        Self([
            read("index", .i32), read("default_value", bank), list("values", of: bank, .read), write(bank),
        ])
    }

    static func zero(_ bank: RegisterBank) -> Self { Self([write(bank)]) }

    static func constant(_ bank: RegisterBank) -> Self {
        Self([OperandField("value", .constant(bank)), write(bank)])
    }

    static func globalLoad(_ bank: RegisterBank) -> Self {
        Self([OperandField("byte_offset", .globalNumber(bank)), write(bank)])
    }

    static func globalStore(_ bank: RegisterBank) -> Self {
        Self([OperandField("byte_offset", .globalNumber(bank)), read("value", bank)])
    }

    static func globalLoadIndirect(_ bank: RegisterBank) -> Self {
        Self([read("byte_offset", .i32), write(bank)])
    }

    static func globalStoreIndirect(_ bank: RegisterBank) -> Self {
        Self([read("byte_offset", .i32), read("value", bank)])
    }

    static func listGet(_ bank: RegisterBank) -> Self {
        Self([read("list", .ref), read("index", .i32), write(bank)])
    }

    static func listSet(_ bank: RegisterBank) -> Self {
        Self([read("list", .ref), read("index", .i32), read("value", bank)])
    }

    static func bufferLoad(_ bank: RegisterBank) -> Self {
        Self([read("source_buffer", .ref), read("source_offset", .i64), write(bank)])
    }

    static func bufferStore(_ bank: RegisterBank) -> Self {
        Self([read("target_buffer", .ref), read("target_offset", .i64), read("value", bank)])
    }

    static func bufferFill(_ bank: RegisterBank) -> Self {
        Self([
            read("target_buffer", .ref), read("target_offset", .i64), read("length", .i64),
            read("value", bank),
        ])
    }
}

// Shapes of references, lists and buffers.
extension InstructionShape {
    private static let type = OperandField("type", .type)

    static let globalLoadRef = Self([OperandField("global", .globalRef), type, write(.ref, "value")])
    static let globalStoreRef = Self([OperandField("global", .globalRef), type, move("value")])
    static let globalLoadIndirectRef = Self([read("global", .i32), type, write(.ref, "value")])
    static let globalStoreIndirectRef = Self([read("global", .i32), type, move("value")])
    static let rodata = Self([OperandField("rodata", .rodata), write(.ref, "value")])
    static let listAlloc = Self([
        OperandField("element_type", .type), read("initial_capacity", .i32), write(.ref),
    ])
    static let listReserve = Self([read("list", .ref), read("minimum_capacity", .i32)])
    static let listSize = Self([read("list", .ref), write(.i32)])
    static let listResize = Self([read("list", .ref), read("new_size", .i32)])
    static let listGetRef = Self([read("list", .ref), read("index", .i32), type, write(.ref)])
    static let listSetRef = Self([read("list", .ref), read("index", .i32), move("value")])
    static let selectRef = Self([
        read("condition", .i32), type, move("true_value"), move("false_value"), write(.ref),
    ])
    static let switchRef = Self([
        read("index", .i32), type, move("default_value"), list("values", of: .ref, .read), write(.ref),
    ])
    static let castRef = Self([move("operand"), OperandField("result_type", .type), write(.ref)])
    static let assignRef = Self([move("source"), write(.ref)])
    static let discardRefs = Self([list("refs", of: .ref, .read)])
    static let bufferAlloc = Self([read("length", .i64), read("alignment", .i32), write(.ref)])
    static let bufferClone = Self([
        read("source", .ref), read("offset", .i64), read("length", .i64), read("alignment", .i32),
        write(.ref),
    ])
    static let bufferLength = Self([read("buffer", .ref), write(.i64)])
    static let bufferCopy = Self([
        read("source_buffer", .ref), read("source_offset", .i64), read("target_buffer", .ref),
        read("target_offset", .i64), read("length", .i64),
    ])
    static let bufferCompare = Self([
        read("left_buffer", .ref), read("left_offset", .i64), read("right_buffer", .ref),
        read("right_offset", .i64), read("length", .i64), write(.i32),
    ])
    static let bufferHash = Self([
        read("source_buffer", .ref), read("source_offset", .i64), read("length", .i64), write(.i64),
    ])
}

// Shapes of control.
extension InstructionShape {
    private static let callee = OperandField("callee", .function)
    private static let operands = list("operands", of: nil, .read)
    private static let results = list("results", of: nil, .write)
    private static let segments = OperandField("segment_sizes", .segments)

    private static func target(_ prefix: String = "") -> [OperandField] {
        [OperandField(prefix + "dest", .target), OperandField(prefix + "operands", .copies)]
    }

    static let block = Self([], .marker)
    static let branch = Self(target(), .terminator)
    static let conditionalBranch = Self(
        [read("condition", .i32)] + target("true_") + target("false_"), .terminator)
    static let branchTable = Self(
        [read("index", .i32)] + target("default_") + [OperandField("cases", .cases)], .terminator)
    static let call = Self([callee, operands, results], .call)
    static let callVariadic = Self([callee, segments, operands, results], .call)
    static let callYieldable = Self(
        [callee, operands, OperandField("dest", .target), results], [.call, .terminator, .yields])
    static let callVariadicYieldable = Self(
        [callee, segments, operands, OperandField("dest", .target), results],
        [.call, .terminator, .yields])
    static let returns = Self([operands], .terminator)
    static let fail = Self([read("status", .i32), OperandField("message", .text)], .terminator)
    static let importResolved = Self([OperandField("import", .function), write(.i32)])
    static let trace = Self([OperandField("event_name", .text), operands], .debug)
    static let conditionalBreak = Self([read("condition", .i32)] + target(), [.terminator, .debug])
}
