/// Proves the guarantees of `VerifiedFunction`, in one pass over the code of a function, and has
/// `FunctionPreparation` rewrite what is verified.
///
/// Loading a module waits for this: the loop over instructions accesses numbers and arrays of numbers
/// only, and names are looked up for errors.
struct FunctionVerifier: ~Copyable {
    let module: BytecodeModule
    var cursor: CodeCursor
    private let limits: Limits
    private let convention: CallingConvention
    private let plan: MarshallingPlan
    private let requirements: Features
    private let blockCount: Int
    private var preparation: FunctionPreparation
    /// Offsets of the markers, in order.
    private var blocks: [Int] = []
    /// The offsets of branch targets in the code.
    private var targets: [Int] = []

    /// The limits of the indices in instructions.
    private struct Limits {
        let globalBytes: Int
        let globalRefs: Int
        let types: Int
        let rodata: Int
        let imports: Int
        let i32Registers: Int
        let refRegisters: Int
    }

    /// The role of a register in an instruction, for messages.
    enum Role {
        /// The field of that index in the instruction's shape.
        case field(Int)
        case operand, result, copySource, copyTarget
    }

    /// Functions may share code, but not without limit: each gets its own verified code.
    static func checkTotal(_ module: BytecodeModule) throws(VMError) {
        var total = 0
        for function in module.description.functions { total += function.code.count }
        guard total <= 1 << 16 + 16 * module.bytecode.count else {
            throw module.storage.error(
                .invalidArgument, "functions share the same code too many times",
                at: module.bytecode.lowerBound)
        }
    }

    static func verify(_ module: BytecodeModule, ordinal: Int) throws(VMError) -> VerifiedFunction {
        var verifier = try FunctionVerifier(module, ordinal)
        return try verifier.verify()
    }

    private init(_ module: BytecodeModule, _ ordinal: Int) throws(VMError) {
        let code = FunctionCode(module, ordinal: ordinal)
        let description = module.description
        let function = description.functions[ordinal]
        convention = function.callingConvention ?? CallingConvention(arguments: [], results: [])
        do throws(VMError) {
            plan = try MarshallingPlan(convention)
        } catch {
            throw code.error(error.message, pc: 0)
        }
        // The official assembler counts only registers that instructions name.
        limits = Limits(
            globalBytes: description.state.globalByteCount, globalRefs: description.state.globalRefCount,
            types: description.types.count, rodata: module.rodata.count,
            imports: description.imports.count,
            i32Registers: max(function.i32RegisterCount, plan.i32RegisterCount),
            refRegisters: max(function.refRegisterCount, plan.refRegisterCount))
        requirements = function.requirements
        blockCount = function.blockCount
        self.module = module
        cursor = CodeCursor(code)
        preparation = FunctionPreparation(code.bytes, i32RegisterCount: limits.i32Registers)
        blocks.reserveCapacity(blockCount)
    }

    private mutating func verify() throws(VMError) -> VerifiedFunction {
        var isInBlock = false
        while !cursor.isAtEnd {
            let layout = try cursor.readInstruction()
            guard layout.traits.contains(.marker) != isInBlock else {
                throw cursor.error(
                    isInBlock ? "a block starts before the one before has ended" : "no block has started")
            }
            if layout.traits.contains(.marker) {
                blocks.append(cursor.pc)
                isInBlock = true
                continue
            }
            if cursor.set != .core { try verifyExtension() }
            if layout.traits.contains(.call) {
                try verifyCall(layout)
            } else if cursor.set == .core, cursor.opcode == CoreOpcode.returns.rawValue {
                try verifyList(of: convention.results, .result)
            } else {
                for part in layout.parts {
                    try verify(cursor.kind(part), .field(part - layout.parts.lowerBound))
                }
            }
            preparation.fuseBranch(cursor)
            if layout.traits.contains(.terminator) { isInBlock = false }
        }
        guard !isInBlock else { throw cursor.error("the last block has no end") }
        guard blocks.count == blockCount else {
            throw cursor.code.error("the function has \(blocks.count) blocks, not \(blockCount)", pc: 0)
        }
        try verifyTargets()
        return VerifiedFunction(
            code: ModuleBytes(preparation.bytes, path: module.storage.path), plan: plan,
            i32RegisterCount: limits.i32Registers, refRegisterCount: limits.refRegisters,
            requirements: requirements)
    }

    /// Checks that the function may use the extension.
    private mutating func verifyExtension() throws(VMError) {
        guard requirements.isSuperset(of: cursor.set.requirement) else {
            throw cursor.error("the function does not declare that it needs `\(cursor.set.rawValue)`")
        }
        preparation.prepareExtension(cursor)
    }

    /// Checks that branches lead to blocks.
    private mutating func verifyTargets() throws(VMError) {
        for place in targets {
            let value = cursor.bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
            let target = Int(UInt32(littleEndian: value))
            guard blocks.containsSorted(target), target <= Encoding.maximumTarget else {
                throw cursor.code.error(
                    "a branch leads to \(hexadecimal(target, digits: 8)), where no block starts", pc: place)
            }
            preparation.retarget(at: place, to: target)
        }
    }
}

// Parts of instructions.
extension FunctionVerifier {
    mutating func verify(_ kind: OperandKind, _ role: Role) throws(VMError) {
        switch kind {
        case .register(let bank, _, let allowsMove):
            try verify(Register(rawValue: cursor.read()), bank, allowsMove: allowsMove, role)
        case .constant(let bank):
            if bank.width == 8 {
                let _: UInt64 = try cursor.read()
            } else {
                let _: UInt32 = try cursor.read()
            }
        case .globalNumber(let bank):
            let offset = Int(try cursor.read(UInt32.self))
            guard offset <= limits.globalBytes - bank.width else {
                throw cursor.error(
                    "a global number at \(offset) lies outside of \(limits.globalBytes) bytes of state")
            }
        case .globalRef: try verifyIndex(limits.globalRefs, "global reference")
        case .type: try verifyIndex(limits.types, "type")
        case .rodata: try verifyIndex(limits.rodata, "rodata segment")
        case .function: try verifyImport()
        case .text: _ = try cursor.readText()
        case .target: try verifyTarget()
        case .copies: try verifyCopies()
        case .registers(let bank, _, let allowsMove):
            for _ in 0..<(try cursor.readCount(stride: 2)) {
                let register = Register(rawValue: try cursor.read())
                try verify(
                    register, bank ?? (register.isRef ? .ref : .i32), allowsMove: allowsMove, role)
            }
        case .segments: for _ in 0..<(try cursor.readCount(stride: 2)) { let _: UInt16 = try cursor.read() }
        case .cases:
            for _ in 0..<(try cursor.read(UInt16.self)) {
                try verifyTarget()
                try verifyCopies()
            }
        }
    }

    @inline(__always)
    func verify(
        _ register: Register, _ bank: RegisterBank, allowsMove: Bool, _ role: Role
    ) throws(VMError) {
        let index = register.index
        let isSound: Bool
        switch bank {
        case .i32, .f32: isSound = !register.isRef && index < limits.i32Registers
        case .i64, .f64:
            isSound = !register.isRef && index & 1 == 0 && index + 1 < limits.i32Registers
        case .ref:
            isSound = register.isRef && index < limits.refRegisters && (allowsMove || !register.isMoved)
        }
        guard isSound else { throw complaint(register, bank, role) }
    }

    /// The error of an invalid register.
    private func complaint(_ register: Register, _ bank: RegisterBank, _ role: Role) -> VMError {
        let name = "%\(register.isRef ? "r" : "i")\(register.index)"
        let what: String
        switch role {
        case .field(let index):
            let fields = InstructionSet.instructions(of: cursor.set)[Int(cursor.opcode)].shape.fields
            what = "`\(fields[index].name)`"
        case .operand: what = "an operand"
        case .result: what = "a result"
        case .copySource: what = "what is copied"
        case .copyTarget: what = "where it is copied to"
        }
        if register.isRef != (bank == .ref) {
            return cursor.error(
                "expected a \(bank == .ref ? "reference" : "number") for \(what), got \(name)")
        }
        let count = register.isRef ? limits.refRegisters : limits.i32Registers
        if register.index + (bank.width == 8 ? 1 : 0) >= count {
            return cursor.error("\(what) is in register \(name), but there are \(count)")
        }
        return cursor.error(
            register.isRef
                ? "\(what) cannot be moved out of its register, \(name)"
                : "\(what) of 64 bits is in an odd register, \(name)")
    }

    private mutating func verifyIndex(_ count: Int, _ what: StaticString) throws(VMError) {
        let index: UInt32 = try cursor.read()
        guard Int(index) < count else {
            throw cursor.error("there is no \(what) \(index): there are \(count)")
        }
    }

    /// An index of an import where it is not called.
    private mutating func verifyImport() throws(VMError) {
        let index: UInt32 = try cursor.read()
        guard index & Encoding.importBit != 0 else { throw cursor.error("function \(index) is no import") }
        guard Int(index & ~Encoding.importBit) < limits.imports else {
            throw cursor.error(
                "there is no import \(index & ~Encoding.importBit): there are \(limits.imports)")
        }
    }

    mutating func verifyTarget() throws(VMError) {
        // Blocks that come later are not known yet.
        targets.append(cursor.position)
        let _: UInt32 = try cursor.read()
    }

    private mutating func verifyCopies() throws(VMError) {
        preparation.startCopies()
        for _ in 0..<(try cursor.readCount(stride: 4)) {
            let position = cursor.position
            let source = Register(rawValue: try cursor.read())
            let target = Register(rawValue: try cursor.read())
            let bank: RegisterBank = source.isRef ? .ref : .i32
            try verify(source, bank, allowsMove: true, .copySource)
            try verify(target, bank, allowsMove: true, .copyTarget)
            preparation.addCopy(source, target, at: position)
        }
    }
}

extension [Int] {
    /// Whether a sorted array has `value`.
    fileprivate func containsSorted(_ value: Int) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == value
    }
}
