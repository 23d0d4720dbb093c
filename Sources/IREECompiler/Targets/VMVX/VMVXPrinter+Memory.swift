import IREEBytecode
import IREECompilerCore
import IREECompilerDialects

/// Loads and stores: their offsets are in elements.
extension VMVXPrinter {
    private static func load(_ element: KernelElement) -> Instruction {
        switch (element, element.byteCount) {
        case (.f32, _): InstructionSet[F32Opcode.bufferLoadF32]
        case (.f64, _): InstructionSet[F64Opcode.bufferLoadF64]
        case (_, 1): InstructionSet[CoreOpcode.bufferLoadI8U]
        case (_, 2): InstructionSet[CoreOpcode.bufferLoadI16U]
        case (_, 4): InstructionSet[CoreOpcode.bufferLoadI32]
        default: InstructionSet[CoreOpcode.bufferLoadI64]
        }
    }

    private static func store(_ element: KernelElement) -> Instruction {
        switch (element, element.byteCount) {
        case (.f32, _): InstructionSet[F32Opcode.bufferStoreF32]
        case (.f64, _): InstructionSet[F64Opcode.bufferStoreF64]
        case (_, 1): InstructionSet[CoreOpcode.bufferStoreI8]
        case (_, 2): InstructionSet[CoreOpcode.bufferStoreI16]
        case (_, 4): InstructionSet[CoreOpcode.bufferStoreI32]
        default: InstructionSet[CoreOpcode.bufferStoreI64]
        }
    }

    /// The number of elements from the start of a binding. Elements are at multiples of their size.
    private func offset(_ access: Access, _ element: KernelElement) -> Value {
        let index = register(access.index)
        let size = UInt64(element.byteCount)
        if let bytes = constants[access.byteOffset] {
            guard bytes != 0 else { return index }
            return builder.make(.addI64, [index, constant(i64: Int(truncatingIfNeeded: bytes / size))])
        }
        var start = register(access.byteOffset)
        if size > 1 {
            start = builder.make(.shrI64U, [start, constant(i32: size.trailingZeroBitCount)])
        }
        return builder.make(.addI64, [index, start])
    }

    func load(_ value: KernelValue, _ access: Access) -> Value {
        let element = type(value)
        func load() -> Value {
            builder.make(
                Self.load(element), [buffer(access.binding), offset(access, element)], type: element.register
            ).results[0]
        }
        guard let mask = access.mask else { return load() }
        // Zero if it must not be loaded.
        let zero = builder.vmZero(element.register)
        let (then, end) = (newBlock(), newBlock([element.register]))
        branch(register(mask), then, [], end, [zero])
        builder.setInsertionPoint(atEndOf: then)
        branch(end, [load()])
        continueIn(end)
        return end.arguments[0]
    }

    func store(_ value: KernelValue, _ access: Access) {
        func store() {
            let element = type(value)
            builder.make(
                Self.store(element), [buffer(access.binding), offset(access, element), register(value)])
        }
        guard let mask = access.mask else { return store() }
        when(register(mask), store)
    }
}
