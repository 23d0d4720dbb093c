/// Names of global settings of passes: flags without hyphens at their start.
package enum Setting {
    // Input.
    package static let demotesF64 = "iree-input-demote-f64-to-f32"
    /// `async-internal`, `async-external` or `host-only`.
    package static let executionModel = "iree-execution-model"

    // Preprocessing and flow.
    /// A pipeline that runs in the phase `preprocessing`.
    package static let preprocessing = "iree-preprocessing-pass-pipeline"
    /// Whether dispatches trace the tensors that they read and write.
    package static let tracesDispatchTensors = "iree-flow-trace-dispatch-tensors"

    // Stream.
    /// `unified` or `discrete`.
    package static let memoryModel = "iree-stream-resource-memory-model"
    /// What is favored when work is divided: `min-peak-memory`, `max-concurrency` or `debug`.
    package static let partitioningFavor = "iree-stream-partitioning-favor"
    /// Whether folds of subviews move the offsets of parameters too, as in the official tool.
    package static let foldsParameterOffsets = "iree-stream-fold-parameter-offsets"
    /// Whether `stream.tensor.fill` fills as many elements as its lengths say. Upstream's encoding takes lengths for
    /// indices: lengths of 1 by 1 in rows of 4 elements fill 5 of them.
    package static let fillsExactRanges = "iree-stream-fill-exact-ranges"

    // Devices.
    package static let targetDevice = "iree-hal-target-device"
    package static let localBackends = "iree-hal-local-target-device-backends"
    /// The older name of the above.
    package static let targetBackends = "iree-hal-target-backends"
    /// Whether reusable command buffers refer to buffers by slots.
    package static let indirectCommandBuffers = "iree-hal-indirect-command-buffers"
    /// Whether external resources can be mapped on the host.
    package static let externalResourcesMappable = "iree-hal-external-resources-mappable"
    /// The folder for files of executables.
    package static let executableFiles = "iree-hal-dump-executable-files-to"
    /// The folder for programs that measure executables; `-` for standard output.
    package static let executableBenchmarks = "iree-hal-dump-executable-benchmarks-to"

    // Machine code.
    package static let cpu = "iree-llvmcpu-target-cpu"
    package static let cpuFeatures = "iree-llvmcpu-target-cpu-features"
    package static let triple = "iree-llvmcpu-target-triple"
    package static let clang = "iree-llvmcpu-clang"
    package static let reassociates = "iree-llvmcpu-reassociate-fp-reductions"

    // The VM.
    /// Whether narrow integers that a program returns are sign-extended. Upstream returns what the register holds.
    package static let extendsResults = "iree-vm-extend-results"
    /// Whether `(a * b) / b` becomes `a`, as in the official tool, which is wrong where the product overflows.
    package static let cancelsFactors = "iree-vm-cancel-factors"
    /// 32 or 64.
    package static let indexBits = "iree-vm-target-index-bits"
}
