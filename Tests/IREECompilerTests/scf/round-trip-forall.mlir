// RUN: iree-opt
// Printed form of parallel loops.

module {
  util.func public @f(%arg0: index) {
    scf.forall (%arg1, %arg2) in (%arg0, 4) {
    }
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: tensor<4x8xf32>, %arg1: tensor<1x8xf32>) {
    %0 = scf.forall (%arg2) in (4) shared_outs(%arg3 = %arg0) -> (tensor<4x8xf32>) {
      scf.forall.in_parallel {
        tensor.parallel_insert_slice %arg1 into %arg3[%arg2, 0] [1, 8] [1, 1] : tensor<1x8xf32> into tensor<4x8xf32>
      }
    }
    util.return
  }
}
// OUTPUT: unchanged
