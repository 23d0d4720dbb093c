// RUN: iree-opt --verify-diagnostics
// `exp_reduction`.

util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.exp_reduction' op expects no 0 in exp_reduced_operands: that output is the maximum}}
  %r:2 = iree_linalg_ext.exp_reduction {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<reduction>], exp_reduced_operands = [0]} ins( : ) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.exp_reduction' op expects exp_reduced_operands to be indices of the 2 outputs}}
  %r:2 = iree_linalg_ext.exp_reduction {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<reduction>], exp_reduced_operands = [2]} ins( : ) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.exp_reduction' op expects maps that are projected permutations}}
  %r:2 = iree_linalg_ext.exp_reduction {indexing_maps = [affine_map<(d0) -> (d0 + 1)>, affine_map<(d0) -> (d0 + 1)>], iterator_types = [#iree_linalg_ext.iterator_type<reduction>], exp_reduced_operands = [1]} ins( : ) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
// -----
util.func private @f(%v4: tensor<4xf32>) {
  // expected-error@below {{'iree_linalg_ext.exp_reduction' op expects no 'linalg.index' in the region}}
  %r:2 = iree_linalg_ext.exp_reduction {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = [#iree_linalg_ext.iterator_type<reduction>], exp_reduced_operands = [1]} ins( : ) outs(%v4, %v4 : tensor<4xf32>, tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %x = linalg.index 0 : index
    iree_linalg_ext.yield %a, %b : f32, f32
  } -> tensor<4xf32>, tensor<4xf32>
  util.return
}
