import IREEParams
import ToolSupport

/// The dialects of a program.
enum InputType: String, ExpressibleByArgument, CaseIterable {
    case auto, none, onnx, stablehlo, torch, tosa, vhlo
    case stablehloXLA = "stablehlo_xla"
    case tmTensor = "tm_tensor"

    /// Refuses dialects that plugins of the official compiler convert.
    func check() throws(ParameterError) {
        guard self != .auto, self != .none else { return }
        var error = ParameterError(.unimplemented, "programs of input type '\(rawValue)' are not supported")
        error.hint =
            "convert it with the official iree-compile first: --iree-input-type=\(rawValue) --compile-to=input"
        throw error
    }
}
