import IREEBytecode

// Instructions on 32-bit floating-point numbers: the opcode is the byte after the prefix.
extension Interpreter {
    /// Executes the instruction whose prefix is at `prefix`, and returns where the next one is.
    @inline(never)
    func executeF32(
        _ frame: UnsafeMutablePointer<Frame>, _ prefix: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        let pc = prefix + 1
        let n = Frame.numbers(frame)
        let r = Frame.references(frame)
        typealias Value = Float
        switch pc.load(as: F32Opcode.self) {
        // Globals, constants and lists
        case .globalLoadF32: return loadGlobal(n, pc, frame.pointee.tables.pointee.globals, as: Value.self)
        case .globalStoreF32: return storeGlobal(n, pc, frame.pointee.tables.pointee.globals, as: Value.self)
        case .globalLoadIndirectF32: return try loadGlobalIndirect(frame, n, pc, as: Value.self)
        case .globalStoreIndirectF32: return try storeGlobalIndirect(frame, n, pc, as: Value.self)
        case .constF32Zero: return zero(n, pc, as: Value.self)
        case .constF32:
            let value = pc.loadUnaligned(fromByteOffset: Layout.ConstantF32.value, as: Value.self)
            set(n, pc, Layout.ConstantF32.result, value)
            return pc + Layout.ConstantF32.size
        case .listGetF32:
            if case .f32(let value) = try listElement(r, n, pc, as: .f32) {
                set(n, pc, Layout.ListGet.result, value)
            }
            return pc + Layout.ListGet.size
        case .listSetF32:
            return try setListElement(r, n, pc, .f32(number(n, pc, Layout.ListSet.value, as: Value.self)))
        case .selectF32: return select(n, pc, of: Value.self)
        case .switchF32: return switchOf(n, pc, of: Value.self)

        // Arithmetic
        case .remF32: return binary(n, pc) { (a: Value, b: Value) in a.remainder(dividingBy: b) }
        case .ceilF32: return unary(n, pc) { (x: Value) in x.rounded(.up) }
        case .floorF32: return unary(n, pc) { (x: Value) in x.rounded(.down) }
        case .roundF32: return unary(n, pc) { (x: Value) in x.rounded(.toNearestOrAwayFromZero) }
        case .roundF32Even: return unary(n, pc) { (x: Value) in x.rounded(.toNearestOrEven) }

        // Functions
        case .atanF32: return unary(n, pc, Value.arcTangent)
        case .cosF32: return unary(n, pc, Value.cosine)
        case .sinF32: return unary(n, pc, Value.sine)
        case .expF32: return unary(n, pc, Value.exponential)
        case .exp2F32: return unary(n, pc, Value.exponential2)
        case .expm1F32: return unary(n, pc, Value.exponentialMinus1)
        case .logF32: return unary(n, pc, Value.logarithm)
        case .log10F32: return unary(n, pc, Value.logarithm10)
        case .log1pF32: return unary(n, pc, Value.logarithm1Plus)
        case .log2F32: return unary(n, pc, Value.logarithm2)
        case .tanhF32: return unary(n, pc, Value.hyperbolicTangent)
        case .erfF32: return unary(n, pc, Value.errorFunction)
        case .atan2F32: return binary(n, pc, Value.arcTangent2)
        case .powF32: return binary(n, pc, Value.power)
        case .fpowiF32: return integerPower(n, pc, Value.self)
        case .sqrtF32: return unary(n, pc) { (x: Value) in x.squareRoot() }
        case .rsqrtF32: return unary(n, pc) { (x: Value) in 1 / x.squareRoot() }

        // Conversions
        case .castSi32F32: return convert(n, pc) { (x: Int32) in Value(x) }
        case .castUi32F32: return convert(n, pc) { (x: UInt32) in Value(x) }
        case .castSi64F32: return convert(n, pc) { (x: Int64) in Value(x) }
        case .castUi64F32: return convert(n, pc) { (x: UInt64) in Value(x) }
        case .castF32Si32, .castF32Ui32:
            return convert(n, pc) { (x: Value) in Int32(truncatingIfNeeded: x.roundedToSigned) }
        case .castF32Si64: return convert(n, pc) { (x: Value) in x.roundedToSigned }
        case .castF32Ui64: return convert(n, pc) { (x: Value) in x.roundedToUnsigned }
        case .bitcastI32F32, .bitcastF32I32: return convert(n, pc) { (x: UInt32) in x }

        // Comparisons. "Ordered and not equal" is true for NaN, as in the official runtime: its compiler's
        // code was tested with it.
        case .cmpEqF32U: return compare(n, pc) { (a: Value, b: Value) in a == b || isUnordered(a, b) }
        case .cmpNeF32O, .cmpNeF32U: return compare(n, pc) { (a: Value, b: Value) in a != b }
        case .cmpLtF32U: return compare(n, pc) { (a: Value, b: Value) in !(a >= b) }
        case .cmpLteF32U: return compare(n, pc) { (a: Value, b: Value) in !(a > b) }
        case .cmpNanF32: return test(n, pc) { (x: Value) in x.isNaN }

        // Buffers
        case .bufferFillF32: return try fill(r, n, pc, number(n, pc, Layout.BufferFill.value, as: Value.self))
        // The loop executes these itself: see `CoreOpcode.addF32`.
        case .addF32, .subF32, .mulF32, .divF32, .fmaF32, .minF32, .maxF32, .negF32, .absF32, .cmpEqF32O,
            .cmpLtF32O, .cmpLteF32O, .bufferLoadF32, .bufferStoreF32:
            return prefix
        }
    }
}
