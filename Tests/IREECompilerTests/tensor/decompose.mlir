// RUN: iree-opt --iree-global-opt-decompose-tensor-ops
// Padding, concatenation and generated tensors are insertions into tensors; single elements are where they share bytes.

util.func private @concat(%arg0: tensor<?x2xf32>, %arg1: tensor<3x2xf32>) -> tensor<?x2xf32> {
  %0 = tensor.concat dim(0) %arg1, %arg0 : (tensor<3x2xf32>, tensor<?x2xf32>) -> tensor<?x2xf32>
  util.return %0 : tensor<?x2xf32>
}
// OUTPUT:
module {
  util.func private @concat(%arg0: tensor<?x2xf32>, %arg1: tensor<3x2xf32>) -> tensor<?x2xf32> {
    %c3 = arith.constant 3 : index
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?x2xf32>
    %0 = arith.addi %c3, %dim : index
    %1 = tensor.empty(%0) : tensor<?x2xf32>
    %c0_0 = arith.constant 0 : index
    %c3_1 = arith.constant 3 : index
    %c2 = arith.constant 2 : index
    %c0_2 = arith.constant 0 : index
    %c0_3 = arith.constant 0 : index
    %inserted_slice = tensor.insert_slice %arg1 into %1[0, 0] [3, 2] [1, 1] : tensor<3x2xf32> into tensor<?x2xf32>
    %c3_4 = arith.constant 3 : index
    %c0_5 = arith.constant 0 : index
    %dim_6 = tensor.dim %arg0, %c0_5 : tensor<?x2xf32>
    %c2_7 = arith.constant 2 : index
    %c0_8 = arith.constant 0 : index
    %c0_9 = arith.constant 0 : index
    %inserted_slice_10 = tensor.insert_slice %arg0 into %inserted_slice[3, 0] [%dim_6, 2] [1, 1] : tensor<?x2xf32> into tensor<?x2xf32>
    %2 = arith.addi %c3_4, %dim_6 : index
    util.return %inserted_slice_10 : tensor<?x2xf32>
  }
}
// -----
util.func private @pad(%arg0: tensor<2x?xf32>, %arg1: f32, %arg2: index) -> tensor<4x?xf32> {
  %0 = tensor.pad %arg0 low[1, %arg2] high[1, 0] {
  ^bb0(%arg3: index, %arg4: index):
    tensor.yield %arg1 : f32
  } : tensor<2x?xf32> to tensor<4x?xf32>
  util.return %0 : tensor<4x?xf32>
}
// OUTPUT:
module {
  util.func private @pad(%arg0: tensor<2x?xf32>, %arg1: f32, %arg2: index) -> tensor<4x?xf32> {
    %c1 = arith.constant 1 : index
    %dim = tensor.dim %arg0, %c1 : tensor<2x?xf32>
    %0 = arith.addi %arg2, %dim : index
    %c0 = arith.constant 0 : index
    %1 = arith.addi %0, %c0 : index
    %2 = tensor.empty(%1) : tensor<4x?xf32>
    %3 = linalg.fill ins(%arg1 : f32) outs(%2 : tensor<4x?xf32>) -> tensor<4x?xf32>
    %c2 = arith.constant 2 : index
    %c1_0 = arith.constant 1 : index
    %dim_1 = tensor.dim %arg0, %c1_0 : tensor<2x?xf32>
    %c1_2 = arith.constant 1 : index
    %inserted_slice = tensor.insert_slice %arg0 into %3[1, %arg2] [2, %dim_1] [1, 1] : tensor<2x?xf32> into tensor<4x?xf32>
    util.return %inserted_slice : tensor<4x?xf32>
  }
}
// -----
// Padding that depends on the place.
util.func private @computed(%arg0: tensor<2xindex>) -> tensor<4xindex> {
  %0 = tensor.pad %arg0 low[1] high[1] {
  ^bb0(%arg3: index):
    %1 = arith.addi %arg3, %arg3 : index
    tensor.yield %1 : index
  } : tensor<2xindex> to tensor<4xindex>
  util.return %0 : tensor<4xindex>
}
// OUTPUT:
#map = affine_map<(d0) -> (d0)>
module {
  util.func private @computed(%arg0: tensor<2xindex>) -> tensor<4xindex> {
    %0 = tensor.empty() : tensor<4xindex>
    %1 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%0 : tensor<4xindex>) {
    ^bb0(%out: index):
      %2 = linalg.index 0 : index
      %3 = arith.addi %2, %2 : index
      linalg.yield %3 : index
    } -> tensor<4xindex>
    %c2 = arith.constant 2 : index
    %c1 = arith.constant 1 : index
    %inserted_slice = tensor.insert_slice %arg0 into %1[1] [2] [1] : tensor<2xindex> into tensor<4xindex>
    util.return %inserted_slice : tensor<4xindex>
  }
}
// -----
util.func private @generate(%arg0: index) -> tensor<?x3xindex> {
  %0 = tensor.generate %arg0 {
  ^bb0(%arg1: index, %arg2: index):
    %1 = arith.muli %arg1, %arg2 : index
    tensor.yield %1 : index
  } : tensor<?x3xindex>
  util.return %0 : tensor<?x3xindex>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  util.func private @generate(%arg0: index) -> tensor<?x3xindex> {
    %0 = tensor.empty(%arg0) : tensor<?x3xindex>
    %1 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel", "parallel"]} outs(%0 : tensor<?x3xindex>) {
    ^bb0(%out: index):
      %2 = linalg.index 0 : index
      %3 = linalg.index 1 : index
      %4 = arith.muli %2, %3 : index
      linalg.yield %4 : index
    } -> tensor<?x3xindex>
    util.return %1 : tensor<?x3xindex>
  }
}
// -----
// A shape that is a tensor.
util.func private @reshape(%arg0: tensor<?xf32>, %arg1: index, %arg2: i64, %arg3: tensor<2xi32>) -> (tensor<?x4xf32>, tensor<?x?xf32>) {
  %0 = arith.index_cast %arg1 : index to i64
  %1 = tensor.from_elements %0, %arg2 : tensor<2xi64>
  %2 = tensor.reshape %arg0(%1) : (tensor<?xf32>, tensor<2xi64>) -> tensor<?x4xf32>
  %3 = tensor.reshape %arg0(%arg3) : (tensor<?xf32>, tensor<2xi32>) -> tensor<?x?xf32>
  util.return %2, %3 : tensor<?x4xf32>, tensor<?x?xf32>
}
// OUTPUT:
module {
  util.func private @reshape(%arg0: tensor<?xf32>, %arg1: index, %arg2: i64, %arg3: tensor<2xi32>) -> (tensor<?x4xf32>, tensor<?x?xf32>) {
    %0 = arith.index_cast %arg1 : index to i64
    %from_elements = tensor.from_elements %0, %arg2 : tensor<2xi64>
    %1 = arith.index_cast %0 : i64 to index
    %c0 = arith.constant 0 : index
    %dim = tensor.dim %arg0, %c0 : tensor<?xf32>
    %2 = flow.tensor.reshape %arg0 : tensor<?xf32>{%dim} -> tensor<?x4xf32>{%1}
    %c0_0 = arith.constant 0 : index
    %extracted = tensor.extract %arg3[%c0_0] : tensor<2xi32>
    %3 = arith.index_cast %extracted : i32 to index
    %c1 = arith.constant 1 : index
    %extracted_1 = tensor.extract %arg3[%c1] : tensor<2xi32>
    %4 = arith.index_cast %extracted_1 : i32 to index
    %c0_2 = arith.constant 0 : index
    %dim_3 = tensor.dim %arg0, %c0_2 : tensor<?xf32>
    %5 = flow.tensor.reshape %arg0 : tensor<?xf32>{%dim_3} -> tensor<?x?xf32>{%3, %4}
    util.return %2, %5 : tensor<?x4xf32>, tensor<?x?xf32>
  }
}
// -----
// An element that shares a byte with others is replaced in a whole tensor.
util.func private @insert(%arg0: tensor<4x?xi4>, %arg1: i4, %arg2: index) -> tensor<4x?xi4> {
  %c1 = arith.constant 1 : index
  %0 = tensor.insert %arg1 into %arg0[%c1, %arg2] : tensor<4x?xi4>
  util.return %0 : tensor<4x?xi4>
}
// OUTPUT:
#map = affine_map<(d0, d1) -> (d0, d1)>
module {
  util.func private @insert(%arg0: tensor<4x?xi4>, %arg1: i4, %arg2: index) -> tensor<4x?xi4> {
    %c1 = arith.constant 1 : index
    %c1_0 = arith.constant 1 : index
    %dim = tensor.dim %arg0, %c1_0 : tensor<4x?xi4>
    %0 = tensor.empty(%dim) : tensor<4x?xi4>
    %1 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0 : tensor<4x?xi4>) outs(%0 : tensor<4x?xi4>) {
    ^bb0(%in: i4, %out: i4):
      %2 = linalg.index 0 : index
      %3 = arith.cmpi eq, %2, %c1 : index
      %4 = linalg.index 1 : index
      %5 = arith.cmpi eq, %4, %arg2 : index
      %6 = arith.andi %3, %5 : i1
      %7 = arith.select %6, %arg1, %in : i4
      linalg.yield %7 : i4
    } -> tensor<4x?xi4>
    util.return %1 : tensor<4x?xi4>
  }
}
// -----
// Nothing is inserted by an empty tensor, whose offset may be the end of a dimension.
util.func private @empty(%arg0: tensor<4x0xf32>, %arg1: tensor<4x1xf32>) -> tensor<4x1xf32> {
  %0 = tensor.concat dim(1) %arg1, %arg0 : (tensor<4x1xf32>, tensor<4x0xf32>) -> tensor<4x1xf32>
  util.return %0 : tensor<4x1xf32>
}
// OUTPUT:
module {
  util.func private @empty(%arg0: tensor<4x0xf32>, %arg1: tensor<4x1xf32>) -> tensor<4x1xf32> {
    %0 = tensor.empty() : tensor<4x1xf32>
    %c0 = arith.constant 0 : index
    %c4 = arith.constant 4 : index
    %c1 = arith.constant 1 : index
    %c0_0 = arith.constant 0 : index
    %c0_1 = arith.constant 0 : index
    %inserted_slice = tensor.insert_slice %arg1 into %0[0, 0] [4, 1] [1, 1] : tensor<4x1xf32> into tensor<4x1xf32>
    %c1_2 = arith.constant 1 : index
    %c4_3 = arith.constant 4 : index
    %c0_4 = arith.constant 0 : index
    %c0_5 = arith.constant 0 : index
    %c0_6 = arith.constant 0 : index
    %c1_7 = arith.constant 1 : index
    util.return %inserted_slice : tensor<4x1xf32>
  }
}
