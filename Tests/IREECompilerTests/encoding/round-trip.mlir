// RUN: iree-opt
// Tensor encodings.

#encoding = #iree_encoding.testing<>
#map = affine_map<(d0) -> (d0)>
#encoding1 = #iree_encoding.encoding<operand_index = 0 : index, op_type = matmul, element_types = [f32, f32], user_indexing_maps = [#map, #map], iteration_sizes = [?]>
module {
  util.func private @f(%arg0: tensor<4xf32, #encoding>, %arg1: tensor<4xf32, #encoding1>)
}
// OUTPUT: unchanged
