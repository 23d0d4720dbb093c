// RUN: iree-opt
// All operations of complex numbers.
func.func @ops(%a: complex<f32>, %b: complex<f32>, %r: f32, %i: i32, %t: tensor<2xcomplex<f32>>) {
  %abs = complex.abs %a : complex<f32>
  %abs2 = complex.abs %a fastmath<fast> : complex<f32>
  %add = complex.add %a, %b : complex<f32>
  %add2 = complex.add %a, %b fastmath<nnan,ninf> : complex<f32>
  %ang = complex.angle %a : complex<f32>
  %at2 = complex.atan2 %a, %b : complex<f32>
  %conj = complex.conj %a : complex<f32>
  %c = complex.constant [1.0 : f32, -1.0 : f32] : complex<f32>
  %cos = complex.cos %a : complex<f32>
  %div = complex.div %a, %b : complex<f32>
  %eq = complex.eq %a, %b : complex<f32>
  %exp = complex.exp %a : complex<f32>
  %expm1 = complex.expm1 %a : complex<f32>
  %log = complex.log %a : complex<f32>
  %log1p = complex.log1p %a : complex<f32>
  %mul = complex.mul %a, %b : complex<f32>
  %neg = complex.neg %a : complex<f32>
  %neq = complex.neq %a, %b : complex<f32>
  %pow = complex.pow %a, %b : complex<f32>
  %powi = complex.powi %a, %i : complex<f32>, i32
  %rsqrt = complex.rsqrt %a : complex<f32>
  %sign = complex.sign %a : complex<f32>
  %sin = complex.sin %a : complex<f32>
  %sqrt = complex.sqrt %a : complex<f32>
  %sub = complex.sub %a, %b : complex<f32>
  %tan = complex.tan %a : complex<f32>
  %tanh = complex.tanh %a : complex<f32>
  %bc = complex.bitcast %a : complex<f32> to i64
  %bc2 = complex.bitcast %bc : i64 to complex<f32>
  return
}
// OUTPUT:
module {
  func.func @ops(%arg0: complex<f32>, %arg1: complex<f32>, %arg2: f32, %arg3: i32, %arg4: tensor<2xcomplex<f32>>) {
    %0 = complex.abs %arg0 : complex<f32>
    %1 = complex.abs %arg0 fastmath<fast> : complex<f32>
    %2 = complex.add %arg0, %arg1 : complex<f32>
    %3 = complex.add %arg0, %arg1 fastmath<nnan,ninf> : complex<f32>
    %4 = complex.angle %arg0 : complex<f32>
    %5 = complex.atan2 %arg0, %arg1 : complex<f32>
    %6 = complex.conj %arg0 : complex<f32>
    %cst = complex.constant [1.000000e+00 : f32, -1.000000e+00 : f32] : complex<f32>
    %7 = complex.cos %arg0 : complex<f32>
    %8 = complex.div %arg0, %arg1 : complex<f32>
    %9 = complex.eq %arg0, %arg1 : complex<f32>
    %10 = complex.exp %arg0 : complex<f32>
    %11 = complex.expm1 %arg0 : complex<f32>
    %12 = complex.log %arg0 : complex<f32>
    %13 = complex.log1p %arg0 : complex<f32>
    %14 = complex.mul %arg0, %arg1 : complex<f32>
    %15 = complex.neg %arg0 : complex<f32>
    %16 = complex.neq %arg0, %arg1 : complex<f32>
    %17 = complex.pow %arg0, %arg1 : complex<f32>
    %18 = complex.powi %arg0, %arg3 : complex<f32>, i32
    %19 = complex.rsqrt %arg0 : complex<f32>
    %20 = complex.sign %arg0 : complex<f32>
    %21 = complex.sin %arg0 : complex<f32>
    %22 = complex.sqrt %arg0 : complex<f32>
    %23 = complex.sub %arg0, %arg1 : complex<f32>
    %24 = complex.tan %arg0 : complex<f32>
    %25 = complex.tanh %arg0 : complex<f32>
    %26 = complex.bitcast %arg0 : complex<f32> to i64
    %27 = complex.bitcast %26 : i64 to complex<f32>
    return
  }
}
