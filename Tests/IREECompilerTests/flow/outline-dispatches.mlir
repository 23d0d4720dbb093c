// RUN: iree-opt --iree-flow-outline-dispatch-regions --iree-flow-deduplicate-executables
// Dispatches become executables, named by what they compute; equal ones are merged.

#input_map = affine_map<(d0) -> (d0)>
util.func private @f(%arg0: tensor<?xf32>, %arg1: index) -> (tensor<?xf32>, tensor<?xf32>) {
  %0 = flow.dispatch.workgroups[%arg1](%arg0, %arg1) : (tensor<?xf32>{%arg1}, index) -> tensor<?xf32>{%arg1} =
      (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>, %arg3: index, %arg4: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>) {
    %1 = iree_tensor_ext.dispatch.workload.ordinal %arg3, 0 : index
    %2 = flow.dispatch.tie_shape %arg2 : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%1}
    %3 = flow.dispatch.tie_shape %arg4 : !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%1}
    %4 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [%1], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%1} -> tensor<?xf32>
    %5 = tensor.empty(%1) : tensor<?xf32>
    %6 = linalg.generic {indexing_maps = [#input_map, #input_map], iterator_types = ["parallel"]} ins(%4 : tensor<?xf32>) outs(%5 : tensor<?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %7 = math.exp %in : f32
      linalg.yield %7 : f32
    } -> tensor<?xf32>
    iree_tensor_ext.dispatch.tensor.store %6, %3, offsets = [0], sizes = [%1], strides = [1] : tensor<?xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%1}
    flow.return
  } count(%arg2: index) -> (index, index, index) {
    %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice(%arg2)
    flow.return %x, %y, %z : index, index, index
  }
  %8 = flow.dispatch.workgroups[%arg1](%0, %arg1) : (tensor<?xf32>{%arg1}, index) -> tensor<?xf32>{%arg1} =
      (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>, %arg3: index, %arg4: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>) {
    %1 = iree_tensor_ext.dispatch.workload.ordinal %arg3, 0 : index
    %2 = flow.dispatch.tie_shape %arg2 : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%1}
    %3 = flow.dispatch.tie_shape %arg4 : !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%1}
    %4 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [0], sizes = [%1], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%1} -> tensor<?xf32>
    %5 = tensor.empty(%1) : tensor<?xf32>
    %6 = linalg.generic {indexing_maps = [#input_map, #input_map], iterator_types = ["parallel"]} ins(%4 : tensor<?xf32>) outs(%5 : tensor<?xf32>) {
    ^bb0(%in: f32, %out: f32):
      %7 = math.exp %in : f32
      linalg.yield %7 : f32
    } -> tensor<?xf32>
    iree_tensor_ext.dispatch.tensor.store %6, %3, offsets = [0], sizes = [%1], strides = [1] : tensor<?xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%1}
    flow.return
  } count(%arg2: index) -> (index, index, index) {
    %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice(%arg2)
    flow.return %x, %y, %z : index, index, index
  }
  util.return %0, %8 : tensor<?xf32>, tensor<?xf32>
}
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
module {
  flow.executable private @f_dispatch_0 {
    flow.executable.export public @f_dispatch_0_elementwise_D_f32 workgroups(%arg0: index) -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice(%arg0)
      flow.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @f_dispatch_0_elementwise_D_f32(%arg0: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>, %arg1: index, %arg2: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>) {
        %0 = iree_tensor_ext.dispatch.workload.ordinal %arg1, 0 : index
        %1 = flow.dispatch.tie_shape %arg0 : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%0}
        %2 = flow.dispatch.tie_shape %arg2 : !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%0}
        %3 = iree_tensor_ext.dispatch.tensor.load %1, offsets = [0], sizes = [%0], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%0} -> tensor<?xf32>
        %4 = tensor.empty(%0) : tensor<?xf32>
        %5 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%3 : tensor<?xf32>) outs(%4 : tensor<?xf32>) {
        ^bb0(%in: f32, %out: f32):
          %6 = math.exp %in : f32
          linalg.yield %6 : f32
        } -> tensor<?xf32>
        iree_tensor_ext.dispatch.tensor.store %5, %2, offsets = [0], sizes = [%0], strides = [1] : tensor<?xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xf32>>{%0}
        return
      }
    }
  }
  util.func private @f(%arg0: tensor<?xf32>, %arg1: index) -> (tensor<?xf32>, tensor<?xf32>) {
    %0 = flow.dispatch @f_dispatch_0::@f_dispatch_0_elementwise_D_f32[%arg1](%arg0, %arg1) : (tensor<?xf32>{%arg1}, index) -> tensor<?xf32>{%arg1}
    %1 = flow.dispatch @f_dispatch_0::@f_dispatch_0_elementwise_D_f32[%arg1](%0, %arg1) : (tensor<?xf32>{%arg1}, index) -> tensor<?xf32>{%arg1}
    util.return %0, %1 : tensor<?xf32>, tensor<?xf32>
  }
}
