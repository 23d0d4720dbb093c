// RUN: iree-opt --verify-diagnostics
// `attention`.

util.func private @f(%f: f32, %t: tensor<4x5xf32>, %q35: tensor<3x5xf32>, %q32: tensor<3x2xf32>, %q42: tensor<4x2xf32>) {
  // expected-error@below {{'iree_linalg_ext.attention' op expects operand #4 to have rank 1, like its map, but got 2}}
  %r = iree_linalg_ext.attention <indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<(d0, d1, d2, d3) -> ()>, affine_map<(d0, d1, d2, d3) -> (d0)>]> ins(%t, %q35, %q32, %f : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%q42 : tensor<4x2xf32>) {
  ^bb0(%a: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x2xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %t: tensor<4x5xf32>, %q35: tensor<3x5xf32>, %q32: tensor<3x2xf32>, %q42: tensor<4x2xf32>) {
  // expected-error@below {{'iree_linalg_ext.attention' op expects maps whose results are dimensions}}
  %r = iree_linalg_ext.attention <indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<(d0, d1, d2, d3) -> ()>, affine_map<(d0, d1, d2, d3) -> (d0, d3 + 1)>]> ins(%t, %q35, %q32, %f : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%q42 : tensor<4x2xf32>) {
  ^bb0(%a: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x2xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %t: tensor<4x5xf32>, %q35: tensor<3x5xf32>, %q32: tensor<3x2xf32>, %q42: tensor<4x2xf32>) {
  // expected-error@below {{'iree_linalg_ext.attention' op expects dimension 1 to have the same size in all operands}}
  %r = iree_linalg_ext.attention <indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<(d0, d1, d2, d3) -> ()>, affine_map<(d0, d1, d2, d3) -> (d1, d3)>]> ins(%t, %q35, %q32, %f : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%q42 : tensor<4x2xf32>) {
  ^bb0(%a: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x2xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %t: tensor<4x5xf32>, %q35: tensor<3x5xf32>, %q32: tensor<3x2xf32>, %q42: tensor<4x2xf32>) {
  // expected-error@below {{'iree_linalg_ext.attention' op expects a region with a floating-point argument}}
  %r = iree_linalg_ext.attention <indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<(d0, d1, d2, d3) -> ()>, affine_map<(d0, d1, d2, d3) -> (d0, d3)>]> ins(%t, %q35, %q32, %f : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%q42 : tensor<4x2xf32>) {
  ^bb0(%a: i32):
    iree_linalg_ext.yield %a : i32
  } -> tensor<4x2xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %t: tensor<4x5xf32>, %q35: tensor<3x5xf32>, %q32: tensor<3x2xf32>, %q42: tensor<4x2xf32>) {
  // expected-error@below {{'iree_linalg_ext.attention' op expects a region that yields one value}}
  %r = iree_linalg_ext.attention <indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<(d0, d1, d2, d3) -> ()>, affine_map<(d0, d1, d2, d3) -> (d0, d3)>]> ins(%t, %q35, %q32, %f : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%q42 : tensor<4x2xf32>) {
  ^bb0(%a: f32):
    iree_linalg_ext.yield
  } -> tensor<4x2xf32>
  util.return
}
// -----
util.func private @f(%f: f32, %t: tensor<4x5xf32>, %q35: tensor<3x5xf32>, %q32: tensor<3x2xf32>, %q42: tensor<4x2xf32>) {
  // expected-error@below {{'iree_linalg_ext.attention' op expects indexing map #3 to have 4 dimensions, like that of the query}}
  %r = iree_linalg_ext.attention <indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<() -> ()>, affine_map<(d0, d1, d2, d3) -> (d0, d3)>]> ins(%t, %q35, %q32, %f : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%q42 : tensor<4x2xf32>) {
  ^bb0(%a: f32):
    iree_linalg_ext.yield %a : f32
  } -> tensor<4x2xf32>
  util.return
}
