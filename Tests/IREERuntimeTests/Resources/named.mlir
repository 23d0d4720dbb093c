// Parameters of two scopes whose names are fixed, and a state that calls leave behind.
util.global private @weights = #flow.parameter.named<"model"::"weights"> : tensor<4x3xf32>
util.global private @bias = #flow.parameter.named<"head"::"bias"> : tensor<3xf32>
util.global private mutable @calls = dense<0> : tensor<i32>

func.func @layer(%x: tensor<2x4xf32>) -> (tensor<2x3xf32>, tensor<i32>) {
  %weights = util.global.load @weights : tensor<4x3xf32>
  %bias = util.global.load @bias : tensor<3xf32>
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<2x3xf32>
  %filled = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x3xf32>) -> tensor<2x3xf32>
  %product = linalg.matmul ins(%x, %weights : tensor<2x4xf32>, tensor<4x3xf32>)
      outs(%filled : tensor<2x3xf32>) -> tensor<2x3xf32>
  %sum = linalg.generic {
      indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
      iterator_types = ["parallel", "parallel"]
  } ins(%product, %bias : tensor<2x3xf32>, tensor<3xf32>) outs(%empty : tensor<2x3xf32>) {
  ^bb0(%p: f32, %b: f32, %o: f32):
    %s = arith.addf %p, %b : f32
    linalg.yield %s : f32
  } -> tensor<2x3xf32>
  %calls = util.global.load @calls : tensor<i32>
  %one = arith.constant dense<1> : tensor<i32>
  %count = arith.addi %calls, %one : tensor<i32>
  util.global.store %count, @calls : tensor<i32>
  return %sum, %count : tensor<2x3xf32>, tensor<i32>
}
