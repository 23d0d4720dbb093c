import IREECompilerCore

extension Pass {
    static let materializeTransientSizeQueries = Pass(
        "iree-stream-materialize-transient-size-queries",
        "Adds functions that compute the sizes of the storage that callers of others provide for transients.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var symbols = SymbolTable(module)
        for op in module.body()?.operations ?? [] where op.has(.callable) {
            var packs: [OpView<Stream.ResourcePack>] = []
            op.walk { inner in
                guard let pack = inner.as(Stream.ResourcePack.self),
                    inner.attributes[TransientStorage.attribute] != nil
                else { return }
                inner.attributes[TransientStorage.attribute] = nil
                packs.append(pack)
            }
            guard !packs.isEmpty, let function = op.as(Util.Function.self) else { continue }
            let query = try TransientSizes.query(of: function, packs)
            symbols.insert(query, before: op.next)
            op.addReflection(TransientSizes.function, .symbol(SymbolReference(query.symbolName)))
        }
    }

    static let annotateConstantTransientSizes = Pass(
        "iree-stream-annotate-constant-transient-size",
        "States the sizes of storage for transients that are constant.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for op in module.body()?.operations ?? [] {
            guard op.reflection[TransientSizes.constant] == nil,
                let name = op.reflection[TransientSizes.function]?.symbolValue
            else { continue }
            guard let query = module.lookupSymbol(name.root)?.as(Util.Function.self) else {
                throw op.error("expects '\(name)', the function of the size of transients, in the module")
            }
            guard query.body.blocks.count == 1, let end = query.body.blocks.first?.last,
                end.operandCount == 1, end.operand(0).type == .index,
                let size = end.operand(0).constantInteger
            else { continue }
            op.addReflection(TransientSizes.constant, .integer(size, .index))
        }
    }
}

private enum TransientSizes {
    static let function = "iree.abi.transients.size"
    static let constant = "iree.abi.transients.size.constant"

    /// A function of the same arguments that returns the total lengths.
    static func query(
        of function: OpView<Util.Function>, _ packs: [OpView<Stream.ResourcePack>]
    ) throws(Diagnostic) -> Operation {
        guard case .type(.function(let type)) = function.functionType, let entry = function.body.blocks.first
        else { throw function.error("expects a function with a body") }
        let query = OpBuilder(like: function.op).create(Util.Function.self) {
            $0.symName = .string("\(function.op.symbolName)_transients_size")
            $0.symVisibility = .string("public")
            $0.functionType = .type(.function(type.inputs, packs.map { _ in .index }))
        }
        let block = query.body.addBlock()
        for argument in entry.arguments { block.addArgument(argument.type, at: argument.location) }
        let builder = OpBuilder(
            atEndOf: block, registry: function.op.registry, location: function.op.location)
        var slice = ArgumentSlice(of: entry, to: builder, arguments: block.arguments)
        var sizes: [Value] = []
        for pack in packs {
            guard let size = slice.clone(pack.totalLength) else {
                throw pack.error("has a size that does not follow from the arguments of the function")
            }
            sizes.append(size)
        }
        builder.create(Util.Return.self) { $0.operands = sizes }
        return query.op
    }
}
