// Floating-point instructions of the virtual machine: infinities, NaNs and signed zeros are among the operands.
// modes: vm
// run: --function=f32 --input=1.5 --input=2.25 --input=-3
// run: --function=compare_f32 --input=1.5 --input=2.25
// run: --function=f32 --input=-0.0 --input=0.0 --input=1
// run: --function=compare_f32 --input=-0.0 --input=0.0
// run: --function=f32 --input=2.5 --input=-0.5 --input=0
// run: --function=compare_f32 --input=2.5 --input=-0.5
// run: --function=f32 --input=inf --input=1 --input=-inf
// run: --function=compare_f32 --input=inf --input=1
// run: --function=f32 --input=nan --input=1 --input=2
// run: --function=compare_f32 --input=nan --input=1
// run: --function=f32 --input=1 --input=nan --input=2
// run: --function=compare_f32 --input=1 --input=nan
// run: --function=f32 --input=0.5 --input=-1.5 --input=1e-40
// run: --function=compare_f32 --input=0.5 --input=-1.5
// run: --function=compare_f32 --input=-3.5 --input=2
// run: --function=f32 --input=100 --input=7 --input=0.25
// run: --function=compare_f32 --input=100 --input=7
// run: --function=f32 --input=3.5 --input=0.0 --input=1
// run: --function=compare_f32 --input=3.5 --input=0.0
// run: --function=f64 --input=1.5 --input=2.25 --input=-3
// run: --function=compare_f64 --input=1.5 --input=2.25
// run: --function=f64 --input=-0.0 --input=0.0 --input=1
// run: --function=compare_f64 --input=-0.0 --input=0.0
// run: --function=f64 --input=2.5 --input=-0.5 --input=0
// run: --function=compare_f64 --input=2.5 --input=-0.5
// run: --function=f64 --input=inf --input=1 --input=-inf
// run: --function=compare_f64 --input=inf --input=1
// run: --function=f64 --input=nan --input=1 --input=2
// run: --function=compare_f64 --input=nan --input=1
// run: --function=f64 --input=1 --input=nan --input=2
// run: --function=compare_f64 --input=1 --input=nan
// run: --function=f64 --input=0.5 --input=-1.5 --input=1e-40
// run: --function=compare_f64 --input=0.5 --input=-1.5
// The logarithms of negative numbers: whose C library it is says which sign the NaN has.
// ours f32=-0.999999: --function=f32 --input=-3.5 --input=2 --input=1e30
// ours f64=-0.999999: --function=f64 --input=-3.5 --input=2 --input=1e30
// run: --function=compare_f64 --input=-3.5 --input=2
// run: --function=f64 --input=1e-320 --input=3 --input=1
// run: --function=compare_f64 --input=1e-320 --input=3
// run: --function=f64 --input=100 --input=7 --input=0.25
// run: --function=compare_f64 --input=100 --input=7
// run: --function=f64 --input=3.5 --input=0.0 --input=1
// run: --function=compare_f64 --input=3.5 --input=0.0
// run: --function=from_integers --input=0 --input=0
// run: --function=from_integers --input=-1 --input=-1
// run: --function=from_integers --input=2147483647 --input=9223372036854775807
// run: --function=from_integers --input=-2147483648 --input=-9223372036854775808
// run: --function=from_integers --input=16777217 --input=9007199254740993
// run: --function=from_integers --input=1065353216 --input=4607182418800017408
// run: --function=to_integers --input=0 --input=0
// run: --function=to_integers --input=1.5 --input=2.5
// run: --function=to_integers --input=-1.5 --input=-2.5
// run: --function=to_integers --input=0.49999997 --input=0.49999999999999994
// run: --function=to_integers --input=16777216 --input=1073741824.5
// run: --function=to_integers --input=-100.75 --input=1e-300
// run: --function=to_unsigned --input=0 --input=0
// run: --function=to_unsigned --input=1.5 --input=2.5
// run: --function=to_unsigned --input=255.5 --input=3000000000
// run: --function=to_unsigned --input=3e9 --input=1e15
vm.module @vm_floats {
  vm.export @f32
  vm.func @f32(%a: f32, %b: f32, %c: f32) -> (f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32) {
    %0 = vm.add.f32 %a, %b : f32
    %1 = vm.sub.f32 %a, %b : f32
    %2 = vm.mul.f32 %a, %b : f32
    %3 = vm.div.f32 %a, %b : f32
    %4 = vm.rem.f32 %a, %b : f32
    %5 = vm.fma.f32 %a, %b, %c : f32
    %6 = vm.abs.f32 %a : f32
    %7 = vm.neg.f32 %a : f32
    %8 = vm.ceil.f32 %a : f32
    %9 = vm.floor.f32 %a : f32
    %10 = vm.round.f32 %a : f32
    %11 = vm.round.f32.even %a : f32
    %12 = vm.min.f32 %a, %b : f32
    %13 = vm.max.f32 %a, %b : f32
    %14 = vm.atan.f32 %a : f32
    %15 = vm.atan2.f32 %a, %b : f32
    %16 = vm.cos.f32 %a : f32
    %17 = vm.sin.f32 %a : f32
    %18 = vm.exp.f32 %a : f32
    %19 = vm.exp2.f32 %a : f32
    %20 = vm.expm1.f32 %a : f32
    %21 = vm.log.f32 %a : f32
    %22 = vm.log10.f32 %a : f32
    %23 = vm.log1p.f32 %a : f32
    %24 = vm.log2.f32 %a : f32
    %25 = vm.pow.f32 %a, %b : f32
    %26 = vm.rsqrt.f32 %a : f32
    %27 = vm.sqrt.f32 %a : f32
    %28 = vm.tanh.f32 %a : f32
    %29 = vm.erf.f32 %a : f32
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29 : f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32, f32
  }
  vm.export @compare_f32
  vm.func @compare_f32(%a: f32, %b: f32) -> (i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32) {
    %0 = vm.cmp.eq.f32.o %a, %b : f32
    %1 = vm.cmp.eq.f32.u %a, %b : f32
    %2 = vm.cmp.ne.f32.o %a, %b : f32
    %3 = vm.cmp.ne.f32.u %a, %b : f32
    %4 = vm.cmp.lt.f32.o %a, %b : f32
    %5 = vm.cmp.lt.f32.u %a, %b : f32
    %6 = vm.cmp.lte.f32.o %a, %b : f32
    %7 = vm.cmp.lte.f32.u %a, %b : f32
    %8 = vm.cmp.gt.f32.o %a, %b : f32
    %9 = vm.cmp.gt.f32.u %a, %b : f32
    %10 = vm.cmp.gte.f32.o %a, %b : f32
    %11 = vm.cmp.gte.f32.u %a, %b : f32
    %12 = vm.cmp.nan.f32 %a : f32
    %13 = vm.cmp.nz.f32.o %a : f32
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13 : i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32
  }
  vm.export @f64
  vm.func @f64(%a: f64, %b: f64, %c: f64) -> (f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64) {
    %0 = vm.add.f64 %a, %b : f64
    %1 = vm.sub.f64 %a, %b : f64
    %2 = vm.mul.f64 %a, %b : f64
    %3 = vm.div.f64 %a, %b : f64
    %4 = vm.rem.f64 %a, %b : f64
    %5 = vm.fma.f64 %a, %b, %c : f64
    %6 = vm.abs.f64 %a : f64
    %7 = vm.neg.f64 %a : f64
    %8 = vm.ceil.f64 %a : f64
    %9 = vm.floor.f64 %a : f64
    %10 = vm.round.f64 %a : f64
    %11 = vm.round.f64.even %a : f64
    %12 = vm.min.f64 %a, %b : f64
    %13 = vm.max.f64 %a, %b : f64
    %14 = vm.atan.f64 %a : f64
    %15 = vm.atan2.f64 %a, %b : f64
    %16 = vm.cos.f64 %a : f64
    %17 = vm.sin.f64 %a : f64
    %18 = vm.exp.f64 %a : f64
    %19 = vm.exp2.f64 %a : f64
    %20 = vm.expm1.f64 %a : f64
    %21 = vm.log.f64 %a : f64
    %22 = vm.log10.f64 %a : f64
    %23 = vm.log1p.f64 %a : f64
    %24 = vm.log2.f64 %a : f64
    %25 = vm.pow.f64 %a, %b : f64
    %26 = vm.rsqrt.f64 %a : f64
    %27 = vm.sqrt.f64 %a : f64
    %28 = vm.tanh.f64 %a : f64
    %29 = vm.erf.f64 %a : f64
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29 : f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64, f64
  }
  vm.export @compare_f64
  vm.func @compare_f64(%a: f64, %b: f64) -> (i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32) {
    %0 = vm.cmp.eq.f64.o %a, %b : f64
    %1 = vm.cmp.eq.f64.u %a, %b : f64
    %2 = vm.cmp.ne.f64.o %a, %b : f64
    %3 = vm.cmp.ne.f64.u %a, %b : f64
    %4 = vm.cmp.lt.f64.o %a, %b : f64
    %5 = vm.cmp.lt.f64.u %a, %b : f64
    %6 = vm.cmp.lte.f64.o %a, %b : f64
    %7 = vm.cmp.lte.f64.u %a, %b : f64
    %8 = vm.cmp.gt.f64.o %a, %b : f64
    %9 = vm.cmp.gt.f64.u %a, %b : f64
    %10 = vm.cmp.gte.f64.o %a, %b : f64
    %11 = vm.cmp.gte.f64.u %a, %b : f64
    %12 = vm.cmp.nan.f64 %a : f64
    %13 = vm.cmp.nz.f64.o %a : f64
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13 : i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32
  }
  vm.export @from_integers
  vm.func @from_integers(%a: i32, %b: i64) -> (f32, f32, f32, f32, f64, f64, f32, f64, i32, i64) {
    %0 = vm.cast.si32.f32 %a : i32 -> f32
    %1 = vm.cast.ui32.f32 %a : i32 -> f32
    %2 = vm.cast.si64.f32 %b : i64 -> f32
    %3 = vm.cast.ui64.f32 %b : i64 -> f32
    %4 = vm.cast.si64.f64 %b : i64 -> f64
    %5 = vm.cast.ui64.f64 %b : i64 -> f64
    %6 = vm.bitcast.i32.f32 %a : i32 -> f32
    %7 = vm.bitcast.i64.f64 %b : i64 -> f64
    %8 = vm.bitcast.f32.i32 %6 : f32 -> i32
    %9 = vm.bitcast.f64.i64 %7 : f64 -> i64
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9 : f32, f32, f32, f32, f64, f64, f32, f64, i32, i64
  }
  vm.export @to_integers
  vm.func @to_integers(%a: f32, %b: f64) -> (i32, i64, i64, f32, f64) {
    %0 = vm.cast.f32.si32 %a : f32 -> i32
    %1 = vm.cast.f32.si64 %a : f32 -> i64
    %2 = vm.cast.f64.si64 %b : f64 -> i64
    %3 = vm.trunc.f64.f32 %b : f64 -> f32
    %4 = vm.ext.f32.f64 %a : f32 -> f64
    vm.return %0, %1, %2, %3, %4 : i32, i64, i64, f32, f64
  }
  vm.export @to_unsigned
  vm.func @to_unsigned(%a: f32, %b: f64) -> (i32, i64, i64) {
    %0 = vm.cast.f32.ui32 %a : f32 -> i32
    %1 = vm.cast.f32.ui64 %a : f32 -> i64
    %2 = vm.cast.f64.ui64 %b : f64 -> i64
    vm.return %0, %1, %2 : i32, i64, i64
  }
}
