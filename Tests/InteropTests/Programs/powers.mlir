// modes: vmvx cpu
//
// Integer powers: of numbers, and of tensors by kernels.
//
// run: --function=f32 --input=1.7 --input=13
// run: --function=f32 --input=-3.3 --input=-7
// run: --function=f32 --input=1.0000119 --input=16777217
// run: --function=f64 --input=1.7 --input=13
// run: --function=f64 --input=-0.37 --input=-21
// run: --function=f64 --input=1.0000000119 --input=4294967290
// run: --function=f64 --input=0 --input=0
// run: --function=each --input="8xf32=1.7 -3.3 0 1.25 -0.5 100 3 2.5" --input="8xi64=13 -7 0 5 -9 4 30 -20" --output=@each.npy
// run: --function=squares --input="4xf32=1.7 -3.3 0 1.25" --output=@squares.npy

func.func @f32(%base: f32, %exponent: i64) -> f32 {
  %power = math.fpowi %base, %exponent : f32, i64
  return %power : f32
}

func.func @f64(%base: f64, %exponent: i64) -> f64 {
  %power = math.fpowi %base, %exponent : f64, i64
  return %power : f64
}

func.func @each(%bases: tensor<8xf32>, %exponents: tensor<8xi64>) -> tensor<8xf32> {
  %powers = math.fpowi %bases, %exponents : tensor<8xf32>, tensor<8xi64>
  return %powers : tensor<8xf32>
}

func.func @squares(%bases: tensor<4xf32>) -> tensor<4xf32> {
  %two = arith.constant dense<2> : tensor<4xi64>
  %powers = math.fpowi %bases, %two : tensor<4xf32>, tensor<4xi64>
  return %powers : tensor<4xf32>
}
