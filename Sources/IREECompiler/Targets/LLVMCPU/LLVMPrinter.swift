/// Prints a kernel as a function in LLVM's textual IR, in static single assignment form: what is compiled needs no
/// optimization.
struct LLVMPrinter {
    private let kernel: Kernel
    private let symbol: String
    private(set) var text = ""
    /// Intrinsics that the function calls, with their signatures.
    private(set) var declarations: Set<String> = []
    private var currentLabel = "entry"
    private var labelCount = 0
    private var temporaryCount = 0

    /// - Parameter symbol: the name of the function.
    init(_ kernel: Kernel, symbol: String) {
        self.kernel = kernel
        self.symbol = symbol
        text +=
            "define internal i32 @\(symbol)(ptr %environment, ptr %dispatch, ptr %workgroup) #0 {\nentry:\n"
        loadState()
        print(kernel.body)
        text += "  ret i32 0\n}\n"
    }

    // MARK: State of the dispatch

    /// Fields of the structs of the executable library interface that a kernel reads.
    private static let fields: [(name: String, base: String, offset: Int, type: String)] = [
        ("workgroupID0", "workgroup", 0, "i32"), ("workgroupID1", "workgroup", 4, "i32"),
        ("workgroupID2", "workgroup", 8, "i16"), ("workgroupCount0", "dispatch", 12, "i32"),
        ("workgroupCount1", "dispatch", 16, "i32"), ("workgroupCount2", "dispatch", 20, "i16"),
        ("constants", "dispatch", 24, "ptr"), ("bindings", "dispatch", 32, "ptr"),
    ]

    private mutating func loadState() {
        for field in Self.fields {
            line("%\(field.name).address = getelementptr i8, ptr %\(field.base), i64 \(field.offset)")
            let name = field.type == "ptr" ? "%\(field.name)" : "%\(field.name).field"
            line("\(name) = load \(field.type), ptr %\(field.name).address")
            if field.type != "ptr" { line("%\(field.name) = zext \(field.type) \(name) to i64") }
        }
        for binding in 0..<kernel.bindingCount {
            line("%binding\(binding).address = getelementptr ptr, ptr %bindings, i64 \(binding)")
            line("%binding\(binding) = load ptr, ptr %binding\(binding).address")
        }
    }

    // MARK: Text

    private mutating func line(_ text: String) { self.text += "  \(text)\n" }

    private mutating func start(_ label: String) {
        text += "\(label):\n"
        currentLabel = label
    }

    private mutating func newLabel(_ word: String) -> String {
        labelCount += 1
        return "\(word)\(labelCount)"
    }

    private mutating func temporary() -> String {
        temporaryCount += 1
        return "%t\(temporaryCount)"
    }

    private func name(_ value: KernelValue) -> String { "%v\(value.number)" }

    /// Narrow floats are held as their bits.
    private static func element(_ element: KernelElement) -> String {
        switch element {
        case .f32: "float"
        case .f64: "double"
        case .f16, .bf16: "i16"
        default: element.rawValue
        }
    }

    private static func type(_ type: KernelType) -> String {
        type.isVector ? "<\(type.lanes) x \(element(type.element))>" : element(type.element)
    }

    private func type(_ value: KernelValue) -> String { Self.type(kernel.type(value)) }
    private func typed(_ value: KernelValue) -> String { "\(type(value)) \(name(value))" }

    /// The suffix of intrinsics for a type.
    private static func suffix(_ type: KernelType) -> String {
        let element = type.element.isFloat ? (type.element == .f64 ? "f64" : "f32") : type.element.rawValue
        return type.isVector ? "v\(type.lanes)\(element)" : element
    }

    private static func constant(_ bits: UInt64, _ type: KernelType) -> String {
        let scalar: String
        switch type.element {
        case .f32:
            // A float is written as the double of the same value, and a NaN with its bits.
            let value = Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
            scalar = "0x" + hexadecimal(value.bitPattern)
        case .f64: scalar = "0x" + hexadecimal(bits)
        case .i1: scalar = bits & 1 == 1 ? "true" : "false"
        default:
            let shift = UInt64(64 - type.element.bits)
            scalar = String(Int64(bitPattern: bits << shift) >> Int64(shift))
        }
        guard type.isVector else { return scalar }
        let lane = "\(element(type.element)) \(scalar)"
        return "<" + Array(repeating: lane, count: type.lanes).joined(separator: ", ") + ">"
    }

    private static func hexadecimal(_ bits: UInt64) -> String {
        let digits = String(bits, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    }

    // MARK: Statements

    private mutating func print(_ block: KernelBlock) {
        for statement in block.statements {
            switch statement {
            case .define(let value, let operation): print(value, operation)
            case .store(let value, let access): store(value, access)
            case .loop(let loop): print(loop)
            case .whileLoop(let loop): print(loop)
            case .condition(let condition, let body):
                let (then, end) = (newLabel("then"), newLabel("end"))
                line("br i1 \(name(condition)), label %\(then), label %\(end)")
                start(then)
                print(body)
                line("br label %\(end)")
                start(end)
            }
        }
    }

    private mutating func print(_ loop: KernelLoop) {
        let (head, body, end) = (newLabel("head"), newLabel("body"), newLabel("end"))
        let before = currentLabel
        line("br label %\(head)")
        start(head)
        // The phis name the last block of the body, which is not known yet.
        var saved = text
        text = ""
        let next = temporary()
        line("%c\(loop.variable.number) = icmp slt i64 \(name(loop.variable)), \(name(loop.upper))")
        line("br i1 %c\(loop.variable.number), label %\(body), label %\(end)")
        start(body)
        print(loop.body)
        line("\(next) = add nsw i64 \(name(loop.variable)), \(name(loop.step))")
        line("br label %\(head)")
        let last = currentLabel
        let rest = text
        text = ""
        line("\(name(loop.variable)) = phi i64 [ \(name(loop.lower)), %\(before) ], [ \(next), %\(last) ]")
        for i in loop.arguments.indices {
            let values = "[ \(name(loop.initial[i])), %\(before) ], [ \(name(loop.yielded[i])), %\(last) ]"
            line("\(name(loop.arguments[i])) = phi \(type(loop.arguments[i])) \(values)")
        }
        saved += text
        text = saved + rest
        start(end)
        for (result, argument) in zip(loop.results, loop.arguments) {
            line("\(name(result)) = phi \(type(result)) [ \(name(argument)), %\(head) ]")
        }
    }

    private mutating func print(_ loop: KernelWhileLoop) {
        let (head, body, end) = (newLabel("head"), newLabel("body"), newLabel("end"))
        let before = currentLabel
        line("br label %\(head)")
        start(head)
        // The phis name the last block of the body, which is not known yet.
        let saved = text
        text = ""
        print(loop.before)
        let test = currentLabel
        line("br i1 \(name(loop.condition)), label %\(body), label %\(end)")
        start(body)
        print(loop.body)
        line("br label %\(head)")
        let last = currentLabel
        let rest = text
        text = saved
        for i in loop.arguments.indices {
            let values = "[ \(name(loop.initial[i])), %\(before) ], [ \(name(loop.yielded[i])), %\(last) ]"
            line("\(name(loop.arguments[i])) = phi \(type(loop.arguments[i])) \(values)")
        }
        text += rest
        start(end)
        for (result, value) in zip(loop.results, loop.forwarded) {
            line("\(name(result)) = phi \(type(result)) [ \(name(value)), %\(test) ]")
        }
    }

    // MARK: Memory

    private mutating func address(_ access: Access, _ element: KernelElement) -> String {
        let (base, address) = (temporary(), temporary())
        line("\(base) = getelementptr i8, ptr %binding\(access.binding), i64 \(name(access.byteOffset))")
        line("\(address) = getelementptr \(Self.element(element)), ptr \(base), \(typed(access.index))")
        return address
    }

    /// The mask of an access, as an operand; true if there is none.
    private func mask(_ access: Access, lanes: Int) -> String {
        guard let mask = access.mask else {
            return "<\(lanes) x i1> \(Self.constant(1, KernelType(.i1, lanes: max(lanes, 2))))"
        }
        return "<\(lanes) x i1> \(name(mask))"
    }

    private mutating func load(_ value: KernelValue, _ access: Access) {
        let result = kernel.type(value)
        let address = address(access, result.element)
        let alignment = result.element.byteCount
        if kernel.type(access.index).isVector {
            let intrinsic = "llvm.masked.gather.\(vectorSuffix(result)).v\(result.lanes)p0"
            let pointers = "<\(result.lanes) x ptr>"
            declare(
                "declare \(Self.type(result)) @\(intrinsic)(\(pointers), i32, <\(result.lanes) x i1>, \(Self.type(result)))"
            )
            line(
                "\(name(value)) = call \(Self.type(result)) @\(intrinsic)(\(pointers) \(address), i32 \(alignment), \(mask(access, lanes: result.lanes)), \(Self.type(result)) zeroinitializer)"
            )
        } else if let condition = access.mask, !result.isVector {
            // Zero if it must not be loaded.
            let (then, end, loaded) = (newLabel("load"), newLabel("end"), temporary())
            let before = currentLabel
            line("br i1 \(name(condition)), label %\(then), label %\(end)")
            start(then)
            line("\(loaded) = load \(Self.type(result)), ptr \(address), align \(alignment)")
            line("br label %\(end)")
            start(end)
            let zero = result.element == .f32 || result.element == .f64 ? "0.0" : "0"
            line("\(name(value)) = phi \(Self.type(result)) [ \(zero), %\(before) ], [ \(loaded), %\(then) ]")
        } else if access.mask != nil {
            let intrinsic = "llvm.masked.load.\(vectorSuffix(result)).p0"
            declare(
                "declare \(Self.type(result)) @\(intrinsic)(ptr, i32, <\(result.lanes) x i1>, \(Self.type(result)))"
            )
            line(
                "\(name(value)) = call \(Self.type(result)) @\(intrinsic)(ptr \(address), i32 \(alignment), \(mask(access, lanes: result.lanes)), \(Self.type(result)) zeroinitializer)"
            )
        } else {
            line("\(name(value)) = load \(Self.type(result)), ptr \(address), align \(alignment)")
        }
    }

    /// The suffix of memory intrinsics: narrow floats are their bits.
    private func vectorSuffix(_ type: KernelType) -> String {
        Self.suffix(type.element.isNarrowFloat ? type.with(.i16) : type)
    }

    private mutating func store(_ value: KernelValue, _ access: Access) {
        let type = kernel.type(value)
        let address = address(access, type.element)
        let alignment = type.element.byteCount
        if kernel.type(access.index).isVector {
            let intrinsic = "llvm.masked.scatter.\(vectorSuffix(type)).v\(type.lanes)p0"
            let pointers = "<\(type.lanes) x ptr>"
            declare("declare void @\(intrinsic)(\(Self.type(type)), \(pointers), i32, <\(type.lanes) x i1>)")
            line(
                "call void @\(intrinsic)(\(typed(value)), \(pointers) \(address), i32 \(alignment), \(mask(access, lanes: type.lanes)))"
            )
        } else if access.mask != nil, type.isVector {
            let intrinsic = "llvm.masked.store.\(vectorSuffix(type)).p0"
            declare("declare void @\(intrinsic)(\(Self.type(type)), ptr, i32, <\(type.lanes) x i1>)")
            line(
                "call void @\(intrinsic)(\(typed(value)), ptr \(address), i32 \(alignment), \(mask(access, lanes: type.lanes)))"
            )
        } else if let condition = access.mask {
            let (then, end) = (newLabel("store"), newLabel("end"))
            line("br i1 \(name(condition)), label %\(then), label %\(end)")
            start(then)
            line("store \(typed(value)), ptr \(address), align \(alignment)")
            line("br label %\(end)")
            start(end)
        } else {
            line("store \(typed(value)), ptr \(address), align \(alignment)")
        }
    }

    // MARK: Operations

    private mutating func declare(_ declaration: String) { declarations.insert(declaration) }

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

    private mutating func print(_ value: KernelValue, _ operation: KernelOperation) {
        let type = kernel.type(value)
        let result = "\(name(value)) = "
        switch operation {
        case .constant(let bits):
            // A name for a constant: the code generator sees through it.
            line("\(result)bitcast \(Self.type(type)) \(Self.constant(bits, type)) to \(Self.type(type))")
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
        case .select(let condition, let a, let b):
            line("\(result)select \(typed(condition)), \(typed(a)), \(typed(b))")
        case .convert(let conversion, let a): print(result, conversion, a, type)
        case .reduce(let binary, let a): reduce(value, binary, a)
        case .load(let access): load(value, access)
        }
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
        line("\(result)\(word) \(typed(a)) to \(Self.type(type))")
    }

    /// Halves, combined until one lane is left.
    private mutating func reduce(_ value: KernelValue, _ binary: KernelOperation.Binary, _ a: KernelValue) {
        var type = kernel.type(a)
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
            let combined = half.isVector ? temporary() : name(value)
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
