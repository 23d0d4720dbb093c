import IREECompilerCore

extension Pass {
    /// Fills in how many workgroups dispatches have: the code of a target determines it.
    package static func translateExecutables(_ backends: [any ExecutableBackend]) -> Pass {
        Pass(
            "iree-hal-translate-all-executables",
            "Determines the workgroup counts of exports from the code of their target.",
            on: Builtin.Module.self
        ) { (module, _) throws(Diagnostic) in
            for executable in module.symbols where executable.is(HAL.Executable.self) {
                for variant in executable.symbols {
                    guard let variant = variant.as(HAL.ExecutableVariant.self) else { continue }
                    try translate(VariantContents(variant), backends)
                }
            }
        }
    }

    private static func translate(
        _ contents: VariantContents, _ backends: [any ExecutableBackend]
    ) throws(Diagnostic) {
        let open = contents.exports.filter { needsCount($0.export) }
        guard !open.isEmpty else { return }
        let location = contents.variant.op.location
        let backend = try backends.backend(named: contents.target.backend, at: location)
        let counts = try backend.workgroupCounts(open.map(\.function), contents.target)
        guard counts.count == open.count else {
            throw contents.variant.error(
                "has \(open.count) exports, but workgroup counts for \(counts.count)")
        }
        for (export, count) in zip(open, counts) { fill(export.export, count) }
    }

    /// Whether a count is left to the target.
    private static func needsCount(_ export: OpView<HAL.ExecutableExport>) -> Bool {
        var isOpen = export.workgroupCount.isEmpty
        for op in export.workgroupCount.blocks.flatMap(\.operations)
        where op.is(TensorExt.DispatchWorkgroupCountFromSlice.self) {
            isOpen = true
        }
        return isOpen
    }

    private static func fill(_ export: OpView<HAL.ExecutableExport>, _ count: (x: Int, y: Int, z: Int)) {
        let region = export.workgroupCount
        let block = region.blocks.first ?? region.addBlock()
        if block.arguments.isEmpty { _ = block.addArgument(.halDevice) }
        for op in block.operations.reversed() { op.erase() }
        let builder = OpBuilder(
            atEndOf: block, registry: export.op.registry, location: export.op.location)
        let values = [count.x, count.y, count.z].map { builder.constant(index: Int64($0)) }
        builder.create(HAL.Return.self) { $0.operands = values }
    }
}

/// The exports of a variant with the functions that they export.
struct VariantContents {
    let variant: OpView<HAL.ExecutableVariant>
    let target: ExecutableTargetDescription
    var exports: [(export: OpView<HAL.ExecutableExport>, function: Operation)] = []

    /// - Throws: An error if an export has no function.
    init(_ variant: OpView<HAL.ExecutableVariant>) throws(Diagnostic) {
        self.variant = variant
        guard let target = ExecutableTargetDescription(variant.target) else {
            throw variant.error("expects a '#hal.executable.target'")
        }
        self.target = target
        let code = variant.op.body()?.operations.first { $0.is(Builtin.Module.self) }
        for op in variant.op.symbols {
            guard let export = op.as(HAL.ExecutableExport.self) else { continue }
            guard let function = code?.lookupSymbol(op.symbolName) else {
                throw export.error("expects a function '\(op.symbolName)' in its variant")
            }
            exports.append((export, function))
        }
    }
}
