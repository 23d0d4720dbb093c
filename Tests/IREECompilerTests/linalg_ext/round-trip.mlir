// RUN: iree-opt
// Parsed and printed form of `iree_linalg_ext` operations.

// Sort along a dimension: two tensors together; also in place on memrefs.
util.func @sort(%keys: tensor<2x?xf32>, %values: tensor<2x?xi8>) -> (tensor<2x?xf32>, tensor<2x?xi8>) {
  %0:2 = iree_linalg_ext.sort {note = 1} dimension(1) outs(%keys, %values : tensor<2x?xf32>, tensor<2x?xi8>) {
  ^bb0(%a: f32, %b: f32, %x: i8, %y: i8):
    %less = arith.cmpf olt, %a, %b : f32
    iree_linalg_ext.yield %less : i1
  } -> tensor<2x?xf32>, tensor<2x?xi8>
  util.return %0#0, %0#1 : tensor<2x?xf32>, tensor<2x?xi8>
}
func.func @sort_memory(%keys: memref<9xi64>) {
  "iree_linalg_ext.sort"(%keys) <{dimension = 0 : i64, operandSegmentSizes = array<i32: 0, 1>}> ({
  ^bb0(%a: i64, %b: i64):
    %more = arith.cmpi sgt, %a, %b : i64
    "iree_linalg_ext.yield"(%more) : (i1) -> ()
  }) : (memref<9xi64>) -> ()
  return
}
// OUTPUT:
module {
  util.func public @sort(%arg0: tensor<2x?xf32>, %arg1: tensor<2x?xi8>) -> (tensor<2x?xf32>, tensor<2x?xi8>) {
    %0:2 = iree_linalg_ext.sort {note = 1 : i64} dimension(1) outs(%arg0, %arg1 : tensor<2x?xf32>, tensor<2x?xi8>) {
    ^bb0(%arg2: f32, %arg3: f32, %arg4: i8, %arg5: i8):
      %1 = arith.cmpf olt, %arg2, %arg3 : f32
      iree_linalg_ext.yield %1 : i1
    } -> tensor<2x?xf32>, tensor<2x?xi8>
    util.return %0#0, %0#1 : tensor<2x?xf32>, tensor<2x?xi8>
  }
  func.func @sort_memory(%arg0: memref<9xi64>) {
    iree_linalg_ext.sort dimension(0) outs(%arg0 : memref<9xi64>) {
    ^bb0(%arg1: i64, %arg2: i64):
      %0 = arith.cmpi sgt, %arg1, %arg2 : i64
      iree_linalg_ext.yield %0 : i1
    }
    return
  }
}
// -----
// Top k, with and without indices.
util.func @top(%v: tensor<2x8xf16>, %i: tensor<2x8xi32>, %ov: tensor<2x3xf16>, %oi: tensor<2x3xi32>) -> tensor<2x3xi32> {
  %0:2 = iree_linalg_ext.topk dimension(1) ins(%v, %i : tensor<2x8xf16>, tensor<2x8xi32>) outs(%ov, %oi : tensor<2x3xf16>, tensor<2x3xi32>) {
  ^bb0(%a: f16, %b: f16):
    %more = arith.cmpf ogt, %a, %b : f16
    iree_linalg_ext.yield %more : i1
  } -> tensor<2x3xf16>, tensor<2x3xi32>
  %1 = iree_linalg_ext.topk_v2 dimension(1) ins(%v : tensor<2x8xf16>) outs(%ov : tensor<2x3xf16>) {
  ^bb0(%a: f16, %b: f16):
    %more = arith.cmpf ogt, %a, %b : f16
    iree_linalg_ext.yield %more : i1
  } -> tensor<2x3xf16>
  %2:2 = iree_linalg_ext.topk_v2 dimension(1) is_sorted ins(%v, %i : tensor<2x8xf16>, tensor<2x8xi32>) outs(%1, %0#1 : tensor<2x3xf16>, tensor<2x3xi32>) {
  ^bb0(%a: f16, %b: f16):
    %more = arith.cmpf ogt, %a, %b : f16
    iree_linalg_ext.yield %more : i1
  } -> tensor<2x3xf16>, tensor<2x3xi32>
  util.return %2#1 : tensor<2x3xi32>
}
// OUTPUT:
module {
  util.func public @top(%arg0: tensor<2x8xf16>, %arg1: tensor<2x8xi32>, %arg2: tensor<2x3xf16>, %arg3: tensor<2x3xi32>) -> tensor<2x3xi32> {
    %0:2 = iree_linalg_ext.topk dimension(1) ins(%arg0, %arg1 : tensor<2x8xf16>, tensor<2x8xi32>) outs(%arg2, %arg3 : tensor<2x3xf16>, tensor<2x3xi32>) {
    ^bb0(%arg4: f16, %arg5: f16):
      %3 = arith.cmpf ogt, %arg4, %arg5 : f16
      iree_linalg_ext.yield %3 : i1
    } -> tensor<2x3xf16>, tensor<2x3xi32>
    %1 = iree_linalg_ext.topk_v2 dimension(1) ins(%arg0 : tensor<2x8xf16>) outs(%arg2 : tensor<2x3xf16>) {
    ^bb0(%arg4: f16, %arg5: f16):
      %3 = arith.cmpf ogt, %arg4, %arg5 : f16
      iree_linalg_ext.yield %3 : i1
    } -> tensor<2x3xf16>
    %2:2 = iree_linalg_ext.topk_v2 dimension(1) is_sorted ins(%arg0, %arg1 : tensor<2x8xf16>, tensor<2x8xi32>) outs(%1, %0#1 : tensor<2x3xf16>, tensor<2x3xi32>) {
    ^bb0(%arg4: f16, %arg5: f16):
      %3 = arith.cmpf ogt, %arg4, %arg5 : f16
      iree_linalg_ext.yield %3 : i1
    } -> tensor<2x3xf16>, tensor<2x3xi32>
    util.return %2#1 : tensor<2x3xi32>
  }
}
// -----
// Argument comparison, with an index base or explicit indices.
util.func @compare(%v: tensor<?x5xf32>, %i: tensor<?x5xi64>, %ov: tensor<?xf32>, %oi: tensor<?xi64>, %base: index) -> (tensor<?xi64>, tensor<?xi64>) {
  %0:2 = iree_linalg_ext.arg_compare dimension(1) ins(%v : tensor<?x5xf32>) outs(%ov, %oi : tensor<?xf32>, tensor<?xi64>) index_base(%base : index) {
  ^bb0(%a: f32, %b: f32):
    %more = arith.cmpf ogt, %a, %b : f32
    iree_linalg_ext.yield %more : i1
  } -> tensor<?xf32>, tensor<?xi64>
  %1:2 = iree_linalg_ext.arg_compare dimension(1) ins(%v, %i : tensor<?x5xf32>, tensor<?x5xi64>) outs(%ov, %oi : tensor<?xf32>, tensor<?xi64>) {
  ^bb0(%a: f32, %b: f32):
    %more = arith.cmpf ogt, %a, %b : f32
    iree_linalg_ext.yield %more : i1
  } -> tensor<?xf32>, tensor<?xi64>
  util.return %0#1, %1#1 : tensor<?xi64>, tensor<?xi64>
}
// OUTPUT:
module {
  util.func public @compare(%arg0: tensor<?x5xf32>, %arg1: tensor<?x5xi64>, %arg2: tensor<?xf32>, %arg3: tensor<?xi64>, %arg4: index) -> (tensor<?xi64>, tensor<?xi64>) {
    %0:2 = iree_linalg_ext.arg_compare dimension(1) ins(%arg0 : tensor<?x5xf32>) outs(%arg2, %arg3 : tensor<?xf32>, tensor<?xi64>) index_base(%arg4 : index) {
    ^bb0(%arg5: f32, %arg6: f32):
      %2 = arith.cmpf ogt, %arg5, %arg6 : f32
      iree_linalg_ext.yield %2 : i1
    } -> tensor<?xf32>, tensor<?xi64>
    %1:2 = iree_linalg_ext.arg_compare dimension(1) ins(%arg0, %arg1 : tensor<?x5xf32>, tensor<?x5xi64>) outs(%arg2, %arg3 : tensor<?xf32>, tensor<?xi64>) {
    ^bb0(%arg5: f32, %arg6: f32):
      %2 = arith.cmpf ogt, %arg5, %arg6 : f32
      iree_linalg_ext.yield %2 : i1
    } -> tensor<?xf32>, tensor<?xi64>
    util.return %0#1, %1#1 : tensor<?xi64>, tensor<?xi64>
  }
}
// -----
util.func @scan(%in: tensor<3x?xi32>, %out: tensor<3x?xi32>, %last: tensor<?xi32>) -> tensor<3x?xi32> {
  %0:2 = iree_linalg_ext.scan dimension(0) inclusive(false) ins(%in : tensor<3x?xi32>) outs(%out, %last : tensor<3x?xi32>, tensor<?xi32>) {
  ^bb0(%a: i32, %b: i32):
    %sum = arith.addi %a, %b : i32
    iree_linalg_ext.yield %sum : i32
  } -> tensor<3x?xi32>, tensor<?xi32>
  util.return %0#0 : tensor<3x?xi32>
}
// OUTPUT:
module {
  util.func public @scan(%arg0: tensor<3x?xi32>, %arg1: tensor<3x?xi32>, %arg2: tensor<?xi32>) -> tensor<3x?xi32> {
    %0:2 = iree_linalg_ext.scan dimension(0) inclusive(false) ins(%arg0 : tensor<3x?xi32>) outs(%arg1, %arg2 : tensor<3x?xi32>, tensor<?xi32>) {
    ^bb0(%arg3: i32, %arg4: i32):
      %1 = arith.addi %arg3, %arg4 : i32
      iree_linalg_ext.yield %1 : i32
    } -> tensor<3x?xi32>, tensor<?xi32>
    util.return %0#0 : tensor<3x?xi32>
  }
}
// -----
// Gather and scatter, with and without masks; indices are unique by default in the generic form.
util.func @slices(%all: tensor<8x9x4xf32>, %s: tensor<5x4xf32>, %i: tensor<5x2xi32>, %m: tensor<5xi1>) -> tensor<5x4xf32> {
  %0 = iree_linalg_ext.scatter dimension_map = [1, 0] unique_indices(false) ins(%s, %i, %m : tensor<5x4xf32>, tensor<5x2xi32>, tensor<5xi1>) outs(%all : tensor<8x9x4xf32>) {
  ^bb0(%new: f32, %old: f32):
    %sum = arith.addf %new, %old : f32
    iree_linalg_ext.yield %sum : f32
  } -> tensor<8x9x4xf32>
  %1 = "iree_linalg_ext.scatter"(%s, %i, %0) <{dimension_map = array<i64: 0, 1>}> ({
  ^bb0(%new: f32, %old: f32):
    "iree_linalg_ext.yield"(%new) : (f32) -> ()
  }) : (tensor<5x4xf32>, tensor<5x2xi32>, tensor<8x9x4xf32>) -> tensor<8x9x4xf32>
  %2 = iree_linalg_ext.gather dimension_map = [0, 1] ins(%1, %i, %m : tensor<8x9x4xf32>, tensor<5x2xi32>, tensor<5xi1>) outs(%s : tensor<5x4xf32>) -> tensor<5x4xf32>
  %3 = iree_linalg_ext.gather {kind = "plain"} dimension_map = [0, 1] ins(%1, %i : tensor<8x9x4xf32>, tensor<5x2xi32>) outs(%2 : tensor<5x4xf32>) -> tensor<5x4xf32>
  util.return %3 : tensor<5x4xf32>
}
// OUTPUT:
module {
  util.func public @slices(%arg0: tensor<8x9x4xf32>, %arg1: tensor<5x4xf32>, %arg2: tensor<5x2xi32>, %arg3: tensor<5xi1>) -> tensor<5x4xf32> {
    %0 = iree_linalg_ext.scatter dimension_map = [1, 0] unique_indices(false) ins(%arg1, %arg2, %arg3 : tensor<5x4xf32>, tensor<5x2xi32>, tensor<5xi1>) outs(%arg0 : tensor<8x9x4xf32>) {
    ^bb0(%arg4: f32, %arg5: f32):
      %4 = arith.addf %arg4, %arg5 : f32
      iree_linalg_ext.yield %4 : f32
    } -> tensor<8x9x4xf32>
    %1 = iree_linalg_ext.scatter dimension_map = [0, 1] unique_indices(true) ins(%arg1, %arg2 : tensor<5x4xf32>, tensor<5x2xi32>) outs(%0 : tensor<8x9x4xf32>) {
    ^bb0(%arg4: f32, %arg5: f32):
      iree_linalg_ext.yield %arg4 : f32
    } -> tensor<8x9x4xf32>
    %2 = iree_linalg_ext.gather dimension_map = [0, 1] ins(%1, %arg2, %arg3 : tensor<8x9x4xf32>, tensor<5x2xi32>, tensor<5xi1>) outs(%arg1 : tensor<5x4xf32>) -> tensor<5x4xf32>
    %3 = iree_linalg_ext.gather {kind = "plain"} dimension_map = [0, 1] ins(%1, %arg2 : tensor<8x9x4xf32>, tensor<5x2xi32>) outs(%2 : tensor<5x4xf32>) -> tensor<5x4xf32>
    util.return %3 : tensor<5x4xf32>
  }
}
// -----
// Elements at computed indices: map load and map store, also partial.
util.func @maps(%a: tensor<4x6xf32>, %b: tensor<6x4xf32>, %pad: f32) -> tensor<4x6xf32> {
  %0 = iree_linalg_ext.map_load %a into %b {
  ^bb0(%i: index, %j: index):
    iree_linalg_ext.yield %j, %i, %pad : index, index, f32
  } : tensor<4x6xf32> into tensor<6x4xf32> -> tensor<6x4xf32>
  %1 = iree_linalg_ext.map_store %0 into %a {
  ^bb0(%i: index, %j: index):
    %c3 = arith.constant 3 : index
    %isIn = arith.cmpi ult, %i, %c3 : index
    iree_linalg_ext.yield %j, %i, %isIn : index, index, i1
  } : tensor<6x4xf32> into tensor<4x6xf32> -> tensor<4x6xf32>
  util.return %1 : tensor<4x6xf32>
}
func.func @to_memory(%a: vector<16xf32>, %b: memref<16xf32>) {
  iree_linalg_ext.map_store %a into %b {
  ^bb0(%i: index):
    %true = arith.constant true
    iree_linalg_ext.yield %i, %true : index, i1
  } : vector<16xf32> into memref<16xf32>
  return
}
// OUTPUT:
module {
  util.func public @maps(%arg0: tensor<4x6xf32>, %arg1: tensor<6x4xf32>, %arg2: f32) -> tensor<4x6xf32> {
    %0 = iree_linalg_ext.map_load %arg0 into %arg1 {
    ^bb0(%arg3: index, %arg4: index):
      iree_linalg_ext.yield %arg4, %arg3, %arg2 : index, index, f32
    } : tensor<4x6xf32> into tensor<6x4xf32> -> tensor<6x4xf32>
    %1 = iree_linalg_ext.map_store %0 into %arg0 {
    ^bb0(%arg3: index, %arg4: index):
      %c3 = arith.constant 3 : index
      %2 = arith.cmpi ult, %arg3, %c3 : index
      iree_linalg_ext.yield %arg4, %arg3, %2 : index, index, i1
    } : tensor<6x4xf32> into tensor<4x6xf32> -> tensor<4x6xf32>
    util.return %1 : tensor<4x6xf32>
  }
  func.func @to_memory(%arg0: vector<16xf32>, %arg1: memref<16xf32>) {
    iree_linalg_ext.map_store %arg0 into %arg1 {
    ^bb0(%arg2: index):
      %true = arith.constant true
      iree_linalg_ext.yield %arg2, %true : index, i1
    } : vector<16xf32> into memref<16xf32>
    return
  }
}
// -----
// Attention with and without a mask; the region may modify scores.
#q = affine_map<(b, m, n, k, l) -> (b, m, k)>
#k = affine_map<(b, m, n, k, l) -> (b, l, k)>
#v = affine_map<(b, m, n, k, l) -> (b, l, n)>
#s = affine_map<(b, m, n, k, l) -> ()>
#mask = affine_map<(b, m, n, k, l) -> (b, m, l)>
#o = affine_map<(b, m, n, k, l) -> (b, m, n)>
#row = affine_map<(b, m, n, k, l) -> (b, m)>
util.func @attention(%q: tensor<2x8x16xf16>, %k: tensor<2x?x16xf16>, %v: tensor<2x?x4xf16>, %scale: f16, %mask: tensor<2x8x?xi1>, %o: tensor<2x8x4xf16>) -> tensor<2x8x4xf16> {
  %0 = iree_linalg_ext.attention <indexing_maps = [#q, #k, #v, #s, #o]> ins(%q, %k, %v, %scale : tensor<2x8x16xf16>, tensor<2x?x16xf16>, tensor<2x?x4xf16>, f16) outs(%o : tensor<2x8x4xf16>) {
  ^bb0(%score: f32):
    %i = iree_linalg_ext.index 1 : index
    iree_linalg_ext.yield %score : f32
  } -> tensor<2x8x4xf16>
  %1 = iree_linalg_ext.attention <decomposition_config = {qk_attrs = {x}}, indexing_maps = [#q, #k, #v, #s, #mask, #o]> {note} ins(%q, %k, %v, %scale, %mask : tensor<2x8x16xf16>, tensor<2x?x16xf16>, tensor<2x?x4xf16>, f16, tensor<2x8x?xi1>) outs(%0 : tensor<2x8x4xf16>) {
  ^bb0(%score: f32):
    iree_linalg_ext.yield %score : f32
  } -> tensor<2x8x4xf16>
  util.return %1 : tensor<2x8x4xf16>
}
util.func @online(%q: tensor<2x8x16xf16>, %k: tensor<2x?x16xf16>, %v: tensor<2x?x4xf16>, %scale: f16, %o: tensor<2x8x4xf32>, %m: tensor<2x8xf32>) -> tensor<2x8xf32> {
  %0:3 = iree_linalg_ext.online_attention <indexing_maps = [#q, #k, #v, #s, #o, #row, #row]> ins(%q, %k, %v, %scale : tensor<2x8x16xf16>, tensor<2x?x16xf16>, tensor<2x?x4xf16>, f16) outs(%o, %m, %m : tensor<2x8x4xf32>, tensor<2x8xf32>, tensor<2x8xf32>) {
  ^bb0(%score: f32):
    iree_linalg_ext.yield %score : f32
  } -> tensor<2x8x4xf32>, tensor<2x8xf32>, tensor<2x8xf32>
  util.return %0#2 : tensor<2x8xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d4, d3)>
#map2 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d4, d2)>
#map3 = affine_map<(d0, d1, d2, d3, d4) -> ()>
#map4 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2)>
#map5 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d4)>
#map6 = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1)>
module {
  util.func public @attention(%arg0: tensor<2x8x16xf16>, %arg1: tensor<2x?x16xf16>, %arg2: tensor<2x?x4xf16>, %arg3: f16, %arg4: tensor<2x8x?xi1>, %arg5: tensor<2x8x4xf16>) -> tensor<2x8x4xf16> {
    %0 = iree_linalg_ext.attention <indexing_maps = [#map, #map1, #map2, #map3, #map4]> ins(%arg0, %arg1, %arg2, %arg3 : tensor<2x8x16xf16>, tensor<2x?x16xf16>, tensor<2x?x4xf16>, f16) outs(%arg5 : tensor<2x8x4xf16>) {
    ^bb0(%arg6: f32):
      %2 = iree_linalg_ext.index 1 : index
      iree_linalg_ext.yield %arg6 : f32
    } -> tensor<2x8x4xf16>
    %1 = iree_linalg_ext.attention <indexing_maps = [#map, #map1, #map2, #map3, #map5, #map4], decomposition_config = {qk_attrs = {x}}> {note} ins(%arg0, %arg1, %arg2, %arg3, %arg4 : tensor<2x8x16xf16>, tensor<2x?x16xf16>, tensor<2x?x4xf16>, f16, tensor<2x8x?xi1>) outs(%0 : tensor<2x8x4xf16>) {
    ^bb0(%arg6: f32):
      iree_linalg_ext.yield %arg6 : f32
    } -> tensor<2x8x4xf16>
    util.return %1 : tensor<2x8x4xf16>
  }
  util.func public @online(%arg0: tensor<2x8x16xf16>, %arg1: tensor<2x?x16xf16>, %arg2: tensor<2x?x4xf16>, %arg3: f16, %arg4: tensor<2x8x4xf32>, %arg5: tensor<2x8xf32>) -> tensor<2x8xf32> {
    %0:3 = iree_linalg_ext.online_attention <indexing_maps = [#map, #map1, #map2, #map3, #map4, #map6, #map6]> ins(%arg0, %arg1, %arg2, %arg3 : tensor<2x8x16xf16>, tensor<2x?x16xf16>, tensor<2x?x4xf16>, f16) outs(%arg4, %arg5, %arg5 : tensor<2x8x4xf32>, tensor<2x8xf32>, tensor<2x8xf32>) {
    ^bb0(%arg6: f32):
      iree_linalg_ext.yield %arg6 : f32
    } -> tensor<2x8x4xf32>, tensor<2x8xf32>, tensor<2x8xf32>
    util.return %0#2 : tensor<2x8xf32>
  }
}
// -----
// Custom operations with indexing maps.
#all = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#none = affine_map<(i, j) -> ()>
util.func @loops(%x: tensor<?x7xf32>, %max: tensor<?xf32>, %sum: tensor<?xf32>, %s: f32) -> tensor<?xf32> {
  %0:2 = iree_linalg_ext.exp_reduction {indexing_maps = [#all, #row, #row], iterator_types = [#iree_linalg_ext.iterator_type<parallel>, #iree_linalg_ext.iterator_type<reduction>], exp_reduced_operands = [1]} ins(%x : tensor<?x7xf32>) outs(%max, %sum : tensor<?xf32>, tensor<?xf32>) {
  ^bb0(%e: f32, %m: f32, %old: f32):
    %new = arith.addf %e, %old : f32
    iree_linalg_ext.yield %m, %new : f32, f32
  } -> tensor<?xf32>, tensor<?xf32>
  %1 = iree_linalg_ext.custom_op {indexing_maps = [#all, #none, #row], iterator_types = [#iree_linalg_ext.iterator_type<parallel>, #iree_linalg_ext.iterator_type<reduction>]} attributes {note = "mine"} ins(%x, %s : tensor<?x7xf32>, f32) outs(%0#1 : tensor<?xf32>) {
  ^bb0(%tile: tensor<?x?xf32>, %number: f32, %out: tensor<?xf32>):
    %j = iree_linalg_ext.index 1 : index
    %same = util.optimization_barrier %out : tensor<?xf32>
    iree_linalg_ext.yield %same : tensor<?xf32>
  } -> tensor<?xf32>
  util.return %1 : tensor<?xf32>
}
util.func @mapping() attributes {by = #iree_linalg_ext.split_reduction_mapping<2>} {
  util.return
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
#map2 = affine_map<(d0, d1) -> ()>
module {
  util.func public @loops(%arg0: tensor<?x7xf32>, %arg1: tensor<?xf32>, %arg2: tensor<?xf32>, %arg3: f32) -> tensor<?xf32> {
    %0:2 = iree_linalg_ext.exp_reduction{indexing_maps = [#map, #map1, #map1], iterator_types = [#iree_linalg_ext.iterator_type<parallel>, #iree_linalg_ext.iterator_type<reduction>], exp_reduced_operands = [1]} ins(%arg0 : tensor<?x7xf32>) outs(%arg1, %arg2 : tensor<?xf32>, tensor<?xf32>) {
    ^bb0(%arg4: f32, %arg5: f32, %arg6: f32):
      %2 = arith.addf %arg4, %arg6 : f32
      iree_linalg_ext.yield %arg5, %2 : f32, f32
    } -> tensor<?xf32>, tensor<?xf32>
    %1 = iree_linalg_ext.custom_op{indexing_maps = [#map, #map2, #map1], iterator_types = [#iree_linalg_ext.iterator_type<parallel>, #iree_linalg_ext.iterator_type<reduction>]} attributes {note = "mine"} ins(%arg0, %arg3 : tensor<?x7xf32>, f32) outs(%0#1 : tensor<?xf32>) {
    ^bb0(%arg4: tensor<?x?xf32>, %arg5: f32, %arg6: tensor<?xf32>):
      %2 = iree_linalg_ext.index 1 : index
      %3 = util.optimization_barrier %arg6 : tensor<?xf32>
      iree_linalg_ext.yield %3 : tensor<?xf32>
    } -> tensor<?xf32>
    util.return %1 : tensor<?xf32>
  }
  util.func public @mapping() attributes {by = #iree_linalg_ext.split_reduction_mapping<2>} {
    util.return
  }
}
// -----
// Images: im2col with and without padding, and Winograd transforms.
util.func @columns(%image: tensor<2x34x34x64xf32>, %out: tensor<2x1024x576xf32>, %zero: f32, %n: index) -> tensor<2x1024x576xf32> {
  %0 = iree_linalg_ext.im2col strides = [1, 1] dilations = [1, 1] kernel_size = [3, 3] offsets = [0, 0, %n] output_sizes = [[2], [32, 32], [3, 3, 64]] batch_pos = [0] m_pos = [1, 2] k_pos = [3] input_k_perm = [0, 1, 2] output_perm = [0, 1, 2] ins(%image : tensor<2x34x34x64xf32>) outs(%out : tensor<2x1024x576xf32>) -> tensor<2x1024x576xf32>
  %1 = iree_linalg_ext.im2col strides = [1, 1] dilations = [1, 1] kernel_size = [%n, 3] offsets = [0, 0, 0] output_sizes = [[2], [32, 32], [%n, 3, %n]] batch_pos = [0] m_pos = [1, 2] k_pos = [3] input_k_perm = [0, 1, 2] output_perm = [0, 1, 2] input_pad_low = [0, 1, 1, 0] input_pad_high = [0, %n, 1, 0] output_pad_low = [0, 0, 0] output_pad_high = [0, 0, %n] pad_value(%zero : f32) ins(%image : tensor<2x34x34x64xf32>) outs(%0 : tensor<2x1024x576xf32>) -> tensor<2x1024x576xf32>
  util.return %1 : tensor<2x1024x576xf32>
}
util.func @winograd(%f: tensor<3x3x4x5xf32>, %tf: tensor<8x8x4x5xf32>, %i: tensor<1x4x14x?xf32>, %ti: tensor<8x8x1x2x?x4xf32>, %o: tensor<1x12x?x4xf32>) -> tensor<1x12x?x4xf32> {
  %0 = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([0, 1]) ins(%f : tensor<3x3x4x5xf32>) outs(%tf : tensor<8x8x4x5xf32>) -> tensor<8x8x4x5xf32>
  %1 = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([2, 3]) ins(%i : tensor<1x4x14x?xf32>) outs(%ti : tensor<8x8x1x2x?x4xf32>) -> tensor<8x8x1x2x?x4xf32>
  %2 = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%1 : tensor<8x8x1x2x?x4xf32>) outs(%o : tensor<1x12x?x4xf32>) -> tensor<1x12x?x4xf32>
  util.return %2 : tensor<1x12x?x4xf32>
}
util.func @fourier(%re: tensor<16xf32>, %im: tensor<16xf32>, %c: tensor<4xf32>) -> tensor<16xf32> {
  %stage = arith.constant 3 : index
  %0:2 = iree_linalg_ext.fft ins(%stage, %c, %c : index, tensor<4xf32>, tensor<4xf32>) outs(%re, %im : tensor<16xf32>, tensor<16xf32>) : tensor<16xf32>, tensor<16xf32>
  %1:2 = iree_linalg_ext.fft ins(%stage : index) outs(%0#0, %0#1 : tensor<16xf32>, tensor<16xf32>) : tensor<16xf32>, tensor<16xf32>
  util.return %1#1 : tensor<16xf32>
}
// OUTPUT:
module {
  util.func public @columns(%arg0: tensor<2x34x34x64xf32>, %arg1: tensor<2x1024x576xf32>, %arg2: f32, %arg3: index) -> tensor<2x1024x576xf32> {
    %0 = iree_linalg_ext.im2col strides = [1, 1] dilations = [1, 1] kernel_size = [3, 3] offsets = [0, 0, %arg3] output_sizes = [[2], [32, 32], [3, 3, 64]] batch_pos = [0] m_pos = [1, 2] k_pos = [3] input_k_perm = [0, 1, 2] output_perm = [0, 1, 2] ins(%arg0 : tensor<2x34x34x64xf32>) outs(%arg1 : tensor<2x1024x576xf32>) -> tensor<2x1024x576xf32>
    %1 = iree_linalg_ext.im2col strides = [1, 1] dilations = [1, 1] kernel_size = [%arg3, 3] offsets = [0, 0, 0] output_sizes = [[2], [32, 32], [%arg3, 3, %arg3]] batch_pos = [0] m_pos = [1, 2] k_pos = [3] input_k_perm = [0, 1, 2] output_perm = [0, 1, 2] input_pad_low = [0, 1, 1, 0] input_pad_high = [0, %arg3, 1, 0] output_pad_low = [0, 0, 0] output_pad_high = [0, 0, %arg3] pad_value(%arg2 : f32) ins(%arg0 : tensor<2x34x34x64xf32>) outs(%0 : tensor<2x1024x576xf32>) -> tensor<2x1024x576xf32>
    util.return %1 : tensor<2x1024x576xf32>
  }
  util.func public @winograd(%arg0: tensor<3x3x4x5xf32>, %arg1: tensor<8x8x4x5xf32>, %arg2: tensor<1x4x14x?xf32>, %arg3: tensor<8x8x1x2x?x4xf32>, %arg4: tensor<1x12x?x4xf32>) -> tensor<1x12x?x4xf32> {
    %0 = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([0, 1]) ins(%arg0 : tensor<3x3x4x5xf32>) outs(%arg1 : tensor<8x8x4x5xf32>) -> tensor<8x8x4x5xf32>
    %1 = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([2, 3]) ins(%arg2 : tensor<1x4x14x?xf32>) outs(%arg3 : tensor<8x8x1x2x?x4xf32>) -> tensor<8x8x1x2x?x4xf32>
    %2 = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%1 : tensor<8x8x1x2x?x4xf32>) outs(%arg4 : tensor<1x12x?x4xf32>) -> tensor<1x12x?x4xf32>
    util.return %2 : tensor<1x12x?x4xf32>
  }
  util.func public @fourier(%arg0: tensor<16xf32>, %arg1: tensor<16xf32>, %arg2: tensor<4xf32>) -> tensor<16xf32> {
    %c3 = arith.constant 3 : index
    %0:2 = iree_linalg_ext.fft ins(%c3, %arg2, %arg2 : index, tensor<4xf32>, tensor<4xf32>) outs(%arg0, %arg1 : tensor<16xf32>, tensor<16xf32>) : tensor<16xf32>, tensor<16xf32>
    %1:2 = iree_linalg_ext.fft ins(%c3 : index) outs(%0#0, %0#1 : tensor<16xf32>, tensor<16xf32>) : tensor<16xf32>, tensor<16xf32>
    util.return %1#1 : tensor<16xf32>
  }
}
