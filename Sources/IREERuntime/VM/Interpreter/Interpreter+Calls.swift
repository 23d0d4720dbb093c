import IREEBytecode

// Calls out of bytecode: to functions of native modules, which may have their caller wait.
extension Interpreter {
    /// Calls a function of a native module. Results are in the caller's registers afterwards, unless the
    /// call is suspended.
    @inline(never)
    mutating func callNative(
        _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer, _ target: ImportTarget, _ ordinal: Int,
        segments: UnsafeRawPointer?, operands: UnsafeRawPointer, results: UnsafeRawPointer
    ) throws(VMError) -> (any VMSuspension)? {
        let instance = frame.pointee.tables.pointee.instance
        guard let function = instance._withUnsafeGuaranteedRef({ $0.nativeImport(ordinal) }) else {
            throw missingImport(frame, ordinal)
        }
        var call = VMCall(
            spanWidths: function.spanWidths, numbers: Frame.numbers(frame),
            references: Frame.references(frame), segments: segments, operands: operands, results: results,
            caller: (frame, pc))
        switch try function.body(&call) {
        case .done: return nil
        case .suspended(let suspension): return suspension
        }
    }

    /// Finishes the call that the innermost frame waits for.
    mutating func finish(_ suspension: any VMSuspension) throws(VMError) {
        guard let frame else { return }
        let values: [VMValue]
        do throws(VMError) {
            values = try suspension.finish()
        } catch {
            throw located(error, frame, frame.pointee.pc)
        }
        let list = frame.pointee.resultList
        for (index, value) in values.prefix(field16(list, 0)).enumerated() {
            store(value, in: field16(list, 2 &+ 2 &* index), frame)
        }
    }

    /// Stores a value in a register of its kind.
    private func store(_ value: VMValue, in register: Int, _ frame: UnsafeMutablePointer<Frame>) {
        let isReference = register & Int(Encoding.refBit) != 0
        let numbers = Frame.numbers(frame)
        switch value {
        case .ref(let object) where isReference:
            assign(Frame.references(frame), register, object.map { owned($0) })
        case .i32(let value) where !isReference:
            numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Int32.self)
        case .f32(let value) where !isReference:
            numbers.storeBytes(of: value, toByteOffset: register &* 4, as: Float.self)
        default: break
        }
    }

    @inline(never)
    func missingImport(_ frame: UnsafeMutablePointer<Frame>, _ ordinal: Int) -> VMError {
        let name = frame.pointee.tables.pointee.instance.takeUnretainedValue().importName(ordinal)
        return VMError(.notFound, "the optional import `\(name)` is called, but no module has it")
    }
}

/// Where the parts of a call are.
struct CallSite {
    let callee: Int
    let segments: UnsafeRawPointer?
    let operands: UnsafeRawPointer
    let results: UnsafeRawPointer
    /// Where execution continues after the call.
    let next: UnsafeRawPointer

    @inline(__always)
    init(_ pc: UnsafeRawPointer) {
        let opcode = unsafeBitCast(pc.load(as: UInt8.self), to: CoreOpcode.self)
        // All call instructions have the same prefix.
        callee = field32(pc, Layout.Call.callee)
        var place = alignedList(pc + Layout.Call.operands)
        if opcode == .callVariadic || opcode == .callVariadicYieldable {
            segments = place
            place = endOfList(place)
        } else {
            segments = nil
        }
        operands = place
        place = endOfList(place)
        if opcode == .callYieldable || opcode == .callVariadicYieldable {
            next = target(place)
            results = alignedList(place + 4)
        } else {
            results = place
            next = endOfList(place)
        }
    }
}
