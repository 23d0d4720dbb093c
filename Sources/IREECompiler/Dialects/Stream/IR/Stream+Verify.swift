import IREECompilerCore

/// Verifiers of the `stream` dialect.
extension Stream {
    /// Lists of a transfer have equal lengths.
    fileprivate static func verifySameCount(
        _ op: Operation, _ what: String, _ counts: Int...
    ) throws(Diagnostic) {
        guard Set(counts).count > 1 else { return }
        throw op.error("expects equal numbers of \(what), but got \(counts)")
    }

    /// One range for each resource operand.
    fileprivate static func verifyRanges(
        _ op: Operation, _ operands: [Value], _ counts: Int...
    ) throws(Diagnostic) {
        let resources = operands.count { $0.type.isResource }
        guard counts.allSatisfy({ $0 == resources }) else {
            throw op.error("expects \(resources) ranges, one per resource, but got \(counts)")
        }
    }

    // MARK: Regions

    /// A region uses only resources that it captures or defines.
    fileprivate static func verifyCaptures(_ region: Region) throws(Diagnostic) {
        guard let block = region.blocks.first else { return }
        for op in block.operations {
            for operand in op.operands where operand.type.isResource {
                guard operand.parentBlock !== block else { continue }
                throw op.error("expects resources that the region captures or defines")
            }
        }
    }

    /// Yielded values match the results.
    fileprivate static func verifyYields(
        _ region: Region, _ results: [Value], _ sizes: [Value]
    ) throws(Diagnostic) {
        for op in region.blocks.flatMap(\.operations) {
            guard let end = op.as(Yield.self) else { continue }
            guard end.resourceOperands.map(\.type) == results.map(\.type) else {
                throw end.error("expects operand types to match the results of the parent operation")
            }
            guard end.resourceOperandSizes.count == sizes.count,
                zip(end.resourceOperandSizes, sizes).allSatisfy({ $0 === $1 })
            else { throw end.error("expects the sizes of the parent operation's results") }
        }
    }

    /// Only commands are allowed in the region.
    fileprivate static func verifyCommands(_ region: Region) throws(Diagnostic) {
        for op in region.blocks.first?.operations ?? [] {
            guard !op.has(.cmdPhase), !op.has(.streamable), !op.is(Yield.self) else { continue }
            throw op.error("expects only commands in this region")
        }
    }
}

extension Stream.Yield {
    static var parents: [StaticString] {
        [
            Stream.AsyncExecute.name, Stream.AsyncConcurrent.name, Stream.CmdExecute.name,
            Stream.CmdSerial.name, Stream.CmdConcurrent.name,
        ]
    }
    static var checksCompanions: Bool { false }
}

extension Stream.Return {
    static var parents: [StaticString] { [Stream.ExecutableExport.name] }
}

extension Stream.ExecutableExport {
    static var parents: [StaticString] { [Stream.Executable.name] }
}

extension Stream.AsyncExecute {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyCaptures(op.body)
        try Stream.verifyYields(op.body, op.results, op.resultSizes)
    }
}

extension Stream.AsyncConcurrent {
    static var parents: [StaticString] { [Stream.AsyncExecute.name, name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyCaptures(op.body)
        try Stream.verifyYields(op.body, op.results, op.resultSizes)
    }
}

extension Stream.CmdExecute {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyCaptures(op.body)
        try Stream.verifyCommands(op.body)
    }
}

extension Stream.CmdSerial {
    static var parents: [StaticString] {
        [Stream.CmdExecute.name, name, Stream.CmdConcurrent.name]
    }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyCommands(op.body)
    }
}

extension Stream.CmdConcurrent {
    static var parents: [StaticString] { [Stream.CmdExecute.name, Stream.CmdSerial.name, name] }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyCommands(op.body)
    }
}

// MARK: Calls and dispatches

extension Stream.AsyncCall: SymbolUser {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyRanges(
            op.op, op.resourceOperands, op.resourceOperandOffsets.count, op.resourceOperandEnds.count,
            op.resourceOperandLengths.count)
        for result in op.results where !result.type.isResource {
            throw op.error("expects resource results, but got \(result.type.quoted)")
        }
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard let callee = symbols.lookup(op.callee, from: op.op), callee.is(Stream.AsyncFunc.self),
            case .function(let type)? = callee.attributes["function_type"]?.typeValue
        else { throw op.error("expects \(op.callee) to be a 'stream.async.func' in this symbol table") }
        try match(op.op, "operand", op.resourceOperands, type.inputs)
        try match(op.op, "result", op.results, type.results)
    }

    /// Function types match call types; lifetimes of a function's resources may be unknown.
    private static func match(
        _ op: Operation, _ what: String, _ values: [Value], _ wanted: [IRType]
    ) throws(Diagnostic) {
        guard values.count == wanted.count else {
            throw op.error("expects \(wanted.count) \(what)s to match the callee, but got \(values.count)")
        }
        let any = IRType.resource(.unknown)
        for (i, (value, wanted)) in zip(values, wanted).enumerated() where value.type != wanted {
            guard wanted == any, value.type.isResource else {
                throw op.error(
                    "expects \(what) #\(i) to be \(wanted.quoted), but got \(value.type.quoted)")
            }
        }
    }
}

extension Stream.CmdCall: SymbolUser {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyRanges(
            op.op, op.resourceOperands, op.resourceOperandOffsets.count, op.resourceOperandLengths.count,
            op.resourceOperandAccesses.arrayValue?.count ?? 0)
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        guard symbols.lookup(op.callee, from: op.op) != nil else {
            throw op.error("expects \(op.callee) to be a symbol in this symbol table")
        }
    }
}

extension Stream.TensorDispatch: SymbolUser {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let operands = op.operandEncodings.arrayValue ?? []
        for (i, tied) in Tied.operands(of: op.op).enumerated() {
            guard let tied, i < op.resultEncodings.arrayValue?.count ?? 0 else { continue }
            guard operands.indices.contains(tied), operands[tied] == op.resultEncodings.arrayValue?[i] else {
                throw op.error("expects result #\(i) to have the encoding of its tied operand")
            }
        }
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try DispatchChecks.verifyExports(
            op.op, op.entryPoints, op.workload, symbols, Stream.ExecutableExport.self)
    }
}

extension Stream.AsyncDispatch: SymbolUser {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyRanges(
            op.op, op.resourceOperands, op.resourceOperandOffsets.count, op.resourceOperandEnds.count,
            op.resourceOperandLengths.count)
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try DispatchChecks.verifyExports(
            op.op, op.entryPoints, op.workload, symbols, Stream.ExecutableExport.self)
    }
}

extension Stream.CmdDispatch: SymbolUser {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "resources, sizes, offsets, lengths and kinds of access", op.resources.count,
            op.resourceSizes.count, op.resourceOffsets.count, op.resourceLengths.count,
            op.resourceAccesses.arrayValue?.count ?? 0)
    }

    static func verifySymbols(_ op: OpView<Self>, _ symbols: SymbolScope) throws(Diagnostic) {
        try DispatchChecks.verifyExports(
            op.op, op.entryPoints, op.workload, symbols, Stream.ExecutableExport.self
        ) { (export) throws(Diagnostic) in
            guard let function = function(of: export),
                case .function(let type)? = function.attributes["function_type"]?.typeValue
            else { return }
            let bindings = type.inputs.count { $0.isA(Stream.binding) }
            guard op.resources.count == bindings else {
                throw op.error(
                    "expects \(bindings) resources, one per binding, but got \(op.resources.count)")
            }
            guard op.uniformOperands.map(\.type) == type.inputs.filter({ !$0.isA(Stream.binding) })
            else { throw op.error("expects operand types to match the exported function") }
        }
    }

    /// The function of an export, in the executable's inner module.
    private static func function(of export: Operation) -> Operation? {
        guard let reference = export.attributes["function_ref"]?.symbolValue,
            let module = export.parent?.body()?.operations.first(where: { $0.is(Builtin.Module.self) })
        else { return nil }
        return module.lookupSymbol(reference.root)
    }
}

// MARK: Collectives

extension Stream.CmdCollective {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let accesses = op.resourceAccesses.arrayValue ?? []
        try Stream.verifySameCount(
            op.op, "resources, sizes, offsets, lengths and kinds of access", op.resources.count,
            op.resourceSizes.count, op.resourceOffsets.count, op.resourceLengths.count, accesses.count)
        let kind = op.op.attributes["op"]?.dialectValue?.parameters.first?.stringValue ?? ""
        let wanted: [String] =
            switch kind {
            case "send": ["r"]
            case "recv": ["w"]
            default: ["r", "w"]
            }
        guard op.resources.count == wanted.count else {
            throw op.error("expects \(wanted.count) resources, but got \(op.resources.count)")
        }
        for (i, (access, letter)) in zip(accesses, wanted).enumerated() where !allows(access, letter) {
            throw op.error("expects resource #\(i) to be \(letter == "r" ? "read" : "written")")
        }
    }

    /// Whether the access allows reads, or writes.
    private static func allows(_ access: Attribute, _ letter: String) -> Bool {
        let bit: Int64 = letter == "r" ? 1 : 2
        return access.integerValue.map { $0 & bit != 0 } ?? true
    }
}

extension Stream.AsyncCollective {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let kind = op.op.attributes["op"]?.dialectValue?.parameters.first?.stringValue ?? ""
        let takesParameter = ["broadcast", "reduce", "send", "recv", "send_recv"].contains(kind)
        guard takesParameter == (op.param != nil) else {
            throw op.error(takesParameter ? "expects a parameter" : "expects no parameter")
        }
    }
}

// MARK: Resources and parameters

extension Stream.ResourcePack {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        let count = op.packedOffsets.count
        guard op.lifetimeIntervals.arrayValue?.count == 2 * count, op.dynamicSliceSizes.count == count else {
            throw op.error("expects a size and an interval for each of its \(count) slices")
        }
    }
}

extension Stream.ResourceConstants {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "values, sizes and results", op.results.count, op.resultSizes.count,
            op.values.arrayValue?.count ?? 0)
        guard Set(op.results.map(\.type)).count <= 1 else {
            throw op.error("expects results of the same type")
        }
    }
}

extension Stream.AsyncCast {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        guard op.sourceSize === op.resultSize else {
            throw op.error("expects a result with the size of the source")
        }
    }
}

extension Stream.BindingSubspan {
    static var checksCompanions: Bool { false }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try SubspanChecks.verifyDimensions(op.op, op.result, op.dynamicDims)
    }
}

extension Stream.TensorParameterLoad {
    static var checksCompanions: Bool { false }
}

extension Stream.TensorParameterWrite {
    static var checksCompanions: Bool { false }
}

extension Stream.TestTimeline {
    static var checksCompanions: Bool { false }
}

extension Stream.AsyncParameterGather {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "keys, offsets, ends and lengths", op.source.keys.count, op.source.offsets.count,
            op.targetOffsets.count, op.targetEnds.count, op.targetLengths.count)
    }
}

extension Stream.AsyncParameterScatter {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "keys, offsets, ends and lengths", op.target.keys.count, op.sourceOffsets.count,
            op.sourceEnds.count, op.sourceLengths.count, op.target.offsets.count)
    }
}

extension Stream.CmdParameterLoad {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "keys, offsets and sizes", op.source.keys.count, op.source.offsets.count,
            op.resultSizes.count)
    }
}

extension Stream.CmdParameterGather {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "keys, offsets and lengths", op.source.keys.count, op.source.offsets.count,
            op.targetOffsets.count, op.targetLengths.count)
    }
}

extension Stream.CmdParameterScatter {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "keys, offsets and lengths", op.target.keys.count, op.sourceOffsets.count,
            op.sourceLengths.count, op.target.offsets.count)
    }
}

// MARK: Tensors

extension Stream {
    /// One index for each dimension of an encoding.
    fileprivate static func verifyIndices(
        _ op: Operation, _ encoding: Attribute, _ counts: Int...
    ) throws(Diagnostic) {
        guard let rank = encoding.typeValue?.shaped?.rank, counts.contains(where: { $0 != rank }) else {
            return
        }
        throw op.error("expects \(rank) indices, one per dimension, but got \(counts)")
    }
}

extension Stream.TensorSlice {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyIndices(op.op, op.source.encoding, op.startIndices.count, op.lengths.count)
    }
}

extension Stream.TensorLoad {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyIndices(op.op, op.source.encoding, op.indices.count)
    }
}

extension Stream.TensorStore {
    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifyIndices(op.op, op.target.encoding, op.indices.count)
    }
}

extension Stream.TensorTrace {
    // At least as many dimensions as the encodings have; more are allowed.
    static var checksCompanions: Bool { false }

    static func verify(_ op: OpView<Self>) throws(Diagnostic) {
        try Stream.verifySameCount(
            op.op, "resources, sizes and encodings", op.resources.count, op.resourceSizes.count,
            op.resourceEncodings.arrayValue?.count ?? 0)
        let dimensions = (op.resourceEncodings.arrayValue ?? []).reduce(0) {
            $0 + ($1.typeValue?.dynamicDimensionCount ?? 0)
        }
        guard op.resourceEncodingDims.count >= dimensions else {
            throw op.error(
                "expects \(dimensions) dynamic dimensions of encodings, but got \(op.resourceEncodingDims.count)"
            )
        }
    }
}
