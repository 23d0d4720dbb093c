import IREECompilerCore
import IREECompilerDialects

/// The passes that take a program to a phase from the one before it.
///
/// To add a phase, add its row. A row that another one covers (such as `abi`, if its passes are part of `input`) is an
/// empty pipeline.
enum PhasePipelines {
    /// By phase: the pipeline as text, as `--pass-pipeline` takes it. Phases that are not here do not exist yet.
    private static let std: [CompilationPhase: String] = [
        .input: toInput, .abi: toABI, .preprocessing: "builtin.module()",
        .globalOptimization: toGlobalOptimization,
        .dispatchCreation: toDispatchCreation, .flow: toFlow, .vm: toVM,
    ]

    /// The same for programs of the virtual machine, which have no other phases.
    private static let vm: [CompilationPhase: String] = std

    private static let cleanup = "canonicalize,cse,symbol-dce"

    private static let toInput = "builtin.module(iree-import-public,iree-input-conversion-demote-f64-to-f32)"

    private static let toABI =
        "builtin.module(canonicalize,iree-check-export-tensors,iree-abi-wrap-entry-points,inline,\(cleanup))"

    /// Tensor operations become structured ones, and dimensions are computed without the tensors.
    private static let toGlobalOptimization = """
        builtin.module(canonicalize,cse,iree-global-opt-expand-tensor-shapes,convert-elementwise-to-linalg,\
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

    private static let toFlow = """
        builtin.module(iree-flow-outline-dispatch-regions,canonicalize,iree-flow-deduplicate-executables,\
        iree-flow-outline-constants,canonicalize,cse,iree-util-fold-globals,iree-util-fuse-globals,\(cleanup),\
        iree-flow-cleanup-tensor-shapes,iree-dispatch-creation-convert-tensor-to-flow,cse)
        """

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

    private static func pipelines(_ mode: CompilationMode) -> [CompilationPhase: String] {
        switch mode {
        case .std: std
        case .vm: vm
        }
    }

    /// The pipelines that take a program from one phase to another. The last phase, `end`, has none: the module is
    /// written.
    ///
    /// - Throws: An error if one of the phases between does not exist yet.
    static func steps(
        from first: CompilationPhase, to last: CompilationPhase, _ mode: CompilationMode
    ) throws(Diagnostic) -> [(phase: CompilationPhase, pipeline: PassPipeline)] {
        var steps: [(CompilationPhase, PassPipeline)] = []
        let known = pipelines(mode)
        let phases = CompilationPhase.allCases.filter { $0 > first && $0 <= last && $0 != .end }
        for phase in phases where mode == .std || phase == .vm {
            guard let text = known[phase] else {
                let start = CompilationPhase.allCases.last { $0 != .end && known[$0] == nil } ?? .start
                throw Diagnostic(
                    .error,
                    "phase `\(phase.rawValue)` (\(phase.summary)) is not part of this compiler yet; let the "
                        + "official one compile to `\(start.rawValue)` or later, and this one from there with "
                        + "--compile-from=\(start.rawValue)")
            }
            steps.append((phase, try PassPipeline.parse(text, .all)))
        }
        return steps
    }
}
