/// Text of dispatch functions: an interface of bindings around some operations.
struct DispatchText {
    struct Binding {
        /// The type of the tensor, such as `4x?xf32`.
        var type: String
        /// The sizes of its dynamic dimensions, such as `%n`.
        var sizes: [String] = []
        var access = "readonly"
    }

    /// A function that loads all bindings, `%in0` and on, but the last ones, which it stores `%out0` and on to.
    ///
    /// - Parameter sizes: names of dynamic sizes, which are the constants of the dispatch.
    static func function(
        _ name: String = "kernel", sizes: [String] = [], inputs: [Binding], outputs: [Binding], body: String
    ) -> String {
        let bindings =
            inputs.map { _ in "#hal.pipeline.binding<storage_buffer, ReadOnly>" }
            + outputs.map { _ in "#hal.pipeline.binding<storage_buffer>" }
        let constants = sizes.isEmpty ? "" : "constants = \(sizes.count), "
        let layout = "layout(<\(constants)bindings = [\(bindings.joined(separator: ", "))]>)"
        var text = "func.func @\(name)() {\n  %zero = arith.constant 0 : index\n"
        for (i, size) in sizes.enumerated() {
            text += "  %\(size)_word = hal.interface.constant.load \(layout) ordinal(\(i)) : i32\n"
            text += "  %\(size) = arith.index_castui %\(size)_word : i32 to index\n"
        }
        for (i, binding) in (inputs + outputs).enumerated() {
            text += "  %binding\(i) = hal.interface.binding.subspan \(layout) binding(\(i)) alignment(64) "
            text += "offset(%zero) : \(type(binding, i < inputs.count))\(braces(binding))\n"
        }
        for (i, binding) in inputs.enumerated() {
            text += "  %in\(i) = iree_tensor_ext.dispatch.tensor.load %binding\(i), \(slice(binding)) : "
            text += "\(type(binding, true))\(braces(binding)) -> tensor<\(binding.type)>\n"
        }
        text += body + "\n"
        for (i, binding) in outputs.enumerated() {
            let place = inputs.count + i
            text += "  iree_tensor_ext.dispatch.tensor.store %out\(i), %binding\(place), \(slice(binding)) : "
            text += "tensor<\(binding.type)> -> \(type(binding, false))\(braces(binding))\n"
        }
        return text + "  return\n}\n"
    }

    private static func type(_ binding: Binding, _ isInput: Bool) -> String {
        "!iree_tensor_ext.dispatch.tensor<\(isInput ? "readonly" : "writeonly"):tensor<\(binding.type)>>"
    }

    private static func braces(_ binding: Binding) -> String {
        binding.sizes.isEmpty ? "" : "{\(binding.sizes.joined(separator: ", "))}"
    }

    private static func slice(_ binding: Binding) -> String {
        var sizes = binding.sizes[...]
        let dimensions = binding.type.split(separator: "x").dropLast().map {
            $0 == "?" ? sizes.popFirst() ?? "?" : String($0)
        }
        let offsets = dimensions.map { _ in "0" }.joined(separator: ", ")
        let strides = dimensions.map { _ in "1" }.joined(separator: ", ")
        return
            "offsets = [\(offsets)], sizes = [\(dimensions.joined(separator: ", "))], strides = [\(strides)]"
    }
}
