/// Prints a kernel as a function in LLVM's textual IR, in static single assignment form: what is compiled needs no
/// optimization.
struct LLVMPrinter {
    private let functions: SharedFunctions
    private(set) var text = ""
    /// Intrinsics that the function calls, with their signatures.
    var declarations: Set<String> = []
    private(set) var currentLabel = "entry"
    private var labelCount = 0
    private var temporaryCount = 0
    private var inlinedCount = 0
    private var frame: Frame

    /// The names and types of the values of the body that is being printed.
    private struct Frame {
        var types: [KernelType]
        var prefix = ""
        /// Names of parameters.
        var arguments: [KernelValue: String] = [:]
        var constants: [KernelValue: UInt64] = [:]
    }
    /// Names of constants that are defined, for the block of each.
    private var definedConstants: Set<String> = []

    /// - Parameter symbol: the name of the function.
    init(_ kernel: Kernel, symbol: String, functions: SharedFunctions) {
        self.functions = functions
        frame = Frame(types: kernel.types)
        text +=
            "define internal i32 @\(symbol)(ptr %environment, ptr %dispatch, ptr %workgroup) #0 {\nentry:\n"
        loadState(bindings: kernel.bindingCount)
        if kernel.scratchBytes > 0 {
            line("%scratch = alloca [\(kernel.scratchBytes) x i8], align 64")
        }
        print(kernel.body)
        text += "  ret i32 0\n}\n"
    }

    /// Prints a function that kernels call.
    init(_ function: KernelFunction, _ key: KernelFunction.Key, functions: SharedFunctions) {
        self.functions = functions
        frame = Frame(types: function.types)
        let parameters = function.parameters.map { "\(type($0)) \(newName($0))" }.joined(separator: ", ")
        text += "define internal \(Self.type(key.type)) @\(Self.symbol(key))(\(parameters)) #1 {\nentry:\n"
        print(function.body)
        text += "  ret \(typed(function.result))\n}\n"
    }

    // MARK: Functions

    private static func symbol(_ key: KernelFunction.Key) -> String { "\(key.name).\(suffix(key.type))" }

    /// A call of a function, or its body where it is not shared.
    mutating func call(_ value: KernelValue, _ key: KernelFunction.Key, _ operands: [KernelValue]) {
        guard !functions.isShared(key), let function = functions[key] else {
            let list = operands.map { typed($0) }.joined(separator: ", ")
            return line("\(newName(value)) = call \(type(value)) @\(Self.symbol(key))(\(list))")
        }
        let result = newName(value)
        let arguments = operands.map { name($0) }
        inlinedCount += 1
        let inner = Frame(
            types: function.types, prefix: "f\(inlinedCount).",
            arguments: Dictionary(zip(function.parameters, arguments)) { first, _ in first })
        let outer = frame
        frame = inner
        print(function.body)
        line("\(result) = bitcast \(typed(function.result)) to \(type(function.result))")
        frame = outer
    }

    // MARK: State of the dispatch

    /// Fields of the structs of the executable library interface that a kernel reads.
    private static let fields: [(name: String, base: String, offset: Int, type: String)] = [
        ("workgroupID0", "workgroup", 0, "i32"), ("workgroupID1", "workgroup", 4, "i32"),
        ("workgroupID2", "workgroup", 8, "i16"), ("workgroupCount0", "dispatch", 12, "i32"),
        ("workgroupCount1", "dispatch", 16, "i32"), ("workgroupCount2", "dispatch", 20, "i16"),
        ("constants", "dispatch", 24, "ptr"), ("bindings", "dispatch", 32, "ptr"),
    ]

    mutating func loadState(bindings count: Int) {
        for field in Self.fields {
            line("%\(field.name).address = getelementptr i8, ptr %\(field.base), i64 \(field.offset)")
            let name = field.type == "ptr" ? "%\(field.name)" : "%\(field.name).field"
            line("\(name) = load \(field.type), ptr %\(field.name).address")
            if field.type != "ptr" { line("%\(field.name) = zext \(field.type) \(name) to i64") }
        }
        for binding in 0..<count {
            line("%binding\(binding).address = getelementptr ptr, ptr %bindings, i64 \(binding)")
            line("%binding\(binding) = load ptr, ptr %binding\(binding).address")
        }
    }

    // MARK: Text

    mutating func line(_ text: String) { self.text += "  \(text)\n" }

    mutating func start(_ label: String) {
        text += "\(label):\n"
        currentLabel = label
    }

    mutating func newLabel(_ word: String) -> String {
        labelCount += 1
        return "\(word)\(labelCount)"
    }

    mutating func temporary() -> String {
        temporaryCount += 1
        return "%t\(temporaryCount)"
    }

    func kernelType(_ value: KernelValue) -> KernelType { frame.types[value.number] }

    /// The name of a value, or the value of a constant. A constant vector is long, and so has a name in each block that uses
    /// it: the code generator sees through it there, and needs no register for it anywhere else.
    mutating func name(_ value: KernelValue) -> String {
        guard let bits = frame.constants[value], bits != 0, kernelType(value).isVector else {
            return literal(value)
        }
        let type = kernelType(value)
        let name = "%\(frame.prefix)v\(value.number).\(currentLabel)"
        if definedConstants.insert(name).inserted {
            line("\(name) = bitcast \(Self.type(type)) \(Self.constant(bits, type)) to \(Self.type(type))")
        }
        return name
    }

    /// The same for phis, which come before all names of their block.
    func literal(_ value: KernelValue) -> String {
        guard let bits = frame.constants[value] else {
            return frame.arguments[value] ?? newName(value)
        }
        let type = kernelType(value)
        return type.isVector && bits == 0 ? "zeroinitializer" : Self.constant(bits, type)
    }

    /// The name of a value where it is defined.
    func newName(_ value: KernelValue) -> String { "%\(frame.prefix)v\(value.number)" }

    /// Constants are printed where they are used.
    mutating func define(_ value: KernelValue, constant bits: UInt64) { frame.constants[value] = bits }

    /// Narrow floats are held as their bits.
    static func element(_ element: KernelElement) -> String {
        switch element {
        case .f32: "float"
        case .f64: "double"
        default: element.integer.rawValue
        }
    }

    static func type(_ type: KernelType) -> String {
        type.isVector ? "<\(type.lanes) x \(element(type.element))>" : element(type.element)
    }

    func type(_ value: KernelValue) -> String { Self.type(kernelType(value)) }
    mutating func typed(_ value: KernelValue) -> String { "\(type(value)) \(name(value))" }

    /// The suffix of intrinsics for a type.
    static func suffix(_ type: KernelType) -> String {
        let element = type.element.isFloat ? (type.element == .f64 ? "f64" : "f32") : type.element.rawValue
        return type.isVector ? "v\(type.lanes)\(element)" : element
    }

    static func constant(_ bits: UInt64, _ type: KernelType) -> String {
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
            case .prefetch(let access, let element): prefetch(access, element)
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

    /// A loop whose condition is at its end; before it where it is not known that there is an iteration.
    private mutating func print(_ loop: KernelLoop) {
        let (body, end) = (newLabel("body"), newLabel("end"))
        let variable = newName(loop.variable)
        let isEntered = runs(loop)
        if isEntered {
            line("br label %\(body)")
        } else {
            line("\(variable).enters = icmp slt i64 \(name(loop.lower)), \(name(loop.upper))")
            line("br i1 \(variable).enters, label %\(body), label %\(end)")
        }
        let before = currentLabel
        // The phis name the last block of the body, which is not known yet.
        let saved = text
        text = ""
        start(body)
        let head = text
        text = ""
        print(loop.body)
        line("\(variable).next = add nsw i64 \(variable), \(name(loop.step))")
        line("\(variable).goes = icmp slt i64 \(variable).next, \(name(loop.upper))")
        line("br i1 \(variable).goes, label %\(body), label %\(end)")
        let last = currentLabel
        let rest = text
        text = saved + head
        line("\(variable) = phi i64 [ \(literal(loop.lower)), %\(before) ], [ \(variable).next, %\(last) ]")
        for i in loop.arguments.indices {
            let values =
                "[ \(literal(loop.initial[i])), %\(before) ], [ \(literal(loop.yielded[i])), %\(last) ]"
            line("\(newName(loop.arguments[i])) = phi \(type(loop.arguments[i])) \(values)")
        }
        text += rest
        start(end)
        for i in loop.results.indices {
            let skipped = isEntered ? "" : "[ \(literal(loop.initial[i])), %\(before) ], "
            line(
                "\(newName(loop.results[i])) = phi \(type(loop.results[i])) \(skipped)[ \(literal(loop.yielded[i])), %\(last) ]"
            )
        }
    }

    /// Whether a loop is known to have an iteration.
    private func runs(_ loop: KernelLoop) -> Bool {
        guard let lower = frame.constants[loop.lower], let upper = frame.constants[loop.upper] else {
            return false
        }
        return Int64(bitPattern: lower) < Int64(bitPattern: upper)
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
        line("br i1 \(name(loop.condition)), label %\(body), label %\(end)")
        let test = currentLabel
        start(body)
        print(loop.body)
        line("br label %\(head)")
        let last = currentLabel
        let rest = text
        text = saved
        for i in loop.arguments.indices {
            let values =
                "[ \(literal(loop.initial[i])), %\(before) ], [ \(literal(loop.yielded[i])), %\(last) ]"
            line("\(newName(loop.arguments[i])) = phi \(type(loop.arguments[i])) \(values)")
        }
        text += rest
        start(end)
        for (value, forwarded) in zip(loop.results, loop.forwarded) {
            line("\(newName(value)) = phi \(type(value)) [ \(literal(forwarded)), %\(test) ]")
        }
    }
}
