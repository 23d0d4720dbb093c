import IREECompilerCore
import IREECompilerDialects

/// Prints a kernel as a `vm.func` and its export.
///
/// Registers have 32 or 64 bits. Integers of fewer bits, and the bits of narrow floats, are in the low bits of a
/// register whose other bits are zero.
final class VMVXPrinter {
    let kernel: Kernel
    let builder: OpBuilder
    private let region: Region
    private let arguments: [Value]
    private var values: [Value?]
    /// Which values are constants, and their bits.
    private(set) var constants: [KernelValue: UInt64] = [:]
    private var bindings: [Int: Value] = [:]
    private let products: FusedProducts
    private let live: Set<KernelValue>

    /// Places of the function's arguments: local memory, constants and bindings, and then three numbers each of the
    /// workgroup, its size and the count of workgroups.
    private enum Argument {
        static let constants = 1
        static let bindings = 2
        static let workgroupID = 3
        static let workgroupCount = 9
        static let count = 12
    }

    private static var argumentTypes: [IRType] {
        [.vmBuffer, .vmBuffer, VM.list.type(.type(.vmBuffer))] + Array(repeating: .i32, count: 9)
    }

    /// Appends the function to a module.
    static func print(_ kernel: Kernel, _ builder: OpBuilder) throws(Diagnostic) {
        var facts: [(String, Attribute)] = []
        for (name, count) in [
            ("binding_count", kernel.bindingCount), ("constant_count", kernel.constantCount),
        ] where count > 0 { facts.append((name, .string(String(count)))) }
        let function = builder.create(VM.Function.self) {
            if !facts.isEmpty { $0.attributes["iree.reflection"] = .dictionary(AttributeDictionary(facts)) }
            $0.symName = .string(kernel.name)
            $0.symVisibility = .string("private")
            $0.functionType = .type(.function(argumentTypes, []))
        }
        builder.create(VM.Export.self) {
            $0.functionRef = .symbol(SymbolReference(kernel.name))
            $0.exportName = .string(kernel.name)
        }
        try VMVXPrinter(kernel, builder, function.body).run()
    }

    private init(_ kernel: Kernel, _ builder: OpBuilder, _ region: Region) {
        self.kernel = kernel
        self.builder = builder
        self.region = region
        let entry = region.addBlock()
        arguments = Self.argumentTypes.map { entry.addArgument($0) }
        values = Array(repeating: nil, count: kernel.types.count)
        live = kernel.liveValues
        products = FusedProducts(kernel)
        builder.setInsertionPoint(atEndOf: entry)
    }

    private func run() throws(Diagnostic) {
        var isSupported = kernel.functions.isEmpty && kernel.scratchBytes == 0
        kernel.body.forEachOperation { _, operation in
            if case .pairProduct = operation { isSupported = false }
        }
        guard isSupported else {
            throw Diagnostic(.error, "kernel `\(kernel.name)` was not made for bytecode")
        }
        for type in kernel.types where type.isVector {
            throw Diagnostic(
                .error,
                "kernel `\(kernel.name)` has values of type \(type), which the VM has no registers for")
        }
        for binding in kernel.body.accessedBindings.sorted() {
            bindings[binding] = builder.vmListGet(
                arguments[Argument.bindings], constant(i32: binding), .vmBuffer)
        }
        print(kernel.body)
        builder.create(VM.Return.self)
    }

    // MARK: Values

    func type(_ value: KernelValue) -> KernelElement { kernel.type(value).element }

    /// The register of a value. Values are defined before they are used.
    func register(_ value: KernelValue) -> Value {
        if let known = values[value.number] { return known }
        return builder.vmZero(type(value).register)
    }

    func constant(i32 value: Int) -> Value {
        value == 0
            ? builder.vmZero(.i32)
            : builder.vmConstant(.integer(Int64(Int32(truncatingIfNeeded: value)), .i32), .i32)
    }

    func constant(i64 value: Int) -> Value {
        value == 0 ? builder.vmZero(.i64) : builder.vmConstant(.integer(Int64(value), .i64), .i64)
    }

    /// The buffer of a binding.
    func buffer(_ binding: Int) -> Value { bindings[binding] ?? builder.vmZero(.vmBuffer) }

    func workgroupID(_ axis: Int) -> Value {
        builder.make(.extI32I64U, [arguments[Argument.workgroupID + axis]])
    }

    func workgroupCount(_ axis: Int) -> Value {
        builder.make(.extI32I64U, [arguments[Argument.workgroupCount + axis]])
    }

    func dispatchConstant(_ ordinal: Int) -> Value {
        builder.make(
            .bufferLoadI32, [arguments[Argument.constants], constant(i64: ordinal)], type: .i32)
    }

    // MARK: Statements

    func newBlock(_ types: [IRType] = []) -> Block {
        let block = region.addBlock()
        for type in types { _ = block.addArgument(type) }
        return block
    }

    private func print(_ block: KernelBlock) {
        for statement in block.statements {
            switch statement {
            case .define(let value, let operation):
                if case .constant(let bits) = operation { constants[value] = bits }
                guard live.contains(value), !products.isFused(value) else { continue }
                values[value.number] = result(value, operation)
            case .store(let value, let access): store(value, access)
            case .prefetch: break
            case .loop(let loop): print(loop)
            case .whileLoop(let loop): print(loop)
            case .condition(let condition, let body):
                when(register(condition)) { self.print(body) }
            }
        }
    }

    /// A block that is executed if a condition holds.
    func when(_ condition: Value, _ body: () -> Void) {
        let (then, end) = (newBlock(), newBlock())
        branch(condition, then, [], end, [])
        builder.setInsertionPoint(atEndOf: then)
        body()
        branch(end)
        continueIn(end)
    }

    func branch(_ block: Block, _ operands: [Value] = []) {
        builder.create(VM.Branch.self) {
            $0.destOperands = operands
            $0.dest = block
        }
    }

    func branch(_ condition: Value, _ then: Block, _ a: [Value], _ otherwise: Block, _ b: [Value]) {
        builder.create(VM.CondBranch.self) {
            $0.condition = condition
            $0.trueDestOperands = a
            $0.falseDestOperands = b
            $0.trueDest = then
            $0.falseDest = otherwise
        }
    }

    /// Goes on in a block, which is after all others so far: intervals of values are short in that order.
    func continueIn(_ block: Block) {
        if region.blocks.last != block {
            region.remove(block)
            region.addBlock(block)
        }
        builder.setInsertionPoint(atEndOf: block)
    }

    /// The condition is at the end of the body, and before the loop where it is not known.
    private func print(_ loop: KernelLoop) {
        let types = loop.arguments.map { type($0).register }
        let (body, end) = (newBlock([.i64] + types), newBlock(types))
        let initial = loop.initial.map(register)
        if let lower = constants[loop.lower], let upper = constants[loop.upper],
            Int64(bitPattern: lower) < Int64(bitPattern: upper)
        {
            branch(body, [register(loop.lower)] + initial)
        } else {
            let runs = builder.make(.cmpLtI64S, [register(loop.lower), register(loop.upper)])
            branch(runs, body, [register(loop.lower)] + initial, end, initial)
        }
        builder.setInsertionPoint(atEndOf: body)
        values[loop.variable.number] = body.arguments[0]
        for (argument, value) in zip(loop.arguments, body.arguments.dropFirst()) {
            values[argument.number] = value
        }
        print(loop.body)
        let yielded = loop.yielded.map(register)
        let next = builder.make(.addI64, [register(loop.variable), register(loop.step)])
        let goesOn = builder.make(.cmpLtI64S, [next, register(loop.upper)])
        branch(goesOn, body, [next] + yielded, end, yielded)
        continueIn(end)
        for (result, value) in zip(loop.results, end.arguments) { values[result.number] = value }
    }

    private func print(_ loop: KernelWhileLoop) {
        let before = newBlock(loop.arguments.map { type($0).register })
        let (body, end) = (newBlock(), newBlock(loop.results.map { type($0).register }))
        branch(before, loop.initial.map(register))
        builder.setInsertionPoint(atEndOf: before)
        for (argument, value) in zip(loop.arguments, before.arguments) { values[argument.number] = value }
        print(loop.before)
        branch(register(loop.condition), body, [], end, loop.forwarded.map(register))
        continueIn(body)
        print(loop.body)
        branch(before, loop.yielded.map(register))
        continueIn(end)
        for (result, value) in zip(loop.results, end.arguments) { values[result.number] = value }
    }

    /// `a * b + c` where the product has no other use; nil if neither operand is such a product.
    func fusedProduct(_ a: KernelValue, _ b: KernelValue) -> (Value, Value, Value)? {
        for (product, addend) in [(a, b), (b, a)] {
            if let (x, y) = products[product] { return (register(x), register(y), register(addend)) }
        }
        return nil
    }
}

extension KernelElement {
    /// The type of the register of a value.
    var register: IRType {
        switch self {
        case .i64: .i64
        case .f32: .f32
        case .f64: .f64
        default: .i32
        }
    }
}
