import ArgumentParser
import ToolSupport

/// Flags of the official compiler that tune how it works inside and mean nothing here.
///
/// They are taken, with one warning, so that command lines need not be changed. The names are those of release 3.13.0.
package struct TuningFlags: ParsableArguments {
    /// They are taken from the command line before flags are parsed.
    @Option(name: .customLong("tuning-flag"), help: ArgumentHelp(visibility: .hidden))
    private var names: [String] = []

    package init() {}

    /// Says which flags do nothing.
    package func warn() {
        guard !names.isEmpty else { return }
        let list = names.map { "--\($0)" }.joined(separator: ", ")
        printToStandardError("warning: flags that tune the official compiler do nothing here: \(list)\n")
    }

    /// Those with a value.
    private static let valued = Set(
        """
        iree-codegen-linalg-max-constant-fold-elements
        iree-codegen-llvmgpu-matmul-c-matrix-threshold
        iree-codegen-reorder-workgroups-strategy
        iree-codegen-transform-dialect-library
        iree-codegen-tuning-spec-path
        iree-consteval-jit-target-device
        iree-cuda-target
        iree-cuda-target-features
        iree-cuda-use-ptxas-from
        iree-cuda-use-ptxas-params
        iree-dispatch-creation-experimental-set-data-tiling-ops
        iree-dispatch-creation-opt-level
        iree-dispatch-creation-set-encoding-strategy
        iree-dispatch-creation-split-argmax-threshold
        iree-dispatch-creation-split-argmax-tile-size
        iree-dispatch-creation-split-matmul-reduction
        iree-dispatch-creation-topk-split-reduction
        iree-experimental-vscale-value
        iree-flow-inline-constants-max-byte-length
        iree-global-opt-demote-contraction-inputs-operations
        iree-global-opt-demote-contraction-inputs-type
        iree-global-opt-set-encoding-strategy
        iree-global-optimization-opt-level
        iree-gpu-test-target
        iree-hal-executable-debug-level
        iree-hal-local-host-device-backends
        iree-linalgext-attention-softmax-max
        iree-llvmcpu-distribution-size
        iree-llvmcpu-embedded-linker-path
        iree-llvmcpu-enable-llvm-ukernels
        iree-llvmcpu-enable-ukernels
        iree-llvmcpu-matmul-tile-bytes
        iree-llvmcpu-matmul-tile-undercount-whole-matrix
        iree-llvmcpu-max-allowed-number-of-native-vectors
        iree-llvmcpu-mlir-opt-level
        iree-llvmcpu-number-of-threads
        iree-llvmcpu-stack-allocation-assumed-vscale
        iree-llvmcpu-stack-allocation-limit
        iree-llvmcpu-system-linker-path
        iree-llvmcpu-target-abi
        iree-llvmcpu-target-data-layout
        iree-llvmcpu-target-float-abi
        iree-llvmcpu-target-vector-width-in-bytes
        iree-llvmcpu-vector-pproc-strategy
        iree-llvmcpu-vscale-range
        iree-llvmcpu-wasm-linker-path
        iree-llvmgpu-prefetch-num-stages
        iree-llvmgpu-set-workgroup-distribution-along
        iree-llvmgpu-shared-memory-limit
        iree-metal-target-platform
        iree-rocm-bc-dir
        iree-rocm-container-type
        iree-rocm-denormal-fp-math-f32
        iree-rocm-enable-ukernels
        iree-rocm-encoding-layout-resolver
        iree-rocm-target
        iree-rocm-target-features
        iree-rocm-waves-per-eu
        iree-spirv-index-bits
        iree-stream-affinity-solver-max-iterations
        iree-stream-resource-index-bits
        iree-stream-resource-max-allocation-size
        iree-stream-resource-max-range
        iree-stream-resource-min-offset-alignment
        iree-vulkan-target
        iree-vulkan-target-features
        mlir-pass-statistics-display
        mlir-print-elementsattrs-with-hex-if-larger
        """.split(separator: "\n"))

    /// Those that are on or off, with or without a value.
    private static let switches = Set(
        """
        iree-codegen-add-tuner-attributes
        iree-codegen-block-dynamic-dimensions-of-contractions
        iree-codegen-emit-pipeline-constraints
        iree-codegen-enable-default-tuning-specs
        iree-codegen-experimental-verify-pipeline-constraints
        iree-codegen-llvm-verbose-debug-info
        iree-codegen-llvmgpu-enable-outer-reduction-tile-and-fuse
        iree-codegen-llvmgpu-igemm-pad-convolution
        iree-codegen-llvmgpu-test-tile-and-fuse-vectorize
        iree-codegen-llvmgpu-use-direct-convolution
        iree-codegen-llvmgpu-use-igemm
        iree-codegen-llvmgpu-use-reduction-vector-distribution
        iree-codegen-llvmgpu-use-tile-and-fuse-convolution
        iree-codegen-llvmgpu-use-tile-and-fuse-matmul
        iree-codegen-llvmgpu-use-vector-distribution
        iree-codegen-llvmgpu-vectorize-pipeline
        iree-codegen-mmt4d-use-intrinsics
        iree-codegen-test-notify-transform-strategy-application
        iree-config-add-tuner-attributes
        iree-consteval-jit-debug
        iree-cuda-use-ptxas
        iree-dispatch-creation-block-matmul-producer-fusion
        iree-dispatch-creation-data-tiling
        iree-dispatch-creation-element-wise-fuse-multi-reduction
        iree-dispatch-creation-enable-aggressive-fusion
        iree-dispatch-creation-enable-aggressive-reshape-movement
        iree-dispatch-creation-enable-early-trunc-fusion
        iree-dispatch-creation-enable-fuse-horizontal-contractions
        iree-dispatch-creation-enable-fuse-padding-into-linalg-consumer-ops
        iree-dispatch-creation-enable-fuse-padding-into-linalg-producer-ops
        iree-dispatch-creation-enable-split-reduction
        iree-dispatch-creation-experimental-multi-use-encoding-fusion
        iree-dispatch-creation-fuse-multi-use
        iree-dispatch-creation-propagate-collapse-across-expands
        iree-dispatch-creation-split-reduction-low-parallelism
        iree-flow-enable-pad-handling
        iree-flow-experimental-replicate-globals-per-affinity
        iree-flow-zero-fill-empty-tensors
        iree-global-opt-data-tiling
        iree-global-opt-enable-attention-v-transpose
        iree-global-opt-enable-early-materialization
        iree-global-opt-enable-qdq-to-integer-math
        iree-global-opt-enable-quantized-matmul-reassociation
        iree-global-opt-enable-sink-transpose-through-pad
        iree-global-opt-enable-warn-on-uninitialized-values
        iree-global-opt-experimental-enable-edge-reshape-propagation
        iree-global-opt-propagate-transposes
        iree-global-opt-propagate-transposes-through-conv
        iree-global-opt-use-im2col-for-convs
        iree-hal-force-indirect-command-buffers
        iree-hal-link-executables
        iree-hal-memoization
        iree-llvmcpu-check-linalg-vectorization
        iree-llvmcpu-debug-patch-func-ops
        iree-llvmcpu-debug-symbols
        iree-llvmcpu-disable-arm-sme-tiling
        iree-llvmcpu-disable-distribution
        iree-llvmcpu-disable-vector-peeling
        iree-llvmcpu-enable-inner-tiled
        iree-llvmcpu-enable-scalable-vectorization
        iree-llvmcpu-enable-vector-contract-custom-kernels
        iree-llvmcpu-experimental-vectorize-to-transfer-gather
        iree-llvmcpu-fail-on-large-vector
        iree-llvmcpu-fail-on-out-of-bounds-stack-allocation
        iree-llvmcpu-force-arm-streaming
        iree-llvmcpu-keep-linker-artifacts
        iree-llvmcpu-link-embedded
        iree-llvmcpu-link-ukernel-bitcode
        iree-llvmcpu-loop-interleaving
        iree-llvmcpu-loop-unrolling
        iree-llvmcpu-loop-vectorization
        iree-llvmcpu-riscv-aggressive-distribution
        iree-llvmcpu-skip-intermediate-roundings
        iree-llvmcpu-slp-vectorization
        iree-llvmcpu-use-decompose-softmax-fuse
        iree-llvmcpu-use-fast-min-max-ops
        iree-llvmgpu-debug-patch-func-ops
        iree-llvmgpu-enable-shared-memory-reuse
        iree-llvmgpu-enable-small-float-emulation
        iree-llvmgpu-test-combine-layout-transformation
        iree-llvmgpu-test-distribute-to-workgroups-using-forall
        iree-llvmgpu-test-load-to-transpose-load
        iree-llvmgpu-use-direct-load
        iree-metal-compile-to-metallib
        iree-opt-aggressively-propagate-transposes
        iree-opt-data-tiling
        iree-opt-generalize-matmul
        iree-opt-numeric-precision-reduction
        iree-opt-outer-dim-concat
        iree-rocdl-enable-buffer-instructions
        iree-rocm-emit-debug-info
        iree-rocm-enable-register-spill-warning
        iree-rocm-enable-tensor-ukernels
        iree-rocm-llvm-global-isel
        iree-rocm-llvm-slp-vec
        iree-rocm-specialize-dispatches
        iree-rocm-use-spirv
        iree-scheduling-optimize-bindings
        iree-stream-annotate-input-affinities
        iree-stream-emulate-memset
        iree-stream-experimental-transfer-to-replicate-globals
        iree-stream-experimental-unify-encoding-for-globals
        iree-stream-resource-alias-mutable-bindings
        iree-torch-decompose-complex-ops
        iree-torch-emit-async-entry-points
        iree-torch-enable-shape-refinement
        iree-torch-externalize-transients
        iree-torch-use-strict-symbolic-shapes
        iree-util-zero-fill-elided-attrs
        iree-vm-target-extension-f32
        iree-vm-target-extension-f64
        iree-vm-target-optimize-for-stack-size
        iree-vm-target-truncate-unsupported-floats
        iree-vmvx-enable-microkernels
        iree-vmvx-enable-ukernels-decompose-linalg-generic
        iree-vmvx-skip-intermediate-roundings
        mlir-disable-threading
        mlir-pass-statistics
        """.split(separator: "\n"))

    /// Takes the flags out of a command line.
    ///
    /// - Returns: the rest, and the names of those that were there.
    static func split(_ arguments: [String]) -> (rest: [String], names: [String]) {
        var rest: [String] = []
        var names: [String] = []
        var iterator = arguments.makeIterator()
        while let argument = iterator.next() {
            let text = argument.drop { $0 == "-" }
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard argument.hasPrefix("-"), let name = parts.first.map({ hyphenated($0) }) else {
                rest.append(argument)
                continue
            }
            if switches.contains(name[...]) {
                names.append(name)
            } else if valued.contains(name[...]) {
                names.append(name)
                if parts.count == 1 { _ = iterator.next() }
            } else {
                rest.append(argument)
            }
        }
        return (rest, names)
    }

    private static func hyphenated(_ name: Substring) -> String {
        String(name.map { $0 == "_" ? "-" : $0 })
    }
}
