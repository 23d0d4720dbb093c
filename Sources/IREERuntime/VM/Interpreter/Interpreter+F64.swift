import IREEBytecode

// Instructions on 64-bit floating-point numbers: the opcode is the byte after the prefix.
extension Interpreter {
    /// Executes the instruction whose prefix is at `prefix`, and returns where the next one is.
    @inline(never)
    func executeF64(
        _ frame: UnsafeMutablePointer<Frame>, _ prefix: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        let pc = prefix + 1
        let n = Frame.numbers(frame)
        let r = Frame.references(frame)
        typealias Value = Double
        switch pc.load(as: F64Opcode.self) {
        // Globals, constants and lists
        case .globalLoadF64: return loadGlobal(n, pc, frame.pointee.tables.pointee.globals, as: Value.self)
        case .globalStoreF64: return storeGlobal(n, pc, frame.pointee.tables.pointee.globals, as: Value.self)
        case .globalLoadIndirectF64: return try loadGlobalIndirect(frame, n, pc, as: Value.self)
        case .globalStoreIndirectF64: return try storeGlobalIndirect(frame, n, pc, as: Value.self)
        case .constF64Zero: return zero(n, pc, as: Value.self)
        case .constF64:
            let value = pc.loadUnaligned(fromByteOffset: Layout.ConstantF64.value, as: Value.self)
            set(n, pc, Layout.ConstantF64.result, value)
            return pc + Layout.ConstantF64.size
        case .listGetF64:
            if case .f64(let value) = try listElement(r, n, pc, as: .f64) {
                set(n, pc, Layout.ListGet.result, value)
            }
            return pc + Layout.ListGet.size
        case .listSetF64:
            return try setListElement(r, n, pc, .f64(number(n, pc, Layout.ListSet.value, as: Value.self)))
        case .selectF64: return select(n, pc, of: Value.self)
        case .switchF64: return switchOf(n, pc, of: Value.self)

        // Arithmetic
        case .remF64: return binary(n, pc) { (a: Value, b: Value) in a.remainder(dividingBy: b) }
        case .ceilF64: return unary(n, pc) { (x: Value) in x.rounded(.up) }
        case .floorF64: return unary(n, pc) { (x: Value) in x.rounded(.down) }
        case .roundF64: return unary(n, pc) { (x: Value) in x.rounded(.toNearestOrAwayFromZero) }
        case .roundF64Even: return unary(n, pc) { (x: Value) in x.rounded(.toNearestOrEven) }

        // Functions
        case .atanF64: return unary(n, pc, Value.arcTangent)
        case .cosF64: return unary(n, pc, Value.cosine)
        case .sinF64: return unary(n, pc, Value.sine)
        case .expF64: return unary(n, pc, Value.exponential)
        case .exp2F64: return unary(n, pc, Value.exponential2)
        case .expm1F64: return unary(n, pc, Value.exponentialMinus1)
        case .logF64: return unary(n, pc, Value.logarithm)
        case .log10F64: return unary(n, pc, Value.logarithm10)
        case .log1pF64: return unary(n, pc, Value.logarithm1Plus)
        case .log2F64: return unary(n, pc, Value.logarithm2)
        case .tanhF64: return unary(n, pc, Value.hyperbolicTangent)
        case .erfF64: return unary(n, pc, Value.errorFunction)
        case .atan2F64: return binary(n, pc, Value.arcTangent2)
        case .powF64: return binary(n, pc, Value.power)
        case .fpowiF64: return integerPower(n, pc, Value.self)
        case .sqrtF64: return unary(n, pc) { (x: Value) in x.squareRoot() }
        case .rsqrtF64: return unary(n, pc) { (x: Value) in 1 / x.squareRoot() }

        // Conversions
        case .truncF64F32: return convert(n, pc) { (x: Value) in Float(x) }
        case .extF32F64: return convert(n, pc) { (x: Float) in Value(x) }
        case .castSi32F64: return convert(n, pc) { (x: Int32) in Value(x) }
        case .castUi32F64: return convert(n, pc) { (x: UInt32) in Value(x) }
        case .castSi64F64: return convert(n, pc) { (x: Int64) in Value(x) }
        case .castUi64F64: return convert(n, pc) { (x: UInt64) in Value(x) }
        case .castF64Si32, .castF64Ui32:
            return convert(n, pc) { (x: Value) in Int32(truncatingIfNeeded: x.roundedToSigned) }
        case .castF64Si64: return convert(n, pc) { (x: Value) in x.roundedToSigned }
        case .castF64Ui64: return convert(n, pc) { (x: Value) in x.roundedToUnsigned }
        case .bitcastI64F64, .bitcastF64I64: return convert(n, pc) { (x: UInt64) in x }

        // Comparisons. "Ordered and not equal" is true for NaN, as in the official runtime: its compiler's
        // code was tested with it.
        case .cmpEqF64U: return compare(n, pc) { (a: Value, b: Value) in a == b || isUnordered(a, b) }
        case .cmpNeF64O, .cmpNeF64U: return compare(n, pc) { (a: Value, b: Value) in a != b }
        case .cmpLtF64U: return compare(n, pc) { (a: Value, b: Value) in !(a >= b) }
        case .cmpLteF64U: return compare(n, pc) { (a: Value, b: Value) in !(a > b) }
        case .cmpNanF64: return test(n, pc) { (x: Value) in x.isNaN }

        // Buffers
        case .bufferFillF64: return try fill(r, n, pc, number(n, pc, Layout.BufferFill.value, as: Value.self))
        // The loop executes these itself: see `CoreOpcode.addF64`.
        case .addF64, .subF64, .mulF64, .divF64, .fmaF64, .minF64, .maxF64, .negF64, .absF64, .cmpEqF64O,
            .cmpLtF64O, .cmpLteF64O, .bufferLoadF64, .bufferStoreF64:
            return prefix
        }
    }
}
