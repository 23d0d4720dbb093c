/// Shorthands for operations, with constants folded.
extension KernelBuilder {
    func constant(_ bits: UInt64, _ type: KernelType) -> KernelValue {
        let width = type.element.bits
        return define(.constant(width < 64 ? bits & (1 << UInt64(width) - 1) : bits), type)
    }

    func index(_ value: Int) -> KernelValue { constant(UInt64(bitPattern: Int64(value)), .index) }

    func integer(_ value: Int64, like other: KernelValue) -> KernelValue {
        constant(UInt64(bitPattern: value), type(other))
    }

    /// A floating-point constant of the type of another value, which is `f32` or `f64`.
    func float(_ value: Double, like other: KernelValue) -> KernelValue {
        float(value, type(other))
    }

    func float(_ value: Double, _ type: KernelType) -> KernelValue {
        let bits = type.element == .f64 ? value.bitPattern : UInt64(Float(value).bitPattern)
        return constant(bits, type)
    }

    // MARK: Lanes

    func splat(_ value: KernelValue, lanes: Int) -> KernelValue {
        let type = type(value)
        guard lanes != type.lanes else { return value }
        if let bits = constantBits(value) { return constant(bits, KernelType(type.element, lanes: lanes)) }
        return define(.splat(value), KernelType(type.element, lanes: lanes))
    }

    /// The operands, with scalars splat where others are vectors.
    private func matched(_ values: [KernelValue]) -> [KernelValue] {
        let lanes = values.map { type($0).lanes }.max() ?? 1
        return values.map { splat($0, lanes: lanes) }
    }

    // MARK: Operations

    func binary(_ operation: KernelOperation.Binary, _ a: KernelValue, _ b: KernelValue) -> KernelValue {
        let values = matched([a, b])
        if let folded = folded(operation, values[0], values[1]) { return folded }
        return define(.binary(operation, values[0], values[1]), type(values[0]))
    }

    private func folded(
        _ operation: KernelOperation.Binary, _ a: KernelValue, _ b: KernelValue
    ) -> KernelValue? {
        let type = type(a)
        guard !type.element.isFloat else { return nil }
        if let left = constantBits(a), let right = constantBits(b) {
            switch operation {
            case .addI: return constant(left &+ right, type)
            case .subI: return constant(left &- right, type)
            case .mulI: return constant(left &* right, type)
            case .and: return constant(left & right, type)
            case .or: return constant(left | right, type)
            case .minS where type == .index:
                return index(min(Int(truncatingIfNeeded: left), Int(truncatingIfNeeded: right)))
            case .maxS where type == .index:
                return index(max(Int(truncatingIfNeeded: left), Int(truncatingIfNeeded: right)))
            case .divU where right != 0: return constant(left / right, type)
            case .remU where right != 0: return constant(left % right, type)
            default: return nil
            }
        }
        switch (operation, constantBits(a), constantBits(b)) {
        case (.addI, 0?, _), (.mulI, 1?, _), (.or, 0?, _): return b
        case (.addI, _, 0?), (.subI, _, 0?), (.mulI, _, 1?), (.divU, _, 1?), (.divS, _, 1?), (.or, _, 0?),
            (.shiftLeft, _, 0?):
            return a
        case (.mulI, 0?, _), (.mulI, _, 0?), (.remU, _, 1?), (.and, 0?, _), (.and, _, 0?):
            return constant(0, type)
        default: return nil
        }
    }

    func unary(_ operation: KernelOperation.Unary, _ a: KernelValue) -> KernelValue {
        define(.unary(operation, a), type(a))
    }

    /// A function that the target has an instruction for; nil if it has none.
    func native(_ operation: KernelOperation.Unary, _ a: KernelValue) -> KernelValue? {
        let element = type(a).element
        guard target.functions.contains(operation), element == .f32 || element == .f64 else { return nil }
        return unary(operation, a)
    }

    func native(_ operation: KernelOperation.Binary, _ a: KernelValue, _ b: KernelValue) -> KernelValue? {
        let element = type(a).element
        guard target.hasBinaryFunctions, element == .f32 || element == .f64 else { return nil }
        return binary(operation, a, b)
    }

    func compare(_ comparison: KernelOperation.Comparison, _ a: KernelValue, _ b: KernelValue) -> KernelValue
    {
        let values = matched([a, b])
        let result = type(values[0]).with(.i1)
        let width = type(values[0]).element.bits
        if let left = constantBits(values[0]), let right = constantBits(values[1]),
            let holds = comparison.holds(left, right, width: width)
        {
            return constant(holds ? 1 : 0, result)
        }
        return define(.compare(comparison, values[0], values[1]), result)
    }

    func select(_ condition: KernelValue, _ a: KernelValue, _ b: KernelValue) -> KernelValue {
        let values = matched([condition, a, b])
        if let known = constantBits(values[0]) { return known != 0 ? values[1] : values[2] }
        if values[1] == values[2] { return values[1] }
        return define(.select(values[0], values[1], values[2]), type(values[1]))
    }

    func convert(_ conversion: KernelOperation.Conversion, _ a: KernelValue, to element: KernelElement)
        -> KernelValue
    {
        let (from, to) = (type(a), type(a).with(element))
        guard from != to else { return a }
        if let bits = constantBits(a) {
            switch conversion {
            case .zeroExtend, .truncate, .bitcast: return constant(bits, to)
            case .signExtend:
                let shift = UInt64(64 - from.element.bits)
                return constant(UInt64(bitPattern: Int64(bitPattern: bits << shift) >> Int64(shift)), to)
            default: break
            }
        }
        return define(.convert(conversion, a), to)
    }

    func bitcast(_ a: KernelValue, to element: KernelElement) -> KernelValue {
        convert(.bitcast, a, to: element)
    }

    func fma(_ a: KernelValue, _ b: KernelValue, _ c: KernelValue) -> KernelValue {
        guard target.hasFMA else { return binary(.addF, binary(.mulF, a, b), c) }
        let values = matched([a, b, c])
        return define(.fma(values[0], values[1], values[2]), type(values[0]))
    }

    func pairProduct(_ a: KernelValue, _ b: KernelValue, _ c: KernelValue) -> KernelValue {
        let values = matched([a, b, c])
        return define(.pairProduct(values[0], values[1], values[2]), type(values[0]))
    }

    func load(_ element: KernelElement, lanes: Int, _ access: Access) -> KernelValue {
        define(.load(access), KernelType(element, lanes: lanes))
    }

    // MARK: Index arithmetic

    func add(_ a: KernelValue, _ b: KernelValue) -> KernelValue { binary(.addI, a, b) }
    func multiply(_ a: KernelValue, _ b: KernelValue) -> KernelValue { binary(.mulI, a, b) }
    func and(_ a: KernelValue?, _ b: KernelValue?) -> KernelValue? {
        guard let a else { return b }
        guard let b else { return a }
        return binary(.and, a, b)
    }
}
