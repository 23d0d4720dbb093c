import IREECompilerCore

/// The initializers of a program that depend on constants only, in a module of their own: when it is loaded they run,
/// and its functions return what they stored.
package struct EvaluationModule {
    /// A global that the initializers set.
    package struct Value {
        fileprivate let global: Operation
        /// The function that returns it.
        package let getter: String
        /// A number, or a tensor with a static shape.
        package let type: IRType
    }

    /// The module; it has been through global optimization.
    package let module: Operation
    package private(set) var values: [Value] = []
    private var initializers: [Operation] = []

    /// The most iterations of loops that initializers may have: there is no machine code for them here.
    private static let iterationLimit = 1 << 22
    /// The most bytes that values may take beyond those of the constants that they are computed from.
    private static let growthLimit = 1 << 20

    /// Collects the initializers; nil if there are none.
    package init?(of program: Operation) {
        let table = GlobalTable(program)
        var eligible = Eligibility(table, iterations: Self.iterationLimit, growth: Self.growthLimit)
        for op in program.body()?.operations ?? [] where op.has(.initializer) {
            if eligible.admit(op) { initializers.append(op) }
        }
        guard !initializers.isEmpty else { return nil }
        let builder = OpBuilder(like: program)
        module = builder.create(Builtin.Module.self).op
        builder.setInsertionPoint(atEndOf: module.regions[0].addBlock())
        for global in table.globals where eligible.used.contains(global.name) {
            builder.insert(Self.copy(global.op))
        }
        for op in initializers { builder.insert(Self.copy(op)) }
        for global in table.globals where eligible.computed.contains(global.name) {
            guard let type = global.type else { continue }
            let value = Value(global: global.op, getter: "get\(values.count)", type: type)
            Self.addGetter(value, builder)
            values.append(value)
        }
    }

    /// A copy that says nothing of devices.
    private static func copy(_ op: Operation) -> Operation {
        var mapping = ValueMapping()
        let copy = op.clone(&mapping)
        for entry in copy.attributes.entries where entry.name.utf8.contains(UInt8(ascii: ".")) {
            copy.attributes[entry.name] = nil
        }
        return copy
    }

    private static func addGetter(_ value: Value, _ builder: OpBuilder) {
        let isTensor = value.type.isTensor
        let function = builder.create(Util.Function.self) {
            $0.symName = .string(value.getter)
            $0.symVisibility = .string("public")
            $0.functionType = .type(.function([], [isTensor ? .halBufferView : value.type]))
        }
        let inside = OpBuilder(
            atEndOf: function.body.addBlock(), registry: function.op.registry, location: value.global.location
        )
        var result: IREECompilerCore.Value = inside.create(Util.GlobalLoad.self) {
            $0.global = .symbol(SymbolReference(value.global.symbolName))
            $0.result = value.type
        }.result
        if isTensor {
            let loaded = result
            result =
                inside.create(HAL.TensorExport.self) {
                    $0.source = loaded
                    $0.sourceEncoding = .type(value.type)
                    $0.target = .halBufferView
                }.target
        }
        inside.create(Util.Return.self) { $0.operands = [result] }
    }

    /// Gives the globals of the program their values, and erases the initializers.
    ///
    /// - Parameter results: a value for each of `values`.
    package func replace(with results: [Attribute]) {
        guard results.count == values.count else { return }
        for (value, result) in zip(values, results) { value.global.attributes["initial_value"] = result }
        for op in initializers { op.erase() }
    }
}

/// Which initializers can be evaluated, one after the other.
private struct Eligibility {
    private let table: GlobalTable
    private var iterations: Int
    private var growth: Int
    /// The globals that the initializers access.
    private(set) var used: Set<String> = []
    /// Those that they store to.
    private(set) var computed: Set<String> = []

    /// What initializers may be made of: what has no effects besides, and needs nothing but the values at hand.
    private static let dialects: Set<Substring> = [
        "arith", "math", "complex", "tensor", "linalg", "scf", "cf", "affine", "iree_linalg_ext",
        "iree_tensor_ext",
    ]

    init(_ table: GlobalTable, iterations: Int, growth: Int) {
        self.table = table
        self.iterations = iterations
        self.growth = growth
    }

    mutating func admit(_ initializer: Operation) -> Bool {
        var (loads, stores): (Set<String>, Set<String>) = ([], [])
        var cost = 0
        var size = 0
        var isPossible = true
        initializer.walk(.preOrder) { op in
            guard isPossible, op !== initializer else { return }
            if let name = op.attributes["global"]?.symbolValue?.root, let global = table[name] {
                if op.is(Util.GlobalLoad.self), isKnown(global) {
                    loads.insert(name)
                } else if op.is(Util.GlobalStore.self), isResult(global), stores.insert(name).inserted {
                    size = size.addingClamped(Hoistability.leastSize(of: op.operand(0).type))
                } else {
                    isPossible = false
                }
                return
            }
            isPossible = isHarmless(op)
            cost = cost.addingClamped(Self.iterations(of: op))
            size = size.addingClamped(-Self.constantSize(of: op))
        }
        guard isPossible, !stores.isEmpty, cost <= iterations, size <= growth else { return false }
        iterations -= cost
        growth -= max(0, size)
        used.formUnion(loads.union(stores))
        computed.formUnion(stores)
        return true
    }

    private func isHarmless(_ op: Operation) -> Bool {
        guard Self.dialects.contains(op.definition.dialect) || op.is(Util.Return.self),
            !op.is(CF.Assert.self)
        else { return false }
        return !op.attributes.entries.contains { $0.value.isA(Flow.namedParameter) }
            && op.results.allSatisfy { $0.type.shaped?.isStatic ?? true }
    }

    /// Whether the value of a global is a constant, or one that is computed before.
    private func isKnown(_ global: GlobalTable.Global) -> Bool {
        guard !global.isMutable, !global.isIndirect else { return false }
        if computed.contains(global.name) { return true }
        guard global.stores.isEmpty else { return false }
        switch global.initialValue {
        case .dense?, .denseResource?, .integer?, .float?: return true
        default: return false
        }
    }

    /// Whether a global is set by initializers only, once, and has a type that attributes have.
    private func isResult(_ global: GlobalTable.Global) -> Bool {
        guard !global.isMutable, global.isClosed, global.isOnlyInitialized, global.stores.count == 1,
            global.initialValue == nil, let type = global.type
        else { return false }
        switch type {
        case .tensor(let shape):
            return shape.isStatic && shape.encoding == nil && Self.fillsBytes(shape.element)
        default: return [.i32, .i64, .f32, .f64].contains(type)
        }
    }

    private static func fillsBytes(_ type: IRType) -> Bool {
        guard type.isInteger || type.isFloat, let width = type.bitWidth else { return false }
        return width % 8 == 0
    }

    /// The iterations of a structured operation's loops; elements of what others compute.
    private static func iterations(of op: Operation) -> Int {
        guard let loops = StructuredLoops(op) else {
            return op.constantValue == nil
                ? op.results.reduce(0) { $0.addingClamped($1.type.shaped?.elementCount ?? 1) } : 0
        }
        return loops.sizes.reduce(1) { product, size in
            guard size >= 0 else { return Int.max }
            let (next, overflow) = product.multipliedReportingOverflow(by: size)
            return overflow ? Int.max : next
        }
    }

    private static func constantSize(of op: Operation) -> Int {
        switch op.constantValue {
        case .dense(let elements)?: elements.bytes.count
        case .denseResource(_, let type)?: Hoistability.leastSize(of: type)
        default: 0
        }
    }
}

extension Int {
    fileprivate func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}
