// RUN: iree-opt --verify-diagnostics
// `custom_op`, and `index` in it.

util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.custom_op' op expects an indexing map for each operand}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.custom_op' op expects map #0 to have 1 dimensions, one per loop}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0, d1) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.custom_op' op expects map #0 to have one result per operand dimension}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0, d0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.custom_op' op expects a region with one argument per operand}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
    iree_linalg_ext.yield
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.custom_op' op expects argument #0 of its region to be of type 'tensor<?xf32>', but got 'tensor<4xf32>'}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<4xf32>):
    iree_linalg_ext.yield %a : tensor<4xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.custom_op' op expects a region that yields one value per output}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    iree_linalg_ext.yield
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    // expected-error@below {{'iree_linalg_ext.index' op expects a dimension of the enclosing loops}}
    %x = iree_linalg_ext.index 1 : index
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    // expected-error@below {{invalid kind of attribute specified: expected 64-bit signless integer attribute whose minimum value is 0}}
    %x = iree_linalg_ext.index -1 : index
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f() {
  // expected-error@below {{'iree_linalg_ext.index' op expects a custom_op, attention or online_attention as ancestor}}
  %r = iree_linalg_ext.index 0 : index
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{invalid kind of attribute specified: expected LinalgExt iterator type}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0)>], iterator_types = [1]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{invalid kind of attribute specified: expected AffineMap array attribute}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [1], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>):
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.custom_op' op expects maps with equal numbers of symbols}}
  %r = iree_linalg_ext.custom_op {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0)[s0] -> (s0)>], iterator_types = [#iree_linalg_ext.iterator_type<parallel>]} ins(%v4 : tensor<4xf32>) outs(%v4 : tensor<4xf32>) {
  ^bb0(%a: tensor<?xf32>, %b: tensor<?xf32>):
    iree_linalg_ext.yield %a : tensor<?xf32>
  } -> tensor<4xf32>
  util.return
}
