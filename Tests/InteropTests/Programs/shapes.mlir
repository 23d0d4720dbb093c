// Shapes that are known when the program runs only, empty ones among them, and what moves elements about.
// modes: cpu vmvx discrete microkernels passes
// run: --function=row_sums --input="2x3xf32=1 2 3 4 5 6"
// run: --function=row_sums --input=0x3xf32
// run: --function=row_sums --input=3x0xf32
// run: --function=row_sums --input=130x70xf32=0.5
// run: --function=double --input="3xf32=1 2 3"
// run: --function=double --input=0xf32
// run: --function=double --input=5000xf32=2.5
// run: --function=sizes --input=3x4x5xf32=0
// run: --function=sizes --input=0x4x0xf32
// With microkernels the compiler mixes up the strides of these; both runtimes refuse to read on.
// run @!microkernels: --function=transpose --input="2x3xf32=1 2 3 4 5 6"
// run @!microkernels: --function=transpose --input=1x7xf32=@in/seven.bin
// run @!microkernels: --function=permute --input="2x3x2xi32=1 2 3 4 5 6 7 8 9 10 11 12"
// run: --function=pad --input="2x2xf32=1 2 3 4"
// run: --function=concat --input="2x2xf32=1 2 3 4" --input="1x2xf32=5 6"
// run: --function=concat --input="2x2xf32=1 2 3 4" --input=0x2xf32
// run: --function=slice --input="6xi32=0 1 2 3 4 5" --input=1 --input=3
// run: --function=slice --input="6xi32=0 1 2 3 4 5" --input=6 --input=0
// run @!microkernels: --function=strided --input="4x4xi32=0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"
// run: --function=insert --input="3x3xi32=0" --input="2xi32=7 8"
// run: --function=reshape --input="2x6xf32=0 1 2 3 4 5 6 7 8 9 10 11"
// run: --function=flatten --input="3x2xf32=0 1 2 3 4 5"
// run: --function=iota --input=0
// run: --function=iota --input=9
// run: --function=iota --input=1030
// run: --function=large --input=300x257xf32=1.5
// run: --function=many --input=4xf32=3
// run: --function=reverse --input="5xi64=1 2 3 4 5"
// run: --function=loop --input="4xf32=1 2 3 4" --input=5
// run: --function=loop --input="4xf32=1 2 3 4" --input=0
// run: --function=choose --input=1 --input="2xf32=1 2"
// run: --function=choose --input=0 --input="2xf32=1 2"
// run: --function=element --input="3xf32=1 2 3" --input=2
// run: --function=double --input=4xf32=2 --output_max_element_count=2
// fail INVALID_ARGUMENT: --function=row_sums --input=6xf32=1
// fail INVALID_ARGUMENT: --function=row_sums --input=2x3xi32=1
// fail UNIMPLEMENTED: --function=transpose --input=@in/seven.bin
// fail OUT_OF_RANGE: --function=transpose --input=2x7xf32=@in/seven.bin
func.func @row_sums(%a: tensor<?x?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %d = tensor.dim %a, %c0 : tensor<?x?xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty(%d) : tensor<?xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %r = linalg.reduce { arith.addf } ins(%a : tensor<?x?xf32>) outs(%f : tensor<?xf32>) dimensions = [1]
  return %r : tensor<?xf32>
}
func.func @double(%a: tensor<?xf32>) -> tensor<?xf32> {
  %r = arith.addf %a, %a : tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @sizes(%a: tensor<?x4x?xf32>) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %0 = tensor.dim %a, %c0 : tensor<?x4x?xf32>
  %1 = tensor.dim %a, %c1 : tensor<?x4x?xf32>
  %2 = tensor.dim %a, %c2 : tensor<?x4x?xf32>
  return %0, %1, %2 : index, index, index
}
func.func @transpose(%a: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = tensor.dim %a, %c0 : tensor<?x?xf32>
  %1 = tensor.dim %a, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%1, %0) : tensor<?x?xf32>
  %r = linalg.transpose ins(%a : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) permutation = [1, 0]
  return %r : tensor<?x?xf32>
}
func.func @permute(%a: tensor<2x3x2xi32>) -> tensor<2x2x3xi32> {
  %e = tensor.empty() : tensor<2x2x3xi32>
  %r = linalg.transpose ins(%a : tensor<2x3x2xi32>) outs(%e : tensor<2x2x3xi32>) permutation = [2, 0, 1]
  return %r : tensor<2x2x3xi32>
}
func.func @pad(%a: tensor<2x2xf32>) -> tensor<4x5xf32> {
  %v = arith.constant -1.0 : f32
  %r = tensor.pad %a low[1, 2] high[1, 1] {
  ^bb0(%i: index, %j: index):
    tensor.yield %v : f32
  } : tensor<2x2xf32> to tensor<4x5xf32>
  return %r : tensor<4x5xf32>
}
func.func @concat(%a: tensor<?x2xf32>, %b: tensor<?x2xf32>) -> tensor<?x2xf32> {
  %r = tensor.concat dim(0) %a, %b : (tensor<?x2xf32>, tensor<?x2xf32>) -> tensor<?x2xf32>
  return %r : tensor<?x2xf32>
}
func.func @slice(%a: tensor<6xi32>, %at: index, %n: index) -> tensor<?xi32> {
  %r = tensor.extract_slice %a[%at][%n][1] : tensor<6xi32> to tensor<?xi32>
  return %r : tensor<?xi32>
}
func.func @strided(%a: tensor<4x4xi32>) -> tensor<2x2xi32> {
  %r = tensor.extract_slice %a[1, 0][2, 2][2, 3] : tensor<4x4xi32> to tensor<2x2xi32>
  return %r : tensor<2x2xi32>
}
func.func @insert(%a: tensor<3x3xi32>, %b: tensor<2xi32>) -> tensor<3x3xi32> {
  %r = tensor.insert_slice %b into %a[1, 1][1, 2][1, 1] : tensor<2xi32> into tensor<3x3xi32>
  return %r : tensor<3x3xi32>
}
func.func @reshape(%a: tensor<2x6xf32>) -> (tensor<3x4xf32>, tensor<12xf32>, tensor<2x2x3xf32>) {
  %0 = tensor.collapse_shape %a [[0, 1]] : tensor<2x6xf32> into tensor<12xf32>
  %1 = tensor.expand_shape %0 [[0, 1]] output_shape [3, 4] : tensor<12xf32> into tensor<3x4xf32>
  %2 = tensor.expand_shape %a [[0], [1, 2]] output_shape [2, 2, 3] : tensor<2x6xf32> into tensor<2x2x3xf32>
  return %1, %0, %2 : tensor<3x4xf32>, tensor<12xf32>, tensor<2x2x3xf32>
}
func.func @flatten(%a: tensor<?x?xf32>) -> tensor<?xf32> {
  %r = tensor.collapse_shape %a [[0, 1]] : tensor<?x?xf32> into tensor<?xf32>
  return %r : tensor<?xf32>
}
func.func @iota(%n: index) -> tensor<?xi32> {
  %e = tensor.empty(%n) : tensor<?xi32>
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%e : tensor<?xi32>) {
  ^bb0(%o: i32):
    %i = linalg.index 0 : index
    %x = arith.index_cast %i : index to i32
    %y = arith.muli %x, %x : i32
    linalg.yield %y : i32
  } -> tensor<?xi32>
  return %r : tensor<?xi32>
}
func.func @large(%a: tensor<300x257xf32>) -> (tensor<300x257xf32>, tensor<257xf32>) {
  %s = arith.mulf %a, %a : tensor<300x257xf32>
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<257xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<257xf32>) -> tensor<257xf32>
  %r = linalg.reduce { arith.addf } ins(%s : tensor<300x257xf32>) outs(%f : tensor<257xf32>) dimensions = [0]
  return %s, %r : tensor<300x257xf32>, tensor<257xf32>
}
func.func @many(%a: tensor<4xf32>) -> (tensor<4xf32>, i32, tensor<2x2xf32>, f32, tensor<f32>, index) {
  %0 = arith.addf %a, %a : tensor<4xf32>
  %i = arith.constant 7 : i32
  %1 = tensor.expand_shape %0 [[0, 1]] output_shape [2, 2] : tensor<4xf32> into tensor<2x2xf32>
  %f = arith.constant 0.5 : f32
  %c0 = arith.constant 0 : index
  %x = tensor.extract %0[%c0] : tensor<4xf32>
  %2 = tensor.from_elements %x : tensor<f32>
  return %0, %i, %1, %f, %2, %c0 : tensor<4xf32>, i32, tensor<2x2xf32>, f32, tensor<f32>, index
}
func.func @reverse(%a: tensor<5xi64>) -> tensor<5xi64> {
  %e = tensor.empty() : tensor<5xi64>
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]} outs(%e : tensor<5xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 0 : index
    %c4 = arith.constant 4 : index
    %j = arith.subi %c4, %i : index
    %x = tensor.extract %a[%j] : tensor<5xi64>
    linalg.yield %x : i64
  } -> tensor<5xi64>
  return %r : tensor<5xi64>
}
func.func @loop(%a: tensor<4xf32>, %n: index) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %half = arith.constant dense<0.5> : tensor<4xf32>
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %a) -> tensor<4xf32> {
    %m = arith.mulf %x, %half : tensor<4xf32>
    %s = arith.addf %m, %a : tensor<4xf32>
    scf.yield %s : tensor<4xf32>
  }
  return %r : tensor<4xf32>
}
func.func @choose(%c: i32, %a: tensor<2xf32>) -> tensor<2xf32> {
  %z = arith.constant 0 : i32
  %p = arith.cmpi ne, %c, %z : i32
  %r = scf.if %p -> tensor<2xf32> {
    %0 = arith.addf %a, %a : tensor<2xf32>
    scf.yield %0 : tensor<2xf32>
  } else {
    %0 = arith.mulf %a, %a : tensor<2xf32>
    scf.yield %0 : tensor<2xf32>
  }
  return %r : tensor<2xf32>
}
func.func @element(%a: tensor<?xf32>, %i: index) -> f32 {
  %r = tensor.extract %a[%i] : tensor<?xf32>
  return %r : f32
}
