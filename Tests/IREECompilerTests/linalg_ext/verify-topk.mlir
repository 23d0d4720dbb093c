// RUN: iree-opt --verify-diagnostics
// `topk` and `topk_v2`.

util.func private @f(%t: tensor<4x5xf32>, %q: tensor<3x3xf32>, %qi: tensor<3x3xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects input and output of one shape but for dimension 0}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%t : tensor<4x5xf32>) outs(%q, %qi : tensor<3x3xf32>, tensor<3x3xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<3x3xf32>, tensor<3x3xi32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %t: tensor<4x5xf32>, %i5: tensor<5xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects input and output of one rank}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%t : tensor<4x5xf32>) outs(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects indices that are integers}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>, %n1: tensor<1xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk' op expects values and indices of one shape}}
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
  // expected-error@below {{'iree_linalg_ext.topk' op expects values of one type in input and output}}
  %r:2 = iree_linalg_ext.topk dimension(0) ins(%v5 : tensor<5xf32>) outs(%h4, %n4 : tensor<4xf16>, tensor<4xi32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf16>, tensor<4xi32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op takes 5 of 4 elements}}
  %r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4 : tensor<4xf32>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %l0: tensor<0xf32>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op expects an output of one element or more}}
  %r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4 : tensor<4xf32>) outs(%l0 : tensor<0xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<0xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %n4: tensor<4xi32>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op expects output indices where it has input indices}}
  %r = iree_linalg_ext.topk_v2 dimension(0) ins(%v4, %n4 : tensor<4xf32>, tensor<4xi32>) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %i5: tensor<5xi32>, %j5: tensor<5xi64>) {
  // expected-error@below {{'iree_linalg_ext.topk_v2' op expects indices of one type in inputs and outputs}}
  %r:2 = iree_linalg_ext.topk_v2 dimension(0) ins(%v5, %i5 : tensor<5xf32>, tensor<5xi32>) outs(%v5, %j5 : tensor<5xf32>, tensor<5xi64>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>, tensor<5xi64>
  util.return
}
