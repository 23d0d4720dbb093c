import IREEBytecode

/// How far `InstructionLoop` came.
struct LoopProgress {
    /// The next instruction.
    var pc: UnsafeRawPointer
    /// Branches that may still be taken; below 0 where the next instruction may not take one.
    var fuel: Int
}

/// The instructions on which programs spend their time.
///
/// The loop returns at the first instruction that it does not know or cannot execute, and has done
/// nothing of it then: calls, errors, what counts references, and branches without fuel are the
/// interpreter's. That is why it is a function of its own: nothing in it throws, and next to nothing is
/// called, so all that it works on stays in the processor's registers.
enum InstructionLoop {
    /// Executes as many instructions as it can.
    @inline(never)
    static func run(
        _ pc: UnsafeRawPointer, _ fuel: Int, _ numbers: UnsafeMutableRawPointer, _ references: References,
        _ globals: UnsafeMutableRawPointer, _ bufferClass: ObjectIdentifier
    ) -> LoopProgress {
        run(pc, fuel, numbers, references, globals, bufferClass, isSingle: false)
    }

    /// Executes one instruction, and only the first of such as are fused.
    @inline(never)
    static func step(
        _ pc: UnsafeRawPointer, _ fuel: Int, _ numbers: UnsafeMutableRawPointer, _ references: References,
        _ globals: UnsafeMutableRawPointer, _ bufferClass: ObjectIdentifier
    ) -> LoopProgress {
        run(pc, fuel, numbers, references, globals, bufferClass, isSingle: true)
    }

    @inline(__always)
    private static func run(
        _ start: UnsafeRawPointer, _ fuel: Int, _ n: UnsafeMutableRawPointer, _ r: References,
        _ globals: UnsafeMutableRawPointer, _ bufferClass: ObjectIdentifier, isSingle: Bool
    ) -> LoopProgress {
        var pc = start
        var fuel = fuel
        var leave: LoopProgress { LoopProgress(pc: pc, fuel: fuel) }
        repeat {
            switch unsafeBitCast(pc.load(as: UInt8.self), to: CoreOpcode.self) {
            case .globalLoadI32:
                set(n, pc, 5, globals.loadUnaligned(fromByteOffset: field32(pc, 1), as: Int32.self))
                pc += 7
            case .globalStoreI32:
                globals.storeBytes(of: i32(n, pc, 5), toByteOffset: field32(pc, 1), as: Int32.self)
                pc += 7
            case .globalLoadI64:
                set(n, pc, 5, globals.loadUnaligned(fromByteOffset: field32(pc, 1), as: Int64.self))
                pc += 7
            case .globalStoreI64:
                globals.storeBytes(of: i64(n, pc, 5), toByteOffset: field32(pc, 1), as: Int64.self)
                pc += 7
            case .constI32Zero:
                set(n, pc, 1, Int32(0))
                pc += 3
            case .constI32:
                set(n, pc, 5, pc.loadUnaligned(fromByteOffset: 1, as: Int32.self))
                pc += 7
            case .constI64Zero:
                set(n, pc, 1, Int64(0))
                pc += 3
            case .constI64:
                set(n, pc, 9, pc.loadUnaligned(fromByteOffset: 1, as: Int64.self))
                pc += 11
            case .selectI32:
                set(n, pc, 7, i32(n, pc, 1) != 0 ? i32(n, pc, 3) : i32(n, pc, 5))
                pc += 9
            case .selectI64:
                set(n, pc, 7, i32(n, pc, 1) != 0 ? i64(n, pc, 3) : i64(n, pc, 5))
                pc += 9
            case .addI32:
                set(n, pc, 5, i32(n, pc, 1) &+ i32(n, pc, 3))
                pc += 7
            case .subI32:
                set(n, pc, 5, i32(n, pc, 1) &- i32(n, pc, 3))
                pc += 7
            case .mulI32:
                set(n, pc, 5, i32(n, pc, 1) &* i32(n, pc, 3))
                pc += 7
            case .divI32S:
                guard isDivisor(i32(n, pc, 1), i32(n, pc, 3)) else { return leave }
                set(n, pc, 5, i32(n, pc, 1) / i32(n, pc, 3))
                pc += 7
            case .divI32U:
                guard u32(n, pc, 3) != 0 else { return leave }
                set(n, pc, 5, u32(n, pc, 1) / u32(n, pc, 3))
                pc += 7
            case .remI32S:
                guard isDivisor(i32(n, pc, 1), i32(n, pc, 3)) else { return leave }
                set(n, pc, 5, i32(n, pc, 1) % i32(n, pc, 3))
                pc += 7
            case .remI32U:
                guard u32(n, pc, 3) != 0 else { return leave }
                set(n, pc, 5, u32(n, pc, 1) % u32(n, pc, 3))
                pc += 7
            case .fmaI32:
                set(n, pc, 7, i32(n, pc, 1) &* i32(n, pc, 3) &+ i32(n, pc, 5))
                pc += 9
            case .absI32:
                set(n, pc, 3, Int32(bitPattern: i32(n, pc, 1).magnitude))
                pc += 5
            case .minI32S:
                set(n, pc, 5, min(i32(n, pc, 1), i32(n, pc, 3)))
                pc += 7
            case .minI32U:
                set(n, pc, 5, min(u32(n, pc, 1), u32(n, pc, 3)))
                pc += 7
            case .maxI32S:
                set(n, pc, 5, max(i32(n, pc, 1), i32(n, pc, 3)))
                pc += 7
            case .maxI32U:
                set(n, pc, 5, max(u32(n, pc, 1), u32(n, pc, 3)))
                pc += 7
            case .notI32:
                set(n, pc, 3, ~i32(n, pc, 1))
                pc += 5
            case .andI32:
                set(n, pc, 5, i32(n, pc, 1) & i32(n, pc, 3))
                pc += 7
            case .orI32:
                set(n, pc, 5, i32(n, pc, 1) | i32(n, pc, 3))
                pc += 7
            case .xorI32:
                set(n, pc, 5, i32(n, pc, 1) ^ i32(n, pc, 3))
                pc += 7
            case .ctlzI32:
                set(n, pc, 3, Int32(truncatingIfNeeded: u32(n, pc, 1).leadingZeroBitCount))
                pc += 5
            case .shlI32:
                set(n, pc, 5, i32(n, pc, 1) &<< i32(n, pc, 3))
                pc += 7
            case .shrI32S:
                set(n, pc, 5, i32(n, pc, 1) &>> i32(n, pc, 3))
                pc += 7
            case .shrI32U:
                set(n, pc, 5, u32(n, pc, 1) &>> u32(n, pc, 3))
                pc += 7
            case .addI64:
                set(n, pc, 5, i64(n, pc, 1) &+ i64(n, pc, 3))
                pc += 7
            case .subI64:
                set(n, pc, 5, i64(n, pc, 1) &- i64(n, pc, 3))
                pc += 7
            case .mulI64:
                set(n, pc, 5, i64(n, pc, 1) &* i64(n, pc, 3))
                pc += 7
            case .divI64S:
                guard isDivisor(i64(n, pc, 1), i64(n, pc, 3)) else { return leave }
                set(n, pc, 5, i64(n, pc, 1) / i64(n, pc, 3))
                pc += 7
            case .divI64U:
                guard u64(n, pc, 3) != 0 else { return leave }
                set(n, pc, 5, u64(n, pc, 1) / u64(n, pc, 3))
                pc += 7
            case .remI64S:
                guard isDivisor(i64(n, pc, 1), i64(n, pc, 3)) else { return leave }
                set(n, pc, 5, i64(n, pc, 1) % i64(n, pc, 3))
                pc += 7
            case .remI64U:
                guard u64(n, pc, 3) != 0 else { return leave }
                set(n, pc, 5, u64(n, pc, 1) % u64(n, pc, 3))
                pc += 7
            case .fmaI64:
                set(n, pc, 7, i64(n, pc, 1) &* i64(n, pc, 3) &+ i64(n, pc, 5))
                pc += 9
            case .absI64:
                set(n, pc, 3, Int64(bitPattern: i64(n, pc, 1).magnitude))
                pc += 5
            case .minI64S:
                set(n, pc, 5, min(i64(n, pc, 1), i64(n, pc, 3)))
                pc += 7
            case .minI64U:
                set(n, pc, 5, min(u64(n, pc, 1), u64(n, pc, 3)))
                pc += 7
            case .maxI64S:
                set(n, pc, 5, max(i64(n, pc, 1), i64(n, pc, 3)))
                pc += 7
            case .maxI64U:
                set(n, pc, 5, max(u64(n, pc, 1), u64(n, pc, 3)))
                pc += 7
            case .notI64:
                set(n, pc, 3, ~i64(n, pc, 1))
                pc += 5
            case .andI64:
                set(n, pc, 5, i64(n, pc, 1) & i64(n, pc, 3))
                pc += 7
            case .orI64:
                set(n, pc, 5, i64(n, pc, 1) | i64(n, pc, 3))
                pc += 7
            case .xorI64:
                set(n, pc, 5, i64(n, pc, 1) ^ i64(n, pc, 3))
                pc += 7
            case .ctlzI64:
                set(n, pc, 3, Int64(truncatingIfNeeded: u64(n, pc, 1).leadingZeroBitCount))
                pc += 5
            case .shlI64:
                set(n, pc, 5, i64(n, pc, 1) &<< Int64(i32(n, pc, 3)))
                pc += 7
            case .shrI64S:
                set(n, pc, 5, i64(n, pc, 1) &>> Int64(i32(n, pc, 3)))
                pc += 7
            case .shrI64U:
                set(n, pc, 5, u64(n, pc, 1) &>> UInt64(u32(n, pc, 3)))
                pc += 7
            case .truncI32I8, .extI8I32U:
                set(n, pc, 3, u32(n, pc, 1) & 0xFF)
                pc += 5
            case .truncI32I16, .extI16I32U:
                set(n, pc, 3, u32(n, pc, 1) & 0xFFFF)
                pc += 5
            case .truncI64I32:
                set(n, pc, 3, UInt32(truncatingIfNeeded: u64(n, pc, 1)))
                pc += 5
            case .extI8I32S:
                set(n, pc, 3, Int32(Int8(truncatingIfNeeded: i32(n, pc, 1))))
                pc += 5
            case .extI16I32S:
                set(n, pc, 3, Int32(Int16(truncatingIfNeeded: i32(n, pc, 1))))
                pc += 5
            case .extI32I64S:
                set(n, pc, 3, Int64(i32(n, pc, 1)))
                pc += 5
            case .extI32I64U:
                set(n, pc, 3, UInt64(u32(n, pc, 1)))
                pc += 5
            case .cmpEqI32:
                set(n, pc, 5, truth(i32(n, pc, 1) == i32(n, pc, 3)))
                pc += 7
            case .cmpNeI32:
                set(n, pc, 5, truth(i32(n, pc, 1) != i32(n, pc, 3)))
                pc += 7
            case .cmpLtI32S:
                set(n, pc, 5, truth(i32(n, pc, 1) < i32(n, pc, 3)))
                pc += 7
            case .cmpLtI32U:
                set(n, pc, 5, truth(u32(n, pc, 1) < u32(n, pc, 3)))
                pc += 7
            case .cmpNzI32:
                set(n, pc, 3, truth(i32(n, pc, 1) != 0))
                pc += 5
            case .cmpEqI64:
                set(n, pc, 5, truth(i64(n, pc, 1) == i64(n, pc, 3)))
                pc += 7
            case .cmpNeI64:
                set(n, pc, 5, truth(i64(n, pc, 1) != i64(n, pc, 3)))
                pc += 7
            case .cmpLtI64S:
                set(n, pc, 5, truth(i64(n, pc, 1) < i64(n, pc, 3)))
                pc += 7
            case .cmpLtI64U:
                set(n, pc, 5, truth(u64(n, pc, 1) < u64(n, pc, 3)))
                pc += 7
            case .cmpNzI64:
                set(n, pc, 3, truth(i64(n, pc, 1) != 0))
                pc += 5
            case .bufferLoadI8U:
                guard let place = readable(r, n, pc, UInt8.self, bufferClass) else { return leave }
                set(n, pc, 5, UInt32(place.load(as: UInt8.self)))
                pc += 7
            case .bufferLoadI8S:
                guard let place = readable(r, n, pc, Int8.self, bufferClass) else { return leave }
                set(n, pc, 5, Int32(place.load(as: Int8.self)))
                pc += 7
            case .bufferLoadI16U:
                guard let place = readable(r, n, pc, UInt16.self, bufferClass) else { return leave }
                set(n, pc, 5, UInt32(place.loadUnaligned(as: UInt16.self)))
                pc += 7
            case .bufferLoadI16S:
                guard let place = readable(r, n, pc, Int16.self, bufferClass) else { return leave }
                set(n, pc, 5, Int32(place.loadUnaligned(as: Int16.self)))
                pc += 7
            case .bufferLoadI32:
                guard let place = readable(r, n, pc, Int32.self, bufferClass) else { return leave }
                set(n, pc, 5, place.loadUnaligned(as: Int32.self))
                pc += 7
            case .bufferLoadI64:
                guard let place = readable(r, n, pc, Int64.self, bufferClass) else { return leave }
                set(n, pc, 5, place.loadUnaligned(as: Int64.self))
                pc += 7
            case .bufferStoreI8:
                guard let place = writable(r, n, pc, Int8.self, bufferClass) else { return leave }
                place.storeBytes(of: Int8(truncatingIfNeeded: i32(n, pc, 5)), as: Int8.self)
                pc += 7
            case .bufferStoreI16:
                guard let place = writable(r, n, pc, Int16.self, bufferClass) else { return leave }
                place.storeBytes(of: Int16(truncatingIfNeeded: i32(n, pc, 5)), as: Int16.self)
                pc += 7
            case .bufferStoreI32:
                guard let place = writable(r, n, pc, Int32.self, bufferClass) else { return leave }
                place.storeBytes(of: i32(n, pc, 5), as: Int32.self)
                pc += 7
            case .bufferStoreI64:
                guard let place = writable(r, n, pc, Int64.self, bufferClass) else { return leave }
                place.storeBytes(of: i64(n, pc, 5), as: Int64.self)
                pc += 7
            case .branch, .breaks:
                fuel &-= 1
                if fuel < 0 { return leave }
                pc = branch(pc, n, r)
                if !isSingle, pc.load(as: UInt8.self) == CoreOpcode.branchLtI64S.rawValue {
                    // The head of a loop: the next instruction is known.
                    fuel &-= 1
                    if fuel < 0 { return leave }
                    let isTrue = i64(n, pc, 1) < i64(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc = branch(pc + 7, isTrue, n, r)
                }
            case .addI64Branch:
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, i64(n, pc, 1) &+ i64(n, pc, 3))
                pc += 7
                if !isSingle { pc = branch(pc, n, r) }
                if !isSingle, pc.load(as: UInt8.self) == CoreOpcode.branchLtI64S.rawValue {
                    // The head of a loop: the next instruction is known.
                    fuel &-= 1
                    if fuel < 0 { return leave }
                    let isTrue = i64(n, pc, 1) < i64(n, pc, 3)
                    set(n, pc, 5, truth(isTrue))
                    pc = branch(pc + 7, isTrue, n, r)
                }
            case .conditionalBranch:
                fuel &-= 1
                if fuel < 0 { return leave }
                pc = branch(pc, i32(n, pc, 1) != 0, n, r)
            case .branchEqI32:
                let isTrue = i32(n, pc, 1) == i32(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchNeI32:
                let isTrue = i32(n, pc, 1) != i32(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI32S:
                let isTrue = i32(n, pc, 1) < i32(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI32U:
                let isTrue = u32(n, pc, 1) < u32(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchEqI64:
                let isTrue = i64(n, pc, 1) == i64(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchNeI64:
                let isTrue = i64(n, pc, 1) != i64(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI64S:
                let isTrue = i64(n, pc, 1) < i64(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI64U:
                let isTrue = u64(n, pc, 1) < u64(n, pc, 3)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, 5, truth(isTrue))
                pc += 7
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .addF32: pc = binary(n, pc) { (a: Float, b: Float) in a + b }
            case .subF32: pc = binary(n, pc) { (a: Float, b: Float) in a - b }
            case .mulF32: pc = binary(n, pc) { (a: Float, b: Float) in a * b }
            case .divF32: pc = binary(n, pc) { (a: Float, b: Float) in a / b }
            case .minF32: pc = binary(n, pc) { (a: Float, b: Float) in b < a ? b : a }
            case .maxF32: pc = binary(n, pc) { (a: Float, b: Float) in a < b ? b : a }
            case .fmaF32: pc = multiplyAdd(n, pc, Float.self)
            case .negF32: pc = unary(n, pc) { (x: Float) in -x }
            case .absF32: pc = unary(n, pc) { (x: Float) in x.magnitude }
            case .cmpEqF32O: pc = compare(n, pc) { (a: Float, b: Float) in a == b }
            case .cmpLtF32O: pc = compare(n, pc) { (a: Float, b: Float) in a < b }
            case .cmpLteF32O: pc = compare(n, pc) { (a: Float, b: Float) in a <= b }
            case .bufferLoadF32:
                guard let place = readable(r, n, pc, Float.self, bufferClass, at: 2) else { return leave }
                set(n, pc, 6, place.loadUnaligned(as: Float.self))
                pc += 8
            case .bufferStoreF32:
                guard let place = writable(r, n, pc, Float.self, bufferClass, at: 2) else { return leave }
                place.storeBytes(of: number(n, pc, 6, as: Float.self), as: Float.self)
                pc += 8
            case .addF64: pc = binary(n, pc) { (a: Double, b: Double) in a + b }
            case .subF64: pc = binary(n, pc) { (a: Double, b: Double) in a - b }
            case .mulF64: pc = binary(n, pc) { (a: Double, b: Double) in a * b }
            case .divF64: pc = binary(n, pc) { (a: Double, b: Double) in a / b }
            case .minF64: pc = binary(n, pc) { (a: Double, b: Double) in b < a ? b : a }
            case .maxF64: pc = binary(n, pc) { (a: Double, b: Double) in a < b ? b : a }
            case .fmaF64: pc = multiplyAdd(n, pc, Double.self)
            case .negF64: pc = unary(n, pc) { (x: Double) in -x }
            case .absF64: pc = unary(n, pc) { (x: Double) in x.magnitude }
            case .cmpEqF64O: pc = compare(n, pc) { (a: Double, b: Double) in a == b }
            case .cmpLtF64O: pc = compare(n, pc) { (a: Double, b: Double) in a < b }
            case .cmpLteF64O: pc = compare(n, pc) { (a: Double, b: Double) in a <= b }
            case .bufferLoadF64:
                guard let place = readable(r, n, pc, Double.self, bufferClass, at: 2) else { return leave }
                set(n, pc, 6, place.loadUnaligned(as: Double.self))
                pc += 8
            case .bufferStoreF64:
                guard let place = writable(r, n, pc, Double.self, bufferClass, at: 2) else { return leave }
                place.storeBytes(of: number(n, pc, 6, as: Double.self), as: Double.self)
                pc += 8
            // What counts references, takes long, or leads elsewhere.
            default: return leave
            }
        } while !isSingle
        return leave
    }
}

/// The address of an element of a buffer for reading: the instruction names the buffer at `offset`, and
/// the register with the index after it. `nil` where there is none, which `elementError` explains.
@inline(__always)
private func readable<Value>(
    _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
    _ type: Value.Type, _ bufferClass: ObjectIdentifier, at offset: Int = 1
) -> UnsafeRawPointer? {
    view(references, pc, offset, bufferClass)?.place(of: i64(numbers, pc, offset &+ 2), as: type)
}

@inline(__always)
private func writable<Value>(
    _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
    _ type: Value.Type, _ bufferClass: ObjectIdentifier, at offset: Int = 1
) -> UnsafeMutableRawPointer? {
    guard let view = view(references, pc, offset, bufferClass), view.isMutable else { return nil }
    return view.place(of: i64(numbers, pc, offset &+ 2), as: type).map {
        UnsafeMutableRawPointer(mutating: $0)
    }
}

@inline(__always)
private func view(
    _ references: References, _ pc: UnsafeRawPointer, _ offset: Int, _ bufferClass: ObjectIdentifier
) -> VMBuffer.View? {
    guard let found = reference(references, pc, offset), identityOfClass(found) == bufferClass else {
        return nil
    }
    return Unmanaged<VMBuffer>.fromOpaque(found)._withUnsafeGuaranteedRef { $0.view }
}

/// Whether an integer can be divided by another, and has a quotient of its type.
@inline(__always)
private func isDivisor<Value: FixedWidthInteger & SignedInteger>(_ left: Value, _ right: Value) -> Bool {
    // One comparison for the usual divisor: 0 and -1 are the two that need a look.
    Value.Magnitude(truncatingIfNeeded: right &+ 1) > 1 || (right == -1 && left != .min)
}
