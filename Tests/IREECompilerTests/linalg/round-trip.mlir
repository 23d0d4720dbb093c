// RUN: iree-opt
// Printed form of `linalg` operations.

module {
  util.func public @f(%arg0: tensor<4x8xf16>, %arg1: tensor<8x4xf16>, %arg2: tensor<4x4xf32>, %arg3: f32) {
    %0 = linalg.fill ins(%arg3 : f32) outs(%arg2 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %1 = linalg.matmul {a.b} ins(%arg0, %arg1 : tensor<4x8xf16>, tensor<8x4xf16>) outs(%0 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %2 = linalg.elementwise <exp> ins(%1 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) -> tensor<4x4xf32>
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: tensor<4x8xf32>, %arg1: tensor<8x4xf32>, %arg2: tensor<4xf32>) {
    %transposed = linalg.transpose ins(%arg0 : tensor<4x8xf32>) outs(%arg1 : tensor<8x4xf32>) permutation = [1, 0] 
    %broadcasted = linalg.broadcast ins(%arg2 : tensor<4xf32>) outs(%arg0 : tensor<4x8xf32>) dimensions = [1] 
    %reduced = linalg.reduce { arith.addf } ins(%arg0 : tensor<4x8xf32>) outs(%arg2 : tensor<4xf32>) dimensions = [1] 
    %reduced_0 = linalg.reduce ins(%arg0 : tensor<4x8xf32>) outs(%arg2 : tensor<4xf32>) dimensions = [1] 
      (%in: f32, %init: f32) {
        %0 = arith.mulf %in, %in : f32
        %1 = arith.addf %0, %init : f32
        linalg.yield %1 : f32
      }
    %mapped = linalg.map { math.exp } ins(%arg2 : tensor<4xf32>) outs(%arg2 : tensor<4xf32>)
    util.return
  }
}
// OUTPUT: unchanged
