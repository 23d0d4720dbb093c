// RUN: iree-opt --iree-stream-encode-device-tensors
// Storage types of tensor elements in executables.

// Elements of odd widths are widened to a power-of-two number of bytes; 2 and 4 bits are packed.
stream.executable private @kernels {
  stream.executable.export public @widths
  builtin.module {
    func.func @widths(%from: !stream.binding, %to: !stream.binding, %n: index) {
      %c0 = arith.constant 0 : index
      %0 = stream.binding.subspan %from[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xi1>>{%n}
      %1 = stream.binding.subspan %to[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi4>>{%n}
      %2 = stream.binding.subspan %to[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi3>>
      %3 = stream.binding.subspan %to[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi48>>
      %t = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0], sizes = [%n], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xi1>>{%n} -> tensor<?xi1>
      %x = arith.extui %t : tensor<?xi1> to tensor<?xi4>
      iree_tensor_ext.dispatch.tensor.store %x, %1, offsets = [0], sizes = [%n], strides = [1] : tensor<?xi4> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi4>>{%n}
      %u = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [3], strides = [1] : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi3>> -> tensor<3xi3>
      iree_tensor_ext.dispatch.tensor.store %u, %2, offsets = [0], sizes = [3], strides = [1] : tensor<3xi3> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi3>>
      %w = iree_tensor_ext.dispatch.tensor.load %3, offsets = [0], sizes = [3], strides = [1] : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi48>> -> tensor<3xi48>
      iree_tensor_ext.dispatch.tensor.store %w, %3, offsets = [0], sizes = [3], strides = [1] : tensor<3xi48> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi48>>
      return
    }
  }
}
// OUTPUT:
module {
  stream.executable private @kernels {
    stream.executable.export public @widths 
    builtin.module {
      func.func @widths(%arg0: !stream.binding, %arg1: !stream.binding, %arg2: index) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xi8>>{%arg2}
        %1 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi4>>{%arg2}
        %2 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi8>>
        %3 = stream.binding.subspan %arg1[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi64>>
        %4 = iree_tensor_ext.dispatch.tensor.load %0, offsets = [0], sizes = [%arg2], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xi8>>{%arg2} -> tensor<?xi8>
        %5 = arith.trunci %4 : tensor<?xi8> to tensor<?xi1>
        %6 = arith.extui %5 : tensor<?xi1> to tensor<?xi4>
        iree_tensor_ext.dispatch.tensor.store %6, %1, offsets = [0], sizes = [%arg2], strides = [1] : tensor<?xi4> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi4>>{%arg2}
        %7 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [3], strides = [1] : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi8>> -> tensor<3xi8>
        %8 = arith.trunci %7 : tensor<3xi8> to tensor<3xi3>
        %9 = arith.extui %8 : tensor<3xi3> to tensor<3xi8>
        iree_tensor_ext.dispatch.tensor.store %9, %2, offsets = [0], sizes = [3], strides = [1] : tensor<3xi8> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi8>>
        %10 = iree_tensor_ext.dispatch.tensor.load %3, offsets = [0], sizes = [3], strides = [1] : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi64>> -> tensor<3xi64>
        %11 = arith.trunci %10 : tensor<3xi64> to tensor<3xi48>
        %12 = arith.extui %11 : tensor<3xi48> to tensor<3xi64>
        iree_tensor_ext.dispatch.tensor.store %12, %3, offsets = [0], sizes = [3], strides = [1] : tensor<3xi64> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<3xi64>>
        return
      }
    }
  }
}
