import IREECompilerCore

extension Pass {
    static let stripExecutableContents = Pass(
        "iree-hal-strip-executable-contents", "Removes device code from executables.", on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        for executable in module.symbols where executable.is(HAL.Executable.self) {
            for variant in executable.symbols where variant.is(HAL.ExecutableVariant.self) {
                for op in variant.body()?.operations ?? [] where op.is(Builtin.Module.self) { op.erase() }
            }
        }
    }

    static let resolveExportOrdinals = Pass(
        "iree-hal-resolve-export-ordinals", "Replaces ordinals of exports by constants.",
        on: Builtin.Module.self
    ) { (module, _) throws(Diagnostic) in
        var ordinals: [OpView<HAL.ExecutableExportOrdinal>] = []
        module.walk { op in op.as(HAL.ExecutableExportOrdinal.self).map { ordinals.append($0) } }
        for op in ordinals {
            guard let target = op.entryPoint.symbolValue,
                let export = op.op.lookupNearestSymbol(target)?.as(HAL.ExecutableExport.self),
                let ordinal = export.ordinal?.integerValue
            else { throw op.error("refers to an export without an ordinal: \(op.entryPoint)") }
            op.result.replaceAllUses(with: OpBuilder(before: op.op).constant(index: ordinal))
            op.op.erase()
        }
    }

    static let repeatDispatches = Pass(
        "iree-hal-repeat-dispatches", "Repeats dispatches, to measure them.", options: ["count": "1"]
    ) { (top, context) throws(Diagnostic) in
        guard let count = Int(context.option("count")), (1...1 << 16).contains(count) else {
            throw Diagnostic(.error, "expected a positive number as 'count'", at: top.location)
        }
        var dispatches: [OpView<HAL.CommandBufferDispatch>] = []
        top.walk { op in op.as(HAL.CommandBufferDispatch.self).map { dispatches.append($0) } }
        for dispatch in dispatches {
            let builder = OpBuilder(before: dispatch.op)
            for _ in 1..<count {
                builder.insert(dispatch.op.clone())
                // Without barriers small dispatches would run at once.
                builder.create(HAL.CommandBufferExecutionBarrier.self) {
                    $0.commandBuffer = dispatch.commandBuffer
                    $0.sourceStageMask = EnumDefinition.executionStage.attribute([
                        "Dispatch", "CommandRetire",
                    ])
                    $0.targetStageMask = EnumDefinition.executionStage.attribute(["CommandIssue", "Dispatch"])
                    $0.flags = .i64(0)
                }
            }
        }
    }
}
