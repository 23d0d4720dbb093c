import IREEBytecode
import IREECompilerCore

extension VM {
    /// Comparisons of floating-point numbers: mnemonic and ordering.
    enum FloatComparison: String, CaseIterable {
        case oeq = "eq.o"
        case ogt = "gt.o"
        case oge = "gte.o"
        case olt = "lt.o"
        case ole = "lte.o"
        case one = "ne.o"
        case ueq = "eq.u"
        case ugt = "gt.u"
        case uge = "gte.u"
        case ult = "lt.u"
        case ule = "lte.u"
        case une = "ne.u"
    }

    /// Casts between numbers, some of which are pseudo operations without an instruction.
    package enum NumberCast: String, CaseIterable, Sendable {
        case extI8I32S = "ext.i8.i32.s"
        case extI8I32U = "ext.i8.i32.u"
        case extI16I32S = "ext.i16.i32.s"
        case extI16I32U = "ext.i16.i32.u"
        case extI8I64S = "ext.i8.i64.s"
        case extI8I64U = "ext.i8.i64.u"
        case extI16I64S = "ext.i16.i64.s"
        case extI16I64U = "ext.i16.i64.u"
        case extI32I64S = "ext.i32.i64.s"
        case extI32I64U = "ext.i32.i64.u"
        case truncI16I8 = "trunc.i16.i8"
        case truncI32I8 = "trunc.i32.i8"
        case truncI64I8 = "trunc.i64.i8"
        case truncI32I16 = "trunc.i32.i16"
        case truncI64I16 = "trunc.i64.i16"
        case truncI64I32 = "trunc.i64.i32"
        case extF32F64 = "ext.f32.f64"
        case truncF64F32 = "trunc.f64.f32"
        case castSI32F32 = "cast.si32.f32"
        case castUI32F32 = "cast.ui32.f32"
        case castSI64F32 = "cast.si64.f32"
        case castUI64F32 = "cast.ui64.f32"
        case castSI64F64 = "cast.si64.f64"
        case castUI64F64 = "cast.ui64.f64"
        case castF32SI32 = "cast.f32.si32"
        case castF32UI32 = "cast.f32.ui32"
        case castF32SI64 = "cast.f32.si64"
        case castF32UI64 = "cast.f32.ui64"
        case bitcastF32I32 = "bitcast.f32.i32"
        case bitcastI32F32 = "bitcast.i32.f32"
        case bitcastF64I64 = "bitcast.f64.i64"
        case bitcastI64F64 = "bitcast.i64.f64"
    }

    /// Bytes in memory for which buffers have instructions, and how a shorter one becomes a register's value.
    enum BufferElement: String, CaseIterable {
        case i8, i16, i32, i64, f32, f64

        /// The type of the register that holds it.
        var register: IRType {
            switch self {
            case .i8, .i16, .i32: .i32
            case .i64: .i64
            case .f32: .f32
            case .f64: .f64
            }
        }

        var byteCount: Int64 {
            switch self {
            case .i8: 1
            case .i16: 2
            case .i32, .f32: 4
            case .i64, .f64: 8
            }
        }
    }
}

/// Creates operations of the `vm` dialect by mnemonic, where they are pseudo operations or exist for many types.
extension OpBuilder {
    /// An operation whose result has the only type that it can have.
    @discardableResult
    func make(mnemonic: String, _ operands: [Value]) -> Operation {
        let definition = registry.definition(named: "vm.\(mnemonic)")
        let results = definition.results.map { [$0.type.only ?? .none] }
        return insert(
            Operation(definition, at: location, operands: operands.map { [$0] }, results: results))
    }

    func vmCompare(_ comparison: VM.FloatComparison, _ a: Value, _ b: Value) -> Value {
        let words = comparison.rawValue.split(separator: ".", maxSplits: 1)
        return make(mnemonic: "cmp.\(words[0]).\(VM.bank(of: a.type).rawValue).\(words[1])", [a, b]).results[
            0]
    }

    /// Whether a floating-point number is NaN.
    func vmIsNaN(_ value: Value) -> Value {
        make(mnemonic: "cmp.nan.\(VM.bank(of: value.type).rawValue)", [value]).results[0]
    }

    /// Whether a number or reference is not zero.
    func vmIsNonzero(_ value: Value) -> Value {
        make(mnemonic: "cmp.nz.\(VM.bank(of: value.type).rawValue)", [value]).results[0]
    }

    package func vmCast(_ cast: VM.NumberCast, _ value: Value) -> Value {
        make(mnemonic: cast.rawValue, [value]).results[0]
    }

    /// The result of the instruction with the mnemonic, such as `atan2`, for the type of its operands; nil if there is
    /// none with as many operands.
    func vmNumeric(_ mnemonic: String, _ operands: [Value], suffix: String = "") -> Value? {
        guard let bank = operands.first.map({ VM.bank(of: $0.type) }), bank != .ref else { return nil }
        let name = "\(mnemonic).\(bank.rawValue)\(suffix)"
        let definition = registry.definition(named: "vm.\(name)")
        guard definition.isRegistered, definition.operands.count == operands.count else { return nil }
        return make(mnemonic: name, operands).results[0]
    }

    /// `suffix` tells how a short integer is extended: `s` or `u`.
    func vmLoad(_ element: VM.BufferElement, _ buffer: Value, _ offset: Value, isSigned: Bool) -> Value {
        let sign = element == .i8 || element == .i16 ? isSigned ? ".s" : ".u" : ""
        let definition = registry.definition(named: "vm.buffer.load.\(element.rawValue)\(sign)")
        let op = Operation(
            definition, at: location, operands: [[buffer], [offset]], results: [[element.register]])
        return insert(op).results[0]
    }

    func vmStore(_ element: VM.BufferElement, _ value: Value, _ buffer: Value, _ offset: Value) {
        _ = make(mnemonic: "buffer.store.\(element.rawValue)", [buffer, offset, value])
    }

    func vmFill(
        _ element: VM.BufferElement, _ buffer: Value, _ offset: Value, _ length: Value, _ value: Value
    ) {
        _ = make(mnemonic: "buffer.fill.\(element.rawValue)", [buffer, offset, length, value])
    }

    package func vmListGet(_ list: Value, _ index: Value, _ type: IRType) -> Value {
        let definition = registry.definition(named: "vm.list.get.\(VM.bank(of: type).rawValue)")
        let op = Operation(definition, at: location, operands: [[list], [index]], results: [[type]])
        return insert(op).results[0]
    }

    func vmListSet(_ list: Value, _ index: Value, _ value: Value) {
        _ = make(mnemonic: "list.set.\(VM.bank(of: value.type).rawValue)", [list, index, value])
    }

    func vmSwitch(_ index: Value, _ defaultValue: Value, _ values: [Value]) -> Value {
        let type = defaultValue.type
        let definition = registry.definition(named: "vm.switch.\(VM.bank(of: type).rawValue)")
        let op = Operation(
            definition, at: location, operands: [[index], [defaultValue], values], results: [[type]])
        return insert(op).results[0]
    }

    func vmLoadIndirect(_ address: Value, _ type: IRType, isImmutable: Bool) -> Value {
        let definition = registry.definition(named: "vm.global.load.indirect.\(VM.bank(of: type).rawValue)")
        let attributes = AttributeDictionary(isImmutable ? [("is_immutable", .unit)] : [])
        let op = Operation(
            definition, at: location, operands: [[address]], results: [[type]], attributes: attributes)
        return insert(op).results[0]
    }

    func vmStoreIndirect(_ value: Value, _ address: Value) {
        _ = make(mnemonic: "global.store.indirect.\(VM.bank(of: value.type).rawValue)", [value, address])
    }
}

extension OpBuilder {
    /// A reference as one of another type: checked when it runs if the source is opaque.
    func vmReferenceCast(_ value: Value, to type: IRType) -> Value {
        let isOpaque = type == VM.reference.type(.type(VM.opaque.type()))
        let definition = registry.definition(named: isOpaque ? "vm.cast.ref.any" : "vm.cast.any.ref")
        let op = Operation(definition, at: location, operands: [[value]], results: [[type]])
        return insert(op).results[0]
    }
}

extension Value {
    /// The number of a constant, also of the instructions whose result is always zero.
    var vmInteger: Int64? {
        if let known = constantInteger { return known }
        let isZero =
            definingOp?.name.hasPrefix("vm.const.") == true && definingOp?.name.hasSuffix(".zero") == true
        return isZero && type.isInteger ? 0 : nil
    }
}
