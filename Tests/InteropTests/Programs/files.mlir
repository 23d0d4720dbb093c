// Inputs out of files, results into files, and results that are held against what is expected.
// modes: cpu async passes
// run: --function=echo --input=@in/f32.npy
// run: --function=echo --input=@in/f32.npy --output=@out.npy
// run: --function=echo --input=@in/f32.npy --output=@out.bin
// run: --function=echo --input=@in/f32.npy --output=+out.npy
// run: --function=echo --input=2x3xf32=@in/x.bin --output=-
// run: --function=echo --input=2x3xf32=1.5 --output=
// run: --function=pair --input=@in/f32.npy --input=@in/i32.npy --output=@a.npy --output=@b.npy
// run: --function=pair --input=@in/f32.npy --input=@in/i32.npy --output=+all.bin --output=+all.bin
// run: --function=i8 --input=@in/i8.npy --output=@out.npy
// run: --function=i64 --input=@in/i64.npy --output=@out.npy
// run: --function=f16 --input=@in/f16.npy --output=@out.npy
// run: --function=f64 --input=@in/f64.npy --output=@out.npy
// run: --function=i1 --input=@in/bool.npy --output=@out.npy
// run: --function=empty --input=@in/empty.npy --output=@out.npy
// run: --function=echo --input=2x3xf32=2 --expected_output=2x3xf32=4
// run: --function=echo --input=2x3xf32=2 --expected_output="(ignored)"
// run: --function=echo --input=2x3xf32=2 --expected_output=2x3xf32=4.00001
// run: --function=f64 --input=4xf64=2 --expected_output=4xf64=4
// run: --function=pair --input=2x3xf32=2 --input=3xi32=1 --expected_output=2x3xf32=4 --expected_output=3xi32=2
// mismatch: --function=echo --input=2x3xf32=2 --expected_output=2x3xf32=5
// mismatch: --function=echo --input=2x3xf32=2 --expected_output=3x2xf32=4
// mismatch: --function=echo --input=2x3xf32=2 --expected_output=2x3xi32=4
// fail OUT_OF_RANGE: --function=echo --input=2x3xf32=@in/short.bin
// fail UNIMPLEMENTED: --function=echo --input=@in/short.bin
// fail INVALID_ARGUMENT: --function=echo --input=@in/f64.npy
// fail OUT_OF_RANGE: --function=echo --input=@in/truncated.npy
// fail INVALID_ARGUMENT: --function=echo --input=@in/not.npy
func.func @echo(%a: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = arith.addf %a, %a : tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}
func.func @pair(%a: tensor<2x3xf32>, %b: tensor<3xi32>) -> (tensor<2x3xf32>, tensor<3xi32>) {
  %0 = arith.addf %a, %a : tensor<2x3xf32>
  %1 = arith.addi %b, %b : tensor<3xi32>
  return %0, %1 : tensor<2x3xf32>, tensor<3xi32>
}
func.func @i8(%a: tensor<4xi8>) -> tensor<4xi8> {
  %0 = arith.addi %a, %a : tensor<4xi8>
  return %0 : tensor<4xi8>
}
func.func @i64(%a: tensor<4xi64>) -> tensor<4xi64> {
  %0 = arith.addi %a, %a : tensor<4xi64>
  return %0 : tensor<4xi64>
}
func.func @f16(%a: tensor<4xf16>) -> tensor<4xf16> {
  %0 = arith.addf %a, %a : tensor<4xf16>
  return %0 : tensor<4xf16>
}
func.func @f64(%a: tensor<4xf64>) -> tensor<4xf64> {
  %0 = arith.addf %a, %a : tensor<4xf64>
  return %0 : tensor<4xf64>
}
func.func @i1(%a: tensor<4xi1>) -> tensor<4xi1> {
  %0 = arith.xori %a, %a : tensor<4xi1>
  %1 = arith.ori %0, %a : tensor<4xi1>
  return %1 : tensor<4xi1>
}
func.func @empty(%a: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %0 = arith.addf %a, %a : tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}
