// RUN: iree-opt --iree-global-opt-remove-zero-extent-tensors
// Tensors without elements are not computed.

util.func private @f(%arg0: tensor<?x0xf32>, %arg1: tensor<4xf32>, %arg2: tensor<0xf32>) -> (tensor<?x0xf32>, tensor<4xf32>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} outs(%arg0 : tensor<?x0xf32>) {
  ^bb0(%out: f32):
    %2 = math.exp %out : f32
    linalg.yield %2 : f32
  } -> tensor<?x0xf32>
  %1 = tensor.insert_slice %arg2 into %arg1[0] [0] [1] : tensor<0xf32> into tensor<4xf32>
  util.return %0, %1 : tensor<?x0xf32>, tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @f(%arg0: tensor<?x0xf32>, %arg1: tensor<4xf32>, %arg2: tensor<0xf32>) -> (tensor<?x0xf32>, tensor<4xf32>) {
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?x0xf32>
    %0 = tensor.empty(%dim) : tensor<?x0xf32>
    util.return %0, %arg1 : tensor<?x0xf32>, tensor<4xf32>
  }
}
// -----
// A reduction over no elements is what it starts from.
util.func private @reduction(%arg0: tensor<0x4xf32>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.reduce { arith.addf } ins(%arg0 : tensor<0x4xf32>) outs(%arg1 : tensor<4xf32>) dimensions = [0]
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
module {
  util.func private @reduction(%arg0: tensor<0x4xf32>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
    util.return %arg1 : tensor<4xf32>
  }
}
