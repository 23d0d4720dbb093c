// RUN: iree-opt --verify-diagnostics
// `sort`.

util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects a dimension of a shape of rank 1}}
  %r = iree_linalg_ext.sort dimension(1) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects a dimension of a shape of rank 1}}
  %r = iree_linalg_ext.sort dimension(-1) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expected type of operand #0 ('tensor<4xf32>') to match type of corresponding result ('tensor<5xf32>')}}
  %r = iree_linalg_ext.sort dimension(0) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects outputs with the same shape}}
  %r:2 = iree_linalg_ext.sort dimension(0) outs(%v4, %v5 : tensor<4xf32>, tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>, tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects a region with 4 arguments}}
  %r:2 = iree_linalg_ext.sort dimension(0) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%h4: tensor<4xf16>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects a region whose arguments have the element type}}
  %r = iree_linalg_ext.sort dimension(0) outs(%h4 : tensor<4xf16>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf16>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects a region that yields one i1}}
  %r = iree_linalg_ext.sort dimension(0) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects a region that yields one i1}}
  %r = iree_linalg_ext.sort dimension(0) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects a region that yields one i1}}
  %r = iree_linalg_ext.sort dimension(0) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    util.return
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects region #0 to have 0 or 1 blocks}}
  %r = iree_linalg_ext.sort dimension(0) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    cf.br ^bb1
  ^bb1:
    iree_linalg_ext.yield
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects no inputs}}
  %r = iree_linalg_ext.sort dimension(0) ins(%f : f32) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f() {
  // expected-error@below {{'iree_linalg_ext.sort' op expects an output}}
  "iree_linalg_ext.sort"() <{dimension = 0 : i64, operandSegmentSizes = array<i32: 0, 0>}> ({
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  }) : () -> ()
  util.return
}
// -----
util.func private @f(%u: tensor<*xf32>) {
  // expected-error@below {{'iree_linalg_ext.sort' op expects ranked operands, but got 'tensor<*xf32>'}}
  iree_linalg_ext.sort dimension(0) outs(%u : tensor<*xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  }
  util.return
}
