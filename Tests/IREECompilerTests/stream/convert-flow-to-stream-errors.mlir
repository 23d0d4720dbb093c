// RUN: iree-opt --verify-diagnostics --iree-stream-conversion
// Tensors that cannot become resources.

// Dimensions without a tie are unknown.
flow.executable private @kernels {
  flow.executable.export public @show
  builtin.module {
    // expected-error@below {{nothing says the dynamic dimensions of an argument of type '!iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>'}}
    func.func @show(%from: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>) {
      util.optimization_barrier %from : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>
      return
    }
  }
}
