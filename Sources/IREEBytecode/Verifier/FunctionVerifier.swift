/// Proves what `VerifiedFunction` promises, in one pass over the code of a function.
struct FunctionVerifier {
    let module: BytecodeModule
    let function: FunctionDescription
    private var i32RegisterCount: Int
    private var refRegisterCount: Int
    private let code: FunctionCode
    var cursor: CodeCursor
    /// The code as it will run.
    private var patched: [UInt8]
    /// Offsets of the markers, in order.
    private var blocks: [Int] = []
    /// Where targets of branches are in the code.
    private var targets: [Int] = []

    /// Functions may share code, but not all of it many times over: verified code is their own.
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
        var verifier = FunctionVerifier(module, ordinal)
        return try verifier.verify()
    }

    private init(_ module: BytecodeModule, _ ordinal: Int) {
        self.module = module
        function = module.description.functions[ordinal]
        i32RegisterCount = function.i32RegisterCount
        refRegisterCount = function.refRegisterCount
        code = FunctionCode(module, ordinal: ordinal)
        cursor = CodeCursor(code)
        patched = Array(code.bytes)
    }

    private mutating func verify() throws(VMError) -> VerifiedFunction {
        let convention = function.callingConvention ?? CallingConvention(arguments: [], results: [])
        let plan: MarshallingPlan
        do throws(VMError) {
            plan = try MarshallingPlan(convention)
        } catch {
            throw code.error(error.message, pc: 0)
        }
        // The official assembler counts only registers that instructions name.
        i32RegisterCount = max(function.i32RegisterCount, plan.i32RegisterCount)
        refRegisterCount = max(function.refRegisterCount, plan.refRegisterCount)
        blocks.reserveCapacity(function.blockCount)
        var isInBlock = false
        while !cursor.isAtEnd {
            let instruction = try cursor.readInstruction()
            let traits = instruction.shape.traits
            guard traits.contains(.marker) != isInBlock else {
                throw cursor.error(
                    isInBlock ? "a block starts before the one before has ended" : "no block has started")
            }
            if traits.contains(.marker) {
                blocks.append(cursor.pc)
                isInBlock = true
                continue
            }
            if instruction.set != .core { try extend(instruction) }
            if traits.contains(.call) {
                try verifyCall(instruction)
            } else if instruction.opcode == CoreOpcode.returns.rawValue, instruction.set == .core {
                try verifyList(of: convention.results, "return value")
            } else {
                for field in instruction.shape.fields { try verify(field) }
            }
            if traits.contains(.terminator) { isInBlock = false }
        }
        guard !isInBlock else { throw cursor.error("the last block has no end") }
        guard blocks.count == function.blockCount else {
            throw code.error(
                "the function has \(blocks.count) blocks, not \(function.blockCount)", pc: 0)
        }
        try verifyTargets()
        return VerifiedFunction(
            code: ModuleBytes(patched, path: module.storage.path), plan: plan,
            i32RegisterCount: i32RegisterCount, refRegisterCount: refRegisterCount,
            requirements: function.requirements)
    }

    /// Checks that the function may use the extension, and makes its prefix one for execution.
    private mutating func extend(_ instruction: Instruction) throws(VMError) {
        guard function.requirements.isSuperset(of: instruction.set.requirement) else {
            throw cursor.error(
                "`\(instruction.mnemonic)` needs `\(instruction.set.rawValue)`, which the function does not declare"
            )
        }
        let prefix: CoreOpcode = instruction.set == .f32 ? .extendedF32 : .extendedF64
        patched[cursor.pc] = prefix.rawValue
    }

    /// Checks that branches lead to blocks, and makes them lead past the markers.
    private mutating func verifyTargets() throws(VMError) {
        for place in targets {
            let value = code.bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
            let target = Int(UInt32(littleEndian: value))
            guard blocks.containsSorted(target), target <= Encoding.maximumTarget else {
                throw code.error(
                    "a branch leads to \(hexadecimal(target, digits: 8)), where no block starts",
                    pc: place)
            }
            withUnsafeBytes(of: UInt32(target + 1).littleEndian) { bytes in
                for index in 0..<4 { patched[place + index] = bytes[index] }
            }
        }
    }
}

// Parts of instructions.
extension FunctionVerifier {
    mutating func verify(_ field: OperandField) throws(VMError) {
        switch field.kind {
        case .register(let bank, _, let allowsMove):
            try verify(Register(rawValue: cursor.read()), bank, allowsMove, field.name)
        case .constant(let bank):
            if bank.width == 8 {
                let _: UInt64 = try cursor.read()
            } else {
                let _: UInt32 = try cursor.read()
            }
        case .globalNumber(let bank):
            let offset = Int(try cursor.read(UInt32.self))
            let size = module.description.state.globalByteCount
            guard offset <= size - bank.width else {
                throw cursor.error("a global number at \(offset) lies outside of \(size) bytes of state")
            }
        case .globalRef: try verifyIndex(module.description.state.globalRefCount, "global reference")
        case .type: try verifyIndex(module.description.types.count, "type")
        case .rodata: try verifyIndex(module.rodata.count, "rodata segment")
        case .function: try verifyImport()
        case .text: _ = try cursor.readText()
        case .target: try verifyTarget()
        case .copies: try verifyCopies()
        case .registers(let bank, _, let allowsMove):
            for _ in 0..<(try cursor.readCount(stride: 2)) {
                let register = Register(rawValue: try cursor.read())
                try verify(register, bank ?? (register.isRef ? .ref : .i32), allowsMove, field.name)
            }
        case .segments: for _ in 0..<(try cursor.readCount(stride: 2)) { let _: UInt16 = try cursor.read() }
        case .cases:
            for _ in 0..<(try cursor.read(UInt16.self)) {
                try verifyTarget()
                try verifyCopies()
            }
        }
    }

    func verify(
        _ register: Register, _ bank: RegisterBank, _ allowsMove: Bool, _ what: @autoclosure () -> String
    ) throws(VMError) {
        let index = register.index
        if bank == .ref {
            guard register.isRef else {
                throw cursor.error("`\(what())` is to be a reference, not register %i\(index)")
            }
            guard index < refRegisterCount else {
                throw cursor.error(
                    "`\(what())` is register %r\(index) of \(refRegisterCount)")
            }
            guard allowsMove || !register.isMoved else {
                throw cursor.error("`\(what())` cannot be moved out of register %r\(index)")
            }
            return
        }
        guard !register.isRef else {
            throw cursor.error("`\(what())` is to be a number, not register %r\(index)")
        }
        let isPair = bank.width == 8
        guard !isPair || index.isMultiple(of: 2) else {
            throw cursor.error("`\(what())` of 64 bits is in an odd register, %i\(index)")
        }
        guard index + (isPair ? 1 : 0) < i32RegisterCount else {
            throw cursor.error("`\(what())` is register %i\(index) of \(i32RegisterCount)")
        }
    }

    private mutating func verifyIndex(_ count: Int, _ what: String) throws(VMError) {
        let index: UInt32 = try cursor.read()
        guard Int(index) < count else {
            throw cursor.error("there is no \(what) \(index): there are \(count)")
        }
    }

    /// An index of an import where it is not called.
    private mutating func verifyImport() throws(VMError) {
        let index: UInt32 = try cursor.read()
        guard index & Encoding.importBit != 0 else { throw cursor.error("function \(index) is no import") }
        let count = module.description.imports.count
        guard Int(index & ~Encoding.importBit) < count else {
            throw cursor.error("there is no import \(index & ~Encoding.importBit): there are \(count)")
        }
    }

    mutating func verifyTarget() throws(VMError) {
        // Blocks that come later are not known yet.
        targets.append(cursor.position)
        let _: UInt32 = try cursor.read()
    }

    private mutating func verifyCopies() throws(VMError) {
        for _ in 0..<(try cursor.readCount(stride: 4)) {
            let source = Register(rawValue: try cursor.read())
            let target = Register(rawValue: try cursor.read())
            let bank: RegisterBank = source.isRef ? .ref : .i32
            try verify(source, bank, true, "source of a copy")
            try verify(target, bank, true, "target of a copy")
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
