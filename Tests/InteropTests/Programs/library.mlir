// What `linked.mlir` imports.
// modes: cpu vmvx passes
// run: --function=scale --input="4xf32=1 2 3 4" --input=2.5
// run: --function=square --input=-9
module @library {
  func.func @square(%a: i32) -> i32 {
    %0 = arith.muli %a, %a : i32
    return %0 : i32
  }
  func.func @scale(%x: tensor<4xf32>, %f: f32) -> tensor<4xf32> {
    %e = tensor.empty() : tensor<4xf32>
    %s = linalg.fill ins(%f : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
    %0 = arith.mulf %x, %s : tensor<4xf32>
    return %0 : tensor<4xf32>
  }
  func.func @refuse(%a: i32) -> i32 {
    %t = arith.constant false
    cf.assert %t, "the library refuses"
    return %a : i32
  }
}
