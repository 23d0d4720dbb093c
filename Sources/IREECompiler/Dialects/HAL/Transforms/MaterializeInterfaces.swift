import IREECompilerCore

extension Pass {
    static let materializeInterfaces = Pass(
        "iree-hal-materialize-interfaces",
        "Makes executables with a variant for each target, whose functions use the interface of the HAL.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in try InterfaceMaterialization(module).run() }
}

private final class InterfaceMaterialization {
    private let module: Operation
    private let targets: DeviceTargets
    private var dispatches: [SymbolReference: [OpView<Stream.CmdDispatch>]] = [:]
    /// The executable targets that each dispatch may run on.
    private var required: [ObjectIdentifier: [Attribute]] = [:]
    /// The exports of variants that an export became, with their targets.
    private var expansions: [SymbolReference: [(export: SymbolReference, target: Attribute)]] = [:]

    init(_ module: Operation) {
        self.module = module
        targets = DeviceTargets(module)
    }

    func run() throws(Diagnostic) {
        var all: [OpView<Stream.CmdDispatch>] = []
        module.walk { op in op.as(Stream.CmdDispatch.self).map { all.append($0) } }
        guard all.isEmpty || !DeviceAnalysis(module).globals.isEmpty else {
            throw Diagnostic(
                .error,
                """
                no HAL devices defined in the module; use the module-level hal.device.targets attribute, the \
                --iree-hal-target-device= flag, or provide inputs with global !hal.devices defined
                """, at: module.location)
        }
        for dispatch in all {
            required[ObjectIdentifier(dispatch.op)] = targets.executableTargets(
                at: HALConversion.affinity(of: dispatch.op), from: dispatch.op)
            for entry in dispatch.entryPoints.arrayValue ?? [] {
                if let symbol = entry.symbolValue { dispatches[symbol, default: []].append(dispatch) }
            }
        }
        for op in module.symbols {
            if let source = op.as(HAL.ExecutableSource.self) {
                expand(source)
            } else if let executable = op.as(Stream.Executable.self) {
                try materialize(executable)
            }
        }
        for dispatch in all { retarget(dispatch) }
    }

    /// The targets of an executable, sorted by name.
    private func targets(of executable: Operation, _ exports: [Operation]) -> [Attribute] {
        var found: [Attribute] = []
        func add(_ more: [Attribute]) {
            for target in more where !found.contains(target) { found.append(target) }
        }
        for export in exports {
            let symbol = SymbolReference(executable.symbolName, nested: [export.symbolName])
            for dispatch in dispatches[symbol] ?? [] { add(required[ObjectIdentifier(dispatch.op)] ?? []) }
        }
        if !executable.isPrivateSymbol {
            for device in DeviceAnalysis(module).globals {
                let symbol = Attribute.symbol(SymbolReference(device.op.symbolName))
                add(
                    targets.executableTargets(
                        at: HAL.deviceAffinity.attribute(symbol, .i64(-1)), from: module))
            }
        }
        return found.map { (name: Self.name(of: $0), target: $0) }.enumerated()
            .sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }.map(\.element.target)
    }

    /// The name of a variant: its format.
    private static func name(of target: Attribute) -> String {
        HAL.symbolPart(target.dialectValue?.parameters.dropFirst().first?.stringValue ?? "")
    }

    private func createExecutable(like source: Operation) -> OpView<HAL.Executable> {
        let executable = OpBuilder(before: source).create(HAL.Executable.self) {
            $0.symVisibility = source.attributes["sym_visibility"]
            $0.symName = source.attributes["sym_name"]
        }
        OpBuilder(atEndOf: executable.body.addBlock(), registry: source.registry, location: source.location)
            .create(HAL.ExecutableEnd.self)
        return executable
    }

    private func createVariant(
        of executable: OpView<HAL.Executable>, _ target: Attribute, _ source: Operation,
        _ symbols: inout SymbolTable
    ) -> (variant: OpView<HAL.ExecutableVariant>, end: Operation) {
        let builder = OpBuilder(like: source)
        let variant = builder.create(HAL.ExecutableVariant.self) {
            $0.symVisibility = .string("public")
            $0.symName = .string(Self.name(of: target))
            $0.target = target
            $0.objects = Self.objects(of: source, for: target)
        }
        symbols.insert(variant.op, before: executable.op.body()?.last)
        let end = OpBuilder(
            atEndOf: variant.body.addBlock(), registry: source.registry, location: source.location
        ).create(HAL.ExecutableVariantEnd.self)
        return (variant, end.op)
    }

    /// The object files of a source for a target.
    private static func objects(of source: Operation, for target: Attribute) -> Attribute? {
        let objects = source.attributes["hal.executable.objects"] ?? source.attributes["objects"]
        guard let objects, objects.isA(HAL.executableObjects),
            let parameters = objects.dialectValue?.parameters, parameters.count == 2
        else { return nil }
        let wanted = target.dialectValue?.parameters.prefix(2)
        return zip(parameters[0].arrayValue ?? [], parameters[1].arrayValue ?? [])
            .first { $0.0.dialectValue?.parameters.prefix(2) == wanted }?.1
    }

    private func record(
        _ export: String, of executable: String, in variant: Operation, _ target: Attribute, as name: String
    ) {
        let old = SymbolReference(executable, nested: [export])
        let new = SymbolReference(executable, nested: [variant.symbolName, name])
        expansions[old, default: []].append((new, target))
    }

    /// Hand-written executables have their layouts: variants are copies of them.
    private func expand(_ source: OpView<HAL.ExecutableSource>) {
        let contents = source.op.body()?.operations.filter { !$0.isTerminator } ?? []
        let exports = contents.filter { $0.is(HAL.ExecutableExport.self) }
        let targets = targets(of: source.op, exports)
        guard !targets.isEmpty else { return }
        let executable = createExecutable(like: source.op)
        var symbols = SymbolTable(executable.op)
        for target in targets {
            let (variant, end) = createVariant(of: executable, target, source.op, &symbols)
            for op in contents { variant.op.body()?.insert(op.clone(), before: end) }
            for export in exports {
                record(
                    export.symbolName, of: source.op.symbolName, in: variant.op, target, as: export.symbolName
                )
            }
        }
        source.op.erase()
    }

    private func materialize(_ source: OpView<Stream.Executable>) throws(Diagnostic) {
        let exports = source.op.symbols.compactMap { $0.as(Stream.ExecutableExport.self) }
        guard !exports.isEmpty else { return }
        let targets = targets(of: source.op, exports.map(\.op))
        guard !targets.isEmpty else { return }
        let code = source.op.body()?.operations.first { $0.is(Builtin.Module.self) }
        let executable = createExecutable(like: source.op)
        var symbols = SymbolTable(executable.op)
        for target in targets {
            let (variant, end) = createVariant(of: executable, target, source.op, &symbols)
            let builder = OpBuilder(like: source.op)
            builder.setInsertionPoint(before: end)
            var layouts: [String: Attribute] = [:]
            for (ordinal, export) in exports.enumerated() {
                guard let function = export.functionRef.symbolValue?.root else { continue }
                let layout = try layout(of: export, code?.lookupSymbol(function), source.op.symbolName)
                layouts[function] = layout
                let new = builder.create(HAL.ExecutableExport.self) {
                    $0.symVisibility = .string("public")
                    $0.symName = .string(function)
                    $0.ordinal = .index(ordinal)
                    $0.layout = layout
                }
                copyWorkgroupCount(export.workgroupCount, to: new.workgroupCount)
                record(export.op.symbolName, of: source.op.symbolName, in: variant.op, target, as: function)
            }
            guard let code else { continue }
            let copy = code.clone()
            variant.op.body()?.insert(copy, before: end)
            for function in copy.symbols {
                if let layout = layouts[function.symbolName] {
                    try InterfaceFunction.convert(function, layout)
                }
            }
            InterfaceFunction.convertGrid(copy)
        }
        source.op.erase()
    }

    private func layout(
        of export: OpView<Stream.ExecutableExport>, _ function: Operation?, _ executable: String
    )
        throws(Diagnostic) -> Attribute
    {
        if let given = export.op.attributes["hal.interface.layout"] { return given }
        guard case .function(let type)? = function?.attributes["function_type"]?.typeValue else {
            throw export.error("has no function and no layout")
        }
        let symbol = SymbolReference(executable, nested: [export.op.symbolName])
        return BindingLayout(arguments: type.inputs, dispatches[symbol] ?? []).attribute
    }

    /// Workgroup counts may depend on the device.
    private func copyWorkgroupCount(_ source: Region, to target: Region) {
        guard !source.isEmpty else { return }
        var mapping = ValueMapping()
        source.clone(into: target, &mapping)
        guard let entry = target.blocks.first else { return }
        if !entry.arguments.contains(where: { $0.type == .halDevice }) {
            entry.insertArgument(.halDevice, at: 0)
        }
        for block in target.blocks {
            guard let end = block.last?.as(Stream.Return.self) else { continue }
            OpBuilder(before: end.op).create(HAL.Return.self) { $0.operands = end.operands }
            end.op.erase()
        }
    }

    private func retarget(_ dispatch: OpView<Stream.CmdDispatch>) {
        let allowed = required[ObjectIdentifier(dispatch.op)] ?? []
        let entries = (dispatch.entryPoints.arrayValue ?? []).flatMap { entry -> [Attribute] in
            guard let symbol = entry.symbolValue, let new = expansions[symbol] else { return [entry] }
            return new.filter { allowed.isEmpty || allowed.contains($0.target) }.map { .symbol($0.export) }
        }
        dispatch.entryPoints = .array(entries)
    }
}

/// Device functions take what they work on from the interface of the HAL instead of arguments.
private enum InterfaceFunction {
    static func convert(_ function: Operation, _ layout: Attribute) throws(Diagnostic) {
        guard let entry = function.body() else { return }
        let attributes = function.attributes["arg_attrs"]?.arrayValue ?? []
        let builder = OpBuilder(like: function)
        builder.setInsertionPoint(atStartOf: entry)
        let bindings = layout.dialectValue?.parameters.first?.arrayValue ?? []
        var (constants, resources) = (0, 0)
        for (i, argument) in entry.arguments.enumerated() {
            let own = attributes.indices.contains(i) ? attributes[i].dictionaryValue : nil
            if argument.type.isA(Stream.binding) {
                guard bindings.indices.contains(resources) else {
                    throw function.error("has more bindings than its layout")
                }
                let flags = bindings[resources].dialectValue?.parameters.dropFirst().first
                try bind(argument, resources, layout, own?["stream.alignment"], flags)
                resources += 1
            } else {
                guard argument.type == .i32 else {
                    throw Diagnostic(
                        .error,
                        """
                        unsupported interface function argument \(i) type \(argument.type.quoted); requires \
                        !stream.binding or i32 operands only
                        """, at: function.location)
                }
                let load = builder.create(HAL.InterfaceConstantLoad.self) {
                    $0.layout = layout
                    $0.ordinal = .index(constants)
                    $0.alignment = own?["stream.alignment"]
                    $0.values = own?["stream.values"]
                    $0.result = argument.type
                }
                argument.replaceAllUses(with: load.result)
                constants += 1
            }
        }
        entry.keepArguments { _ in false }
        function.attributes["arg_attrs"] = nil
        function.attributes["res_attrs"] = nil
        function.attributes["function_type"] = .type(.function([], []))
    }

    private static func bind(
        _ argument: Value, _ ordinal: Int, _ layout: Attribute, _ alignment: Attribute?, _ flags: Attribute?
    ) throws(Diagnostic) {
        for user in argument.users {
            guard let old = user.as(Stream.BindingSubspan.self) else {
                throw user.error("uses a binding, of which only subspans may be used")
            }
            let new = OpBuilder(before: user).create(HAL.InterfaceBindingSubspan.self) {
                $0.layout = layout
                $0.binding = .index(ordinal)
                $0.byteOffset = old.byteOffset
                $0.dynamicDims = old.dynamicDims
                $0.alignment = alignment
                $0.descriptorFlags = flags == .absent ? nil : flags
                $0.result = old.result.type
            }
            old.result.replaceAllUses(with: new.result)
            user.erase()
        }
    }

    /// Replaces operations on the grid of workgroups.
    static func convertGrid(_ top: Operation) {
        top.walk { op in
            if let old = op.as(Stream.DispatchWorkgroupID.self) {
                replace(op, old.dimension, HAL.InterfaceWorkgroupID.self)
            } else if let old = op.as(Stream.DispatchWorkgroupCount.self) {
                replace(op, old.dimension, HAL.InterfaceWorkgroupCount.self)
            } else if let old = op.as(Stream.DispatchWorkgroupSize.self) {
                replace(op, old.dimension, HAL.InterfaceWorkgroupSize.self)
            }
        }
    }

    private static func replace<D: OpKind>(_ op: Operation, _ dimension: Attribute, _ kind: D.Type)
    where D.Fields == HAL.BoundedGridValue {
        let new = OpBuilder(before: op).create(kind) {
            $0.dimension = dimension
            $0.result = .index
        }
        op.results[0].replaceAllUses(with: new.result)
        op.erase()
    }
}
