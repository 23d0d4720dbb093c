// RUN: iree-opt --iree-dispatch-creation-form-dispatch-regions
// Slices that are no ranges of memory are read where they lie.

// The first byte and the other ones of blocks.
util.func public @blocks(%w: tensor<8x4x5xi8>, %x: tensor<4x4xf32>, %out: tensor<8xf32>) -> tensor<8xf32> {
  %scale = tensor.extract_slice %w[0, 0, 0] [8, 4, 1] [1, 1, 1] : tensor<8x4x5xi8> to tensor<8x4xi8>
  %values = tensor.extract_slice %w[0, 0, 1] [8, 4, 4] [1, 1, 1] : tensor<8x4x5xi8> to tensor<8x4x4xi8>
  %r = linalg.generic {
    indexing_maps = [
      affine_map<(d0, d1, d2) -> (d1, d2)>, affine_map<(d0, d1, d2) -> (d0, d1)>,
      affine_map<(d0, d1, d2) -> (d0, d1, d2)>, affine_map<(d0, d1, d2) -> (d0)>],
    iterator_types = ["parallel", "reduction", "reduction"]
  } ins(%x, %scale, %values : tensor<4x4xf32>, tensor<8x4xi8>, tensor<8x4x4xi8>) outs(%out : tensor<8xf32>) {
  ^bb0(%a: f32, %s: i8, %v: i8, %o: f32):
    %p = arith.muli %s, %v : i8
    %f = arith.sitofp %p : i8 to f32
    %m = arith.mulf %a, %f : f32
    %y = arith.addf %o, %m : f32
    linalg.yield %y : f32
  } -> tensor<8xf32>
  util.return %r : tensor<8xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2) -> (d1, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d0, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
#map3 = affine_map<(d0, d1, d2) -> (d0)>
module {
  util.func public @blocks(%arg0: tensor<8x4x5xi8>, %arg1: tensor<4x4xf32>, %arg2: tensor<8xf32>) -> tensor<8xf32> {
    %0 = flow.dispatch.workgroups(%arg1, %arg0, %arg2) : (tensor<4x4xf32>, tensor<8x4x5xi8>, tensor<8xf32>) -> %arg2 =
        (%arg3: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x4xf32>>, %arg4: !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x4x5xi8>>, %arg5: !iree_tensor_ext.dispatch.tensor<readwrite:tensor<8xf32>>) {
      %1 = iree_tensor_ext.dispatch.tensor.load %arg4, offsets = [0, 0, 0], sizes = [8, 4, 5], strides = [1, 1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x4x5xi8>> -> tensor<8x4x5xi8>
      %extracted_slice = tensor.extract_slice %1[0, 0, 0] [8, 4, 1] [1, 1, 1] : tensor<8x4x5xi8> to tensor<8x4xi8>
      %extracted_slice_0 = tensor.extract_slice %1[0, 0, 1] [8, 4, 4] [1, 1, 1] : tensor<8x4x5xi8> to tensor<8x4x4xi8>
      %2 = iree_tensor_ext.dispatch.tensor.load %arg3, offsets = [0, 0], sizes = [4, 4], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x4xf32>> -> tensor<4x4xf32>
      %3 = iree_tensor_ext.dispatch.tensor.load %arg5, offsets = [0], sizes = [8], strides = [1] : !iree_tensor_ext.dispatch.tensor<readwrite:tensor<8xf32>> -> tensor<8xf32>
      %4 = linalg.generic {indexing_maps = [#map, #map1, #map2, #map3], iterator_types = ["parallel", "reduction", "reduction"]} ins(%2, %extracted_slice, %extracted_slice_0 : tensor<4x4xf32>, tensor<8x4xi8>, tensor<8x4x4xi8>) outs(%3 : tensor<8xf32>) {
      ^bb0(%in: f32, %in_1: i8, %in_2: i8, %out: f32):
        %5 = arith.muli %in_1, %in_2 : i8
        %6 = arith.sitofp %5 : i8 to f32
        %7 = arith.mulf %in, %6 : f32
        %8 = arith.addf %out, %7 : f32
        linalg.yield %8 : f32
      } -> tensor<8xf32>
      iree_tensor_ext.dispatch.tensor.store %4, %arg5, offsets = [0], sizes = [8], strides = [1] : tensor<8xf32> -> !iree_tensor_ext.dispatch.tensor<readwrite:tensor<8xf32>>
      flow.return
    }
    util.return %0 : tensor<8xf32>
  }
}
// -----
// The source is updated before the slice is used: the slice is copied, which is less than the source.
util.func public @updated(%t: tensor<8x4xf32>, %row: tensor<1x4xf32>, %i: index) -> (tensor<8xf32>, tensor<8x4xf32>) {
  %s = tensor.extract_slice %t[0, 1] [8, 1] [1, 1] : tensor<8x4xf32> to tensor<8xf32>
  %u = tensor.insert_slice %row into %t[%i, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
  %e = tensor.empty() : tensor<8xf32>
  %r = linalg.generic {
    indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]
  } ins(%s : tensor<8xf32>) outs(%e : tensor<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %y = arith.addf %a, %a : f32
    linalg.yield %y : f32
  } -> tensor<8xf32>
  util.return %r, %u : tensor<8xf32>, tensor<8x4xf32>
}
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
module {
  util.func public @updated(%arg0: tensor<8x4xf32>, %arg1: tensor<1x4xf32>, %arg2: index) -> (tensor<8xf32>, tensor<8x4xf32>) {
    %extracted_slice = tensor.extract_slice %arg0[0, 1] [8, 1] [1, 1] : tensor<8x4xf32> to tensor<8xf32>
    %inserted_slice = tensor.insert_slice %arg1 into %arg0[%arg2, 0] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<8x4xf32>
    %0 = tensor.empty() : tensor<8xf32>
    %1 = flow.dispatch.workgroups(%extracted_slice) : (tensor<8xf32>) -> tensor<8xf32> =
        (%arg3: !iree_tensor_ext.dispatch.tensor<readonly:tensor<8xf32>>, %arg4: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<8xf32>>) {
      %2 = tensor.empty() : tensor<8xf32>
      %3 = iree_tensor_ext.dispatch.tensor.load %arg3, offsets = [0], sizes = [8], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<8xf32>> -> tensor<8xf32>
      %4 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} ins(%3 : tensor<8xf32>) outs(%2 : tensor<8xf32>) {
      ^bb0(%in: f32, %out: f32):
        %5 = arith.addf %in, %in : f32
        linalg.yield %5 : f32
      } -> tensor<8xf32>
      iree_tensor_ext.dispatch.tensor.store %4, %arg4, offsets = [0], sizes = [8], strides = [1] : tensor<8xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<8xf32>>
      flow.return
    }
    util.return %1, %inserted_slice : tensor<8xf32>, tensor<8x4xf32>
  }
}
// -----
// What is also read as a slice is not written over.
util.func public @target(%t: tensor<4x4xf32>, %x: tensor<4x2xf32>, %y: tensor<2x4xf32>) -> tensor<4x4xf32> {
  %s = tensor.extract_slice %t[0, 1] [4, 1] [1, 1] : tensor<4x4xf32> to tensor<4xf32>
  %r = linalg.generic {
    indexing_maps = [
      affine_map<(d0, d1, d2) -> (d0, d2)>, affine_map<(d0, d1, d2) -> (d2, d1)>,
      affine_map<(d0, d1, d2) -> (d1)>, affine_map<(d0, d1, d2) -> (d0, d1)>],
    iterator_types = ["parallel", "parallel", "reduction"]
  } ins(%x, %y, %s : tensor<4x2xf32>, tensor<2x4xf32>, tensor<4xf32>) outs(%t : tensor<4x4xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %q = arith.addf %p, %c : f32
    %z = arith.addf %o, %q : f32
    linalg.yield %z : f32
  } -> tensor<4x4xf32>
  util.return %r : tensor<4x4xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2) -> (d0, d2)>
#map1 = affine_map<(d0, d1, d2) -> (d2, d1)>
#map2 = affine_map<(d0, d1, d2) -> (d1)>
#map3 = affine_map<(d0, d1, d2) -> (d0, d1)>
module {
  util.func public @target(%arg0: tensor<4x4xf32>, %arg1: tensor<4x2xf32>, %arg2: tensor<2x4xf32>) -> tensor<4x4xf32> {
    %0 = flow.dispatch.workgroups(%arg1, %arg2, %arg0) : (tensor<4x2xf32>, tensor<2x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32> =
        (%arg3: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x2xf32>>, %arg4: !iree_tensor_ext.dispatch.tensor<readonly:tensor<2x4xf32>>, %arg5: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x4xf32>>, %arg6: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x4xf32>>) {
      %1 = iree_tensor_ext.dispatch.tensor.load %arg5, offsets = [0, 0], sizes = [4, 4], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x4xf32>> -> tensor<4x4xf32>
      %extracted_slice = tensor.extract_slice %1[0, 1] [4, 1] [1, 1] : tensor<4x4xf32> to tensor<4xf32>
      %2 = iree_tensor_ext.dispatch.tensor.load %arg3, offsets = [0, 0], sizes = [4, 2], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<4x2xf32>> -> tensor<4x2xf32>
      %3 = iree_tensor_ext.dispatch.tensor.load %arg4, offsets = [0, 0], sizes = [2, 4], strides = [1, 1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<2x4xf32>> -> tensor<2x4xf32>
      %4 = linalg.generic {indexing_maps = [#map, #map1, #map2, #map3], iterator_types = ["parallel", "parallel", "reduction"]} ins(%2, %3, %extracted_slice : tensor<4x2xf32>, tensor<2x4xf32>, tensor<4xf32>) outs(%1 : tensor<4x4xf32>) {
      ^bb0(%in: f32, %in_0: f32, %in_1: f32, %out: f32):
        %5 = arith.mulf %in, %in_0 : f32
        %6 = arith.addf %5, %in_1 : f32
        %7 = arith.addf %out, %6 : f32
        linalg.yield %7 : f32
      } -> tensor<4x4xf32>
      iree_tensor_ext.dispatch.tensor.store %4, %arg6, offsets = [0, 0], sizes = [4, 4], strides = [1, 1] : tensor<4x4xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4x4xf32>>
      flow.return
    }
    util.return %0 : tensor<4x4xf32>
  }
}
