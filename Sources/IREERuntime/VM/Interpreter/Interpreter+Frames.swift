import IREEBytecode

// Frames on the stack of a call: how they are pushed, get arguments and results, and are popped.
extension Interpreter {
    /// Makes a frame above `parent`, its registers all zero and null.
    @inline(__always)
    private func push(
        _ parent: UnsafeMutablePointer<Frame>?, _ tables: UnsafeMutablePointer<InstanceTables>,
        _ function: UnsafeMutablePointer<FunctionTable>
    ) throws(VMError) -> UnsafeMutablePointer<Frame> {
        let start =
            parent.map { UnsafeMutableRawPointer($0) + $0.pointee.function.pointee.frameBytes } ?? stack.base
        let size = function.pointee.frameBytes
        guard size <= stack.end - start else { throw stackIsFull() }
        let registers = start + Frame.headerBytes
        registers.initializeMemory(as: UInt8.self, repeating: 0, count: size &- Frame.headerBytes)
        let frame = start.assumingMemoryBound(to: Frame.self)
        let code = function.pointee.code + VerifiedFunction.entry
        frame.initialize(
            to: Frame(parent: parent, tables: tables, function: function, pc: code, resultList: code))
        return frame
    }

    @inline(never)
    private func stackIsFull() -> VMError {
        VMError(
            .resourceExhausted, "the stack of \(stack.end - stack.base) bytes is full",
            hint: "a function calls itself without end, or very often")
    }

    /// Makes the outermost frame.
    mutating func enter(
        _ tables: UnsafeMutablePointer<InstanceTables>, _ ordinal: Int
    ) throws(VMError) -> UnsafeMutablePointer<Frame> {
        let entered = try push(nil, tables, tables.pointee.functions + ordinal)
        frame = entered
        return entered
    }

    /// Makes the frame of a callee, with the arguments that the registers of `list` have.
    @inline(__always)
    func enter(
        _ caller: UnsafeMutablePointer<Frame>, _ tables: UnsafeMutablePointer<InstanceTables>,
        _ ordinal: Int, _ list: UnsafeRawPointer
    ) throws(VMError) -> UnsafeMutablePointer<Frame> {
        let function = tables.pointee.functions + ordinal
        let callee = try push(caller, tables, function)
        let (from, to) = (Frame.numbers(caller), Frame.numbers(callee))
        var operand = list + 2
        let slots = function.pointee.arguments
        for index in 0..<function.pointee.argumentCount {
            let register = field16(operand, 0)
            let slot = slots[index]
            switch slot.shape {
            case .word:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt32.self),
                    toByteOffset: slot.register &* 4, as: UInt32.self)
            case .doubleWord:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt64.self),
                    toByteOffset: slot.register &* 4, as: UInt64.self)
            case .reference:
                Frame.references(callee)[slot.register] = take(Frame.references(caller), register)
            }
            operand += 2
        }
        return callee
    }

    /// Copies the results, which the registers of `list` have, to where the caller wants them, and drops
    /// the frame.
    @inline(__always)
    func leave(_ frame: UnsafeMutablePointer<Frame>, _ list: UnsafeRawPointer)
        -> UnsafeMutablePointer<Frame>?
    {
        guard let parent = frame.pointee.parent else { return nil }
        let (from, to) = (Frame.numbers(frame), Frame.numbers(parent))
        var source = list + 2
        var target = parent.pointee.resultList + 2
        let shapes = frame.pointee.function.pointee.results
        for index in 0..<frame.pointee.function.pointee.resultCount {
            let (register, place) = (field16(source, 0), field16(target, 0))
            switch shapes[index] {
            case .word:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt32.self),
                    toByteOffset: place &* 4, as: UInt32.self)
            case .doubleWord:
                to.storeBytes(
                    of: from.load(fromByteOffset: register &* 4, as: UInt64.self),
                    toByteOffset: place &* 4, as: UInt64.self)
            case .reference:
                assign(Frame.references(parent), place, take(Frame.references(frame), register))
            }
            source += 2
            target += 2
        }
        releaseReferences(frame)
        return parent
    }

    /// Drops all frames and what they refer to.
    mutating func unwind() {
        while let top = frame {
            releaseReferences(top)
            frame = top.pointee.parent
        }
        suspension = nil
    }

    private func releaseReferences(_ frame: UnsafeMutablePointer<Frame>) {
        let references = Frame.references(frame)
        for index in 0..<frame.pointee.function.pointee.referenceCount {
            if let reference = references[index] { release(reference) }
        }
    }
}
