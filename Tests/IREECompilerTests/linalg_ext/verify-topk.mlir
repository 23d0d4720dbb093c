// RUN: iree-opt --verify-diagnostics
// `topk` and `topk_v2`.

util.func private @f(%t: tensor<4x5xf32>, %q: tensor<3x3xf32>, %qi: tensor<3x3xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects input and output with the same shape except in dimension 0}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%t : tensor<4x5xf32>) outs(%q, %qi : tensor<3x3xf32>, tensor<3x3xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<3x3xf32>, tensor<3x3xi32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %t: tensor<4x5xf32>, %i5: tensor<5xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects input and output with the same rank}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%t : tensor<4x5xf32>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects integer indices}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>, %n1: tensor<1xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects values and indices with the same shape}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%v4, %n1 : tensor<4xf32>, tensor<1xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>, tensor<1xi32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %j5: tensor<5xi64>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects indices of i32}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%v5, %j5 : tensor<5xf32>, tensor<5xi64>) outs(%v5, %j5 : tensor<5xf32>, tensor<5xi64>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi64>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %h4: tensor<4xf16>, %n4: tensor<4xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects input and output values of the same type}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%h4, %n4 : tensor<4xf16>, tensor<4xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf16>, tensor<4xi32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op expects at most 4 elements, but got 5}}
  %r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4 : tensor<4xf32>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %l0: tensor<0xf32>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op expects an output with at least one element}}
  %r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4 : tensor<4xf32>) outs(%l0 : tensor<0xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<0xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %n4: tensor<4xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op expects output indices, as it has input indices}}
  %r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4, %n4 : tensor<4xf32>, tensor<4xi32>) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %i5: tensor<5xi32>, %j5: tensor<5xi64>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op expects input and output indices of the same type}}
  %r:2 = iree_linalg_ext.topk_v2 dimension(0) ins(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) outs(%v5, %j5 : tensor<5xf32>, tensor<5xi64>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi64>
  util.return
}
