import IREECompilerCore

/// Verifiers of the `util` dialect.
extension Util.Return {
    static var parents: [StaticString] {
        [Util.Initializer.name, Util.Function.name, Util.HoistableConversion.name]
    }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) { try FunctionResults.verify(op.op) }
}

extension Util.Function {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard case .function(let type)? = op.functionType.typeValue else { return }
        for entry in op.tiedOperands?.arrayValue ?? [] {
            guard let index = entry.integerValue, index != -1 else { continue }
            guard type.inputs.indices.contains(Int(clamping: index)) else {
                throw op.error("ties a result to operand #\(index), but has \(type.inputs.count) arguments")
            }
        }
    }
}

extension Util.Call: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard let callee = symbols.lookup(op.callee, from: op.op)?.as(Util.Function.self) else {
            throw op.error("expects \(op.callee) to be a 'util.func' in this symbol table")
        }
        try FunctionResults.verify(op.op, calls: callee.op, op.operands, op.results)
        guard areSame(op.tiedOperands, callee.tiedOperands) else {
            throw op.error("expects tied results to match the callee")
        }
    }

    private static func areSame(_ a: Attribute?, _ b: Attribute?) -> Bool {
        func hasTied(_ list: Attribute?) -> Bool {
            (list?.arrayValue ?? []).contains { $0.integerValue != -1 }
        }
        return hasTied(a) == hasTied(b) && (a == nil || b == nil || a == b)
    }
}

// MARK: Globals

/// Verifiers of globals, loads and stores.
enum GlobalAccess {
    /// Whether a global can be accessed as another type: dynamic dimensions match any.
    static func isCompatible(_ global: IRType, _ access: IRType) -> Bool {
        if global.isShaped, access.isShaped { return haveCompatibleShapes(global, access) }
        if global == access { return true }
        return global.isResource && access.isShaped
    }

    private static func haveCompatibleShapes(_ a: IRType, _ b: IRType) -> Bool {
        guard let a = a.shaped, let b = b.shaped else { return true }
        return ShapedType.agree(a.shape[...], b.shape[...])
    }

    /// The global that an operation refers to.
    static func find(
        _ op: Operation, _ name: Attribute, _ symbols: SymbolScope
    ) throws(Diagnostic) -> Operation {
        guard let parent = op.parent, let global = symbols.lookup(name, from: parent),
            global.has(.globalDefinition)
        else { throw op.error("expects \(name) to be a global in this symbol table") }
        return global
    }

    static func verifyMutability(_ op: Operation, _ global: Operation) throws(Diagnostic) {
        guard op.attributes["is_immutable"] != nil, global.attributes["is_mutable"] != nil else { return }
        throw op.error("expects an immutable global")
    }

    static func verifyLoad(_ op: Operation, _ symbols: SymbolScope) throws(Diagnostic) {
        let name = op.attributes["global"] ?? .absent
        let global = try find(op, name, symbols)
        guard let type = global.attributes["type"]?.typeValue, let result = op.results.first else { return }
        guard isCompatible(type, result.type) else {
            throw op.error("expects the type of \(name), \(type.quoted), but got \(result.type.quoted)")
        }
        try verifyMutability(op, global)
    }

    static func verifyStore(_ op: Operation, _ symbols: SymbolScope) throws(Diagnostic) {
        let name = op.attributes["global"] ?? .absent
        let global = try find(op, name, symbols)
        guard let type = global.attributes["type"]?.typeValue, type != op.operand(0).type else { return }
        throw op.error("expects the type of \(name), \(type.quoted), but got \(op.operand(0).type.quoted)")
    }

    /// Verifies the type of the initial value.
    static func verifyInitialValue(_ op: Operation) throws(Diagnostic) {
        guard let type = op.attributes["type"]?.typeValue,
            let value = op.attributes["initial_value"]?.type, !isCompatible(type, value)
        else { return }
        throw op.error("expects an initial value of type \(type.quoted), but got \(value.quoted)")
    }

    static func verifyPointer(
        _ op: Operation, _ pointer: IRType, _ access: IRType
    ) throws(Diagnostic) {
        guard let target = pointer.parameters.first?.typeValue, !isCompatible(target, access) else { return }
        throw op.error("expects the pointee type of \(pointer.quoted), but got \(access.quoted)")
    }
}

extension IRType {
    fileprivate var isShaped: Bool { shaped != nil || isTensor }
}

extension Util.Global {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try GlobalAccess.verifyInitialValue(op.op)
    }
}

extension Util.GlobalAddress: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try GlobalAccess.verifyMutability(op.op, GlobalAccess.find(op.op, op.global, symbols))
    }
}

extension Util.GlobalLoad: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try GlobalAccess.verifyLoad(op.op, symbols)
    }
}

extension Util.GlobalStore: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try GlobalAccess.verifyStore(op.op, symbols)
    }
}

extension Util.GlobalLoadIndirect {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try GlobalAccess.verifyPointer(op.op, op.global.type, op.result.type)
    }
}

extension Util.GlobalStoreIndirect {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try GlobalAccess.verifyPointer(op.op, op.global.type, op.value.type)
    }
}

// MARK: Values

extension IRType {
    /// Whether values of this type are objects.
    fileprivate var isObjectLike: Bool {
        switch self {
        case .index, .integer, .float, .complex: false
        default: true
        }
    }

    /// Whether a list with elements of this type accepts values of the other type.
    fileprivate func canBeListed(as other: IRType) -> Bool {
        let variant = Util.variant.type()
        let object = Util.object.type()
        if self == variant || other == variant { return true }
        if self == object, other.isObjectLike { return true }
        if isObjectLike, other == object { return true }
        return (isTensor && other.isTensor) || self == other
    }

    fileprivate var listElement: IRType { parameters.first?.typeValue ?? Util.variant.type() }
}

extension Util.Cast {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        for type in [op.operand.type, op.result.type] where !type.isObjectLike {
            throw op.error("expects objects, but got \(type.quoted)")
        }
        let types = [op.operand.type, op.result.type]
        guard types[0] == types[1] || types.contains(Util.object.type()) else {
            throw op.error("cannot cast from \(types[0].quoted) to \(types[1].quoted)")
        }
    }
}

extension Util.AssumeInt {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let rows = op.assumptions.arrayValue ?? []
        guard rows.count == op.operands.count else {
            throw op.error("expects \(op.operands.count) assumptions, one per operand, but got \(rows.count)")
        }
        let counts = Set(rows.compactMap { $0.arrayValue?.count }.filter { $0 != 1 })
        guard counts.count <= 1 else {
            throw op.error("expects one assumption for each operand, or equally many for each")
        }
    }
}

extension Util.HoistableConversion {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.body.blocks.count == 1, let block = op.body.blocks.first else {
            throw op.error("expects a single-block body")
        }
        try RegionEdge.verify(op.op, "into the body", op.inputs, block.arguments)
        let end = try RegionEdge.terminator(op.op, op.body, Util.Return.self)
        try RegionEdge.verify(op.op, "from the body", end.operands, op.results)
    }
}

extension Util.ListConstruct {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let element = op.result.type.listElement
        for value in op.values where !value.type.canBeListed(as: element) {
            throw op.error("expects elements of type \(element.quoted), but got \(value.type.quoted)")
        }
    }
}

extension Util.ListGet {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let element = op.list.type.listElement
        guard !element.canBeListed(as: op.result.type) else { return }
        throw op.error("expects a result of type \(element.quoted), but got \(op.result.type.quoted)")
    }
}

extension Util.ListSet {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let element = op.list.type.listElement
        guard !op.value.type.canBeListed(as: element) else { return }
        throw op.error("expects a value of type \(element.quoted), but got \(op.value.type.quoted)")
    }
}

extension Util.BufferAlloc {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let alignment = op.alignment?.integerValue, alignment > 0, alignment & (alignment - 1) != 0
        else { return }
        throw op.error("expects a power of two as its alignment, but got \(alignment)")
    }
}

extension Util.BufferConstant {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard let alignment = op.alignment?.integerValue, alignment > 0, alignment & (alignment - 1) != 0
        else { return }
        throw op.error("expects a power of two as its alignment, but got \(alignment)")
    }
}
