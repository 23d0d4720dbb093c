import IREECompilerCore

/// Verifiers of modules, globals, lists and branches of the `vm` dialect.
extension VM.ModuleTerminator {
    static var parents: [StaticString] { [VM.Module.name] }
}

extension VM.Function {
    package static var parents: [StaticString] { [VM.Module.name] }
}

extension VM.Initializer {
    package static var parents: [StaticString] { [VM.Module.name] }
}

extension VM.Export: SymbolUser {
    package static var parents: [StaticString] { [VM.Module.name] }

    package static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard symbols.lookup(op.functionRef, from: op.op)?.is(VM.Function.self) == true else {
            throw op.error("expects \(op.functionRef) to be a function of this module")
        }
    }
}

extension VM.ConstRefRodata: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard symbols.lookup(op.rodata, from: op.op) != nil else {
            throw op.error("expects \(op.rodata) to be read-only data of this module")
        }
    }
}

// MARK: Globals

extension VM.Global {
    static var parents: [StaticString] { [VM.Module.name] }

    static func verify(_ op: Operation) throws(Diagnostic) {
        try GlobalAccess.verifyInitialValue(op)
    }
}

extension VM.GlobalRef {
    static var parents: [StaticString] { [VM.Module.name] }
}

extension VM.GlobalAddress: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try GlobalAccess.verifyMutability(op.op, GlobalAccess.find(op.op, op.global, symbols))
    }
}

extension VM.GlobalLoad: SymbolUsingFields {
    static func verifySymbolUses(of op: Operation, _ symbols: SymbolScope) throws(Diagnostic) {
        try GlobalAccess.verifyLoad(op, symbols)
    }
}

extension VM.GlobalStore: SymbolUsingFields {
    static func verifySymbolUses(of op: Operation, _ symbols: SymbolScope) throws(Diagnostic) {
        try GlobalAccess.verifyStore(op, symbols)
    }
}

// MARK: Lists

extension VM {
    /// The element type must be compatible with the type of the list.
    fileprivate static func verify(
        _ op: Operation, _ value: IRType, of list: IRType
    ) throws(Diagnostic) {
        guard let element = list.parameters.first?.typeValue, !element.isA(VM.opaque),
            value.isVMReference || element.isVMReference
        else { return }
        let takesAny = element.parameters.first?.typeValue?.isA(VM.opaque) == true
        guard element.isVMReference == value.isVMReference, takesAny || element == value else {
            throw op.error("expects an element of \(list.quoted), but got \(value.quoted)")
        }
    }
}

extension VM.ListGet {
    static func verify(_ op: Operation) throws(Diagnostic) {
        guard op.name == "vm.list.get.ref" else { return }
        try VM.verify(op, op.results[0].type, of: op.operand(0).type)
    }
}

extension VM.ListSet {
    static func verify(_ op: Operation) throws(Diagnostic) {
        guard op.name == "vm.list.set.ref" else { return }
        try VM.verify(op, op.operand(2).type, of: op.operand(0).type)
    }
}

// MARK: Control flow

extension VM {
    /// Results that are passed to a successor as block arguments.
    fileprivate static func verify(
        _ op: Operation, _ types: Attribute, goTo block: Block
    ) throws(Diagnostic) {
        let types = (types.arrayValue ?? []).compactMap(\.typeValue)
        guard types == block.arguments.map(\.type) else {
            throw op.error("expects results of the types that the arguments of its successor have")
        }
    }
}

extension VM.CallYieldable {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try VM.verify(op.op, op.resultTypes, goTo: op.dest)
    }
}

extension VM.CallVariadicYieldable {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try VM.verify(op.op, op.resultTypes, goTo: op.dest)
    }
}

extension VM.BranchTable {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let segments = op.caseOperandSegments.denseArrayValue ?? []
        guard segments.count >= op.caseDestinations.count, segments.allSatisfy({ $0 >= 0 }),
            segments.reduce(0, +) == Int64(op.caseOperands.count)
        else { throw op.error("expects segments of its case operands that fit its cases") }
        try VerifierRun.verify(op.op, passes: op.range(\.defaultOperands), to: 0)
        var next = op.range(\.caseOperands).lowerBound
        for (i, count) in segments.prefix(op.caseDestinations.count).enumerated() {
            try VerifierRun.verify(op.op, passes: next..<next + Int(count), to: i + 1)
            next += Int(count)
        }
    }
}
