// A stack of layers whose number and width are not known to the compiler: they are read from the parameters.
//
// For a scope (the variant), the parameters are
//   config          2xi64: the number of layers and their width
//   blk.N.weight    width x width x f32, for N from 0
//   blk.N.bias      width x f32

// y = relu(weight x + bias)
func.func private @layer(%weight: tensor<?x?xf32>, %bias: tensor<?xf32>, %x: tensor<?xf32>) -> tensor<?xf32> {
  %sum = linalg.matvec ins(%weight, %x : tensor<?x?xf32>, tensor<?xf32>) outs(%bias : tensor<?xf32>) -> tensor<?xf32>
  %c0 = arith.constant 0 : index
  %n = tensor.dim %sum, %c0 : tensor<?xf32>
  %empty = tensor.empty(%n) : tensor<?xf32>
  %zero = arith.constant 0.0 : f32
  %relu = linalg.generic {
    indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]
  } ins(%sum : tensor<?xf32>) outs(%empty : tensor<?xf32>) {
  ^bb0(%v: f32, %o: f32):
    %m = arith.maximumf %v, %zero : f32
    linalg.yield %m : f32
  } -> tensor<?xf32>
  return %relu : tensor<?xf32>
}

// The output of the last layer for an input of ones.
func.func @run(%scope: !util.buffer) -> tensor<?xf32> {
  %at = arith.constant 0 : i64
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %config_key = util.buffer.constant : !util.buffer = "config"
  %config = flow.parameter.load %scope::%config_key[%at] : tensor<2xi64>
  %layers64 = tensor.extract %config[%c0] : tensor<2xi64>
  %width64 = tensor.extract %config[%c1] : tensor<2xi64>
  %layers = arith.index_cast %layers64 : i64 to index
  %width = arith.index_cast %width64 : i64 to index

  %one = arith.constant 1.0 : f32
  %empty = tensor.empty(%width) : tensor<?xf32>
  %ones = linalg.fill ins(%one : f32) outs(%empty : tensor<?xf32>) -> tensor<?xf32>

  %result = scf.for %i = %c0 to %layers step %c1 iter_args(%x = %ones) -> (tensor<?xf32>) {
    %weight_key = util.string.format "blk.{}.weight"(%i) : (index) -> !util.buffer
    %bias_key = util.string.format "blk.{}.bias"(%i) : (index) -> !util.buffer
    %weight = flow.parameter.load %scope::%weight_key[%at] : tensor<?x?xf32>{%width, %width}
    %bias = flow.parameter.load %scope::%bias_key[%at] : tensor<?xf32>{%width}
    %y = func.call @layer(%weight, %bias, %x) : (tensor<?x?xf32>, tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
    scf.yield %y : tensor<?xf32>
  }
  return %result : tensor<?xf32>
}
