import IREECompilerCore

/// Clones executables for dispatches with changed operand encodings: one per combination.
final class ExecutableVariants {
    private var symbols: SymbolTable
    private let dispatches: [OpView<Stream.TensorDispatch>]

    init(_ module: Operation) {
        symbols = SymbolTable(module)
        var dispatches: [OpView<Stream.TensorDispatch>] = []
        module.walk { if let op = $0.as(Stream.TensorDispatch.self) { dispatches.append(op) } }
        self.dispatches = dispatches
    }

    /// Whether the dispatch's code is available and its encodings can be changed.
    func canChange(_ op: Operation) -> Bool {
        guard let dispatch = op.as(Stream.TensorDispatch.self), let points = dispatch.entryPoints.arrayValue
        else { return false }
        let count = Self.layouts(of: dispatch).count
        return points.allSatisfy { point in
            guard let (executable, export) = lookup(point),
                let block = Self.function(of: export, in: executable)?.body(),
                block.arguments.count == count
            else { return false }
            return block.arguments.filter { $0.type.isA(Stream.binding) }.flatMap(\.users)
                .allSatisfy {
                    $0.is(Stream.BindingSubspan.self)
                        && $0.results[0].type.isA(TensorExt.dispatchTensor)
                }
        }
    }

    /// Changes the encodings of dispatch operands, and their executables.
    func update(_ changes: [Operation: [Int: Attribute]]) {
        // Sorted by name: clone numbers are deterministic.
        let changed = dispatches.filter { changes[$0.op] != nil }.map { ($0, Self.affinityName($0)) }
            .sorted { $0.1 < $1.1 }.map(\.0)
        for dispatch in changed { Self.change(dispatch, changes[dispatch.op] ?? [:]) }
        let isChanged = Set(changed.map(\.op))
        let others = Set(
            dispatches.filter { !isChanged.contains($0.op) }.flatMap { $0.entryPoints.arrayValue ?? [] })
        var variants: [Attribute: [[Attribute]: Attribute]] = [:]
        for dispatch in changed {
            let layouts = Self.layouts(of: dispatch)
            let points = dispatch.entryPoints.arrayValue ?? []
            dispatch.entryPoints = .array(
                points.map { point in
                    if let known = variants[point]?[layouts] { return known }
                    let keeps = variants[point] == nil && !others.contains(point)
                    let number = (variants[point]?.count ?? 0) - (others.contains(point) ? 0 : 1)
                    let new = variant(of: point, layouts, copy: keeps ? nil : number)
                    variants[point, default: [:]][layouts] = new
                    return new
                })
        }
    }

    private static func affinityName(_ dispatch: OpView<Stream.TensorDispatch>) -> String {
        guard let affinity = dispatch.affinity else { return "" }
        var writer = TextWriter()
        writer.write(affinity)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Binding types of a dispatch: of all operands and untied results.
    private static func layouts(of dispatch: OpView<Stream.TensorDispatch>) -> [Attribute] {
        let results = zip(dispatch.resultEncodings.arrayValue ?? [], Tied.operands(of: dispatch.op))
        return (dispatch.operandEncodings.arrayValue ?? []) + results.filter { $1 == nil }.map(\.0)
    }

    private func lookup(_ point: Attribute) -> (executable: Operation, export: Operation)? {
        guard let reference = point.symbolValue, let executable = symbols[reference.root],
            executable.is(Stream.Executable.self), let name = reference.nested.first,
            let export = executable.lookupSymbol(name), export.is(Stream.ExecutableExport.self)
        else { return nil }
        return (executable, export)
    }

    private static func function(of export: Operation, in executable: Operation) -> Operation? {
        let name = export.as(Stream.ExecutableExport.self)?.functionRef.symbolValue?.root ?? export.symbolName
        let modules = executable.body()?.operations.filter { $0.is(Builtin.Module.self) } ?? []
        return modules.lazy.compactMap { $0.lookupSymbol(name) }.first { $0.has(.function) }
    }

    /// The entry point for operand types, in the same executable or a clone.
    private func variant(of point: Attribute, _ layouts: [Attribute], copy number: Int?) -> Attribute {
        guard let (original, export) = lookup(point), let reference = point.symbolValue else { return point }
        var executable = original
        if let number {
            executable = original.clone()
            executable.attributes["sym_name"] = .string("\(original.symbolName)_dup\(number)")
            symbols.insert(executable, before: original.next)
        }
        let arguments = Self.function(of: export, in: executable)?.body()?.arguments ?? []
        for (argument, layout) in zip(arguments, layouts) where argument.type.isA(Stream.binding) {
            guard let encoding = layout.typeValue.flatMap(Encoding.serializable(of:)) else { continue }
            for user in argument.users {
                guard case .dialect(var type) = user.results[0].type, type.parameters.count == 2,
                    let tensor = type.parameters[1].typeValue
                else { continue }
                type.parameters[1] = .type(tensor.with(encoding: encoding))
                user.results[0].type = .dialect(type)
            }
        }
        return .symbol(SymbolReference(executable.symbolName, nested: reference.nested))
    }

    /// Changes encodings of operands and tied results; users of results get them re-encoded.
    private static func change(_ dispatch: OpView<Stream.TensorDispatch>, _ encodings: [Int: Attribute]) {
        var operandTypes = dispatch.operandEncodings.arrayValue ?? []
        for (i, encoding) in encodings where operandTypes.indices.contains(i) {
            if let type = operandTypes[i].typeValue { operandTypes[i] = .type(type.with(encoding: encoding)) }
        }
        dispatch.operandEncodings = .array(operandTypes)
        let old = dispatch.resultEncodings.arrayValue ?? []
        var new = old
        var dimensions = dispatch.resultEncodingDims[...]
        let builder = OpBuilder(like: dispatch.op)
        builder.setInsertionPoint(after: dispatch.op)
        for (i, tied) in Tied.operands(of: dispatch.op).enumerated() where old.indices.contains(i) {
            guard let type = old[i].typeValue else { continue }
            let own = Array(dimensions.prefix(type.shaped?.dynamicDimensionCount ?? 0))
            dimensions = dimensions.dropFirst(own.count)
            guard let tied, let encoding = encodings[tied], i < dispatch.resultSizes.count else { continue }
            new[i] = .type(type.with(encoding: encoding))
            reencode(dispatch, i, from: new[i], to: old[i], own, builder)
        }
        dispatch.resultEncodings = .array(new)
    }

    private static func reencode(
        _ dispatch: OpView<Stream.TensorDispatch>, _ i: Int, from new: Attribute, to old: Attribute,
        _ dimensions: [Value], _ builder: OpBuilder
    ) {
        let result = dispatch.results[i]
        let size = builder.create(Stream.TensorSizeOf.self) {
            $0.encoding = old
            $0.encodingDims = dimensions
            $0.affinity = dispatch.affinity
        }.storageSize
        let encode = builder.create(Stream.TensorEncode.self) {
            $0.source.value = result
            $0.source.encoding = new
            $0.source.encodingDims = dimensions
            $0.source.size = dispatch.resultSizes[i]
            $0.result.encoding = old
            $0.result.encodingDims = dimensions
            $0.result.size = size
            $0.affinity = dispatch.affinity
            $0.result.value = result.type
        }
        result.replaceAllUses(with: encode.result.value, except: encode.op)
    }
}
