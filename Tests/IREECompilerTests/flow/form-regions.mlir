// RUN: iree-opt --iree-dispatch-creation-form-dispatch-regions --canonicalize
// Dispatch regions of a program are dispatches.

// What is in a region is not merged with what is around it.
util.func private @apart(%arg0: tensor<4xf32>) -> tensor<4xf32> {
  %0 = flow.dispatch.region -> (tensor<4xf32>) {
    %1 = tensor.empty() : tensor<4xf32>
    %2 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%arg0 : tensor<4xf32>) outs(%1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %3 = arith.addf %in, %in : f32
      linalg.yield %3 : f32
    } -> tensor<4xf32>
    flow.return %2 : tensor<4xf32>
  }
  %4 = flow.dispatch.region -> (tensor<4xf32>) {
    %5 = tensor.empty() : tensor<4xf32>
    %6 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%0 : tensor<4xf32>) outs(%5 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %7 = arith.mulf %in, %in : f32
      linalg.yield %7 : f32
    } -> tensor<4xf32>
    flow.return %6 : tensor<4xf32>
  }
  util.return %4 : tensor<4xf32>
}
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
module {
  util.func private @apart(%arg0: tensor<4xf32>) -> tensor<4xf32> {
    %0 = flow.dispatch.workgroups(%arg0) : (tensor<4xf32>) -> tensor<4xf32> =
        (%arg1: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg2: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>) {
      %2 = tensor.empty() : tensor<4xf32>
      %3 = iree_tensor_ext.dispatch.tensor.load %arg1, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
      %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%3 : tensor<4xf32>) outs(%2 : tensor<4xf32>) {
      ^bb0(%in: f32, %out: f32):
        %5 = arith.addf %in, %in : f32
        linalg.yield %5 : f32
      } -> tensor<4xf32>
      iree_tensor_ext.dispatch.tensor.store %4, %arg2, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>
      flow.return
    }
    %1 = flow.dispatch.workgroups(%0) : (tensor<4xf32>) -> tensor<4xf32> =
        (%arg1: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg2: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>) {
      %2 = tensor.empty() : tensor<4xf32>
      %3 = iree_tensor_ext.dispatch.tensor.load %arg1, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
      %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%3 : tensor<4xf32>) outs(%2 : tensor<4xf32>) {
      ^bb0(%in: f32, %out: f32):
        %5 = arith.mulf %in, %in : f32
        linalg.yield %5 : f32
      } -> tensor<4xf32>
      iree_tensor_ext.dispatch.tensor.store %4, %arg2, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>
      flow.return
    }
    util.return %1 : tensor<4xf32>
  }
}
// -----
// A workload and a workgroup count, into which constants from outside are copied.
util.func private @count(%arg0: tensor<?xf32>, %arg1: index) -> tensor<?xf32> {
  %c4 = arith.constant 4 : index
  %c1 = arith.constant 1 : index
  %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
  %1 = flow.dispatch.region[%arg1] -> (tensor<?xf32>{%arg1}) {
    %2 = tensor.empty(%arg1) : tensor<?xf32>
    %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%0 : tensor<?xf32>) outs(%2 : tensor<?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %4 = arith.addf %in, %in : f32
      linalg.yield %4 : f32
    } -> tensor<?xf32>
    flow.return %3 : tensor<?xf32>
  } count(%arg2: index) -> (index, index, index) {
    %2 = arith.ceildivui %arg2, %c4 : index
    flow.return %2, %c1, %c1 : index, index, index
  }
  util.return %1 : tensor<?xf32>
}
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
module {
  util.func private @count(%arg0: tensor<?xf32>, %arg1: index) -> tensor<?xf32> {
    %0 = flow.tensor.tie_shape %arg0 : tensor<?xf32>{%arg1}
    %1 = flow.dispatch.workgroups[%arg1](%0, %arg1) : (tensor<?xf32>{%arg1}, index) -> tensor<?xf32>{%arg1} =
        (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>, %arg3: index, %arg4: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>) {
      %2 = flow.dispatch.tie_shape %arg2 : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%arg3}
      %3 = flow.dispatch.tie_shape %arg4 : !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%arg3}
      %4 = tensor.empty(%arg3) : tensor<?xf32>
      %5 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [%arg3], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%arg3} -> tensor<?xf32>
      %6 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%5 : tensor<?xf32>) outs(%4 : tensor<?xf32>) {
      ^bb0(%in: f32, %out: f32):
        %7 = arith.addf %in, %in : f32
        linalg.yield %7 : f32
      } -> tensor<?xf32>
      iree_tensor_ext.dispatch.tensor.store %6, %3, offsets = [0], sizes = [%arg3], strides = [1] : tensor<?xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%arg3}
      flow.return
    } count(%arg2: index) -> (index, index, index) {
      %c4 = arith.constant 4 : index
      %c1 = arith.constant 1 : index
      %2 = arith.ceildivui %arg2, %c4 : index
      flow.return %2, %c1, %c1 : index, index, index
    }
    util.return %1 : tensor<?xf32>
  }
}
// -----
// Results may be values from outside and constants; a result that is read again is not written over its operand.
util.func private @results(%arg0: tensor<4x8xf32>, %arg1: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4x8xf32>, tensor<2xf32>) {
  %0:4 = flow.dispatch.region -> (tensor<4xf32>, tensor<4xf32>, tensor<4x8xf32>, tensor<2xf32>) {
    %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<4x8xf32>) outs(%arg1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %5 = arith.addf %in, %out : f32
      linalg.yield %5 : f32
    } -> tensor<4xf32>
    %2 = tensor.empty() : tensor<4xf32>
    %3 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%1 : tensor<4xf32>) outs(%2 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %5 = math.sqrt %in : f32
      linalg.yield %5 : f32
    } -> tensor<4xf32>
    %4 = arith.constant dense<2.0> : tensor<2xf32>
    flow.return %1, %3, %arg0, %4 : tensor<4xf32>, tensor<4xf32>, tensor<4x8xf32>, tensor<2xf32>
  }
  util.return %0#0, %0#1, %0#2, %0#3 : tensor<4xf32>, tensor<4xf32>, tensor<4x8xf32>, tensor<2xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0) -> (d0)>
module {
  util.func private @results(%arg0: tensor<4x8xf32>, %arg1: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4x8xf32>, tensor<2xf32>) {
    %0:4 = flow.dispatch.workgroups(%arg0, %arg1) : (tensor<4x8xf32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4x8xf32>, tensor<2xf32>) =
        (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>>, %arg3: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg4: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>, %arg5: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>, %arg6: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x8xf32>>, %arg7: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2xf32>>) {
      %cst = arith.constant dense<2.000000e+00> : tensor<2xf32>
      %1 = iree_tensor_ext.dispatch.tensor.load %arg2, offsets = [0, 0], sizes = [4, 8], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>> -> tensor<4x8xf32>
      %2 = iree_tensor_ext.dispatch.tensor.load %arg3, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>> -> tensor<4xf32>
      %3 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%1 : tensor<4x8xf32>) outs(%2 : tensor<4xf32>) {
      ^bb0(%in: f32, %out: f32):
        %6 = arith.addf %in, %out : f32
        linalg.yield %6 : f32
      } -> tensor<4xf32>
      %4 = tensor.empty() : tensor<4xf32>
      %5 = linalg.generic {indexing_maps = [#map2, #map2], iterator_types = ["parallel"]} ins(%3 : tensor<4xf32>) outs(%4 : tensor<4xf32>) {
      ^bb0(%in: f32, %out: f32):
        %6 = math.sqrt %in : f32
        linalg.yield %6 : f32
      } -> tensor<4xf32>
      iree_tensor_ext.dispatch.tensor.store %3, %arg4, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>
      iree_tensor_ext.dispatch.tensor.store %5, %arg5, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>
      iree_tensor_ext.dispatch.tensor.store %1, %arg6, offsets = [0, 0], sizes = [4, 8], strides = [1, 1] : tensor<4x8xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x8xf32>>
      iree_tensor_ext.dispatch.tensor.store %cst, %arg7, offsets = [0], sizes = [2], strides = [1] : tensor<2xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<2xf32>>
      flow.return
    }
    util.return %0#0, %0#1, %0#2, %0#3 : tensor<4xf32>, tensor<4xf32>, tensor<4x8xf32>, tensor<2xf32>
  }
}
// -----
// A result that is only stored is written over its operand.
util.func private @in_place(%arg0: tensor<4x8xf32>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
  %0 = flow.dispatch.region -> (tensor<4xf32>) {
    %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%arg0 : tensor<4x8xf32>) outs(%arg1 : tensor<4xf32>) {
    ^bb0(%in: f32, %out: f32):
      %2 = arith.addf %in, %out : f32
      linalg.yield %2 : f32
    } -> tensor<4xf32>
    flow.return %1 : tensor<4xf32>
  }
  util.return %0 : tensor<4xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
module {
  util.func private @in_place(%arg0: tensor<4x8xf32>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
    %0 = flow.dispatch.workgroups(%arg0, %arg1) : (tensor<4x8xf32>, tensor<4xf32>) -> %arg1 =
        (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>>, %arg3: !iree_tensor_ext.dispatch.tensor<readwrite:tensor<4xf32>>) {
      %1 = iree_tensor_ext.dispatch.tensor.load %arg2, offsets = [0, 0], sizes = [4, 8], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x8xf32>> -> tensor<4x8xf32>
      %2 = iree_tensor_ext.dispatch.tensor.load %arg3, offsets = [0], sizes = [4], strides = [1] : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<4xf32>> -> tensor<4xf32>
      %3 = linalg.generic {indexing_maps = [#map, #map1], iterator_types = ["parallel", "reduction"]} ins(%1 : tensor<4x8xf32>) outs(%2 : tensor<4xf32>) {
      ^bb0(%in: f32, %out: f32):
        %4 = arith.addf %in, %out : f32
        linalg.yield %4 : f32
      } -> tensor<4xf32>
      iree_tensor_ext.dispatch.tensor.store %3, %arg3, offsets = [0], sizes = [4], strides = [1] : tensor<4xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<4xf32>>
      flow.return
    }
    util.return %0 : tensor<4xf32>
  }
}
