/// Writes code as text, for people to read.
///
/// Registers of numbers are `%i0`, pairs that hold one number `%i2:3`, references `%r0`, and those
/// that are moved from `%R0`. Blocks are `^bb0`; what is copied on the way to one follows in
/// parentheses.
public struct Disassembler: Sendable {
    let module: BytecodeModule
    /// Whether each line starts with the offset of its instruction in the function.
    public var showsOffsets = false
    /// Whether lines end with where in the source they come from, if the module knows.
    public var showsLocations = false

    /// A disassembler of a module's functions.
    public init(_ module: BytecodeModule) {
        self.module = module
    }

    /// The text of one function, and what kept it from being whole.
    public struct Text: Sendable {
        /// The lines of text, without line breaks.
        public var lines: [String]
        /// Why the text ends early; `nil` where it is whole.
        public var error: VMError?
    }

    /// Writes a function.
    ///
    /// - Parameter ordinal: an index of `module.description.functions`.
    public func disassemble(_ ordinal: Int) -> Text {
        let code = FunctionCode(module, ordinal: ordinal)
        let function = module.description.functions[ordinal]
        var text = Text(lines: [])
        for name in module.exportNames(of: ordinal) { text.lines.append("export @\(printable(name))") }
        text.lines.append("func \(header(ordinal, function)) {")
        let blocks = Self.blocks(code)
        var decoder = InstructionDecoder(code)
        do throws(VMError) {
            while let instruction = try decoder.next() {
                text.lines.append(line(instruction, ordinal, blocks))
            }
        } catch {
            text.lines.append("  // \(error)")
            text.error = error
        }
        text.lines.append("}")
        return text
    }

    /// The text of each instruction of a function, with its offset; those before the first that cannot be
    /// decoded.
    package func instructions(of ordinal: Int) -> [(Int, String)] {
        let code = FunctionCode(module, ordinal: ordinal)
        let blocks = Self.blocks(code)
        var decoder = InstructionDecoder(code)
        var texts: [(Int, String)] = []
        while let instruction = try? decoder.next() {
            texts.append((instruction.pc, String(line(instruction, ordinal, blocks).drop { $0 == " " })))
        }
        return texts
    }

    /// Numbers of blocks by their offset.
    private static func blocks(_ code: FunctionCode) -> [Int: Int] {
        var blocks: [Int: Int] = [:]
        var decoder = InstructionDecoder(code)
        while let next = try? decoder.next() {
            if next.instruction.shape.traits.contains(.marker) { blocks[next.pc] = blocks.count }
        }
        return blocks
    }

    private func header(_ ordinal: Int, _ function: FunctionDescription) -> String {
        let name = printable(module.displayName(of: ordinal))
        guard let convention = function.callingConvention else { return name }
        guard let plan = try? MarshallingPlan(convention) else { return "\(name) // \(convention.text)" }
        let arguments = plan.arguments.map { slot in
            let register: Register =
                slot.value == .ref ? .ref(Int(slot.register)) : .number(Int(slot.register))
            return "\(Self.text(register, slot.value.bank)): \(slot.value.bank.rawValue)"
        }
        let results = plan.results.map(\.bank.rawValue)
        return "\(name)(\(arguments.joined(separator: ", "))) -> (\(results.joined(separator: ", ")))"
    }

    private func line(_ decoded: DecodedInstruction, _ ordinal: Int, _ blocks: [Int: Int]) -> String {
        let offset = showsOffsets ? hexadecimal(decoded.pc, digits: 8) + "  " : ""
        if decoded.instruction.shape.traits.contains(.marker) {
            return "\(offset)^bb\(blocks[decoded.pc] ?? 0):"
        }
        let banks = banks(decoded, ordinal)
        var results: [String] = []
        var operands: [String] = []
        for (field, operand) in zip(decoded.instruction.shape.fields, decoded.operands) {
            switch (field.kind, operand) {
            case (.register(let bank, .write, _), .register(let register)):
                results.append(Self.text(register, bank))
            case (.registers(let bank, .write, _), .registers(let registers)):
                results += Self.texts(registers, banks.results, bank)
            case (.copies, .copies(let copies)):
                // They belong to the target before them.
                operands.append((operands.popLast() ?? "") + Self.text(copies))
            case (.registers(let bank, .read, _), .registers(let registers)):
                // What a function is called with follows its name.
                let name = decoded.instruction.shape.traits.contains(.call) ? operands.popLast() ?? "" : ""
                let texts = Self.texts(registers, banks.operands, bank)
                operands.append("\(name)(\(texts.joined(separator: ", ")))")
            case (.segments, _):
                operands.append((operands.popLast() ?? "") + text(field.kind, operand, blocks))
            default:
                operands.append(text(field.kind, operand, blocks))
            }
        }
        var line = "  \(offset)"
        if !results.isEmpty { line += results.joined(separator: ", ") + " = " }
        line += decoded.instruction.mnemonic
        if !operands.isEmpty { line += " " + operands.joined(separator: ", ") }
        if showsLocations,
            let location = (try? module.debug?.location(function: ordinal, pc: decoded.pc)) ?? nil
        {
            line += "  // " + printable(location)
        }
        return line
    }

    private func text(_ kind: OperandKind, _ operand: Operand, _ blocks: [Int: Int]) -> String {
        switch operand {
        case .register(let register):
            if case .register(let bank, _, _) = kind { return Self.text(register, bank) }
            return Self.text(register, nil)
        case .registers(let registers):
            return "(" + Self.texts(registers, nil, nil).joined(separator: ", ") + ")"
        case .constant(let bits):
            if case .constant(let bank) = kind { return Self.text(bits, bank) }
            return "\(bits)"
        case .index(let index): return text(kind, Int(index))
        case .text(let text): return Self.quoted(text)
        case .target(let target): return Self.target(target, blocks)
        case .copies(let copies): return Self.text(copies)
        case .segments(let segments):
            return "[" + segments.map { $0 == Encoding.notSpan ? "_" : "\($0)" }.joined(separator: " ") + "]"
        case .cases(let cases):
            let texts = cases.map { Self.target($0.target, blocks) + Self.text($0.copies) }
            return "[" + texts.joined(separator: ", ") + "]"
        }
    }

    /// What an index stands for.
    private func text(_ kind: OperandKind, _ index: Int) -> String {
        let description = module.description
        switch kind {
        case .globalNumber(let bank): return "global[\(index)]:\(bank.rawValue)"
        case .globalRef: return "global.ref[\(index)]"
        case .type where index < description.types.count: return printable(description.types[index])
        case .rodata where index < module.rodata.count: return rodata(index)
        case .function:
            let imported = index & ~Int(Encoding.importBit)
            if imported != index {
                guard imported < description.imports.count else { return "import \(imported)?" }
                return "@" + printable(description.imports[imported].fullName)
            }
            guard index < description.functions.count else { return "function \(index)?" }
            return printable(module.displayName(of: index))
        default: return "\(index)?"
        }
    }

    private func rodata(_ index: Int) -> String {
        let bytes = module.bytes(of: module.rodata[index])
        let isText = !bytes.isEmpty && bytes.count <= 64 && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
        return "rodata[\(index)]:" + (isText ? Self.quoted(Array(bytes)) : "\(bytes.count) bytes")
    }

    static func text(_ register: Register, _ bank: RegisterBank?) -> String {
        guard !register.isRef else { return "%\(register.isMoved ? "R" : "r")\(register.index)" }
        guard let bank, bank.width == 8 else { return "%i\(register.index)" }
        return "%i\(register.index):\(register.index + 1)"
    }

    private static func text(_ copies: [RegisterCopy]) -> String {
        let texts = copies.map { "\(text($0.source, nil)) -> \(text($0.target, nil))" }
        return "(" + texts.joined(separator: ", ") + ")"
    }

    private static func text(_ bits: UInt64, _ bank: RegisterBank) -> String {
        switch bank {
        case .i32: "\(Int32(truncatingIfNeeded: bits))"
        case .i64: "\(Int64(bitPattern: bits))"
        case .f32: "\(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))"
        case .f64: "\(Double(bitPattern: bits))"
        case .ref: "\(bits)"
        }
    }

    private static func target(_ target: Int, _ blocks: [Int: Int]) -> String {
        blocks[target].map { "^bb\($0)" } ?? "^\(hexadecimal(target, digits: 8))?"
    }

    private static func quoted(_ text: [UInt8]) -> String {
        "\"" + printable(String(decoding: text, as: UTF8.self)) + "\""
    }
}
