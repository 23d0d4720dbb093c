// RUN: iree-opt
// Properties may be in braces.

util.func private @f(%arg0: tensor<4x5xf32>, %arg1: tensor<3x5xf32>, %arg2: tensor<3x2xf32>, %arg3: f32, %arg4: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %0 = iree_linalg_ext.attention <{indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d1)>, affine_map<(d0, d1, d2, d3) -> (d2, d3)>, affine_map<(d0, d1, d2, d3) -> ()>, affine_map<(d0, d1, d2, d3) -> (d0, d3)>]}> {name.a = 1 : i32} ins(%arg0, %arg1, %arg2, %arg3 : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%arg4 : tensor<4x2xf32>) {
  ^bb0(%arg5: f32):
    iree_linalg_ext.yield %arg5 : f32
  } -> tensor<4x2xf32>
  util.return %0 : tensor<4x2xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d2, d1)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d3)>
module {
  util.func private @f(%arg0: tensor<4x5xf32>, %arg1: tensor<3x5xf32>, %arg2: tensor<3x2xf32>, %arg3: f32, %arg4: tensor<4x2xf32>) -> tensor<4x2xf32> {
    %0 = iree_linalg_ext.attention <indexing_maps = [#map, #map1, #map2, #map3, #map4]> {name.a = 1 : i32} ins(%arg0, %arg1, %arg2, %arg3 : tensor<4x5xf32>, tensor<3x5xf32>, tensor<3x2xf32>, f32) outs(%arg4 : tensor<4x2xf32>) {
    ^bb0(%arg5: f32):
      iree_linalg_ext.yield %arg5 : f32
    } -> tensor<4x2xf32>
    util.return %0 : tensor<4x2xf32>
  }
}
