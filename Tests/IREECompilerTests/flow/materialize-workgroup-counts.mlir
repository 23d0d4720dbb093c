// RUN: iree-opt --iree-dispatch-creation-materialize-default-workgroup-count-region
// The workload of a dispatch is what its sizes depend on.

util.func private @f(%arg0: tensor<?x?xf32>, %arg1: index, %arg2: i32, %arg3: index) -> tensor<?x?xf32> {
  %0 = flow.dispatch.workgroups(%arg0, %arg1, %arg2, %arg3) : (tensor<?x?xf32>{%arg1, %arg3}, index, i32, index) -> %arg0 as tensor<?x?xf32>{%arg1, %arg3} =
      (%arg4: !iree_tensor_ext.dispatch.tensor<readwrite:tensor<?x?xf32>>, %arg5: index, %arg6: i32, %arg7: index) {
    %1 = flow.dispatch.tie_shape %arg4 : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<?x?xf32>>{%arg5, %arg7}
    flow.return
  }
  util.return %0 : tensor<?x?xf32>
}
// OUTPUT:
module {
  util.func private @f(%arg0: tensor<?x?xf32>, %arg1: index, %arg2: i32, %arg3: index) -> tensor<?x?xf32> {
    %0 = flow.dispatch.workgroups[%arg1, %arg3](%arg0, %arg1, %arg2, %arg3) : (tensor<?x?xf32>{%arg1, %arg3}, index, i32, index) -> %arg0{%arg1, %arg3} =
        (%arg4: !iree_tensor_ext.dispatch.tensor<readwrite:tensor<?x?xf32>>, %arg5: index, %arg6: i32, %arg7: index) {
      %1 = iree_tensor_ext.dispatch.workload.ordinal %arg5, 0 : index
      %2 = iree_tensor_ext.dispatch.workload.ordinal %arg7, 1 : index
      %3 = flow.dispatch.tie_shape %arg4 : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<?x?xf32>>{%1, %2}
      flow.return
    } count(%arg4: index, %arg5: index) -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice(%arg4, %arg5)
      flow.return %x, %y, %z : index, index, index
    }
    util.return %0 : tensor<?x?xf32>
  }
}
