import IREECompilerCore
import IREECompilerDialects

/// The passes that take a program to a phase from the one before it.
///
/// A phase that another one covers is an empty pipeline.
enum PhasePipelines {
    /// The pipeline as text, as `--pass-pipeline` takes it.
    private static func text(_ phase: CompilationPhase, _ settings: [String: String]) -> String {
        switch phase {
        case .start, .executableConfigurations, .end: ""
        case .input: toInput
        case .abi: toABI
        case .preprocessing: "builtin.module(\(deviceAssignment))"
        case .globalOptimization: toGlobalOptimization
        case .dispatchCreation: toDispatchCreation
        case .flow: toFlow(tracesDispatches: settings[Setting.tracesDispatchTensors] == "true")
        case .stream: toStream
        case .executableSources: toExecutableSources
        case .executableTargets: "builtin.module(iree-hal-translate-all-executables)"
        case .hal: toHAL
        case .vm: toVM
        }
    }

    private static let cleanup = "canonicalize,cse,symbol-dce"
    private static let globalCleanup =
        "canonicalize,cse,iree-util-simplify-global-accesses,iree-util-fold-globals,iree-util-fuse-globals"

    /// Devices from flags, for programs that have none.
    private static let deviceAssignment = """
        iree-hal-assign-target-devices,iree-hal-materialize-target-devices,iree-hal-resolve-device-promises,\
        iree-hal-resolve-device-aliases
        """

    /// The pass that follows has options.
    private static let toStream =
        "builtin.module(iree-io-annotate-parameters,iree-flow-pin-parameter-loads,\(deviceAssignment))"
    private static let streamPass = "iree-stream-transformation-pipeline"

    private static let toExecutableSources = """
        builtin.module(\(deviceAssignment),\(globalCleanup),iree-hal-materialize-interfaces,\
        iree-hal-prune-executables)
        """

    /// Executables are linked first, since their exports are renamed, and compiled last, since then the program is
    /// readable until then.
    private static let toHAL = """
        builtin.module(iree-hal-link-all-executables,iree-hal-conversion,iree-hal-outline-memoize-regions,\
        \(globalCleanup),iree-hal-prune-executables,iree-hal-resolve-export-ordinals,\
        iree-hal-materialize-resource-caches,iree-hal-resolve-topology-queries,iree-hal-memoize-device-queries,\
        \(globalCleanup),iree-hal-elide-redundant-commands,iree-hal-initialize-devices,convert-scf-to-cf,\
        iree-hal-serialize-all-executables,symbol-dce,\(globalCleanup),iree-util-ipo,\(globalCleanup))
        """

    private static let toInput =
        "builtin.module(iree-flow-pin-parameter-loads,iree-import-ml-program,iree-import-public,iree-input-conversion-demote-f64-to-f32)"

    private static let toABI =
        "builtin.module(canonicalize,iree-check-export-tensors,iree-abi-wrap-entry-points,inline,\(cleanup))"

    /// Tensor operations become structured ones, and dimensions are computed without the tensors.
    private static let toGlobalOptimization = """
        builtin.module(canonicalize,cse,iree-global-opt-expand-tensor-shapes,convert-elementwise-to-linalg,\
        iree-linalg-ext-decompose-winograd,iree-global-opt-decompose-attention,\
        iree-global-opt-decompose-pack-unpack,iree-global-opt-decompose-tensor-ops,\
        iree-global-opt-generalize-linalg-named-ops,resolve-shaped-type-result-dims,canonicalize,cse,\
        iree-global-opt-remove-zero-extent-tensors,\
        iree-util-fold-globals,iree-util-ipo,\(cleanup),iree-global-opt-infer-static-shapes,canonicalize,cse)
        """

    private static let toDispatchCreation = """
        builtin.module(iree-global-opt-infer-static-shapes,canonicalize,iree-dispatch-creation-elementwise-op-fusion,canonicalize,cse,\
        iree-dispatch-creation-form-dispatch-regions,iree-dispatch-creation-convert-tensor-to-flow,cse,canonicalize,\
        iree-dispatch-creation-materialize-default-workgroup-count-region,cse,canonicalize)
        """

    private static func toFlow(tracesDispatches: Bool) -> String {
        let tracing =
            (tracesDispatches ? "iree-flow-inject-dispatch-tracing," : "") + "iree-flow-inject-tensor-tracing"
        return """
            builtin.module(iree-flow-outline-dispatch-regions,canonicalize,iree-flow-deduplicate-executables,\
            \(tracing),iree-flow-outline-constants,canonicalize,cse,\
            iree-util-simplify-global-accesses,iree-util-fold-globals,iree-util-fuse-globals,\(cleanup),\
            iree-flow-cleanup-tensor-shapes,iree-dispatch-creation-convert-tensor-to-flow,cse,\
            iree-flow-unpin-parameter-loads)
            """
    }

    /// From calls of devices, or from the dialects that programs of the virtual machine are written in.
    private static let toVM = """
        builtin.module(inline,symbol-dce,iree-util-combine-initializers,convert-scf-to-cf,\
        iree-util-propagate-subranges,\(cleanup),iree-util-fold-globals,iree-util-fuse-globals,\
        iree-vm-conversion,\
        vm.module(iree-vm-reify-rodata-tables,iree-vm-hoist-inlined-rodata,iree-vm-deduplicate-rodata),\
        \(cleanup),vm.module(iree-vm-drop-unused-calls,iree-vm-resolve-rodata-loads),symbol-dce,\
        vm.module(iree-vm-global-initialization),canonicalize,cse,canonicalize,\
        vm.module(iree-vm-drop-empty-module-initializers,iree-vm-annotate-functions,\
        iree-vm-convert-to-yieldable-calls,iree-vm-sink-defining-ops,iree-vm-drop-optimization-barriers,\
        iree-vm-materialize-ref-discards))
        """

    /// The pipelines that take a program from one phase to another. The last phase, `end`, has none: the module is
    /// written.
    static func steps(
        _ options: CompilerSession.Options
    ) throws(Diagnostic) -> [(phase: CompilationPhase, pipeline: PassPipeline)] {
        var steps: [(CompilationPhase, PassPipeline)] = []
        let phases = CompilationPhase.allCases.filter {
            $0 > options.firstPhase && $0 <= options.lastPhase && $0 != .end
        }
        let settings = options.allSettings
        // Programs of the virtual machine have no other phases.
        for phase in phases where options.mode == .std || phase == .vm {
            var pipeline = try PassPipeline.parse(text(phase, settings), .all)
            if phase == .preprocessing, let added = settings[Setting.preprocessing] {
                pipeline.elements += try PassPipeline.parse(added, .all).elements
            }
            if phase == .globalOptimization {
                let before = options.parameters.importing + options.optimization.stripping
                let after = options.optimization.hoisting + options.parameters.exporting
                pipeline.elements = try elements(before) + pipeline.elements + elements(after)
            }
            if phase == .executableConfigurations, let folder = settings[Setting.executableBenchmarks],
                !folder.isEmpty
            {
                pipeline.elements += try elements([("iree-hal-dump-executable-benchmarks", ["path": folder])])
            }
            if phase == .stream {
                pipeline.elements += try elements([(streamPass, options.streamSettings)])
            }
            steps.append((phase, pipeline))
        }
        return steps
    }

    private static func elements(
        _ passes: [(pass: String, options: [String: String])]
    ) throws(Diagnostic) -> [PassPipeline.Element] {
        var elements: [PassPipeline.Element] = []
        for (name, options) in passes {
            guard let pass = PassRegistry.all.pass(named: name) else {
                throw Diagnostic(.error, "unknown pass '\(name)'")
            }
            elements.append(.pass(.init(pass, options)))
        }
        return elements
    }
}
