// Reductions and what picks elements by their values or places.
// modes: cpu vmvx microkernels passes
// run: --function=reductions --input="3x4xf32=1 -2 3 4 5 6 -7 8 9 10 11 0.5"
// run: --function=total --input=1000x37xf32=0.25
// run: --function=integers --input="2x5xi32=5 3 -9 2147483647 1 0 7 7 -2147483648 1"
// run: --function=argmax --input="6xf32=3 1 4 1 5 2"
// run: --function=argmax --input="6xf32=-3 -1 -4 -1 -5 -2"
// run: --function=softmax --input="2x4xf32=1 2 3 4 100 0 -100 100"
// run: --function=sort --input="7xi32=3 1 4 1 5 -9 2"
// run: --function=gather --input="4x2xf32=0 1 2 3 4 5 6 7" --input="3xi32=3 0 2"
// run: --function=scatter --input="4x2xf32=0" --input="2x2xf32=1 2 3 4" --input="2x1xi32=3 1"
// run: --function=scan --input="6xf32=1 2 3 4 5 6"
// run @cpu: --function=topk --input="10xf32=4 5 8 1 2 10 7 3 9 6"
// run: --function=compare --input="5xf32=1 5 2 10 7"
func.func @reductions(%a: tensor<3x4xf32>) -> (tensor<3xf32>, tensor<4xf32>, tensor<f32>) {
  %lo = arith.constant -1.0e+30 : f32
  %one = arith.constant 1.0 : f32
  %zero = arith.constant 0.0 : f32
  %e0 = tensor.empty() : tensor<3xf32>
  %f0 = linalg.fill ins(%lo : f32) outs(%e0 : tensor<3xf32>) -> tensor<3xf32>
  %0 = linalg.reduce { arith.maximumf } ins(%a : tensor<3x4xf32>) outs(%f0 : tensor<3xf32>) dimensions = [1]
  %e1 = tensor.empty() : tensor<4xf32>
  %f1 = linalg.fill ins(%one : f32) outs(%e1 : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.reduce { arith.mulf } ins(%a : tensor<3x4xf32>) outs(%f1 : tensor<4xf32>) dimensions = [0]
  %e2 = tensor.empty() : tensor<f32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<f32>) -> tensor<f32>
  %2 = linalg.reduce { arith.addf } ins(%a : tensor<3x4xf32>) outs(%f2 : tensor<f32>) dimensions = [0, 1]
  return %0, %1, %2 : tensor<3xf32>, tensor<4xf32>, tensor<f32>
}
func.func @total(%a: tensor<1000x37xf32>) -> tensor<f32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<f32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<f32>) -> tensor<f32>
  %r = linalg.reduce { arith.addf } ins(%a : tensor<1000x37xf32>) outs(%f : tensor<f32>) dimensions = [0, 1]
  return %r : tensor<f32>
}
func.func @integers(%a: tensor<2x5xi32>) -> (tensor<2xi32>, tensor<2xi32>, tensor<2xi32>) {
  %zero = arith.constant 0 : i32
  %e = tensor.empty() : tensor<2xi32>
  %f = linalg.fill ins(%zero : i32) outs(%e : tensor<2xi32>) -> tensor<2xi32>
  %0 = linalg.reduce { arith.addi } ins(%a : tensor<2x5xi32>) outs(%f : tensor<2xi32>) dimensions = [1]
  %1 = linalg.reduce { arith.minsi } ins(%a : tensor<2x5xi32>) outs(%f : tensor<2xi32>) dimensions = [1]
  %2 = linalg.reduce { arith.xori } ins(%a : tensor<2x5xi32>) outs(%f : tensor<2xi32>) dimensions = [1]
  return %0, %1, %2 : tensor<2xi32>, tensor<2xi32>, tensor<2xi32>
}
func.func @argmax(%a: tensor<6xf32>) -> (tensor<f32>, tensor<i64>) {
  %lo = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0 : i64
  %ev = tensor.empty() : tensor<f32>
  %ei = tensor.empty() : tensor<i64>
  %fv = linalg.fill ins(%lo : f32) outs(%ev : tensor<f32>) -> tensor<f32>
  %fi = linalg.fill ins(%zero : i64) outs(%ei : tensor<i64>) -> tensor<i64>
  %r:2 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>, affine_map<(i) -> ()>], iterator_types = ["reduction"]} ins(%a : tensor<6xf32>) outs(%fv, %fi : tensor<f32>, tensor<i64>) {
  ^bb0(%x: f32, %v: f32, %w: i64):
    %i = linalg.index 0 : index
    %l = arith.index_cast %i : index to i64
    %m = arith.maximumf %x, %v : f32
    %g = arith.cmpf ogt, %x, %v : f32
    %s = arith.select %g, %l, %w : i64
    linalg.yield %m, %s : f32, i64
  } -> (tensor<f32>, tensor<i64>)
  return %r#0, %r#1 : tensor<f32>, tensor<i64>
}
func.func @softmax(%a: tensor<2x4xf32>) -> tensor<2x4xf32> {
  %e = tensor.empty() : tensor<2x4xf32>
  %r = linalg.softmax dimension(1) ins(%a : tensor<2x4xf32>) outs(%e : tensor<2x4xf32>) -> tensor<2x4xf32>
  return %r : tensor<2x4xf32>
}
func.func @sort(%a: tensor<7xi32>) -> tensor<7xi32> {
  %r = iree_linalg_ext.sort dimension(0) outs(%a : tensor<7xi32>) {
  ^bb0(%x: i32, %y: i32):
    %c = arith.cmpi slt, %x, %y : i32
    iree_linalg_ext.yield %c : i1
  } -> tensor<7xi32>
  return %r : tensor<7xi32>
}
func.func @gather(%a: tensor<4x2xf32>, %i: tensor<3xi32>) -> tensor<3x2xf32> {
  %e = tensor.empty() : tensor<3x2xf32>
  %r = iree_linalg_ext.gather dimension_map = [0] ins(%a, %i : tensor<4x2xf32>, tensor<3xi32>) outs(%e : tensor<3x2xf32>) -> tensor<3x2xf32>
  return %r : tensor<3x2xf32>
}
func.func @scatter(%a: tensor<4x2xf32>, %u: tensor<2x2xf32>, %i: tensor<2x1xi32>) -> tensor<4x2xf32> {
  %r = iree_linalg_ext.scatter dimension_map = [0] unique_indices(true) ins(%u, %i : tensor<2x2xf32>, tensor<2x1xi32>) outs(%a : tensor<4x2xf32>) {
  ^bb0(%x: f32, %y: f32):
    iree_linalg_ext.yield %x : f32
  } -> tensor<4x2xf32>
  return %r : tensor<4x2xf32>
}
func.func @scan(%a: tensor<6xf32>) -> (tensor<6xf32>, tensor<f32>) {
  %e = tensor.empty() : tensor<6xf32>
  %z = arith.constant dense<0.0> : tensor<f32>
  %r:2 = iree_linalg_ext.scan dimension(0) inclusive(true) ins(%a : tensor<6xf32>) outs(%e, %z : tensor<6xf32>, tensor<f32>) {
  ^bb0(%x: f32, %y: f32):
    %s = arith.addf %x, %y : f32
    iree_linalg_ext.yield %s : f32
  } -> tensor<6xf32>, tensor<f32>
  return %r#0, %r#1 : tensor<6xf32>, tensor<f32>
}
func.func @topk(%a: tensor<10xf32>) -> (tensor<3xf32>, tensor<3xi32>) {
  %lo = arith.constant 0xFF800000 : f32
  %c0 = arith.constant 0 : i32
  %ev = tensor.empty() : tensor<3xf32>
  %ei = tensor.empty() : tensor<3xi32>
  %fv = linalg.fill ins(%lo : f32) outs(%ev : tensor<3xf32>) -> tensor<3xf32>
  %fi = linalg.fill ins(%c0 : i32) outs(%ei : tensor<3xi32>) -> tensor<3xi32>
  %r:2 = iree_linalg_ext.topk_v2 dimension(0) is_sorted ins(%a : tensor<10xf32>) outs(%fv, %fi : tensor<3xf32>, tensor<3xi32>) {
  ^bb0(%x: f32, %y: f32):
    %c = arith.cmpf ogt, %x, %y : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<3xf32>, tensor<3xi32>
  return %r#0, %r#1 : tensor<3xf32>, tensor<3xi32>
}
func.func @compare(%a: tensor<5xf32>) -> (tensor<f32>, tensor<i32>) {
  %lo = arith.constant 0xFF800000 : f32
  %c0 = arith.constant 0 : i32
  %ev = tensor.empty() : tensor<f32>
  %ei = tensor.empty() : tensor<i32>
  %fv = linalg.fill ins(%lo : f32) outs(%ev : tensor<f32>) -> tensor<f32>
  %fi = linalg.fill ins(%c0 : i32) outs(%ei : tensor<i32>) -> tensor<i32>
  %r:2 = iree_linalg_ext.arg_compare dimension(0) ins(%a : tensor<5xf32>) outs(%fv, %fi : tensor<f32>, tensor<i32>) {
  ^bb0(%x: f32, %y: f32):
    %c = arith.cmpf ogt, %x, %y : f32
    iree_linalg_ext.yield %c : i1
  } -> tensor<f32>, tensor<i32>
  return %r#0, %r#1 : tensor<f32>, tensor<i32>
}
