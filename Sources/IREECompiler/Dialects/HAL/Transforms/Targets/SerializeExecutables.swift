import IREECompilerCore

extension Pass {
    /// Compiles the code of executables.
    package static func serializeExecutables(_ backends: [any ExecutableBackend]) -> Pass {
        Pass(
            "iree-hal-serialize-all-executables", "Replaces variants of executables by compiled code.",
            on: Builtin.Module.self
        ) { (module, context) throws(Diagnostic) in
            let executables = module.symbols.filter { $0.is(HAL.Executable.self) }
            let isOwn = executables.flatMap(\.symbols).allSatisfy { $0.is(HAL.ExecutableVariant.self) }
            for executable in executables {
                for variant in executable.symbols {
                    guard let variant = variant.as(HAL.ExecutableVariant.self) else { continue }
                    try serialize(variant, in: executable, backends, context)
                }
            }
            // Kernels access memory by elements: buffers need no other alignment. Binaries from elsewhere may.
            if isOwn, module.reflection["iree.parameters"] != nil {
                module.addReflection("iree.parameters.alignment", .string("8"))
            }
        }
    }

    private static func serialize(
        _ variant: OpView<HAL.ExecutableVariant>, in executable: Operation,
        _ backends: [any ExecutableBackend], _ context: PassContext
    ) throws(Diagnostic) {
        let location = variant.op.location
        if let objects = variant.objects?.arrayValue, !objects.isEmpty {
            throw variant.error("has object files, which this compiler cannot link yet")
        }
        let contents = try VariantContents(variant)
        let backend = try backends.backend(named: contents.target.backend, at: location)
        let result = try backend.serialize(
            contents.exports.map(\.function), name: executable.symbolName, contents.target, context.settings)
        if context.settings.dumpsExecutables {
            try ExecutableDump(context.settings, executable.symbolName, variant.op).write(result)
        }
        let builder = OpBuilder(before: variant.op)
        let type = IRType.vector(ShapedType([result.bytes.count], .i8))
        builder.create(HAL.ExecutableBinary.self) {
            $0.symVisibility = variant.op.attributes["sym_visibility"]
            $0.symName = .string(variant.op.symbolName)
            $0.format = .string(contents.target.format)
            $0.data = .dense(DenseElements(type: type, bytes: result.bytes, isSplat: false))
            $0.mimeType = .string(result.mimeType)
        }
        variant.op.erase()
    }
}
