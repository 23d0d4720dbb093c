import IREEBytecode

// Instructions on 64-bit floating-point numbers: the opcode is the byte after the prefix.
extension Interpreter {
    /// Executes the instruction at `pc`, and returns where the next one is.
    @inline(never)
    func executeF64(
        _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        let n = Frame.numbers(frame)
        let r = Frame.references(frame)
        typealias Value = Double
        switch pc.load(fromByteOffset: 1, as: F64Opcode.self) {
        // Globals, constants and lists
        case .globalLoadF64:
            let globals = UnsafeRawPointer(frame.pointee.tables.pointee.globals)
            set(n, pc, 6, globals.loadUnaligned(fromByteOffset: field32(pc, 2), as: Value.self))
            return pc + 8
        case .globalStoreF64:
            frame.pointee.tables.pointee.globals.storeBytes(
                of: number(n, pc, 6, as: Value.self), toByteOffset: field32(pc, 2), as: Value.self)
            return pc + 8
        case .globalLoadIndirectF64:
            let place = try global(frame, u32(n, pc, 2), 8)
            set(n, pc, 4, place.loadUnaligned(as: Value.self))
            return pc + 6
        case .globalStoreIndirectF64:
            let place = try global(frame, u32(n, pc, 2), 8)
            place.storeBytes(of: number(n, pc, 4, as: Value.self), as: Value.self)
            return pc + 6
        case .constF64Zero:
            set(n, pc, 2, Value(0))
            return pc + 4
        case .constF64:
            set(n, pc, 10, pc.loadUnaligned(fromByteOffset: 2, as: Value.self))
            return pc + 12
        case .listGetF64:
            let value = try list(r, pc, 2).number(at: Int(u32(n, pc, 4)), as: .f64)
            if case .f64(let value) = value { set(n, pc, 6, value) }
            return pc + 8
        case .listSetF64:
            try list(r, pc, 2).set(Int(u32(n, pc, 4)), .f64(number(n, pc, 6, as: Value.self)))
            return pc + 8
        case .selectF64:
            let isFirst = i32(n, pc, 2) != 0
            set(n, pc, 8, isFirst ? number(n, pc, 4, as: Value.self) : number(n, pc, 6, as: Value.self))
            return pc + 10
        case .switchF64:
            let values = alignedList(pc + 6)
            let end = endOfList(values)
            set(n, end, 0, chosen(n, pc, values, as: Value.self, at: 2))
            return end + 2

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

        // Comparisons. That which is to be ordered and different is true of what is no number, as in the
        // official runtime: its compiler's code was tested with it.
        case .cmpEqF64U: return compare(n, pc) { (a: Value, b: Value) in a == b || isUnordered(a, b) }
        case .cmpNeF64O, .cmpNeF64U: return compare(n, pc) { (a: Value, b: Value) in a != b }
        case .cmpLtF64U: return compare(n, pc) { (a: Value, b: Value) in !(a >= b) }
        case .cmpLteF64U: return compare(n, pc) { (a: Value, b: Value) in !(a > b) }
        case .cmpNanF64: return convert(n, pc) { (x: Value) in truth(x.isNaN) }

        // Buffers
        case .bufferFillF64:
            try fill(r, n, pc, number(n, pc, 8, as: Value.self), at: 2)
            return pc + 10
        // The loop executes these itself: see `CoreOpcode.addF64`.
        case .addF64, .subF64, .mulF64, .divF64, .fmaF64, .minF64, .maxF64, .negF64, .absF64, .cmpEqF64O,
            .cmpLtF64O, .cmpLteF64O, .bufferLoadF64, .bufferStoreF64:
            return pc
        }
    }
}
