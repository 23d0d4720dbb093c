import IREEBytecode

// Instructions on 32-bit floating-point numbers: the opcode is the byte after the prefix.
extension Interpreter {
    /// Executes the instruction at `pc`, and returns where the next one is.
    @inline(never)
    func executeF32(
        _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer
    ) throws(VMError) -> UnsafeRawPointer {
        let n = Frame.numbers(frame)
        let r = Frame.references(frame)
        typealias Value = Float
        switch pc.load(fromByteOffset: 1, as: F32Opcode.self) {
        // Globals, constants and lists
        case .globalLoadF32:
            let globals = UnsafeRawPointer(frame.pointee.tables.pointee.globals)
            set(n, pc, 6, globals.loadUnaligned(fromByteOffset: field32(pc, 2), as: Value.self))
            return pc + 8
        case .globalStoreF32:
            frame.pointee.tables.pointee.globals.storeBytes(
                of: number(n, pc, 6, as: Value.self), toByteOffset: field32(pc, 2), as: Value.self)
            return pc + 8
        case .globalLoadIndirectF32:
            let place = try global(frame, u32(n, pc, 2), 4)
            set(n, pc, 4, place.loadUnaligned(as: Value.self))
            return pc + 6
        case .globalStoreIndirectF32:
            let place = try global(frame, u32(n, pc, 2), 4)
            place.storeBytes(of: number(n, pc, 4, as: Value.self), as: Value.self)
            return pc + 6
        case .constF32Zero:
            set(n, pc, 2, Value(0))
            return pc + 4
        case .constF32:
            set(n, pc, 6, pc.loadUnaligned(fromByteOffset: 2, as: Value.self))
            return pc + 8
        case .listGetF32:
            let value = try list(r, pc, 2).number(at: Int(u32(n, pc, 4)), as: .f32)
            if case .f32(let value) = value { set(n, pc, 6, value) }
            return pc + 8
        case .listSetF32:
            try list(r, pc, 2).set(Int(u32(n, pc, 4)), .f32(number(n, pc, 6, as: Value.self)))
            return pc + 8
        case .selectF32:
            let isFirst = i32(n, pc, 2) != 0
            set(n, pc, 8, isFirst ? number(n, pc, 4, as: Value.self) : number(n, pc, 6, as: Value.self))
            return pc + 10
        case .switchF32:
            let values = alignedList(pc + 6)
            let end = endOfList(values)
            set(n, end, 0, chosen(n, pc, values, as: Value.self, at: 2))
            return end + 2

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

        // Comparisons. That which is to be ordered and different is true of what is no number, as in the
        // official runtime: its compiler's code was tested with it.
        case .cmpEqF32U: return compare(n, pc) { (a: Value, b: Value) in a == b || isUnordered(a, b) }
        case .cmpNeF32O, .cmpNeF32U: return compare(n, pc) { (a: Value, b: Value) in a != b }
        case .cmpLtF32U: return compare(n, pc) { (a: Value, b: Value) in !(a >= b) }
        case .cmpLteF32U: return compare(n, pc) { (a: Value, b: Value) in !(a > b) }
        case .cmpNanF32: return convert(n, pc) { (x: Value) in truth(x.isNaN) }

        // Buffers
        case .bufferFillF32:
            try fill(r, n, pc, number(n, pc, 8, as: Value.self), at: 2)
            return pc + 10
        // The loop executes these itself: see `CoreOpcode.addF32`.
        case .addF32, .subF32, .mulF32, .divF32, .fmaF32, .minF32, .maxF32, .negF32, .absF32, .cmpEqF32O,
            .cmpLtF32O, .cmpLteF32O, .bufferLoadF32, .bufferStoreF32:
            return pc
        }
    }
}
