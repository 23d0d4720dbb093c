import IREEBytecode

// Instructions that take long anyway, or are rare.
extension Interpreter {
    /// Executes the instruction at `pc`, and returns where the next one is.
    @inline(never)
    func executeSlowPath(
        _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        let n = Frame.numbers(frame)
        let r = Frame.references(frame)
        switch pc.load(as: CoreOpcode.self) {
        case .globalLoadIndirectI32: return try loadGlobalIndirect(frame, n, pc, as: Int32.self)
        case .globalStoreIndirectI32: return try storeGlobalIndirect(frame, n, pc, as: Int32.self)
        case .globalLoadIndirectI64: return try loadGlobalIndirect(frame, n, pc, as: Int64.self)
        case .globalStoreIndirectI64: return try storeGlobalIndirect(frame, n, pc, as: Int64.self)
        case .globalLoadRef:
            typealias Place = Layout.GlobalLoadRef
            try loadGlobalReference(
                frame, r, field32(pc, Place.global), type: field32(pc, Place.type),
                into: field16(pc, Place.value))
            return pc + Place.size
        case .globalStoreRef:
            typealias Place = Layout.GlobalStoreRef
            try storeGlobalReference(
                frame, r, field32(pc, Place.global), type: field32(pc, Place.type),
                from: field16(pc, Place.value))
            return pc + Place.size
        case .globalLoadIndirectRef:
            typealias Place = Layout.GlobalLoadIndirectRef
            let index = try globalReference(frame, u32(n, pc, Place.global))
            try loadGlobalReference(
                frame, r, index, type: field32(pc, Place.type), into: field16(pc, Place.value))
            return pc + Place.size
        case .globalStoreIndirectRef:
            typealias Place = Layout.GlobalStoreIndirectRef
            let index = try globalReference(frame, u32(n, pc, Place.global))
            try storeGlobalReference(
                frame, r, index, type: field32(pc, Place.type), from: field16(pc, Place.value))
            return pc + Place.size
        case .constRefZero:
            assign(r, field16(pc, Layout.Zero.result), nil)
            return pc + Layout.Zero.size
        case .constRefRodata:
            let constant = frame.pointee.tables.pointee.rodata[field32(pc, Layout.Rodata.rodata)]
            assign(r, field16(pc, Layout.Rodata.value), retained(constant))
            return pc + Layout.Rodata.size
        case .listAlloc:
            try allocateList(frame, r, n, pc)
            return pc + Layout.ListAlloc.size
        case .listReserve:
            try list(r, pc, Layout.ListReserve.list).reserve(
                Int(u32(n, pc, Layout.ListReserve.minimumCapacity)))
            return pc + Layout.ListReserve.size
        case .listSize:
            let count = try list(r, pc, Layout.ListSize.list).count
            set(n, pc, Layout.ListSize.result, Int32(truncatingIfNeeded: count))
            return pc + Layout.ListSize.size
        case .listResize:
            try list(r, pc, Layout.ListResize.list).resize(Int(u32(n, pc, Layout.ListResize.newSize)))
            return pc + Layout.ListResize.size
        case .listGetI32:
            if case .i32(let value) = try listElement(r, n, pc, as: .i32) {
                set(n, pc, Layout.ListGet.result, value)
            }
            return pc + Layout.ListGet.size
        case .listSetI32: return try setListElement(r, n, pc, .i32(i32(n, pc, Layout.ListSet.value)))
        case .listGetI64:
            if case .i64(let value) = try listElement(r, n, pc, as: .i64) {
                set(n, pc, Layout.ListGet.result, value)
            }
            return pc + Layout.ListGet.size
        case .listSetI64: return try setListElement(r, n, pc, .i64(i64(n, pc, Layout.ListSet.value)))
        case .listGetRef:
            try getReference(frame, r, n, pc)
            return pc + Layout.ListGetRef.size
        case .listSetRef:
            try setReference(r, n, pc)
            return pc + Layout.ListSet.size
        case .selectRef:
            try selectReference(frame, r, n, pc)
            return pc + Layout.SelectRef.size
        case .switchI32: return switchOf(n, pc, of: Int32.self)
        case .switchI64: return switchOf(n, pc, of: Int64.self)
        case .switchRef: return try switchReference(frame, r, n, pc)
        case .cmpEqRef: return compareReferences(r, n, pc, ==)
        case .cmpNeRef: return compareReferences(r, n, pc, !=)
        case .cmpNzRef:
            set(n, pc, Layout.Test.result, truth(reference(r, pc, Layout.Test.operand) != nil))
            return pc + Layout.Test.size
        case .castAnyRef:
            let source = field16(pc, Layout.CastRef.operand)
            try check(
                r[source & Int(Encoding.refMask)], frame.pointee.tables,
                field32(pc, Layout.CastRef.resultType))
            assign(r, field16(pc, Layout.CastRef.result), take(r, source))
            return pc + Layout.CastRef.size
        case .assignRef:
            assign(r, field16(pc, Layout.AssignRef.result), take(r, field16(pc, Layout.AssignRef.source)))
            return pc + Layout.AssignRef.size
        case .discardRefs:
            let registers = alignedList(pc + Layout.DiscardRefs.refs)
            for index in 0..<field16(registers, 0) {
                assign(r, field16(registers, 2 &+ 2 &* index), nil)
            }
            return endOfList(registers)
        case .bufferAlloc:
            let made = try allocateBuffer(
                i64(n, pc, Layout.BufferAlloc.length), i32(n, pc, Layout.BufferAlloc.alignment))
            assign(r, field16(pc, Layout.BufferAlloc.result), owned(made))
            return pc + Layout.BufferAlloc.size
        case .bufferClone:
            typealias Place = Layout.BufferClone
            let source = try buffer(r, pc, Place.sourceBuffer).takeUnretainedValue()
            let copy = try source.clone(
                i64(n, pc, Place.sourceOffset), i64(n, pc, Place.length),
                alignment: i32(n, pc, Place.alignment),
                budget: budget.terms.memory)
            assign(r, field16(pc, Place.result), owned(copy))
            return pc + Place.size
        case .bufferLength:
            let count = try buffer(r, pc, Layout.BufferLength.buffer)._withUnsafeGuaranteedRef { $0.count }
            set(n, pc, Layout.BufferLength.result, Int64(count))
            return pc + Layout.BufferLength.size
        case .bufferCopy:
            typealias Place = Layout.BufferCopy
            let source = try buffer(r, pc, Place.sourceBuffer).takeUnretainedValue()
            let target = try buffer(r, pc, Place.targetBuffer).takeUnretainedValue()
            try target.copy(
                from: source, i64(n, pc, Place.sourceOffset), to: i64(n, pc, Place.targetOffset),
                i64(n, pc, Place.length))
            return pc + Place.size
        case .bufferCompare:
            typealias Place = Layout.BufferCompare
            let left = try buffer(r, pc, Place.lhsBuffer).takeUnretainedValue()
            let right = try buffer(r, pc, Place.rhsBuffer).takeUnretainedValue()
            let isEqual = try left.equals(
                right, i64(n, pc, Place.lhsOffset), i64(n, pc, Place.rhsOffset), i64(n, pc, Place.length))
            set(n, pc, Place.result, truth(isEqual))
            return pc + Place.size
        case .bufferFillI8:
            return try fill(r, n, pc, Int8(truncatingIfNeeded: i32(n, pc, Layout.BufferFill.value)))
        case .bufferFillI16:
            return try fill(r, n, pc, Int16(truncatingIfNeeded: i32(n, pc, Layout.BufferFill.value)))
        case .bufferFillI32: return try fill(r, n, pc, i32(n, pc, Layout.BufferFill.value))
        case .bufferFillI64: return try fill(r, n, pc, i64(n, pc, Layout.BufferFill.value))
        case .bufferHash:
            typealias Place = Layout.BufferHash
            let source = try buffer(r, pc, Place.sourceBuffer).takeUnretainedValue()
            set(
                n, pc, Place.result, try source.hash(i64(n, pc, Place.sourceOffset), i64(n, pc, Place.length))
            )
            return pc + Place.size
        case .importResolved:
            let ordinal = field32(pc, Layout.ImportResolved.import) & ~Int(Encoding.importBit)
            let kind = frame.pointee.tables.pointee.imports[ordinal].kind
            set(n, pc, Layout.ImportResolved.result, truth(kind != .missing))
            return pc + Layout.ImportResolved.size
        case .trace: return endOfList(alignedList(endOfText(pc + Layout.Trace.eventName)))
        case .print: return endOfList(alignedList(endOfText(pc + Layout.Print.message)))
        // The loop executes all others itself.
        default: return pc
        }
    }
}

// MARK: - Parts of instructions that are too long for the loop

extension Interpreter {
    /// The address of a global number whose offset is known at run time only.
    func global(
        _ frame: UnsafeMutablePointer<Frame>, _ offset: UInt32, _ size: Int
    ) throws(VMError) -> UnsafeMutableRawPointer {
        let tables = frame.pointee.tables.pointee
        guard Int(offset) <= tables.globalByteCount - size else {
            throw globalOutside(offset, tables.globalByteCount, "number")
        }
        return tables.globals + Int(offset)
    }

    @inline(__always)
    func loadGlobalIndirect<Value: BitwiseCopyable>(
        _ frame: UnsafeMutablePointer<Frame>, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        as type: Value.Type
    ) throws(VMError) -> UnsafeRawPointer {
        typealias Place = Layout.GlobalLoadIndirect
        let place = try global(frame, u32(numbers, pc, Place.global), MemoryLayout<Value>.size)
        set(numbers, pc, Place.value, place.loadUnaligned(as: Value.self))
        return pc + Place.size
    }

    @inline(__always)
    func storeGlobalIndirect<Value: BitwiseCopyable>(
        _ frame: UnsafeMutablePointer<Frame>, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        as type: Value.Type
    ) throws(VMError) -> UnsafeRawPointer {
        typealias Place = Layout.GlobalStoreIndirect
        let place = try global(frame, u32(numbers, pc, Place.global), MemoryLayout<Value>.size)
        place.storeBytes(of: number(numbers, pc, Place.value, as: Value.self), as: Value.self)
        return pc + Place.size
    }

    private func globalReference(
        _ frame: UnsafeMutablePointer<Frame>, _ index: UInt32
    ) throws(VMError) -> Int {
        let count = frame.pointee.tables.pointee.globalReferenceCount
        guard Int(index) < count else { throw globalOutside(index, count, "reference") }
        return Int(index)
    }

    private func loadGlobalReference(
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

    private func storeGlobalReference(
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
            of: instance.types[field32(pc, Layout.ListAlloc.elementType)],
            capacity: Int(u32(numbers, pc, Layout.ListAlloc.initialCapacity)),
            budget: budget.terms.memory)
        assign(references, field16(pc, Layout.ListAlloc.result), owned(list))
    }

    private func getReference(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ numbers: UnsafeMutableRawPointer,
        _ pc: UnsafeRawPointer
    ) throws(VMError) {
        typealias Place = Layout.ListGetRef
        let list = try list(references, pc, Place.list)
        let index = Int(u32(numbers, pc, Place.index))
        let register = field16(pc, Place.result)
        let object =
            register & Int(Encoding.moveBit) != 0
            ? try list.takeReference(at: index) : try list.reference(at: index)
        // Programs test the type of an element this way: one of another type is null.
        let found = object.map { owned($0) }
        if frame.pointee.tables.pointee.types[field32(pc, Place.type)].accepts(found) {
            assign(references, register, found)
        } else {
            release(found)
            assign(references, register, nil)
        }
    }

    private func setReference(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer
    ) throws(VMError) {
        let list = try list(references, pc, Layout.ListSet.list)
        let register = field16(pc, Layout.ListSet.value)
        let place = references + (register & Int(Encoding.refMask))
        let object = place.pointee.map { Unmanaged<AnyObject>.fromOpaque($0).takeUnretainedValue() }
        try list.set(Int(u32(numbers, pc, Layout.ListSet.index)), .ref(object))
        if register & Int(Encoding.moveBit) != 0 { assign(place, nil) }
    }

    private func selectReference(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ numbers: UnsafeMutableRawPointer,
        _ pc: UnsafeRawPointer
    ) throws(VMError) {
        typealias Place = Layout.SelectRef
        let (first, second) = (field16(pc, Place.trueValue), field16(pc, Place.falseValue))
        let (chosen, other) = i32(numbers, pc, Place.condition) != 0 ? (first, second) : (second, first)
        try check(
            references[chosen & Int(Encoding.refMask)], frame.pointee.tables, field32(pc, Place.type))
        let value = take(references, chosen)
        if other & Int(Encoding.moveBit) != 0 { assign(references, other, nil) }
        assign(references, field16(pc, Place.result), value)
    }

    private func switchReference(
        _ frame: UnsafeMutablePointer<Frame>, _ references: References, _ numbers: UnsafeMutableRawPointer,
        _ pc: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        typealias Place = Layout.SwitchOfRef
        let index = i32(numbers, pc, Place.index)
        let values = alignedList(pc + Place.values)
        let count = field16(values, 0)
        let isListed = index >= 0 && Int(index) < count
        let register = isListed ? field16(values, 2 &+ 2 &* Int(index)) : field16(pc, Place.defaultValue)
        try check(
            references[register & Int(Encoding.refMask)], frame.pointee.tables, field32(pc, Place.type))
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

    @inline(__always)
    func fill<Value: BitwiseCopyable>(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ value: Value
    ) throws(VMError) -> UnsafeRawPointer {
        typealias Place = Layout.BufferFill
        let target = try buffer(references, pc, Place.targetBuffer).takeUnretainedValue()
        try target.fill(i64(numbers, pc, Place.targetOffset), i64(numbers, pc, Place.length), value)
        return pc + Place.size
    }

    /// The number that an instruction loads from a list.
    func listElement(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        as type: VMType.Number
    ) throws(VMError) -> VMValue {
        let index = Int(u32(numbers, pc, Layout.ListGet.index))
        return try list(references, pc, Layout.ListGet.list).number(at: index, as: type)
    }

    /// Stores a number in a list.
    func setListElement(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer, _ value: VMValue
    ) throws(VMError) -> UnsafeRawPointer {
        let index = Int(u32(numbers, pc, Layout.ListSet.index))
        try list(references, pc, Layout.ListSet.list).set(index, value)
        return pc + Layout.ListSet.size
    }

    @inline(__always)
    private func compareReferences(
        _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
        _ body: (RawReference?, RawReference?) -> Bool
    ) -> UnsafeRawPointer {
        let lhs = reference(references, pc, Layout.Compare.lhs)
        let rhs = reference(references, pc, Layout.Compare.rhs)
        set(numbers, pc, Layout.Compare.result, truth(body(lhs, rhs)))
        return pc + Layout.Compare.size
    }
}
