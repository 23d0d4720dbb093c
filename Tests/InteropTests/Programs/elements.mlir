// Every type of element there is, in and out and through arithmetic.
// modes: cpu system bare stripped passes
// run: --function=i8 --input="5xi8=1 -2 100 -128 127" --input="5xi8=3 7 -5 2 -1"
// run: --function=i8 --input=5xi8=-7 --input="5xi8=0x3 1 2 3 4"
// run: --function=i16 --input="5xi16=1 -2 100 -128 127" --input="5xi16=3 7 -5 2 -1"
// run: --function=i16 --input=5xi16=-7 --input="5xi16=0x3 1 2 3 4"
// run: --function=i32 --input="5xi32=1 -2 100 -128 127" --input="5xi32=3 7 -5 2 -1"
// run: --function=i32 --input=5xi32=-7 --input="5xi32=0x3 1 2 3 4"
// run: --function=i64 --input="5xi64=1 -2 100 -128 127" --input="5xi64=3 7 -5 2 -1"
// run: --function=i64 --input=5xi64=-7 --input="5xi64=0x3 1 2 3 4"
// run: --function=f16 --input="2x3xf16=1 -2.5 100 0.125 1e-3 65504" --input="3xf16=3 0 -0.5"
// run: --function=f16 --input="2x3xf16=[1 2 3][inf -inf nan]" --input=3xf16=2
// run: --function=bf16 --input="2x3xbf16=1 -2.5 100 0.125 1e-3 65504" --input="3xbf16=3 0 -0.5"
// run: --function=bf16 --input="2x3xbf16=[1 2 3][inf -inf nan]" --input=3xbf16=2
// run: --function=f32 --input="2x3xf32=1 -2.5 100 0.125 1e-3 65504" --input="3xf32=3 0 -0.5"
// run: --function=f32 --input="2x3xf32=[1 2 3][inf -inf nan]" --input=3xf32=2
// run: --function=f64 --input="2x3xf64=1 -2.5 100 0.125 1e-3 65504" --input="3xf64=3 0 -0.5"
// run: --function=f64 --input="2x3xf64=[1 2 3][inf -inf nan]" --input=3xf64=2
// run: --function=sitofp_i8_f32 --input="4xi8=1 -2 77 -128"
// run: --function=sitofp_i16_f32 --input="4xi16=1 -2 77 -128"
// run: --function=sitofp_i64_f32 --input="4xi64=1 -2 77 -128"
// run: --function=sitofp_i32_f64 --input="4xi32=1 -2 77 -128"
// run: --function=uitofp_i8_f32 --input="4xi8=1 -2 77 -128"
// run: --function=truncf_f32_f16 --input="4xf32=1.25 -2.75 100.5 0.1"
// run: --function=extf_f16_f32 --input="4xf16=1.25 -2.75 100.5 0.1"
// run: --function=extf_bf16_f32 --input="4xbf16=1.25 -2.75 100.5 0.1"
// run: --function=truncf_f32_bf16 --input="4xf32=1.25 -2.75 100.5 0.1"
// run: --function=truncf_f64_f32 --input="4xf64=1.25 -2.75 100.5 0.1"
// run: --function=trunci_i32_i8 --input="4xi32=1 -2 77 -128"
// run: --function=extsi_i8_i32 --input="4xi8=1 -2 77 -128"
// run: --function=extui_i8_i64 --input="4xi8=1 -2 77 -128"
// run: --function=extui_i1_i32 --input="4xi1=00 01 01 00"
// run: --function=fptosi_f32_i32 --input="4xf32=1.25 -2.75 100.5 0.1"
// run: --function=fptosi_f16_i16 --input="4xf16=1.25 -2.75 100.5 0.1"
// run: --function=i1 --input="3xi1=01 00 01" --input="3xi1=01 01 00"
// run: --function=unsigned --input="4xui8=0 1 128 255"
// run: --function=signed --input="4xsi32=0 -1 128 255"
// run: --function=choose --input="4xi1=01 00 01 00" --input="4xf32=1 2 3 4" --input="4xf32=-1 -2 -3 -4"
// run: --function=rank0 --input=f32=1.5 --input=i64=-9007199254740993
// run: --function=scalars --input=-3 --input=9007199254740993 --input=2.5 --input=0.1 --input=12
// run: --function=narrow_scalars --input=1 --input=100 --input=300
// run: --function=narrow_scalars --input=0 --input=-1 --input=-2
// run: --function=fill --input=1.5 --input=-3
// run: --function=identity --input="2x2xf32=1 2 3 4"
// run: --function=math --input="8xf32=0 1 -1 0.5 2.5 3.5 100 -0.25"
// run: --function=bits --input="6xi32=0 1 -1 2147483647 -2147483648 305419896"
// fail INVALID_ARGUMENT: --function=complex --input="3xcomplex<f32>=1 2 3"
// run: --function=complex_constant
// run: --function=i8 --input="5xi8=0xFF 255 0 0 0" --input=5xi8=1
// fail INVALID_ARGUMENT: --function=i1 --input="3xi1=01 00 01"
// fail INVALID_ARGUMENT: --function=i32 --input="4xi32=1 2 3 4" --input=5xi32=1
// fail INVALID_ARGUMENT: --function=i32 --input=5x1xi32=1 --input=5xi32=1
// fail INVALID_ARGUMENT: --function=i32 --input=5xf32=1 --input=5xi32=1
// fail INVALID_ARGUMENT: --function=i32 --input=5xi64=1 --input=5xi32=1
// fail UNIMPLEMENTED not INVALID_ARGUMENT: --function=i32 --input=5xi99=1 --input=5xi32=1
// fail INVALID_ARGUMENT: --function=i32 --input=7 --input=5xi32=1
// fail INVALID_ARGUMENT: --function=i32 --input="(null)" --input=5xi32=1
// fail NOT_FOUND: --function=i128 --input=5xi32=1
// fail NOT_FOUND not UNKNOWN: --function=f32 --input=@in/none.npy --input=3xf32=1
// fail OUT_OF_RANGE: --function=i32 --input="5xi32=1 2 3 4 5 6" --input=5xi32=1
func.func @i8(%a: tensor<5xi8>, %b: tensor<5xi8>) -> (tensor<5xi8>, tensor<5xi8>, tensor<5xi8>, tensor<5xi1>, tensor<5xi8>) {
  %0 = arith.addi %a, %b : tensor<5xi8>
  %1 = arith.muli %a, %b : tensor<5xi8>
  %2 = arith.maxsi %a, %b : tensor<5xi8>
  %3 = arith.cmpi ult, %a, %b : tensor<5xi8>
  %4 = arith.divsi %a, %b : tensor<5xi8>
  return %0, %1, %2, %3, %4 : tensor<5xi8>, tensor<5xi8>, tensor<5xi8>, tensor<5xi1>, tensor<5xi8>
}
func.func @i16(%a: tensor<5xi16>, %b: tensor<5xi16>) -> (tensor<5xi16>, tensor<5xi16>, tensor<5xi16>, tensor<5xi1>, tensor<5xi16>) {
  %0 = arith.addi %a, %b : tensor<5xi16>
  %1 = arith.muli %a, %b : tensor<5xi16>
  %2 = arith.maxsi %a, %b : tensor<5xi16>
  %3 = arith.cmpi ult, %a, %b : tensor<5xi16>
  %4 = arith.divsi %a, %b : tensor<5xi16>
  return %0, %1, %2, %3, %4 : tensor<5xi16>, tensor<5xi16>, tensor<5xi16>, tensor<5xi1>, tensor<5xi16>
}
func.func @i32(%a: tensor<5xi32>, %b: tensor<5xi32>) -> (tensor<5xi32>, tensor<5xi32>, tensor<5xi32>, tensor<5xi1>, tensor<5xi32>) {
  %0 = arith.addi %a, %b : tensor<5xi32>
  %1 = arith.muli %a, %b : tensor<5xi32>
  %2 = arith.maxsi %a, %b : tensor<5xi32>
  %3 = arith.cmpi ult, %a, %b : tensor<5xi32>
  %4 = arith.divsi %a, %b : tensor<5xi32>
  return %0, %1, %2, %3, %4 : tensor<5xi32>, tensor<5xi32>, tensor<5xi32>, tensor<5xi1>, tensor<5xi32>
}
func.func @i64(%a: tensor<5xi64>, %b: tensor<5xi64>) -> (tensor<5xi64>, tensor<5xi64>, tensor<5xi64>, tensor<5xi1>, tensor<5xi64>) {
  %0 = arith.addi %a, %b : tensor<5xi64>
  %1 = arith.muli %a, %b : tensor<5xi64>
  %2 = arith.maxsi %a, %b : tensor<5xi64>
  %3 = arith.cmpi ult, %a, %b : tensor<5xi64>
  %4 = arith.divsi %a, %b : tensor<5xi64>
  return %0, %1, %2, %3, %4 : tensor<5xi64>, tensor<5xi64>, tensor<5xi64>, tensor<5xi1>, tensor<5xi64>
}
func.func @f16(%a: tensor<2x3xf16>, %b: tensor<3xf16>) -> (tensor<2x3xf16>, tensor<2x3xf16>, tensor<f16>) {
  %e = tensor.empty() : tensor<2x3xf16>
  %b2 = linalg.broadcast ins(%b : tensor<3xf16>) outs(%e : tensor<2x3xf16>) dimensions = [0]
  %0 = arith.mulf %a, %b2 : tensor<2x3xf16>
  %1 = arith.subf %a, %b2 : tensor<2x3xf16>
  %c = arith.constant dense<2.5> : tensor<f16>
  return %0, %1, %c : tensor<2x3xf16>, tensor<2x3xf16>, tensor<f16>
}
func.func @bf16(%a: tensor<2x3xbf16>, %b: tensor<3xbf16>) -> (tensor<2x3xbf16>, tensor<2x3xbf16>, tensor<bf16>) {
  %e = tensor.empty() : tensor<2x3xbf16>
  %b2 = linalg.broadcast ins(%b : tensor<3xbf16>) outs(%e : tensor<2x3xbf16>) dimensions = [0]
  %0 = arith.mulf %a, %b2 : tensor<2x3xbf16>
  %1 = arith.subf %a, %b2 : tensor<2x3xbf16>
  %c = arith.constant dense<2.5> : tensor<bf16>
  return %0, %1, %c : tensor<2x3xbf16>, tensor<2x3xbf16>, tensor<bf16>
}
func.func @f32(%a: tensor<2x3xf32>, %b: tensor<3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>, tensor<f32>) {
  %e = tensor.empty() : tensor<2x3xf32>
  %b2 = linalg.broadcast ins(%b : tensor<3xf32>) outs(%e : tensor<2x3xf32>) dimensions = [0]
  %0 = arith.mulf %a, %b2 : tensor<2x3xf32>
  %1 = arith.subf %a, %b2 : tensor<2x3xf32>
  %c = arith.constant dense<2.5> : tensor<f32>
  return %0, %1, %c : tensor<2x3xf32>, tensor<2x3xf32>, tensor<f32>
}
func.func @f64(%a: tensor<2x3xf64>, %b: tensor<3xf64>) -> (tensor<2x3xf64>, tensor<2x3xf64>, tensor<f64>) {
  %e = tensor.empty() : tensor<2x3xf64>
  %b2 = linalg.broadcast ins(%b : tensor<3xf64>) outs(%e : tensor<2x3xf64>) dimensions = [0]
  %0 = arith.mulf %a, %b2 : tensor<2x3xf64>
  %1 = arith.subf %a, %b2 : tensor<2x3xf64>
  %c = arith.constant dense<2.5> : tensor<f64>
  return %0, %1, %c : tensor<2x3xf64>, tensor<2x3xf64>, tensor<f64>
}
func.func @sitofp_i8_f32(%a: tensor<4xi8>) -> tensor<4xf32> { %0 = arith.sitofp %a : tensor<4xi8> to tensor<4xf32> return %0 : tensor<4xf32> }
func.func @sitofp_i16_f32(%a: tensor<4xi16>) -> tensor<4xf32> { %0 = arith.sitofp %a : tensor<4xi16> to tensor<4xf32> return %0 : tensor<4xf32> }
func.func @sitofp_i64_f32(%a: tensor<4xi64>) -> tensor<4xf32> { %0 = arith.sitofp %a : tensor<4xi64> to tensor<4xf32> return %0 : tensor<4xf32> }
func.func @sitofp_i32_f64(%a: tensor<4xi32>) -> tensor<4xf64> { %0 = arith.sitofp %a : tensor<4xi32> to tensor<4xf64> return %0 : tensor<4xf64> }
func.func @uitofp_i8_f32(%a: tensor<4xi8>) -> tensor<4xf32> { %0 = arith.uitofp %a : tensor<4xi8> to tensor<4xf32> return %0 : tensor<4xf32> }
func.func @truncf_f32_f16(%a: tensor<4xf32>) -> tensor<4xf16> { %0 = arith.truncf %a : tensor<4xf32> to tensor<4xf16> return %0 : tensor<4xf16> }
func.func @extf_f16_f32(%a: tensor<4xf16>) -> tensor<4xf32> { %0 = arith.extf %a : tensor<4xf16> to tensor<4xf32> return %0 : tensor<4xf32> }
func.func @extf_bf16_f32(%a: tensor<4xbf16>) -> tensor<4xf32> { %0 = arith.extf %a : tensor<4xbf16> to tensor<4xf32> return %0 : tensor<4xf32> }
func.func @truncf_f32_bf16(%a: tensor<4xf32>) -> tensor<4xbf16> { %0 = arith.truncf %a : tensor<4xf32> to tensor<4xbf16> return %0 : tensor<4xbf16> }
func.func @truncf_f64_f32(%a: tensor<4xf64>) -> tensor<4xf32> { %0 = arith.truncf %a : tensor<4xf64> to tensor<4xf32> return %0 : tensor<4xf32> }
func.func @trunci_i32_i8(%a: tensor<4xi32>) -> tensor<4xi8> { %0 = arith.trunci %a : tensor<4xi32> to tensor<4xi8> return %0 : tensor<4xi8> }
func.func @extsi_i8_i32(%a: tensor<4xi8>) -> tensor<4xi32> { %0 = arith.extsi %a : tensor<4xi8> to tensor<4xi32> return %0 : tensor<4xi32> }
func.func @extui_i8_i64(%a: tensor<4xi8>) -> tensor<4xi64> { %0 = arith.extui %a : tensor<4xi8> to tensor<4xi64> return %0 : tensor<4xi64> }
func.func @extui_i1_i32(%a: tensor<4xi1>) -> tensor<4xi32> { %0 = arith.extui %a : tensor<4xi1> to tensor<4xi32> return %0 : tensor<4xi32> }
func.func @fptosi_f32_i32(%a: tensor<4xf32>) -> tensor<4xi32> { %0 = arith.fptosi %a : tensor<4xf32> to tensor<4xi32> return %0 : tensor<4xi32> }
func.func @fptosi_f16_i16(%a: tensor<4xf16>) -> tensor<4xi16> { %0 = arith.fptosi %a : tensor<4xf16> to tensor<4xi16> return %0 : tensor<4xi16> }
func.func @i1(%a: tensor<3xi1>, %b: tensor<3xi1>) -> (tensor<3xi1>, tensor<3xi1>, tensor<3xi1>) {
  %0 = arith.andi %a, %b : tensor<3xi1>
  %1 = arith.ori %a, %b : tensor<3xi1>
  %2 = arith.xori %a, %b : tensor<3xi1>
  return %0, %1, %2 : tensor<3xi1>, tensor<3xi1>, tensor<3xi1>
}
func.func @unsigned(%a: tensor<4xui8>) -> tensor<4xui8> { return %a : tensor<4xui8> }
func.func @signed(%a: tensor<4xsi32>) -> tensor<4xsi32> { return %a : tensor<4xsi32> }
func.func @choose(%c: tensor<4xi1>, %a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.select %c, %a, %b : tensor<4xi1>, tensor<4xf32>
  return %0 : tensor<4xf32>
}
func.func @rank0(%a: tensor<f32>, %b: tensor<i64>) -> (tensor<f32>, tensor<i64>) {
  %0 = arith.addf %a, %a : tensor<f32>
  %1 = arith.addi %b, %b : tensor<i64>
  return %0, %1 : tensor<f32>, tensor<i64>
}
func.func @scalars(%a: i32, %b: i64, %c: f32, %d: f64, %e: index) -> (i32, i64, f32, f64, index) {
  %0 = arith.addi %a, %a : i32
  %1 = arith.muli %b, %b : i64
  %2 = arith.divf %c, %c : f32
  %3 = arith.addf %d, %d : f64
  %4 = arith.addi %e, %e : index
  return %0, %1, %2, %3, %4 : i32, i64, f32, f64, index
}
func.func @narrow_scalars(%a: i1, %b: i8, %c: i16) -> (i1, i8, i16) {
  %0 = arith.addi %b, %b : i8
  %1 = arith.muli %c, %c : i16
  return %a, %0, %1 : i1, i8, i16
}
func.func @fill(%x: f32, %n: i8) -> (tensor<2x3xf32>, tensor<5xi8>) {
  %e0 = tensor.empty() : tensor<2x3xf32>
  %e1 = tensor.empty() : tensor<5xi8>
  %0 = linalg.fill ins(%x : f32) outs(%e0 : tensor<2x3xf32>) -> tensor<2x3xf32>
  %1 = linalg.fill ins(%n : i8) outs(%e1 : tensor<5xi8>) -> tensor<5xi8>
  return %0, %1 : tensor<2x3xf32>, tensor<5xi8>
}
func.func @identity(%a: tensor<2x2xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>) { return %a, %a : tensor<2x2xf32>, tensor<2x2xf32> }
func.func @math(%a: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>) {
  %0 = math.exp %a : tensor<8xf32>
  %1 = math.tanh %a : tensor<8xf32>
  %2 = math.erf %a : tensor<8xf32>
  %3 = math.sqrt %a : tensor<8xf32>
  %4 = math.sin %a : tensor<8xf32>
  %5 = math.roundeven %a : tensor<8xf32>
  %6 = math.log1p %a : tensor<8xf32>
  return %0, %1, %2, %3, %4, %5, %6 : tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>
}
func.func @bits(%a: tensor<6xi32>) -> (tensor<6xi32>, tensor<6xi32>, tensor<6xi32>, tensor<6xi32>) {
  %c = arith.constant dense<3> : tensor<6xi32>
  %0 = arith.shli %a, %c : tensor<6xi32>
  %1 = arith.shrui %a, %c : tensor<6xi32>
  %2 = arith.shrsi %a, %c : tensor<6xi32>
  %3 = math.ctpop %a : tensor<6xi32>
  return %0, %1, %2, %3 : tensor<6xi32>, tensor<6xi32>, tensor<6xi32>, tensor<6xi32>
}
func.func @complex(%a: tensor<3xcomplex<f32>>) -> tensor<3xcomplex<f32>> { return %a : tensor<3xcomplex<f32>> }
func.func @complex_constant() -> tensor<2xcomplex<f32>> {
  %0 = arith.constant dense<[(1.0, -2.0), (0.5, 4.0)]> : tensor<2xcomplex<f32>>
  return %0 : tensor<2xcomplex<f32>>
}
