/// Operations without effects.
extension LLVMPrinter {
    mutating func declare(_ declaration: String) { declarations.insert(declaration) }

    private static let binaries: [KernelOperation.Binary: String] = [
        .addF: "fadd", .subF: "fsub", .mulF: "fmul", .divF: "fdiv", .remF: "frem",
        .addI: "add", .subI: "sub", .mulI: "mul", .and: "and", .or: "or", .xor: "xor",
        .shiftLeft: "shl", .shiftRightSigned: "ashr", .shiftRightUnsigned: "lshr",
        .divS: "sdiv", .divU: "udiv", .remS: "srem", .remU: "urem",
    ]

    private static let binaryIntrinsics: [KernelOperation.Binary: String] = [
        .minS: "smin", .maxS: "smax", .minU: "umin", .maxU: "umax", .minimum: "minimum", .maximum: "maximum",
    ]

    private static let unaries: [KernelOperation.Unary: String] = [
        .sqrt: "sqrt", .ceil: "ceil", .floor: "floor", .roundEven: "roundeven", .absolute: "fabs",
        .populationCount: "ctpop", .leadingZeros: "ctlz", .trailingZeros: "cttz",
    ]

    private static let conversions: [KernelOperation.Conversion: String] = [
        .signExtend: "sext", .zeroExtend: "zext", .truncate: "trunc", .floatExtend: "fpext",
        .floatTruncate: "fptrunc", .floatToSigned: "fptosi", .floatToUnsigned: "fptoui",
        .signedToFloat: "sitofp", .unsignedToFloat: "uitofp", .bitcast: "bitcast",
    ]

    /// Predicates whose names differ from LLVM's.
    private static let unordered: [KernelOperation.Comparison: String] = [
        .fult: "ult", .fule: "ule", .fugt: "ugt", .fuge: "uge",
    ]

    mutating func print(_ value: KernelValue, _ operation: KernelOperation) {
        let type = kernelType(value)
        let result = "\(newName(value)) = "
        switch operation {
        case .constant(let bits):
            define(value, constant: bits)
        case .iota:
            let lanes = (0..<type.lanes).map { "\(Self.element(type.element)) \($0)" }
            line(
                "\(result)bitcast \(Self.type(type)) <\(lanes.joined(separator: ", "))> to \(Self.type(type))"
            )
        case .splat(let scalar):
            let first = temporary()
            line("\(first) = insertelement \(Self.type(type)) poison, \(typed(scalar)), i64 0")
            line(
                "\(result)shufflevector \(Self.type(type)) \(first), \(Self.type(type)) poison, <\(type.lanes) x i32> zeroinitializer"
            )
        case .workgroupID(let axis): line("\(result)add i64 %workgroupID\(axis), 0")
        case .workgroupCount(let axis): line("\(result)add i64 %workgroupCount\(axis), 0")
        case .dispatchConstant(let ordinal):
            let address = temporary()
            line("\(address) = getelementptr i32, ptr %constants, i64 \(ordinal)")
            line("\(result)load i32, ptr \(address)")
        case .unary(let unary, let a): print(result, unary, a, type)
        case .binary(let binary, let a, let b):
            if let word = Self.binaries[binary] {
                line("\(result)\(word) \(typed(a)), \(name(b))")
            } else if let word = Self.binaryIntrinsics[binary] {
                call(result, "llvm.\(word)", [a, b], type)
            }
        case .fma(let a, let b, let c): call(result, "llvm.fma", [a, b, c], type)
        case .compare(let comparison, let a, let b):
            let word = Self.unordered[comparison] ?? comparison.rawValue
            line("\(result)\(comparison.isFloat ? "fcmp" : "icmp") \(word) \(typed(a)), \(name(b))")
        case .pairProduct(let a, let b, let c): pairProduct(value, a, b, c)
        case .select(let condition, let a, let b):
            line("\(result)select \(typed(condition)), \(typed(a)), \(typed(b))")
        case .convert(let conversion, let a): print(result, conversion, a, type)
        case .reduce(let binary, let a): reduce(value, binary, a)
        case .load(let access): load(value, access)
        case .call(let key, let operands): call(value, key, operands)
        }
    }

    /// The code generator knows this form as one instruction, or two.
    private mutating func pairProduct(
        _ value: KernelValue, _ a: KernelValue, _ b: KernelValue, _ c: KernelValue
    ) {
        let type = kernelType(value)
        let count = type.lanes * 2
        let (halves, wide) = ("<\(count) x i16>", "<\(count) x i32>")
        var factors: [String] = []
        for factor in [a, b] {
            let (bits, number) = (temporary(), temporary())
            line("\(bits) = bitcast \(typed(factor)) to \(halves)")
            line("\(number) = sext \(halves) \(bits) to \(wide)")
            factors.append(number)
        }
        let (products, sum) = (temporary(), temporary())
        line("\(products) = mul \(wide) \(factors[0]), \(factors[1])")
        var parts: [String] = []
        for first in 0..<2 {
            let part = temporary()
            let lanes = (0..<type.lanes).map { "i32 \($0 * 2 + first)" }.joined(separator: ", ")
            line(
                "\(part) = shufflevector \(wide) \(products), \(wide) poison, <\(type.lanes) x i32> <\(lanes)>"
            )
            parts.append(part)
        }
        line("\(sum) = add <\(type.lanes) x i32> \(parts[0]), \(parts[1])")
        line("\(newName(value)) = add <\(type.lanes) x i32> \(sum), \(name(c))")
    }

    private mutating func call(
        _ result: String, _ word: String, _ operands: [KernelValue], _ type: KernelType
    ) {
        let intrinsic = "\(word).\(Self.suffix(type))"
        let types = operands.map { self.type($0) }.joined(separator: ", ")
        declare("declare \(Self.type(type)) @\(intrinsic)(\(types))")
        let list = operands.map { typed($0) }.joined(separator: ", ")
        line("\(result)call \(Self.type(type)) @\(intrinsic)(\(list))")
    }

    private mutating func print(
        _ result: String, _ unary: KernelOperation.Unary, _ a: KernelValue, _ type: KernelType
    ) {
        let word = "llvm.\(Self.unaries[unary] ?? unary.rawValue)"
        switch unary {
        case .leadingZeros, .trailingZeros:
            let intrinsic = "\(word).\(Self.suffix(type))"
            declare("declare \(Self.type(type)) @\(intrinsic)(\(Self.type(type)), i1)")
            line("\(result)call \(Self.type(type)) @\(intrinsic)(\(typed(a)), i1 false)")
        default: call(result, word, [a], type)
        }
    }

    private mutating func print(
        _ result: String, _ conversion: KernelOperation.Conversion, _ a: KernelValue, _ type: KernelType
    ) {
        let word = Self.conversions[conversion] ?? "bitcast"
        let from = kernelType(a)
        // Its bits are what is held.
        func half(_ type: KernelType) -> String { type.isVector ? "<\(type.lanes) x half>" : "half" }
        switch (conversion, from.element, type.element) {
        case (.floatExtend, .f16, _):
            let number = temporary()
            line("\(number) = bitcast \(typed(a)) to \(half(from))")
            line("\(result)\(word) \(half(from)) \(number) to \(Self.type(type))")
        case (.floatTruncate, _, .f16):
            let number = temporary()
            line("\(number) = \(word) \(typed(a)) to \(half(type))")
            line("\(result)bitcast \(half(type)) \(number) to \(Self.type(type))")
        default: line("\(result)\(word) \(typed(a)) to \(Self.type(type))")
        }
    }

    /// Halves, combined until one lane is left.
    private mutating func reduce(_ value: KernelValue, _ binary: KernelOperation.Binary, _ a: KernelValue) {
        var type = kernelType(a)
        var current = name(a)
        while type.isVector {
            let half = KernelType(type.element, lanes: type.lanes / 2)
            let (low, high) = (temporary(), temporary())
            for (part, start) in [(low, 0), (high, half.lanes)] {
                guard half.isVector else {
                    line("\(part) = extractelement \(Self.type(type)) \(current), i64 \(start)")
                    continue
                }
                let lanes = (start..<(start + half.lanes)).map { "i32 \($0)" }.joined(separator: ", ")
                line(
                    "\(part) = shufflevector \(Self.type(type)) \(current), \(Self.type(type)) poison, <\(half.lanes) x i32> <\(lanes)>"
                )
            }
            let combined = half.isVector ? temporary() : newName(value)
            combine(combined, binary, low, high, half)
            current = combined
            type = half
        }
    }

    private mutating func combine(
        _ result: String, _ binary: KernelOperation.Binary, _ a: String, _ b: String, _ type: KernelType
    ) {
        let text = Self.type(type)
        if let word = Self.binaries[binary] {
            line("\(result) = \(word) \(text) \(a), \(b)")
        } else if let word = Self.binaryIntrinsics[binary] {
            let intrinsic = "llvm.\(word).\(Self.suffix(type))"
            declare("declare \(text) @\(intrinsic)(\(text), \(text))")
            line("\(result) = call \(text) @\(intrinsic)(\(text) \(a), \(text) \(b))")
        }
    }
}
