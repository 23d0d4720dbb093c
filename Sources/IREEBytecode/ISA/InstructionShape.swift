/// The parts of an instruction in the order in which they are encoded, and what it is besides.
public struct InstructionShape: Sendable, Hashable {
    /// What an instruction is beyond reading and writing registers.
    public struct Traits: OptionSet, Sendable, Hashable {
        /// One bit for each trait.
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
        /// Its two operands commute.
        package static let commutative = Traits(rawValue: 32)
        /// In verified code, the instruction of an extension has an opcode of the base set in place of its
        /// prefix: it is one of the most frequent.
        package static let direct = Traits(rawValue: 64)
        /// In verified code, the instruction has another opcode where a branch is right behind it, and is
        /// executed with that: a comparison whose result decides a conditional branch, or another in front of
        /// an unconditional one.
        package static let fusesWithBranch = Traits(rawValue: 128)
    }

    package let form: InstructionForm
    /// The operands, in the order in which they are encoded.
    public let fields: [OperandField]
    /// What the instruction is besides.
    public let traits: Traits

    init(_ form: InstructionForm, _ traits: Traits) {
        self.form = form
        fields = form.fields
        self.traits = form.traits.union(traits)
    }
}
