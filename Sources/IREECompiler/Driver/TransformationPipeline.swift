import IREECompilerCore
import IREECompilerDialects

/// Passes that are all of a compilation, or a part of it, with what flags say of devices and targets.
extension Pass {
    /// By name, the phases that a pass takes a program through.
    private static let phasePipelines: [(name: String, first: CompilationPhase, last: CompilationPhase)] = [
        ("iree-transformation-pipeline", .input, .vm),
        ("iree-common-input-transformation-pipeline", .input, .input),
        ("iree-abi-transformation-pipeline", .abi, .abi),
        ("iree-hal-device-assignment-pipeline", .preprocessing, .preprocessing),
        ("iree-global-optimization-transformation-pipeline", .globalOptimization, .globalOptimization),
        ("iree-dispatch-creation-pipeline", .dispatchCreation, .dispatchCreation),
        ("iree-flow-transformation-pipeline", .flow, .flow),
        ("iree-hal-transformation-pipeline", .executableSources, .hal),
        ("iree-vm-transformation-pipeline", .vm, .vm),
    ]

    static let ofPhases: [Pass] = phasePipelines.map { name, first, last in
        let phases =
            first == last
            ? "the phase `\(last.rawValue)`" : "the phases `\(first.rawValue)` to `\(last.rawValue)`"
        return Pass(
            name, "Takes a program through \(phases).", on: Builtin.Module.self,
            options: ["target-devices": ""]
        ) { (module, context) throws(Diagnostic) in
            var options = CompilerSession.Options()
            options.firstPhase = CompilationPhase.allCases.last { $0 < first } ?? .start
            options.lastPhase = last
            options.settings = context.settings
            let devices = context.option("target-devices")
            if !devices.isEmpty { options.settings[Setting.targetDevice] = devices }
            let inner = PassContext(
                passes: context.passes, settings: options.allSettings, emit: context.emit,
                report: context.report)
            inner.observe = context.observe
            inner.resources = context.resources
            for step in try PhasePipelines.steps(options) { try step.pipeline.run(on: module, inner) }
        }
    }
}
