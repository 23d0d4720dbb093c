import IREEBytecode

/// The state when `InstructionLoop` returns.
struct LoopProgress {
    /// The next instruction.
    var pc: UnsafeRawPointer
    /// Branches that may still be taken; below 0 where the next instruction may not take one.
    var fuel: Int
}

/// The instructions on which programs spend most of their time.
///
/// The loop returns at the first instruction that it does not know or cannot execute, before any effect of
/// it: calls, errors, reference counting, and branches without fuel are left to the interpreter. It is a
/// function of its own because nothing in it throws, and almost nothing is called, so that its state stays
/// in the processor's registers.
enum InstructionLoop {
    /// Executes as many instructions as it can.
    @inline(never)
    static func run(
        _ pc: UnsafeRawPointer, _ fuel: Int, _ numbers: UnsafeMutableRawPointer, _ references: References,
        _ globals: UnsafeMutableRawPointer, _ bufferClass: ObjectIdentifier
    ) -> LoopProgress {
        run(pc, fuel, numbers, references, globals, bufferClass, isSingle: false)
    }

    /// Executes one instruction, and only the first of a fused pair.
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
            case .globalLoadI32: pc = loadGlobal(n, pc, globals, as: Int32.self)
            case .globalStoreI32: pc = storeGlobal(n, pc, globals, as: Int32.self)
            case .globalLoadI64: pc = loadGlobal(n, pc, globals, as: Int64.self)
            case .globalStoreI64: pc = storeGlobal(n, pc, globals, as: Int64.self)
            case .constI32Zero: pc = zero(n, pc, as: Int32.self)
            case .constI32:
                let value = pc.loadUnaligned(fromByteOffset: Layout.ConstantI32.value, as: Int32.self)
                set(n, pc, Layout.ConstantI32.result, value)
                pc += Layout.ConstantI32.size
            case .constI64Zero: pc = zero(n, pc, as: Int64.self)
            case .constI64:
                let value = pc.loadUnaligned(fromByteOffset: Layout.ConstantI64.value, as: Int64.self)
                set(n, pc, Layout.ConstantI64.result, value)
                pc += Layout.ConstantI64.size
            case .selectI32: pc = select(n, pc, of: Int32.self)
            case .selectI64: pc = select(n, pc, of: Int64.self)
            case .addI32: pc = binary(n, pc) { (a: Int32, b: Int32) in a &+ b }
            case .subI32: pc = binary(n, pc) { (a: Int32, b: Int32) in a &- b }
            case .mulI32: pc = binary(n, pc) { (a: Int32, b: Int32) in a &* b }
            case .divI32S:
                guard isDivisor(i32(n, pc, Layout.Binary.lhs), i32(n, pc, Layout.Binary.rhs)) else {
                    return leave
                }
                pc = binary(n, pc) { (a: Int32, b: Int32) in a / b }
            case .divI32U:
                guard u32(n, pc, Layout.Binary.rhs) != 0 else { return leave }
                pc = binary(n, pc) { (a: UInt32, b: UInt32) in a / b }
            case .remI32S:
                guard isDivisor(i32(n, pc, Layout.Binary.lhs), i32(n, pc, Layout.Binary.rhs)) else {
                    return leave
                }
                pc = binary(n, pc) { (a: Int32, b: Int32) in a % b }
            case .remI32U:
                guard u32(n, pc, Layout.Binary.rhs) != 0 else { return leave }
                pc = binary(n, pc) { (a: UInt32, b: UInt32) in a % b }
            case .fmaI32: pc = ternary(n, pc) { (a: Int32, b: Int32, c: Int32) in a &* b &+ c }
            case .absI32: pc = unary(n, pc) { (x: Int32) in Int32(bitPattern: x.magnitude) }
            case .minI32S: pc = binary(n, pc) { (a: Int32, b: Int32) in min(a, b) }
            case .minI32U: pc = binary(n, pc) { (a: UInt32, b: UInt32) in min(a, b) }
            case .maxI32S: pc = binary(n, pc) { (a: Int32, b: Int32) in max(a, b) }
            case .maxI32U: pc = binary(n, pc) { (a: UInt32, b: UInt32) in max(a, b) }
            case .notI32: pc = unary(n, pc) { (x: Int32) in ~x }
            case .andI32: pc = binary(n, pc) { (a: Int32, b: Int32) in a & b }
            case .orI32: pc = binary(n, pc) { (a: Int32, b: Int32) in a | b }
            case .xorI32: pc = binary(n, pc) { (a: Int32, b: Int32) in a ^ b }
            case .ctlzI32:
                pc = unary(n, pc) { (x: UInt32) in Int32(truncatingIfNeeded: x.leadingZeroBitCount) }
            case .shlI32: pc = shift(n, pc) { (x: Int32, amount: Int32) in x &<< amount }
            case .shrI32S: pc = shift(n, pc) { (x: Int32, amount: Int32) in x &>> amount }
            case .shrI32U: pc = shift(n, pc) { (x: UInt32, amount: UInt32) in x &>> amount }
            case .addI64: pc = binary(n, pc) { (a: Int64, b: Int64) in a &+ b }
            case .subI64: pc = binary(n, pc) { (a: Int64, b: Int64) in a &- b }
            case .mulI64: pc = binary(n, pc) { (a: Int64, b: Int64) in a &* b }
            case .divI64S:
                guard isDivisor(i64(n, pc, Layout.Binary.lhs), i64(n, pc, Layout.Binary.rhs)) else {
                    return leave
                }
                pc = binary(n, pc) { (a: Int64, b: Int64) in a / b }
            case .divI64U:
                guard u64(n, pc, Layout.Binary.rhs) != 0 else { return leave }
                pc = binary(n, pc) { (a: UInt64, b: UInt64) in a / b }
            case .remI64S:
                guard isDivisor(i64(n, pc, Layout.Binary.lhs), i64(n, pc, Layout.Binary.rhs)) else {
                    return leave
                }
                pc = binary(n, pc) { (a: Int64, b: Int64) in a % b }
            case .remI64U:
                guard u64(n, pc, Layout.Binary.rhs) != 0 else { return leave }
                pc = binary(n, pc) { (a: UInt64, b: UInt64) in a % b }
            case .fmaI64: pc = ternary(n, pc) { (a: Int64, b: Int64, c: Int64) in a &* b &+ c }
            case .absI64: pc = unary(n, pc) { (x: Int64) in Int64(bitPattern: x.magnitude) }
            case .minI64S: pc = binary(n, pc) { (a: Int64, b: Int64) in min(a, b) }
            case .minI64U: pc = binary(n, pc) { (a: UInt64, b: UInt64) in min(a, b) }
            case .maxI64S: pc = binary(n, pc) { (a: Int64, b: Int64) in max(a, b) }
            case .maxI64U: pc = binary(n, pc) { (a: UInt64, b: UInt64) in max(a, b) }
            case .notI64: pc = unary(n, pc) { (x: Int64) in ~x }
            case .andI64: pc = binary(n, pc) { (a: Int64, b: Int64) in a & b }
            case .orI64: pc = binary(n, pc) { (a: Int64, b: Int64) in a | b }
            case .xorI64: pc = binary(n, pc) { (a: Int64, b: Int64) in a ^ b }
            case .ctlzI64:
                pc = unary(n, pc) { (x: UInt64) in Int64(truncatingIfNeeded: x.leadingZeroBitCount) }
            case .shlI64: pc = shift(n, pc) { (x: Int64, amount: Int32) in x &<< Int64(amount) }
            case .shrI64S: pc = shift(n, pc) { (x: Int64, amount: Int32) in x &>> Int64(amount) }
            case .shrI64U: pc = shift(n, pc) { (x: UInt64, amount: UInt32) in x &>> UInt64(amount) }
            case .truncI32I8, .extI8I32U: pc = convert(n, pc) { (x: UInt32) in x & 0xFF }
            case .truncI32I16, .extI16I32U: pc = convert(n, pc) { (x: UInt32) in x & 0xFFFF }
            case .truncI64I32: pc = convert(n, pc) { (x: UInt64) in UInt32(truncatingIfNeeded: x) }
            case .extI8I32S: pc = convert(n, pc) { (x: Int32) in Int32(Int8(truncatingIfNeeded: x)) }
            case .extI16I32S: pc = convert(n, pc) { (x: Int32) in Int32(Int16(truncatingIfNeeded: x)) }
            case .extI32I64S: pc = convert(n, pc) { (x: Int32) in Int64(x) }
            case .extI32I64U: pc = convert(n, pc) { (x: UInt32) in UInt64(x) }
            case .cmpEqI32: pc = compare(n, pc) { (a: Int32, b: Int32) in a == b }
            case .cmpNeI32: pc = compare(n, pc) { (a: Int32, b: Int32) in a != b }
            case .cmpLtI32S: pc = compare(n, pc) { (a: Int32, b: Int32) in a < b }
            case .cmpLtI32U: pc = compare(n, pc) { (a: UInt32, b: UInt32) in a < b }
            case .cmpNzI32: pc = test(n, pc) { (x: Int32) in x != 0 }
            case .cmpEqI64: pc = compare(n, pc) { (a: Int64, b: Int64) in a == b }
            case .cmpNeI64: pc = compare(n, pc) { (a: Int64, b: Int64) in a != b }
            case .cmpLtI64S: pc = compare(n, pc) { (a: Int64, b: Int64) in a < b }
            case .cmpLtI64U: pc = compare(n, pc) { (a: UInt64, b: UInt64) in a < b }
            case .cmpNzI64: pc = test(n, pc) { (x: Int64) in x != 0 }
            case .bufferLoadI8U:
                guard let place = readable(r, n, pc, UInt8.self, bufferClass) else { return leave }
                set(n, pc, Layout.BufferLoad.result, UInt32(place.load(as: UInt8.self)))
                pc += Layout.BufferLoad.size
            case .bufferLoadI8S:
                guard let place = readable(r, n, pc, Int8.self, bufferClass) else { return leave }
                set(n, pc, Layout.BufferLoad.result, Int32(place.load(as: Int8.self)))
                pc += Layout.BufferLoad.size
            case .bufferLoadI16U:
                guard let place = readable(r, n, pc, UInt16.self, bufferClass) else { return leave }
                set(n, pc, Layout.BufferLoad.result, UInt32(place.loadUnaligned(as: UInt16.self)))
                pc += Layout.BufferLoad.size
            case .bufferLoadI16S:
                guard let place = readable(r, n, pc, Int16.self, bufferClass) else { return leave }
                set(n, pc, Layout.BufferLoad.result, Int32(place.loadUnaligned(as: Int16.self)))
                pc += Layout.BufferLoad.size
            case .bufferLoadI32:
                guard let place = readable(r, n, pc, Int32.self, bufferClass) else { return leave }
                set(n, pc, Layout.BufferLoad.result, place.loadUnaligned(as: Int32.self))
                pc += Layout.BufferLoad.size
            case .bufferLoadI64:
                guard let place = readable(r, n, pc, Int64.self, bufferClass) else { return leave }
                set(n, pc, Layout.BufferLoad.result, place.loadUnaligned(as: Int64.self))
                pc += Layout.BufferLoad.size
            case .bufferStoreI8:
                guard let place = writable(r, n, pc, Int8.self, bufferClass) else { return leave }
                place.storeBytes(
                    of: Int8(truncatingIfNeeded: i32(n, pc, Layout.BufferStore.value)), as: Int8.self)
                pc += Layout.BufferStore.size
            case .bufferStoreI16:
                guard let place = writable(r, n, pc, Int16.self, bufferClass) else { return leave }
                place.storeBytes(
                    of: Int16(truncatingIfNeeded: i32(n, pc, Layout.BufferStore.value)), as: Int16.self)
                pc += Layout.BufferStore.size
            case .bufferStoreI32:
                guard let place = writable(r, n, pc, Int32.self, bufferClass) else { return leave }
                place.storeBytes(of: i32(n, pc, Layout.BufferStore.value), as: Int32.self)
                pc += Layout.BufferStore.size
            case .bufferStoreI64:
                guard let place = writable(r, n, pc, Int64.self, bufferClass) else { return leave }
                place.storeBytes(of: i64(n, pc, Layout.BufferStore.value), as: Int64.self)
                pc += Layout.BufferStore.size
            case .branch, .breaks:
                fuel &-= 1
                if fuel < 0 { return leave }
                pc = branch(pc, n, r)
                if !isSingle, pc.load(as: UInt8.self) == CoreOpcode.branchLtI64S.rawValue {
                    // The head of a loop: the next instruction is known.
                    fuel &-= 1
                    if fuel < 0 { return leave }
                    let isTrue = i64(n, pc, Layout.Compare.lhs) < i64(n, pc, Layout.Compare.rhs)
                    set(n, pc, Layout.Compare.result, truth(isTrue))
                    pc = branch(pc + Layout.Compare.size, isTrue, n, r)
                }
            case .addI64Branch:
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                pc = binary(n, pc) { (a: Int64, b: Int64) in a &+ b }
                if !isSingle { pc = branch(pc, n, r) }
                if !isSingle, pc.load(as: UInt8.self) == CoreOpcode.branchLtI64S.rawValue {
                    // The head of a loop: the next instruction is known.
                    fuel &-= 1
                    if fuel < 0 { return leave }
                    let isTrue = i64(n, pc, Layout.Compare.lhs) < i64(n, pc, Layout.Compare.rhs)
                    set(n, pc, Layout.Compare.result, truth(isTrue))
                    pc = branch(pc + Layout.Compare.size, isTrue, n, r)
                }
            case .conditionalBranch:
                fuel &-= 1
                if fuel < 0 { return leave }
                pc = branch(pc, i32(n, pc, Layout.ConditionalBranch.condition) != 0, n, r)
            // Comparisons with a branch are spelled out. With a closure in them, the optimizer keeps `pc` in memory
            // across branches.
            case .branchEqI32:
                let isTrue = i32(n, pc, Layout.Compare.lhs) == i32(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchNeI32:
                let isTrue = i32(n, pc, Layout.Compare.lhs) != i32(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI32S:
                let isTrue = i32(n, pc, Layout.Compare.lhs) < i32(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI32U:
                let isTrue = u32(n, pc, Layout.Compare.lhs) < u32(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchEqI64:
                let isTrue = i64(n, pc, Layout.Compare.lhs) == i64(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchNeI64:
                let isTrue = i64(n, pc, Layout.Compare.lhs) != i64(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI64S:
                let isTrue = i64(n, pc, Layout.Compare.lhs) < i64(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .branchLtI64U:
                let isTrue = u64(n, pc, Layout.Compare.lhs) < u64(n, pc, Layout.Compare.rhs)
                if !isSingle {
                    fuel &-= 1
                    if fuel < 0 { return leave }
                }
                set(n, pc, Layout.Compare.result, truth(isTrue))
                pc += Layout.Compare.size
                if !isSingle { pc = branch(pc, isTrue, n, r) }
            case .addF32: pc = binary(n, pc + 1) { (a: Float, b: Float) in a + b }
            case .subF32: pc = binary(n, pc + 1) { (a: Float, b: Float) in a - b }
            case .mulF32: pc = binary(n, pc + 1) { (a: Float, b: Float) in a * b }
            case .divF32: pc = binary(n, pc + 1) { (a: Float, b: Float) in a / b }
            case .minF32: pc = binary(n, pc + 1) { (a: Float, b: Float) in b < a ? b : a }
            case .maxF32: pc = binary(n, pc + 1) { (a: Float, b: Float) in a < b ? b : a }
            case .fmaF32: pc = multiplyAdd(n, pc + 1, Float.self)
            case .negF32: pc = unary(n, pc + 1) { (x: Float) in -x }
            case .absF32: pc = unary(n, pc + 1) { (x: Float) in x.magnitude }
            case .cmpEqF32O: pc = compare(n, pc + 1) { (a: Float, b: Float) in a == b }
            case .cmpLtF32O: pc = compare(n, pc + 1) { (a: Float, b: Float) in a < b }
            case .cmpLteF32O: pc = compare(n, pc + 1) { (a: Float, b: Float) in a <= b }
            case .bufferLoadF32:
                guard let place = readable(r, n, pc + 1, Float.self, bufferClass) else { return leave }
                set(n, pc + 1, Layout.BufferLoad.result, place.loadUnaligned(as: Float.self))
                pc += 1 + Layout.BufferLoad.size
            case .bufferStoreF32:
                guard let place = writable(r, n, pc + 1, Float.self, bufferClass) else { return leave }
                place.storeBytes(
                    of: number(n, pc + 1, Layout.BufferStore.value, as: Float.self), as: Float.self)
                pc += 1 + Layout.BufferStore.size
            case .addF64: pc = binary(n, pc + 1) { (a: Double, b: Double) in a + b }
            case .subF64: pc = binary(n, pc + 1) { (a: Double, b: Double) in a - b }
            case .mulF64: pc = binary(n, pc + 1) { (a: Double, b: Double) in a * b }
            case .divF64: pc = binary(n, pc + 1) { (a: Double, b: Double) in a / b }
            case .minF64: pc = binary(n, pc + 1) { (a: Double, b: Double) in b < a ? b : a }
            case .maxF64: pc = binary(n, pc + 1) { (a: Double, b: Double) in a < b ? b : a }
            case .fmaF64: pc = multiplyAdd(n, pc + 1, Double.self)
            case .negF64: pc = unary(n, pc + 1) { (x: Double) in -x }
            case .absF64: pc = unary(n, pc + 1) { (x: Double) in x.magnitude }
            case .cmpEqF64O: pc = compare(n, pc + 1) { (a: Double, b: Double) in a == b }
            case .cmpLtF64O: pc = compare(n, pc + 1) { (a: Double, b: Double) in a < b }
            case .cmpLteF64O: pc = compare(n, pc + 1) { (a: Double, b: Double) in a <= b }
            case .bufferLoadF64:
                guard let place = readable(r, n, pc + 1, Double.self, bufferClass) else { return leave }
                set(n, pc + 1, Layout.BufferLoad.result, place.loadUnaligned(as: Double.self))
                pc += 1 + Layout.BufferLoad.size
            case .bufferStoreF64:
                guard let place = writable(r, n, pc + 1, Double.self, bufferClass) else { return leave }
                place.storeBytes(
                    of: number(n, pc + 1, Layout.BufferStore.value, as: Double.self), as: Double.self)
                pc += 1 + Layout.BufferStore.size
            // Instructions that count references, take long, or transfer control.
            default: return leave
            }
        } while !isSingle
        return leave
    }
}

/// The address of the element of a buffer that the instruction loads. `nil` where there is none, which
/// `trap` explains.
@inline(__always)
private func readable<Value>(
    _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
    _ type: Value.Type, _ bufferClass: ObjectIdentifier
) -> UnsafeRawPointer? {
    view(references, pc, Layout.BufferLoad.sourceBuffer, bufferClass)?
        .place(of: i64(numbers, pc, Layout.BufferLoad.sourceOffset), as: type)
}

/// The same for storing.
@inline(__always)
private func writable<Value>(
    _ references: References, _ numbers: UnsafeMutableRawPointer, _ pc: UnsafeRawPointer,
    _ type: Value.Type, _ bufferClass: ObjectIdentifier
) -> UnsafeMutableRawPointer? {
    guard let view = view(references, pc, Layout.BufferStore.targetBuffer, bufferClass), view.isMutable
    else { return nil }
    return view.place(of: i64(numbers, pc, Layout.BufferStore.targetOffset), as: type).map {
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
    // One comparison for the usual divisor: only 0 and -1 need further checks.
    Value.Magnitude(truncatingIfNeeded: right &+ 1) > 1 || (right == -1 && left != .min)
}
