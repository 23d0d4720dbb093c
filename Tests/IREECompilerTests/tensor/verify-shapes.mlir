// RUN: iree-opt --verify-diagnostics
// Shapes and maps: programs that violate one rule each.

util.func private @f(%i: index) {
  // expected-error@below {{'tensor.empty' op expects 1 sizes, one per dynamic dimension, but got 0}}
  %0 = tensor.empty() : tensor<?xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>, %i: index) {
  // expected-error@below {{'tensor.extract' op expects 2 indices, one per dimension, but got 1}}
  %0 = tensor.extract %t[%i] : tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>, %i: index, %f: f32) {
  // expected-error@below {{'tensor.insert' op expects 2 indices, one per dimension, but got 1}}
  %0 = tensor.insert %f into %t[%i] : tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%f: f32) {
  // expected-error@below {{'tensor.from_elements' op expects 3 elements, but got 2}}
  %0 = tensor.from_elements %f, %f : tensor<3xf32>
  util.return
}
// -----
util.func private @f(%f: f32) {
  // expected-error@below {{'tensor.splat' op expects 1 sizes, one per dynamic dimension, but got 0}}
  %0 = tensor.splat %f : tensor<?xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<f32>, %i: index) {
  // expected-error@below {{'tensor.dim' op expects a tensor of rank 1 or more, but got 'tensor<f32>'}}
  %0 = tensor.dim %t, %i : tensor<f32>
  util.return
}
// -----
util.func private @f(%t: tensor<4xf32>) {
  // expected-error@below {{'tensor.cast' op cannot cast from 'tensor<4xf32>' to 'tensor<5xf32>'}}
  %0 = tensor.cast %t : tensor<4xf32> to tensor<5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4xf32>) {
  // expected-error@below {{'tensor.cast' op cannot cast from 'tensor<4xf32>' to 'tensor<4xi32>'}}
  %0 = tensor.cast %t : tensor<4xf32> to tensor<4xi32>
  util.return
}
// -----
util.func private @f(%t: tensor<4xf32>) {
  // expected-error@below {{'tensor.bitcast' op cannot cast from 'tensor<4xf32>' to 'tensor<4xi16>'}}
  %0 = tensor.bitcast %t : tensor<4xf32> to tensor<4xi16>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>) {
  // expected-error@below {{'tensor.expand_shape' op expects dimension #1 to be 10, the product of its group}}
  %0 = tensor.expand_shape %t [[0], [1, 2]] output_shape [4, 2, 5] : tensor<4x8xf32> into tensor<4x2x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>) {
  // expected-error@below {{'tensor.expand_shape' op expects sizes that match the result, 'tensor<4x2x4xf32>'}}
  %0 = tensor.expand_shape %t [[0], [1, 2]] output_shape [4, 2, 5] : tensor<4x8xf32> into tensor<4x2x4xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>) {
  // expected-error@below {{'tensor.collapse_shape' op expects dimension #0 to be 32, the product of its group}}
  %0 = tensor.collapse_shape %t [[0, 1]] : tensor<4x8xf32> into tensor<33xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>) {
  // expected-error@below {{'tensor.collapse_shape' op expects reassociation groups to be contiguous and complete}}
  %0 = tensor.collapse_shape %t [[0]] : tensor<4x8xf32> into tensor<32xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4x8xf32>) {
  // expected-error@below {{'tensor.collapse_shape' op expects reassociation groups to be contiguous and complete}}
  %0 = tensor.collapse_shape %t [[1], [0]] : tensor<4x8xf32> into tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<8x16xf32>) {
  // expected-error@below {{'tensor.extract_slice' op expects a slice of the sizes that it names, but got 'tensor<4x5xf32>'}}
  %0 = tensor.extract_slice %t[0, 2] [4, 4] [1, 1] : tensor<8x16xf32> to tensor<4x5xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<8x16xf32>) {
  // expected-error@below {{'tensor.extract_slice' op accesses element 9 of dimension #0 of size 8}}
  %0 = tensor.extract_slice %t[6, 2] [4, 4] [1, 1] : tensor<8x16xf32> to tensor<4x4xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<8x16xf32>) {
  // expected-error@below {{'tensor.extract_slice' op expects 2 offsets, one per dimension, but got 1}}
  %0 = tensor.extract_slice %t[0] [4] [1] : tensor<8x16xf32> to tensor<4xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<8x16xf32>) {
  // expected-error@below {{'tensor.extract_slice' op expects a slice of 'f32', but got 'tensor<4x4xi32>'}}
  %0 = tensor.extract_slice %t[0, 0] [4, 4] [1, 1] : tensor<8x16xf32> to tensor<4x4xi32>
  util.return
}
// -----
util.func private @f(%t: tensor<8x16xf32>, %s: tensor<4x4xf32>) {
  // expected-error@below {{'tensor.insert_slice' op expects a slice of the sizes that it names, but got 'tensor<4x4xf32>'}}
  %0 = tensor.insert_slice %s into %t[0, 0] [4, 5] [1, 1] : tensor<4x4xf32> into tensor<8x16xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<8x16xf32>, %s: tensor<4x4xf32>) {
  // expected-error@below {{'tensor.insert_slice' op accesses element 17 of dimension #1 of size 16}}
  %0 = tensor.insert_slice %s into %t[0, 14] [4, 4] [1, 1] : tensor<4x4xf32> into tensor<8x16xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4xf32>, %f: f32) {
  // expected-error@below {{'tensor.pad' op expects dimension #0 to be 7}}
  %0 = tensor.pad %t low[1] high[2] {
  ^bb0(%i: index):
    tensor.yield %f : f32
  } : tensor<4xf32> to tensor<8xf32>
  util.return
}
// -----
util.func private @f(%t: tensor<4xf32>, %f: f64) {
  // expected-error@below {{'tensor.pad' op expects a body that yields 'f32', but got 'f64'}}
  %0 = tensor.pad %t low[1] high[2] {
  ^bb0(%i: index):
    tensor.yield %f : f64
  } : tensor<4xf32> to tensor<7xf32>
  util.return
}
// -----
util.func private @f(%i: index, %f: f32) {
  // expected-error@below {{'tensor.generate' op expects a body with 2 arguments of type 'index'}}
  %0 = tensor.generate %i {
  ^bb0(%x: index):
    tensor.yield %f : f32
  } : tensor<?x4xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<2x4xf32>, %b: tensor<3x5xf32>) {
  // expected-error@below {{'tensor.concat' op expects inputs of the same size in dimension #1}}
  %0 = tensor.concat dim(0) %a, %b : (tensor<2x4xf32>, tensor<3x5xf32>) -> tensor<5x4xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error@below {{'tensor.concat' op expects dimension #0 of its result to be 5}}
  %0 = tensor.concat dim(0) %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<6x4xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<2x4xf32>, %s: tensor<2xi32>) {
  // expected-error@below {{'tensor.reshape' op expects 8 elements like the source, but got 12}}
  %0 = tensor.reshape %a(%s) : (tensor<2x4xf32>, tensor<2xi32>) -> tensor<4x3xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<2x4xf32>, %i: tensor<6x1xindex>) {
  // expected-error@below {{'tensor.gather' op expects dimensions below 2 in ascending order}}
  %0 = tensor.gather %a[%i] gather_dims([2]) : (tensor<2x4xf32>, tensor<6x1xindex>) -> tensor<6x1x4xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<2x4xf32>, %i: tensor<6x1xindex>, %s: tensor<6x1x4xf32>) {
  // expected-error@below {{'tensor.scatter' op expects attribute 'unique'}}
  %0 = tensor.scatter %s into %a[%i] scatter_dims([0]) : (tensor<6x1x4xf32>, tensor<2x4xf32>, tensor<6x1xindex>) -> tensor<2x4xf32>
  util.return
}
