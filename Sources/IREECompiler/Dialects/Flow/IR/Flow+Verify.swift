import IREECompilerCore

/// Verifiers of dispatches in the `flow` dialect.
enum DispatchChecks {
    /// A grid dimension.
    static func verifyDimension(_ op: Operation) throws(Diagnostic) {
        guard let dimension = op.attributes["dimension"]?.integerValue, !(0..<3).contains(dimension) else {
            return
        }
        throw op.error("expects a grid dimension from 0 to 2, but got \(dimension)")
    }

    /// A workgroup count region takes the workload, after an optional device.
    static func verifyWorkload(
        _ op: Operation, _ workload: [Value], _ region: Region
    ) throws(Diagnostic) {
        guard let block = region.blocks.first else { return }
        let wanted = block.arguments.map(\.type).filter { !$0.isA(HAL.device) }
        guard workload.map(\.type) == wanted else {
            throw op.error("expects a workload of \(wanted.count) values to match the workgroup count region")
        }
    }

    /// A workgroup count region returns three indices with `T`.
    static func verifyCount<T: OpKind>(
        _ region: Region, _: T.Type, at op: Operation? = nil
    ) throws(Diagnostic) {
        for block in region.blocks {
            for end in block.operations where end.is(T.self) {
                guard end.operands.map(\.type) != [.index, .index, .index] else { continue }
                throw (op ?? end).error("expects a workgroup count of three values of type 'index'")
            }
        }
    }

    /// The workload of a dispatch matches its exports.
    static func verifyExports<T: OpKind>(
        _ op: Operation, _ entryPoints: Attribute, _ workload: [Value], _ symbols: SymbolScope, _: T.Type,
        _ check: (Operation) throws(Diagnostic) -> Void = { (_) throws(Diagnostic) in }
    ) throws(Diagnostic) {
        let references: [Attribute] =
            if case .array(let list) = entryPoints { list } else { [entryPoints] }
        guard !references.isEmpty else { throw op.error("expects at least one entry point") }
        for reference in references {
            guard let export = symbols.lookup(reference, from: op), export.is(T.self) else { return }
            if let count = export.regions.first, !count.isEmpty {
                try verifyWorkload(op, workload, count)
            }
            try check(export)
        }
    }

    /// Tensors of index are not allowed as operands and results of a dispatch.
    static func verifyElements(_ op: Operation) throws(Diagnostic) {
        for type in (op.operands + op.results).map(\.type)
        where type.shaped?.element == .index || type == .unrankedTensor(.index) {
            throw op.error("expects no tensors with element type 'index' as dispatch operands or results")
        }
    }
}

extension ShapeChecks {
    /// Values have the same rank and element type.
    static func verifySame(_ op: Operation, _ values: Value..., ranks: Bool = true) throws(Diagnostic) {
        guard let first = values.first?.type else { return }
        for value in values.dropFirst() {
            guard value.type.elementOrSelf == first.elementOrSelf else {
                throw op.error("expects tensors with the same element type")
            }
            guard !ranks || value.type.shaped?.rank == first.shaped?.rank else {
                throw op.error("expects tensors with the same rank")
            }
        }
    }
}

/// Shape checks shared by several dialects.
enum ShapeChecks {}

extension SharedFields.GridValue {
    static func verify(_ op: Operation) throws(Diagnostic) { try DispatchChecks.verifyDimension(op) }
}

extension SharedFields.ExecutableExport {
    static func verifyRegions(_ op: Operation) throws(Diagnostic) {
        guard let region = op.regions.first else { return }
        try DispatchChecks.verifyCount(region, Flow.Return.self)
        try DispatchChecks.verifyCount(region, Stream.Return.self)
    }
}

extension Flow.ExecutableExport {
    static var parents: [StaticString] { [Flow.Executable.name] }
}

extension Flow.Dispatch: SymbolUser {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.entryPoints.arrayValue?.isEmpty != true else {
            throw op.error("expects at least one entry point")
        }
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try DispatchChecks.verifyExports(
            op.op, op.entryPoints, op.workload, symbols, Flow.ExecutableExport.self)
    }
}

extension Flow.Call: SymbolUser {
    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard let callee = symbols.lookup(op.callee, from: op.op), callee.is(Flow.Function.self) else {
            throw op.error("expects \(op.callee) to be a 'flow.func' in this symbol table")
        }
        try FunctionResults.verify(op.op, calls: callee, op.arguments, op.results)
    }
}

extension Flow.DispatchRegion {
    static var checksCompanions: Bool { false }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.body.blocks.first?.arguments.isEmpty != false else {
            throw op.error("expects a body without arguments")
        }
        for end in op.body.blocks.flatMap(\.operations) where end.is(Flow.Return.self) {
            guard end.operands.map(\.type) == op.result.map(\.type) else {
                throw end.error("expects operand types to match the results of '\(name)'")
            }
        }
        for result in op.result {
            guard case .tensor = result.type else {
                throw op.error("expects ranked tensor results, but got \(result.type.quoted)")
            }
        }
        guard let region = op.op.regions.dropFirst().first, !region.isEmpty else { return }
        try verifyPlainWorkload(op.op, op.workload, region)
        try DispatchChecks.verifyCount(region, Flow.Return.self)
    }

    fileprivate static func verifyPlainWorkload(
        _ op: Operation, _ workload: [Value], _ region: Region
    ) throws(Diagnostic) {
        guard workload.map(\.type) == region.blocks.first?.arguments.map(\.type) else {
            throw op.error("expects workload types to match the workgroup count region")
        }
    }
}

extension Flow.DispatchWorkgroups {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try DispatchChecks.verifyElements(op.op)
        guard let region = op.op.regions.dropFirst().first, !region.isEmpty else { return }
        try Flow.DispatchRegion.verifyPlainWorkload(op.op, op.workload, region)
        try DispatchChecks.verifyCount(region, Flow.Return.self)
    }
}

// MARK: Tensors

extension Flow.CollectiveExchange {
    static var checksCompanions: Bool { false }
}

extension Flow.CollectiveAllReduce {
    static var checksCompanions: Bool { false }
}

extension Flow.CollectiveReduceScatter {
    static var checksCompanions: Bool { false }
}

extension Flow.CollectiveSendRecv {
    static var checksCompanions: Bool { false }
}

extension Flow.ParameterLoad {
    static var checksCompanions: Bool { false }
}

extension Flow.ParameterWrite {
    static var checksCompanions: Bool { false }
}

extension Flow.TensorReshape {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try ShapeChecks.verifySame(op.op, op.source, op.result, ranks: false)
    }
}

extension Flow.TensorEncode {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try ShapeChecks.verifySame(op.op, op.operand, op.result)
        guard let from = op.operand.type.shaped, let to = op.result.type.shaped,
            ShapedType.agree(from.shape[...], to.shape[...])
        else { throw op.error("expects the result to have the shape of the operand") }
    }
}

extension Flow.TensorSlice {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try ShapeChecks.verifySame(op.op, op.source, op.result)
    }
}

extension Flow.TensorUpdate {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try ShapeChecks.verifySame(op.op, op.target, op.update)
    }
}
