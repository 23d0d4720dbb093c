import IREEBytecode

// Instructions that take long anyway, or come seldom.
extension Interpreter {
    /// Executes the instruction at `pc`, and returns where the next one is.
    @inline(never)
    func executeRare(
        _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        let n = Frame.numbers(frame)
        let r = Frame.references(frame)
        switch pc.load(as: CoreOpcode.self) {
        case .globalLoadIndirectI32:
            let place = try global(frame, u32(n, pc, 1), 4)
            set(n, pc, 3, place.loadUnaligned(as: Int32.self))
            return pc + 5
        case .globalStoreIndirectI32:
            let place = try global(frame, u32(n, pc, 1), 4)
            place.storeBytes(of: i32(n, pc, 3), as: Int32.self)
            return pc + 5
        case .globalLoadIndirectI64:
            let place = try global(frame, u32(n, pc, 1), 8)
            set(n, pc, 3, place.loadUnaligned(as: Int64.self))
            return pc + 5
        case .globalStoreIndirectI64:
            let place = try global(frame, u32(n, pc, 1), 8)
            place.storeBytes(of: i64(n, pc, 3), as: Int64.self)
            return pc + 5
        case .globalLoadRef:
            try loadGlobal(frame, r, field32(pc, 1), type: field32(pc, 5), into: field16(pc, 9))
            return pc + 11
        case .globalStoreRef:
            try storeGlobal(frame, r, field32(pc, 1), type: field32(pc, 5), from: field16(pc, 9))
            return pc + 11
        case .globalLoadIndirectRef:
            let index = try globalReference(frame, u32(n, pc, 1))
            try loadGlobal(frame, r, index, type: field32(pc, 3), into: field16(pc, 7))
            return pc + 9
        case .globalStoreIndirectRef:
            let index = try globalReference(frame, u32(n, pc, 1))
            try storeGlobal(frame, r, index, type: field32(pc, 3), from: field16(pc, 7))
            return pc + 9
        case .constRefZero:
            assign(r, field16(pc, 1), nil)
            return pc + 3
        case .constRefRodata:
            let constant = frame.pointee.tables.pointee.rodata[field32(pc, 1)]
            assign(r, field16(pc, 5), retained(constant))
            return pc + 7
        case .listAlloc:
            try allocateList(frame, r, n, pc)
            return pc + 9
        case .listReserve:
            try list(r, pc, 1).reserve(Int(u32(n, pc, 3)))
            return pc + 5
        case .listSize:
            set(n, pc, 3, Int32(truncatingIfNeeded: try list(r, pc, 1).count))
            return pc + 5
        case .listResize:
            try list(r, pc, 1).resize(Int(u32(n, pc, 3)))
            return pc + 5
        case .listGetI32:
            if case .i32(let value) = try list(r, pc, 1).number(at: Int(u32(n, pc, 3)), as: .i32) {
                set(n, pc, 5, value)
            }
            return pc + 7
        case .listSetI32:
            try list(r, pc, 1).set(Int(u32(n, pc, 3)), .i32(i32(n, pc, 5)))
            return pc + 7
        case .listGetI64:
            if case .i64(let value) = try list(r, pc, 1).number(at: Int(u32(n, pc, 3)), as: .i64) {
                set(n, pc, 5, value)
            }
            return pc + 7
        case .listSetI64:
            try list(r, pc, 1).set(Int(u32(n, pc, 3)), .i64(i64(n, pc, 5)))
            return pc + 7
        case .listGetRef:
            try getReference(frame, r, n, pc)
            return pc + 11
        case .listSetRef:
            try setReference(r, n, pc)
            return pc + 7
        case .selectRef:
            try select(frame, r, i32(n, pc, 1) != 0, pc)
            return pc + 13
        case .switchI32:
            let values = alignedList(pc + 5)
            let end = endOfList(values)
            let value = chosen(n, pc, values, as: Int32.self)
            set(n, end, 0, value)
            return end + 2
        case .switchI64:
            let values = alignedList(pc + 5)
            let end = endOfList(values)
            let value = chosen(n, pc, values, as: Int64.self)
            set(n, end, 0, value)
            return end + 2
        case .switchRef:
            return try switchReference(frame, r, i32(n, pc, 1), pc)
        case .cmpEqRef:
            set(n, pc, 5, truth(reference(r, pc, 1) == reference(r, pc, 3)))
            return pc + 7
        case .cmpNeRef:
            set(n, pc, 5, truth(reference(r, pc, 1) != reference(r, pc, 3)))
            return pc + 7
        case .cmpNzRef:
            set(n, pc, 3, truth(reference(r, pc, 1) != nil))
            return pc + 5
        case .castAnyRef:
            let source = field16(pc, 1)
            try check(
                r[source & Int(Encoding.refMask)], frame.pointee.tables, field32(pc, 3))
            assign(r, field16(pc, 7), take(r, source))
            return pc + 9
        case .assignRef:
            assign(r, field16(pc, 3), take(r, field16(pc, 1)))
            return pc + 5
        case .discardRefs:
            let registers = alignedList(pc + 1)
            for index in 0..<field16(registers, 0) {
                assign(r, field16(registers, 2 &+ 2 &* index), nil)
            }
            return endOfList(registers)
        case .bufferAlloc:
            let made = try allocateBuffer(i64(n, pc, 1), i32(n, pc, 3))
            assign(r, field16(pc, 5), owned(made))
            return pc + 7
        case .bufferClone:
            let source = try buffer(r, pc, 1).takeUnretainedValue()
            let copy = try source.clone(
                i64(n, pc, 3), i64(n, pc, 5), alignment: i32(n, pc, 7), budget: budget.terms.memory)
            assign(r, field16(pc, 9), owned(copy))
            return pc + 11
        case .bufferLength:
            let count = try buffer(r, pc, 1)._withUnsafeGuaranteedRef { $0.count }
            set(n, pc, 3, Int64(count))
            return pc + 5
        case .bufferCopy:
            let source = try buffer(r, pc, 1).takeUnretainedValue()
            let target = try buffer(r, pc, 5).takeUnretainedValue()
            try target.copy(from: source, i64(n, pc, 3), to: i64(n, pc, 7), i64(n, pc, 9))
            return pc + 11
        case .bufferCompare:
            let left = try buffer(r, pc, 1).takeUnretainedValue()
            let right = try buffer(r, pc, 5).takeUnretainedValue()
            let isEqual = try left.equals(right, i64(n, pc, 3), i64(n, pc, 7), i64(n, pc, 9))
            set(n, pc, 11, truth(isEqual))
            return pc + 13
        case .bufferFillI8:
            try fill(r, n, pc, Int8(truncatingIfNeeded: i32(n, pc, 7)))
            return pc + 9
        case .bufferFillI16:
            try fill(r, n, pc, Int16(truncatingIfNeeded: i32(n, pc, 7)))
            return pc + 9
        case .bufferFillI32:
            try fill(r, n, pc, i32(n, pc, 7))
            return pc + 9
        case .bufferFillI64:
            try fill(r, n, pc, i64(n, pc, 7))
            return pc + 9
        case .bufferHash:
            let source = try buffer(r, pc, 1).takeUnretainedValue()
            set(n, pc, 7, try source.hash(i64(n, pc, 3), i64(n, pc, 5)))
            return pc + 9
        case .importResolved:
            let ordinal = field32(pc, 1) & ~Int(Encoding.importBit)
            let kind = frame.pointee.tables.pointee.imports[ordinal].kind
            set(n, pc, 5, truth(kind != .missing))
            return pc + 7
        case .trace, .print:
            return endOfList(alignedList(pc + 3 + field16(pc, 1)))
        // The loop executes all others itself.
        default: return pc
        }
    }
}

// MARK: - Parts of instructions that are too long for the loop

extension Interpreter {
    /// A global number that is found at run time.
    func global(
        _ frame: UnsafeMutablePointer<Frame>, _ offset: UInt32, _ size: Int
    ) throws(VMError) -> UnsafeMutableRawPointer {
        let tables = frame.pointee.tables.pointee
        guard Int(offset) <= tables.globalByteCount - size else {
            throw globalOutside(offset, tables.globalByteCount, "number")
        }
        return tables.globals + Int(offset)
    }

    private func globalReference(
        _ frame: UnsafeMutablePointer<Frame>, _ index: UInt32
    ) throws(VMError) -> Int {
        let count = frame.pointee.tables.pointee.globalReferenceCount
        guard Int(index) < count else { throw globalOutside(index, count, "reference") }
        return Int(index)
    }

    private func loadGlobal(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ index: Int, type: Int,
        into register: Int
    ) throws(VMError) {
        let place = frame.pointee.tables.pointee.globalReferences + index
        try check(place.pointee, frame.pointee.tables, type)
        if register & Int(Encoding.moveBit) != 0 {
            let moved = place.pointee
            place.pointee = nil
            assign(references, register, moved)
        } else {
            assign(references, register, retained(place.pointee))
        }
    }

    private func storeGlobal(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ index: Int, type: Int,
        from register: Int
    ) throws(VMError) {
        try check(references[register & Int(Encoding.refMask)], frame.pointee.tables, type)
        let place = frame.pointee.tables.pointee.globalReferences + index
        assign(place, take(references, register))
    }

    private func allocateList(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ numbers: UnsafeMutableRawPointer,
        _ pc: UnsafeRawPointer
    ) throws(VMError) {
        let instance = frame.pointee.tables.pointee.instance.takeUnretainedValue()
        let list = try VMList(
            of: instance.types[field32(pc, 1)], capacity: Int(u32(numbers, pc, 5)),
            budget: budget.terms.memory)
        assign(references, field16(pc, 7), owned(list))
    }

    private func getReference(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ numbers: UnsafeMutableRawPointer,
        _ pc: UnsafeRawPointer
    ) throws(VMError) {
        let list = try list(references, pc, 1)
        let index = Int(u32(numbers, pc, 3))
        let register = field16(pc, 9)
        let object =
            register & Int(Encoding.moveBit) != 0
            ? try list.takeReference(at: index) : try list.reference(at: index)
        // Programs ask so what an element is: one of another type is null to them.
        let found = object.map { owned($0) }
        if frame.pointee.tables.pointee.types[field32(pc, 5)].accepts(found) {
            assign(references, register, found)
        } else {
            release(found)
            assign(references, register, nil)
        }
    }

    private func setReference(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer
    ) throws(VMError) {
        let list = try list(references, pc, 1)
        let register = field16(pc, 5)
        let place = references + (register & Int(Encoding.refMask))
        let object = place.pointee.map { Unmanaged<AnyObject>.fromOpaque($0).takeUnretainedValue() }
        try list.set(Int(u32(numbers, pc, 3)), .ref(object))
        if register & Int(Encoding.moveBit) != 0 { assign(place, nil) }
    }

    private func select(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ isFirst: Bool,
        _ pc: UnsafeRawPointer
    ) throws(VMError) {
        let (chosen, other) =
            isFirst ? (field16(pc, 7), field16(pc, 9)) : (field16(pc, 9), field16(pc, 7))
        try check(references[chosen & Int(Encoding.refMask)], frame.pointee.tables, field32(pc, 3))
        let value = take(references, chosen)
        if other & Int(Encoding.moveBit) != 0 { assign(references, other, nil) }
        assign(references, field16(pc, 11), value)
    }

    /// The number that a switch chooses.
    @inline(__always)
    func chosen<Value: BitwiseCopyable>(
        _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ values: UnsafeRawPointer,
        as type: Value.Type, at operands: Int = 1
    ) -> Value {
        let index = Int(i32(numbers, pc, operands))
        guard index >= 0, index < field16(values, 0) else {
            return number(numbers, pc, operands &+ 2, as: Value.self)
        }
        return number(numbers, values, 2 &+ 2 &* index, as: Value.self)
    }

    private func switchReference(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ index: Int32,
        _ pc: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        let values = alignedList(pc + 9)
        let count = field16(values, 0)
        let isListed = index >= 0 && Int(index) < count
        let register = isListed ? field16(values, 2 &+ 2 &* Int(index)) : field16(pc, 7)
        try check(references[register & Int(Encoding.refMask)], frame.pointee.tables, field32(pc, 3))
        let value = take(references, register)
        let end = endOfList(values)
        assign(references, field16(end, 0), value)
        return end + 2
    }

    private func allocateBuffer(_ length: Int64, _ alignment: Int32) throws(VMError) -> VMBuffer {
        guard length >= 0, length <= budget.terms.maximumAllocation else {
            throw VMError(
                .resourceExhausted, "the program asks for a buffer of \(UInt64(bitPattern: length)) bytes")
        }
        return try VMBuffer(count: Int(length), alignment: Int(alignment), budget: budget.terms.memory)
    }

    func fill<Value: BitwiseCopyable>(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ value: Value,
        at operands: Int = 1
    ) throws(VMError) {
        let target = try buffer(references, pc, operands).takeUnretainedValue()
        try target.fill(i64(numbers, pc, operands &+ 2), i64(numbers, pc, operands &+ 4), value)
    }
}
