// RUN: iree-opt --iree-global-opt-decompose-attention
// Attention as two contractions around the softmax of its scores.

// With a mask of truth values, a result of two places, and numbers that are accumulated in a wider type.
util.func public @mask(%q: tensor<2x5x8xf16>, %k: tensor<7x8xf16>, %v: tensor<2x6x7xf16>, %m: tensor<5x7xi1>, %e: tensor<5x2x6xf16>) -> tensor<5x2x6xf16> {
  %s = arith.constant 0.25 : f16
  %r = iree_linalg_ext.attention <indexing_maps = [
    affine_map<(b, m, n, k, t) -> (b, m, k)>, affine_map<(b, m, n, k, t) -> (t, k)>,
    affine_map<(b, m, n, k, t) -> (b, n, t)>, affine_map<(b, m, n, k, t) -> ()>,
    affine_map<(b, m, n, k, t) -> (m, t)>, affine_map<(b, m, n, k, t) -> (m, b, n)>]>
    ins(%q, %k, %v, %s, %m : tensor<2x5x8xf16>, tensor<7x8xf16>, tensor<2x6x7xf16>, f16, tensor<5x7xi1>)
    outs(%e : tensor<5x2x6xf16>) {
  ^bb0(%score: f32):
    %t = math.tanh %score : f32
    iree_linalg_ext.yield %t : f32
  } -> tensor<5x2x6xf16>
  util.return %r : tensor<5x2x6xf16>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3) -> (d1, d0, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d2, d3)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map4 = affine_map<(d0, d1, d2) -> (d0, d2)>
#map5 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map6 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map7 = affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>
module {
  util.func public @mask(%arg0: tensor<2x5x8xf16>, %arg1: tensor<7x8xf16>, %arg2: tensor<2x6x7xf16>, %arg3: tensor<5x7xi1>, %arg4: tensor<5x2x6xf16>) -> tensor<5x2x6xf16> {
    %cst = arith.constant 2.500000e-01 : f16
    %cst_0 = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<5x2x7xf32>
    %1 = linalg.fill ins(%cst_0 : f32) outs(%0 : tensor<5x2x7xf32>) -> tensor<5x2x7xf32>
    %2 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%arg0, %arg1 : tensor<2x5x8xf16>, tensor<7x8xf16>) outs(%1 : tensor<5x2x7xf32>) {
    ^bb0(%in: f16, %in_4: f16, %out: f32):
      %20 = arith.extf %in : f16 to f32
      %21 = arith.extf %in_4 : f16 to f32
      %22 = arith.mulf %20, %21 : f32
      %23 = arith.addf %out, %22 : f32
      linalg.yield %23 : f32
    } -> tensor<5x2x7xf32>
    %3 = tensor.empty() : tensor<5x2x7xf32>
    %4 = linalg.generic {indexing_maps = [#map3, #map4, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%2, %arg3 : tensor<5x2x7xf32>, tensor<5x7xi1>) outs(%3 : tensor<5x2x7xf32>) {
    ^bb0(%in: f32, %in_4: i1, %out: f32):
      %20 = arith.extf %cst : f16 to f32
      %21 = arith.mulf %in, %20 : f32
      %22 = math.tanh %21 : f32
      %cst_5 = arith.constant -3.000000e+38 : f32
      %23 = arith.select %in_4, %22, %cst_5 : f32
      linalg.yield %23 : f32
    } -> tensor<5x2x7xf32>
    %cst_1 = arith.constant 0xFF800000 : f32
    %5 = tensor.empty() : tensor<5x2xf32>
    %6 = linalg.fill ins(%cst_1 : f32) outs(%5 : tensor<5x2xf32>) -> tensor<5x2xf32>
    %7 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%4 : tensor<5x2x7xf32>) outs(%6 : tensor<5x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.maximumf %in, %out : f32
      linalg.yield %20 : f32
    } -> tensor<5x2xf32>
    %8 = tensor.empty() : tensor<5x2x7xf32>
    %9 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%4, %7 : tensor<5x2x7xf32>, tensor<5x2xf32>) outs(%8 : tensor<5x2x7xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %20 = arith.subf %in, %in_4 : f32
      %21 = math.exp %20 : f32
      linalg.yield %21 : f32
    } -> tensor<5x2x7xf32>
    %cst_2 = arith.constant 0.000000e+00 : f32
    %10 = tensor.empty() : tensor<5x2xf32>
    %11 = linalg.fill ins(%cst_2 : f32) outs(%10 : tensor<5x2xf32>) -> tensor<5x2xf32>
    %12 = linalg.generic {indexing_maps = [#map3, #map5], iterator_types = ["parallel", "parallel", "reduction"]} ins(%9 : tensor<5x2x7xf32>) outs(%11 : tensor<5x2xf32>) {
    ^bb0(%in: f32, %out: f32):
      %20 = arith.addf %in, %out : f32
      linalg.yield %20 : f32
    } -> tensor<5x2xf32>
    %13 = tensor.empty() : tensor<5x2x7xf32>
    %14 = linalg.generic {indexing_maps = [#map3, #map5, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%9, %12 : tensor<5x2x7xf32>, tensor<5x2xf32>) outs(%13 : tensor<5x2x7xf32>) {
    ^bb0(%in: f32, %in_4: f32, %out: f32):
      %20 = arith.divf %in, %in_4 : f32
      linalg.yield %20 : f32
    } -> tensor<5x2x7xf32>
    %cst_3 = arith.constant 0.000000e+00 : f32
    %15 = tensor.empty() : tensor<5x2x6xf32>
    %16 = linalg.fill ins(%cst_3 : f32) outs(%15 : tensor<5x2x6xf32>) -> tensor<5x2x6xf32>
    %17 = linalg.generic {indexing_maps = [#map6, #map7, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%14, %arg2 : tensor<5x2x7xf32>, tensor<2x6x7xf16>) outs(%16 : tensor<5x2x6xf32>) {
    ^bb0(%in: f32, %in_4: f16, %out: f32):
      %20 = arith.extf %in_4 : f16 to f32
      %21 = arith.mulf %in, %20 : f32
      %22 = arith.addf %out, %21 : f32
      linalg.yield %22 : f32
    } -> tensor<5x2x6xf32>
    %18 = tensor.empty() : tensor<5x2x6xf16>
    %19 = linalg.generic {indexing_maps = [#map3, #map3], iterator_types = ["parallel", "parallel", "parallel"]} ins(%17 : tensor<5x2x6xf32>) outs(%18 : tensor<5x2x6xf16>) {
    ^bb0(%in: f32, %out: f16):
      %20 = arith.truncf %in : f32 to f16
      linalg.yield %20 : f16
    } -> tensor<5x2x6xf16>
    util.return %19 : tensor<5x2x6xf16>
  }
}
// -----
// Many scores, and scores whose number is not known, take one pass over the keys.
util.func public @long(%q: tensor<4096x8xf32>, %k: tensor<4096x8xf32>, %v: tensor<4096x8xf32>, %e: tensor<4096x8xf32>, %d: tensor<?x8xf32>) -> (tensor<4096x8xf32>, tensor<?x8xf32>) {
  %s = arith.constant 0.25 : f32
  %r = iree_linalg_ext.attention <indexing_maps = [
    affine_map<(m, n, k, t) -> (m, k)>, affine_map<(m, n, k, t) -> (t, k)>, affine_map<(m, n, k, t) -> (t, n)>,
    affine_map<(m, n, k, t) -> ()>, affine_map<(m, n, k, t) -> (m, n)>]>
    ins(%q, %k, %v, %s : tensor<4096x8xf32>, tensor<4096x8xf32>, tensor<4096x8xf32>, f32)
    outs(%e : tensor<4096x8xf32>) {
  ^bb0(%score: f32):
    iree_linalg_ext.yield %score : f32
  } -> tensor<4096x8xf32>
  %u = iree_linalg_ext.attention <indexing_maps = [
    affine_map<(m, n, k, t) -> (m, k)>, affine_map<(m, n, k, t) -> (t, k)>, affine_map<(m, n, k, t) -> (t, n)>,
    affine_map<(m, n, k, t) -> ()>, affine_map<(m, n, k, t) -> (m, n)>]>
    ins(%d, %k, %v, %s : tensor<?x8xf32>, tensor<4096x8xf32>, tensor<4096x8xf32>, f32)
    outs(%d : tensor<?x8xf32>) {
  ^bb0(%score: f32):
    iree_linalg_ext.yield %score : f32
  } -> tensor<?x8xf32>
  util.return %r, %u : tensor<4096x8xf32>, tensor<?x8xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3) -> (d0, d2)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d3, d1)>
#map3 = affine_map<(d0, d1, d2, d3) -> ()>
#map4 = affine_map<(d0, d1, d2, d3) -> (d0, d1)>
module {
  util.func public @long(%arg0: tensor<4096x8xf32>, %arg1: tensor<4096x8xf32>, %arg2: tensor<4096x8xf32>, %arg3: tensor<4096x8xf32>, %arg4: tensor<?x8xf32>) -> (tensor<4096x8xf32>, tensor<?x8xf32>) {
    %cst = arith.constant 2.500000e-01 : f32
    %0 = iree_linalg_ext.attention <indexing_maps = [#map, #map1, #map2, #map3, #map4]> ins(%arg0, %arg1, %arg2, %cst : tensor<4096x8xf32>, tensor<4096x8xf32>, tensor<4096x8xf32>, f32) outs(%arg3 : tensor<4096x8xf32>) {
    ^bb0(%arg5: f32):
      iree_linalg_ext.yield %arg5 : f32
    } -> tensor<4096x8xf32>
    %1 = iree_linalg_ext.attention <indexing_maps = [#map, #map1, #map2, #map3, #map4]> ins(%arg4, %arg1, %arg2, %cst : tensor<?x8xf32>, tensor<4096x8xf32>, tensor<4096x8xf32>, f32) outs(%arg4 : tensor<?x8xf32>) {
    ^bb0(%arg5: f32):
      iree_linalg_ext.yield %arg5 : f32
    } -> tensor<?x8xf32>
    util.return %0, %1 : tensor<4096x8xf32>, tensor<?x8xf32>
  }
}
