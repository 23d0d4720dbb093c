// RUN: iree-opt --verify-diagnostics
// Shapes and maps: programs that violate one rule each.

util.func private @f(%a: tensor<4x8xf32>, %b: tensor<9x2xf32>, %c: tensor<4x2xf32>) {
  // expected-error@below {{'linalg.matmul' op expects dimension #0 of operand #1 to be 8, but got 9}}
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<9x2xf32>) outs(%c : tensor<4x2xf32>) -> tensor<4x2xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %b: tensor<2xf32>, %c: tensor<4x2xf32>) {
  // expected-error@below {{'linalg.matmul' op expects operand #1 to have rank 2, like its indexing map}}
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<2xf32>) outs(%c : tensor<4x2xf32>) -> tensor<4x2xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<1x8x8x3xf32>, %b: tensor<3x3x3x4xf32>, %c: tensor<1x7x6x4xf32>) {
  // expected-error@below {{'linalg.conv_2d_nhwc_hwcf' op expects dimension #1 of operand #0 to be 9, but got 8}}
  %0 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%a, %b : tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32>) outs(%c : tensor<1x7x6x4xf32>) -> tensor<1x7x6x4xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %c: tensor<4x8xf32>) {
  // expected-error@below {{'linalg.generic' op expects dimension #0 of operand #1 to be 8, but got 4}}
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a : tensor<4x8xf32>) outs(%c : tensor<4x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    linalg.yield %x : f32
  } -> tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %c: tensor<4x8xf32>) {
  // expected-error@below {{'linalg.generic' op expects operand #0 to have rank 1, like its indexing map}}
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a : tensor<4x8xf32>) outs(%c : tensor<4x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    linalg.yield %x : f32
  } -> tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %c: tensor<4x8xf32>) {
  // expected-error@below {{'linalg.generic' op expects indexing map #0 to have 1 dimensions, one per loop}}
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel"]} ins(%a : tensor<4x8xf32>) outs(%c : tensor<4x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    linalg.yield %x : f32
  } -> tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %c: tensor<4x8xf32>, %i: i32) {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a : tensor<4x8xf32>) outs(%c : tensor<4x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    // expected-error@below {{'linalg.yield' op expects operand #0 to be 'f32', but got 'i32'}}
    linalg.yield %i : i32
  } -> tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %c: tensor<4x8xf32>) {
  %0 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%a : tensor<4x8xf32>) outs(%c : tensor<4x8xf32>) {
  ^bb0(%x: f32, %o: f32):
    // expected-error@below {{'linalg.index' op expects a loop below 2, but got 2}}
    %i = linalg.index 2 : index
    linalg.yield %x : f32
  } -> tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>) {
  // expected-error@below {{'linalg.transpose' op expects dimension #0 of its output to be dimension #1 of its input}}
  %0 = linalg.transpose ins(%a : tensor<4x8xf32>) outs(%b : tensor<4x8xf32>) permutation = [1, 0]
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>, %b: tensor<8x4xf32>) {
  // expected-error@below {{'linalg.transpose' op expects distinct dimensions of a shape of rank 2}}
  %0 = linalg.transpose ins(%a : tensor<4x8xf32>) outs(%b : tensor<8x4xf32>) permutation = [1, 1]
  util.return
}
// -----
util.func private @f(%c: tensor<4xf32>, %a: tensor<5x8xf32>) {
  // expected-error@below {{'linalg.broadcast' op expects the other output dimensions to match the input}}
  %0 = linalg.broadcast ins(%c : tensor<4xf32>) outs(%a : tensor<5x8xf32>) dimensions = [1]
  util.return
}
// -----
util.func private @f(%c: tensor<5xf32>, %a: tensor<4x8xf32>) {
  // expected-error@below {{'linalg.reduce' op expects outputs with the remaining shape of the inputs}}
  %0 = linalg.reduce { arith.addf } ins(%a : tensor<4x8xf32>) outs(%c : tensor<5xf32>) dimensions = [1]
  util.return
}
// -----
util.func private @f(%c: tensor<5xf32>, %a: tensor<4xf32>) {
  // expected-error@below {{'linalg.map' op expects inputs with the shape of the output, but got 'tensor<4xf32>'}}
  %0 = linalg.map { math.exp } ins(%a : tensor<4xf32>) outs(%c : tensor<5xf32>)
  util.return
}
// -----
util.func private @f(%a: tensor<4x8xf32>) {
  // expected-error@below {{'linalg.softmax' op expects a dimension below 2, but got 2}}
  %0 = linalg.softmax dimension(2) ins(%a : tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  util.return
}
// -----
util.func private @f(%c: memref<4xf32>, %a: tensor<4xf32>) {
  // expected-error@below {{'linalg.copy' op expects tensors or memrefs, not both}}
  linalg.copy ins(%a : tensor<4xf32>) outs(%c : memref<4xf32>)
  util.return
}
// -----
util.func private @f(%a: tensor<4xf32>) {
  // expected-error@below {{custom op 'linalg.fill' expected ':'}}
  %0 = linalg.fill ins() outs(%a : tensor<4xf32>) -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4xf32>) {
  // expected-error@below {{custom op 'linalg.fill' expected 1 inputs, and 1 output}}
  %0 = linalg.fill outs(%a : tensor<4xf32>) -> tensor<4xf32>
  util.return
}
// -----
util.func private @f(%a: tensor<4x4xf32>) {
  // expected-error@below {{custom op 'linalg.matmul' expected 2 inputs, and 1 output}}
  %0 = linalg.matmul ins(%a, %a, %a : tensor<4x4xf32>, tensor<4x4xf32>, tensor<4x4xf32>) outs(%a : tensor<4x4xf32>) -> tensor<4x4xf32>
  util.return
}
