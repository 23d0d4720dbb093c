// RUN: iree-opt --verify-diagnostics
// `map_load` and `map_store`.

util.func private @f(%f: f32, %v4: tensor<4xf32>, %h4: tensor<4xf16>) {
  // expected-error@below {{'iree_linalg_ext.map_load' op expects source and target with the same element type}}
  %r = iree_linalg_ext.map_load %h4 into %v4 {
  ^bb0(%a: index):
    iree_linalg_ext.yield %a, %f : index, f32
  } : tensor<4xf16> into tensor<4xf32> -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %i: index, %v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.map_load' op expects a region with 1 indices}}
  %r = iree_linalg_ext.map_load %v4 into %v4 {
  ^bb0(%a: i32):
    iree_linalg_ext.yield %i, %f : index, f32
  } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.map_load' op expects a region that yields 1 indices and one more value}}
  %r = iree_linalg_ext.map_load %v4 into %v4 {
  ^bb0(%a: index):
    iree_linalg_ext.yield %f : f32
  } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.map_load' op expects a region that yields an element of the source last}}
  %r = iree_linalg_ext.map_load %v4 into %v4 {
  ^bb0(%a: index):
    iree_linalg_ext.yield %a, %a : index, index
  } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.map_store' op expects a region that yields an i1 last}}
  %r = iree_linalg_ext.map_store %v4 into %v4 {
  ^bb0(%a: index):
    iree_linalg_ext.yield %a, %a : index, index
  } : tensor<4xf32> into tensor<4xf32> -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%i: index, %v4: tensor<4xf32>, %s: tensor<f32>) {
  // expected-error@below {{'iree_linalg_ext.map_store' op expects an input of rank 1 or more}}
  %r = iree_linalg_ext.map_store %s into %v4 {
    iree_linalg_ext.yield %i : index
  } : tensor<f32> into tensor<4xf32> -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %v4: tensor<4xf32>, %m4: memref<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.map_load' op expects tensors or memrefs, not both}}
  iree_linalg_ext.map_load %v4 into %m4 {
  ^bb0(%a: index):
    iree_linalg_ext.yield %a, %f : index, f32
  } : tensor<4xf32> into memref<4xf32>
  util.return
}
