// RUN: iree-opt
// Affine maps and operations with maps.

#map = affine_map<(d0) -> (d0)>
#map1 = affine_map<(d0)[s0] -> (d0 + s0)>
module {
  func.func @f(%arg0: tensor<4xf32>) {
    %0 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%arg0 : tensor<4xf32>) attrs =  {a.b} {
    ^bb0(%out: f32):
      linalg.yield %out : f32
    } -> tensor<4xf32>
    %c4 = arith.constant 4 : index
    %1 = affine.apply #map1(%c4)[%c4]
    %2 = affine.min #map(%1)
    return
  }
}
// OUTPUT: unchanged
