/// Prints a kernel as a function in LLVM's textual IR, in static single assignment form: what is compiled needs no
/// optimization.
struct LLVMPrinter {
    let kernel: Kernel
    private let symbol: String
    private(set) var text = ""
    /// Intrinsics that the function calls, with their signatures.
    var declarations: Set<String> = []
    private(set) var currentLabel = "entry"
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

    mutating func loadState() {
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

    func name(_ value: KernelValue) -> String { "%v\(value.number)" }

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

    func type(_ value: KernelValue) -> String { Self.type(kernel.type(value)) }
    func typed(_ value: KernelValue) -> String { "\(type(value)) \(name(value))" }

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
}
