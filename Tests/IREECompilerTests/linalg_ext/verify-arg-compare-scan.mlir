// RUN: iree-opt --verify-diagnostics
// `arg_compare` and `scan`.

util.func private @f(%v5: tensor<5xf32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.arg_compare' op expects an output index that is an integer or of index type}}
  %r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t : tensor<4x5xf32>) outs(%v5, %v5 : tensor<5xf32>, tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %t: tensor<4x5xf32>, %i5: tensor<5xi32>, %j: tensor<4x5xi64>) {
  // expected-error@below {{'iree_linalg_ext.arg_compare' op expects input indices with the shape of the values and the type of the output indices}}
  %r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t, %j : tensor<4x5xf32>, tensor<4x5xi64>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi32>
  util.return
}
// -----
util.func private @f(%i: index, %v5: tensor<5xf32>, %t: tensor<4x5xf32>, %ti: tensor<4x5xi32>, %i5: tensor<5xi32>) {
  // expected-error@below {{'iree_linalg_ext.arg_compare' op expects an index base or indices, not both}}
  %r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t, %ti : tensor<4x5xf32>, tensor<4x5xi32>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) index_base(%i : index) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %n4: tensor<4xi32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.arg_compare' op expects outputs with the same shape}}
  %r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%t : tensor<4x5xf32>) outs(%v5, %n4 : tensor<5xf32>, tensor<4xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<4xi32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %t: tensor<4x5xf32>, %i5: tensor<5xi32>) {
  // expected-error@below {{'iree_linalg_ext.arg_compare' op expects an output with the shape of the input without dimension 1}}
  %r:2 = iree_linalg_ext.arg_compare dimension(1) ins(%t : tensor<4x5xf32>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %h4: tensor<4xf16>, %s: tensor<f32>) {
  // expected-error@below {{'iree_linalg_ext.scan' op expects input, output and accumulator with the same element type}}
  %r:2 = iree_linalg_ext.scan dimension(0) inclusive(true) ins(%h4 : tensor<4xf16>) outs(%v4, %s : tensor<4xf32>, tensor<f32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4xf32>, tensor<f32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.scan' op expects an accumulator with the shape of the input without dimension 0}}
  %r:2 = iree_linalg_ext.scan dimension(0) inclusive(true) ins(%v4 : tensor<4xf32>) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>, %s: tensor<f32>) {
  // expected-error@below {{'iree_linalg_ext.scan' op expects input and output with the same shape}}
  %r:2 = iree_linalg_ext.scan dimension(0) inclusive(true) ins(%v4 : tensor<4xf32>) outs(%v5, %s : tensor<5xf32>, tensor<f32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<5xf32>, tensor<f32>
  util.return
}
