import IREECompilerCore
import IREECompilerDialects

extension Pass {
    /// All of a compilation but the module file, with what flags say of devices and passes.
    static let transformationPipeline = Pass(
        "iree-transformation-pipeline", "Takes a program through all phases up to `vm`.",
        on: Builtin.Module.self
    ) { (module, context) throws(Diagnostic) in
        var options = CompilerSession.Options()
        options.lastPhase = .vm
        options.settings = context.settings
        let inner = PassContext(
            passes: context.passes, settings: options.allSettings, emit: context.emit,
            report: context.report)
        inner.observe = context.observe
        for step in try PhasePipelines.steps(options) { try step.pipeline.run(on: module, inner) }
    }
}
