// Matrix products in every type, small and large, with sizes that no tile divides.
// modes: cpu host tiled system passes
// run: --function=f32 --input=3x5xf32=@in/fifteen.bin --input=5x4xf32=@in/twenty.bin
// run: --function=f16 --input=16x16xf16=0.5 --input=16x16xf16=-1.5
// run: --function=i8 --input="2x3xi8=1 -2 127 4 5 -128" --input="3x2xi8=7 -8 9 10 -11 127"
// run: --function=batch --input=2x3x5xf32=@in/thirty.bin --input="2x5x2xf32=0.5"
// run: --function=large --input=130x257xf32=0.125 --input=257x190xf32=-0.25
// run: --function=dynamic --input=7x9xf32=0.5 --input=9x3xf32=1.5
// run: --function=dynamic --input=0x9xf32 --input=9x3xf32=1.5
// run: --function=dynamic --input=2x0xf32 --input=0x3xf32
// run: --function=dynamic --input=65x33xf32=0.5 --input=33x3xf32=1.5
// run: --function=vector --input=3x5xf32=@in/fifteen.bin --input="5xf32=1 2 3 4 5"
// run: --function=f64 --input="2x2xf64=1 2 3 4" --input="2x2xf64=0.1 0.2 0.3 0.4"
// run: --function=bf16 --input=8x32xbf16=0.5 --input=32x8xbf16=0.25
func.func @f32(%a: tensor<3x5xf32>, %b: tensor<5x4xf32>) -> tensor<3x4xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<3x4xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<3x4xf32>) -> tensor<3x4xf32>
  %r = linalg.matmul ins(%a, %b : tensor<3x5xf32>, tensor<5x4xf32>) outs(%f : tensor<3x4xf32>) -> tensor<3x4xf32>
  return %r : tensor<3x4xf32>
}
func.func @f64(%a: tensor<2x2xf64>, %b: tensor<2x2xf64>) -> tensor<2x2xf64> {
  %z = arith.constant 0.0 : f64
  %e = tensor.empty() : tensor<2x2xf64>
  %f = linalg.fill ins(%z : f64) outs(%e : tensor<2x2xf64>) -> tensor<2x2xf64>
  %r = linalg.matmul ins(%a, %b : tensor<2x2xf64>, tensor<2x2xf64>) outs(%f : tensor<2x2xf64>) -> tensor<2x2xf64>
  return %r : tensor<2x2xf64>
}
func.func @f16(%a: tensor<16x16xf16>, %b: tensor<16x16xf16>) -> tensor<16x16xf16> {
  %z = arith.constant 0.0 : f16
  %e = tensor.empty() : tensor<16x16xf16>
  %f = linalg.fill ins(%z : f16) outs(%e : tensor<16x16xf16>) -> tensor<16x16xf16>
  %r = linalg.matmul ins(%a, %b : tensor<16x16xf16>, tensor<16x16xf16>) outs(%f : tensor<16x16xf16>) -> tensor<16x16xf16>
  return %r : tensor<16x16xf16>
}
func.func @bf16(%a: tensor<8x32xbf16>, %b: tensor<32x8xbf16>) -> tensor<8x8xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x8xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<8x8xf32>) -> tensor<8x8xf32>
  %r = linalg.matmul ins(%a, %b : tensor<8x32xbf16>, tensor<32x8xbf16>) outs(%f : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %r : tensor<8x8xf32>
}
func.func @i8(%a: tensor<2x3xi8>, %b: tensor<3x2xi8>) -> tensor<2x2xi32> {
  %z = arith.constant 0 : i32
  %e = tensor.empty() : tensor<2x2xi32>
  %f = linalg.fill ins(%z : i32) outs(%e : tensor<2x2xi32>) -> tensor<2x2xi32>
  %r = linalg.matmul ins(%a, %b : tensor<2x3xi8>, tensor<3x2xi8>) outs(%f : tensor<2x2xi32>) -> tensor<2x2xi32>
  return %r : tensor<2x2xi32>
}
func.func @batch(%a: tensor<2x3x5xf32>, %b: tensor<2x5x2xf32>) -> tensor<2x3x2xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x3x2xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  %r = linalg.batch_matmul ins(%a, %b : tensor<2x3x5xf32>, tensor<2x5x2xf32>) outs(%f : tensor<2x3x2xf32>) -> tensor<2x3x2xf32>
  return %r : tensor<2x3x2xf32>
}
func.func @large(%a: tensor<130x257xf32>, %b: tensor<257x190xf32>) -> tensor<130x190xf32> {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<130x190xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<130x190xf32>) -> tensor<130x190xf32>
  %r = linalg.matmul ins(%a, %b : tensor<130x257xf32>, tensor<257x190xf32>) outs(%f : tensor<130x190xf32>) -> tensor<130x190xf32>
  return %r : tensor<130x190xf32>
}
func.func @dynamic(%a: tensor<?x?xf32>, %b: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %z = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %m = tensor.dim %a, %c0 : tensor<?x?xf32>
  %e = tensor.empty(%m) : tensor<?x3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<?x3xf32>) -> tensor<?x3xf32>
  %r = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x3xf32>) outs(%f : tensor<?x3xf32>) -> tensor<?x3xf32>
  return %r : tensor<?x3xf32>
}
func.func @vector(%a: tensor<3x5xf32>, %b: tensor<5xf32>) -> (tensor<3xf32>, tensor<f32>) {
  %z = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<3xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<3xf32>) -> tensor<3xf32>
  %r = linalg.matvec ins(%a, %b : tensor<3x5xf32>, tensor<5xf32>) outs(%f : tensor<3xf32>) -> tensor<3xf32>
  %e0 = tensor.empty() : tensor<f32>
  %f0 = linalg.fill ins(%z : f32) outs(%e0 : tensor<f32>) -> tensor<f32>
  %d = linalg.dot ins(%b, %b : tensor<5xf32>, tensor<5xf32>) outs(%f0 : tensor<f32>) -> tensor<f32>
  return %r, %d : tensor<3xf32>, tensor<f32>
}
