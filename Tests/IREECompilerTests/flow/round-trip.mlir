// RUN: iree-opt
// Printed form of `flow` operations.

module {
  util.func public @f(%arg0: tensor<?x4xf32>, %arg1: index) {
    %0 = flow.dispatch @ex::@f[%arg1](%arg0) : (tensor<?x4xf32>{%arg1}) -> %arg0{%arg1}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: tensor<?xf32>, %arg1: index) {
    %0 = flow.dispatch {@ex::@f, @ex::@g}(%arg0) : (tensor<?xf32>{%arg1}) -> tensor<4xf32>
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: tensor<?xf32>, %arg1: index) {
    flow.tensor.trace "key" = [%arg0 : tensor<?xf32>{%arg1}]
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index, %arg1: tensor<?xf32>) {
    %0 = flow.dispatch.region[%arg0] -> (tensor<?xf32>{%arg0}) {
      flow.return %arg1 : tensor<?xf32>
    } count(%arg2: index) -> (index, index, index) {
      flow.return %arg2, %arg2, %arg2 : index, index, index
    }
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !util.buffer, %arg1: i64, %arg2: index) {
    %0 = flow.parameter.load %arg0::%arg0[%arg1] : tensor<?xf32>{%arg2}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index, %arg1: tensor<4xf32>) {
    %0 = flow.dispatch.workgroups[%arg0](%arg1) : (tensor<4xf32>) -> tensor<4xf32> =
        (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg3: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>) {
      flow.return
    } count(%arg2: index) -> (index, index, index) {
      flow.return %arg2, %arg2, %arg2 : index, index, index
    }
    util.return
  }
}
// OUTPUT: unchanged
