import IREEBytecode
import IREECompilerCore
import IREECompilerDialects

/// What the code of a function refers to.
struct ModuleSymbols {
    let ordinals: ModuleOrdinals
    let types: ModuleTypes
    /// By name: how a function or an import is called.
    let conventions: [String: CallingConvention]
}

/// Encodes the code of a `vm.func`: the instruction of each operation, in the order of the blocks.
struct FunctionEmitter {
    private let function: Operation
    private let symbols: ModuleSymbols
    private var registers: RegisterAllocation
    private var encodings: InstructionEncodings
    private var encoder = FunctionEncoder()
    private var places: [DebugDescription.Instruction] = []

    struct Output {
        var code: FunctionEncoder.Function
        var places: [DebugDescription.Instruction]
    }

    /// - Throws: An error at the operation that has no encoding, or does not fit in it.
    static func emit(
        _ function: Operation, _ symbols: ModuleSymbols, _ encodings: InstructionEncodings,
        _ locations: inout LocationTable
    ) throws(Diagnostic) -> Output {
        guard let region = function.regions.first, !region.isEmpty else {
            throw function.error("has no body; functions of other modules are declared by vm.import")
        }
        guard region.blocks.count <= ModuleLimits.blocks else {
            throw function.error(
                "has \(region.blocks.count) blocks, more than the \(ModuleLimits.blocks) of the format")
        }
        var emitter = FunctionEmitter(
            function: function, symbols: symbols, registers: try RegisterAllocation(function, encodings),
            encodings: encodings)
        return try emitter.run(region, &locations)
    }

    private init(
        function: Operation, symbols: ModuleSymbols, registers: RegisterAllocation,
        encodings: InstructionEncodings
    ) {
        self.function = function
        self.symbols = symbols
        self.registers = registers
        self.encodings = encodings
    }

    private mutating func run(_ region: Region, _ locations: inout LocationTable) throws(Diagnostic) -> Output
    {
        region.numberBlocks()
        for block in region.blocks {
            encoder.startBlock()
            var op = block.first
            while let current = op {
                op = current.next
                let pc = encoder.byteCount
                try append(current)
                if encoder.byteCount > pc { note(current, at: pc, locations.index(of: current.location)) }
            }
        }
        guard registers.numberCount <= ModuleLimits.i32Registers,
            registers.refCount <= ModuleLimits.refRegisters
        else { throw function.error("needs more registers than there are") }
        var code = try reporting(at: function) { () throws(VMError) in try encoder.finish() }
        code.i32RegisterCount = registers.numberCount
        code.refRegisterCount = registers.refCount
        return Output(code: code, places: places)
    }

    /// Notes where an instruction comes from, unless that is where the one before it does. Where something fails, the
    /// official runtime looks for the instruction itself.
    private mutating func note(_ op: Operation, at pc: Int, _ location: Int) {
        guard places.last?.location != location || op.has(.mayFail) else { return }
        places.append(.init(pc: pc, location: location))
    }

    private func reporting<T>(
        at op: Operation, _ body: () throws(VMError) -> T
    ) throws(Diagnostic) -> T {
        do throws(VMError) { return try body() } catch {
            throw op.error("cannot be encoded: \(error.details.message)")
        }
    }

    // MARK: Instructions

    private mutating func append(_ op: Operation) throws(Diagnostic) {
        guard let encoding = encodings[op] else {
            throw op.error("is not an instruction of the virtual machine")
        }
        try verify(op, encoding)
        var operands: [IREEBytecode.Operand] = []
        var fields = FieldCursor(operandFields: encoding.operandFields)
        for field in encoding.instruction.shape.fields {
            operands.append(try operand(field, of: op, &fields))
        }
        if op.is(VM.DiscardRefs.self), operands == [.registers([])] { return }
        do throws(VMError) {
            try encoder.append(encoding.instruction, operands)
        } catch {
            throw op.error("cannot be encoded: \(error.details.message)")
        }
    }

    /// The fields of an operation that come next.
    private struct FieldCursor {
        /// The operand fields in the order of the instruction.
        let operandFields: [Int]
        private var operand = 0
        var result = 0
        var successor = 0

        init(operandFields: [Int]) { self.operandFields = operandFields }

        mutating func nextOperandField() -> Int {
            operand += 1
            return operandFields[operand - 1]
        }
    }

    private mutating func operand(
        _ field: OperandField, of op: Operation, _ next: inout FieldCursor
    ) throws(Diagnostic) -> IREEBytecode.Operand {
        switch field.kind {
        case .register(_, .read, _):
            let index = op.operandRange(next.nextOperandField()).lowerBound
            return .register(registers.register(ofOperand: index, of: op))
        case .register(_, .write, _):
            next.result += 1
            return .register(registers.register(of: op.results[next.result - 1]))
        case .registers(_, .read, _):
            return .registers(readRegisters(of: op, field: next.nextOperandField()))
        case .registers(_, .write, _):
            // Where a call that yields goes on, its results are the arguments of the block.
            let values = op.successors.first?.arguments ?? op.results
            return .registers(values.map { registers.register(of: $0) })
        case .constant(let bank): return .constant(try constant(op, field.name, bank))
        case .type: return .index(try type(op, field.name))
        case .globalNumber, .globalRef, .rodata, .function: return .index(try symbol(op, field.name))
        case .text: return .text(Array((op.attributes[field.name]?.stringValue ?? "").utf8))
        case .segments: return .segments(try segments(op, field.name))
        case .target:
            next.successor += 1
            return .target(Int(op.successors[next.successor - 1].order))
        case .copies:
            _ = next.nextOperandField()
            return .copies(registers.copies(of: op, successor: next.successor - 1))
        case .cases:
            _ = next.nextOperandField()
            var cases: [BranchCase] = []
            for successor in op.successors.indices.dropFirst(next.successor) {
                cases.append(
                    BranchCase(
                        target: Int(op.successors[successor].order),
                        copies: registers.copies(of: op, successor: successor)))
            }
            return .cases(cases)
        }
    }

    private func readRegisters(of op: Operation, field: Int) -> [Register] {
        let range = op.operandRange(field)
        guard op.is(VM.DiscardRefs.self) else {
            return range.map { registers.register(ofOperand: $0, of: op) }
        }
        return range.filter { !registers.isElided(operand: $0, of: op) }.map {
            registers.register(of: op.operand($0))
        }
    }

    // MARK: Attributes

    private func constant(
        _ op: Operation, _ name: String, _ bank: RegisterBank
    ) throws(Diagnostic) -> UInt64 {
        switch (op.attributes[name], bank) {
        case (.integer(let value, _)?, .i32): return UInt64(UInt32(truncatingIfNeeded: value))
        case (.integer(let value, _)?, .i64): return UInt64(bitPattern: value)
        case (.float(let bits, _)?, .f32): return UInt64(Float(Double(bitPattern: bits)).bitPattern)
        case (.float(let bits, _)?, .f64): return bits
        default: throw op.error("has a constant that does not fit its type")
        }
    }

    private func symbol(_ op: Operation, _ name: String) throws(Diagnostic) -> UInt32 {
        guard let reference = op.attributes[name]?.symbolValue else {
            throw op.error("expects a symbol as `\(name)`")
        }
        guard reference.nested.isEmpty, let ordinal = symbols.ordinals[reference.root] else {
            throw op.error("refers to @\(reference.leaf), which its module does not have")
        }
        return ordinal
    }

    /// The type that an instruction names: of the elements of a list, else of its result or the value it stores.
    private func type(_ op: Operation, _ name: String) throws(Diagnostic) -> UInt32 {
        let type = (op.results.first ?? op.operands.first)?.type ?? .none
        let ordinal =
            name == "element_type"
            ? symbols.types.ordinal(ofElementsOf: type) : symbols.types.ordinal(of: type)
        guard let ordinal else { throw op.error("names the type \(type.quoted), which cannot be encoded") }
        return ordinal
    }

    /// The number of elements of each variadic argument.
    private func segments(_ op: Operation, _ name: String) throws(Diagnostic) -> [UInt16] {
        guard let sizes = op.attributes[name]?.denseValue, sizes.strings.isEmpty else {
            throw op.error("expects segment sizes")
        }
        return (0..<sizes.count).map {
            let size = sizes.bits(at: $0)
            return size < 0 ? Encoding.notSpan : UInt16(truncatingIfNeeded: size)
        }
    }

    // MARK: Verification

    /// Verifies what the registers of another function depend on.
    private func verify(_ op: Operation, _ encoding: InstructionEncoding) throws(Diagnostic) {
        if encoding.instruction.shape.traits.contains(.call) {
            guard let name = op.attributes["callee"]?.symbolValue?.root,
                let convention = symbols.conventions[name]
            else { throw op.error("calls a function that its module does not have") }
            let results = op.successors.first?.arguments ?? op.results
            try verify(op, results.map(\.type), convention.results, "results of its callee")
            guard op.attributes["segment_sizes"] == nil else {
                return try verifyVariadic(op, convention)
            }
            guard let arguments = convention.plainArguments else {
                throw op.error("calls a function with variadic arguments as if it had none")
            }
            try verify(op, op.operands.map(\.type), arguments, "arguments of its callee")
        } else if op.has(.returnLike), let own = symbols.conventions[function.symbolName] {
            try verify(op, op.operands.map(\.type), own.results, "results of its function")
        }
    }

    private func verifyVariadic(_ op: Operation, _ convention: CallingConvention) throws(Diagnostic) {
        let sizes = try segments(op, "segment_sizes")
        guard sizes.count == convention.arguments.count else {
            throw op.error("has \(sizes.count) arguments, but its callee has \(convention.arguments.count)")
        }
        var expected: [CallingConvention.Value] = []
        for (size, item) in zip(sizes, convention.arguments) {
            switch item {
            case .value(let value) where size == Encoding.notSpan: expected.append(value)
            case .span(let values) where size != Encoding.notSpan:
                guard expected.count <= op.operandCount else { break }
                for _ in 0..<size { expected += values }
            default: throw op.error("has other variadic arguments than its callee")
            }
        }
        try verify(op, op.operands.map(\.type), expected, "arguments of its callee")
    }

    private func verify(
        _ op: Operation, _ types: [IRType], _ expected: [CallingConvention.Value], _ what: String
    ) throws(Diagnostic) {
        guard types.map({ CallingConvention.Value(of: $0) }) == expected else {
            let list = types.map(\.description).joined(separator: ", ")
            throw op.error(
                "has (\(list)), which does not match the \(what), `\(String(expected.map(\.letter)))`")
        }
    }
}
