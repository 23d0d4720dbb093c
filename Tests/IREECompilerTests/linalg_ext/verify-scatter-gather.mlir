// RUN: iree-opt --verify-diagnostics
// `scatter` and `gather`.

util.func private @f(%v5: tensor<5xf32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects indices of rank 1 or more that are integers or of index type}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%v5, %v5 : tensor<5xf32>, tensor<5xf32>) outs(%t : tensor<4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %n1: tensor<1xi32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects a dimension map that is a permutation of the first dimensions}}
  %r = iree_linalg_ext.scatter dimension_map = [] unique_indices(true) ins(%v5, %n1 : tensor<5xf32>, tensor<1xi32>) outs(%t : tensor<4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %n1: tensor<1xi32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects a dimension map that is a permutation of the first dimensions}}
  %r = iree_linalg_ext.scatter dimension_map = [1] unique_indices(true) ins(%v5, %n1 : tensor<5xf32>, tensor<1xi32>) outs(%t : tensor<4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %n1: tensor<1xi32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects at most as many indices as dimensions}}
  %r = iree_linalg_ext.scatter dimension_map = [0, 1] unique_indices(true) ins(%v5, %n1 : tensor<5xf32>, tensor<1xi32>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%s: tensor<f32>, %n1: tensor<1xi32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects slices of rank 1 or more}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%s, %n1 : tensor<f32>, tensor<1xi32>) outs(%t : tensor<4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %n4: tensor<4xi32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects indices of rank 2}}
  %r = iree_linalg_ext.scatter dimension_map = [0, 1] unique_indices(true) ins(%v4, %n4 : tensor<4xf32>, tensor<4xi32>) outs(%t : tensor<4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>, %i5: tensor<5xi32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects as many slices as indices}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%v4, %i5 : tensor<4xf32>, tensor<5xi32>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>, %n4: tensor<4xi32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects a mask of i1 or i8}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%v4, %n4, %v4 : tensor<4xf32>, tensor<4xi32>, tensor<4xf32>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>, %n4: tensor<4xi32>, %b5: tensor<5xi1>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects a mask with one value per slice}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%v4, %n4, %b5 : tensor<4xf32>, tensor<4xi32>, tensor<5xi1>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %n1: tensor<1xi32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects slices with the remaining shape after indexing}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%v4, %n1 : tensor<4xf32>, tensor<1xi32>) outs(%t : tensor<4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %h4: tensor<4xf16>, %n4: tensor<4xi32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects a region with two arguments of the element type}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%h4, %n4 : tensor<4xf16>, tensor<4xi32>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>, %v5: tensor<5xf32>, %n4: tensor<4xi32>) {
  // expected-error@below {{'iree_linalg_ext.scatter' op expects a region that yields one value of the element type}}
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%v4, %n4 : tensor<4xf32>, tensor<4xi32>) outs(%v5 : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<5xf32>
  util.return
}
// -----
util.func private @f(%v5: tensor<5xf32>, %n1: tensor<1xi32>, %t: tensor<4x5xf32>) {
  // expected-error@below {{'iree_linalg_ext.gather' op expected the number of tensor results (0) to be equal to the number of output tensors (1)}}
  "iree_linalg_ext.gather"(%t, %n1, %v5) <{dimension_map = array<i64: 0>}> : (tensor<4x5xf32>, tensor<1xi32>, tensor<5xf32>) -> ()
  util.return
}
