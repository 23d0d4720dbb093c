// Integer instructions of the virtual machine, with the least and greatest numbers there are.
// modes: vm
// run: --function=i32 --input=7 --input=3 --input=5
// run: --function=i32 --input=-7 --input=3 --input=31
// run: --function=i32 --input=2147483647 --input=-1 --input=1
// run: --function=i32 --input=-2147483648 --input=2147483647 --input=0
// run: --function=i32 --input=0 --input=1 --input=32
// run: --function=i32 --input=65535 --input=-65536 --input=33
// run: --function=i32 --input=4294967295 --input=128 --input=-1
// run: --function=i64 --input=7 --input=3 --input=5
// run: --function=i64 --input=-7 --input=3 --input=63
// run: --function=i64 --input=9223372036854775807 --input=-1 --input=1
// run: --function=i64 --input=-9223372036854775808 --input=9223372036854775807 --input=0
// run: --function=i64 --input=0 --input=1 --input=64
// run: --function=i64 --input=4294967296 --input=-4294967296 --input=65
// run: --function=compare32 --input=1 --input=2
// run: --function=compare32 --input=-1 --input=2
// run: --function=compare32 --input=-5 --input=-5
// run: --function=compare32 --input=0 --input=-2147483648
// run: --function=compare64 --input=1 --input=2
// run: --function=compare64 --input=-1 --input=2
// run: --function=compare64 --input=-5 --input=-5
// run: --function=compare64 --input=4294967296 --input=0
// run: --function=narrow --input=-1 --input=-1
// run: --function=narrow --input=128 --input=4294967296
// run: --function=narrow --input=32768 --input=2147483648
// run: --function=narrow --input=305419896 --input=1311768467463790320
// run: --function=selects --input=0
// run: --function=selects --input=2
// run: --function=selects --input=3
// run: --function=selects --input=-1
vm.module @vm_integers {
  vm.export @i32
  vm.func @i32(%a: i32, %b: i32, %s: i32) -> (i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32) {
    %0 = vm.add.i32 %a, %b : i32
    %1 = vm.sub.i32 %a, %b : i32
    %2 = vm.mul.i32 %a, %b : i32
    %3 = vm.div.i32.u %a, %b : i32
    %4 = vm.rem.i32.u %a, %b : i32
    %5 = vm.fma.i32 %a, %b, %s : i32
    %6 = vm.abs.i32 %a : i32
    %7 = vm.min.i32.s %a, %b : i32
    %8 = vm.min.i32.u %a, %b : i32
    %9 = vm.max.i32.s %a, %b : i32
    %10 = vm.max.i32.u %a, %b : i32
    %11 = vm.not.i32 %a : i32
    %12 = vm.and.i32 %a, %b : i32
    %13 = vm.or.i32 %a, %b : i32
    %14 = vm.xor.i32 %a, %b : i32
    %15 = vm.ctlz.i32 %a : i32
    %c31 = vm.const.i32 31
    %m = vm.and.i32 %s, %c31 : i32
    %16 = vm.shl.i32 %a, %m : i32
    %17 = vm.shr.i32.s %a, %m : i32
    %18 = vm.shr.i32.u %a, %m : i32
    %c3 = vm.const.i32 3
    %19 = vm.div.i32.s %a, %c3 : i32
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19 : i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32
  }
  vm.export @i64
  vm.func @i64(%a: i64, %b: i64, %s: i32) -> (i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64) {
    %0 = vm.add.i64 %a, %b : i64
    %1 = vm.sub.i64 %a, %b : i64
    %2 = vm.mul.i64 %a, %b : i64
    %3 = vm.div.i64.u %a, %b : i64
    %4 = vm.rem.i64.u %a, %b : i64
    %5 = vm.fma.i64 %a, %b, %a : i64
    %6 = vm.abs.i64 %a : i64
    %7 = vm.min.i64.s %a, %b : i64
    %8 = vm.min.i64.u %a, %b : i64
    %9 = vm.max.i64.s %a, %b : i64
    %10 = vm.max.i64.u %a, %b : i64
    %11 = vm.not.i64 %a : i64
    %12 = vm.and.i64 %a, %b : i64
    %13 = vm.or.i64 %a, %b : i64
    %14 = vm.xor.i64 %a, %b : i64
    %15 = vm.ctlz.i64 %a : i64
    %c63 = vm.const.i32 63
    %m = vm.and.i32 %s, %c63 : i32
    %16 = vm.shl.i64 %a, %m : i64
    %17 = vm.shr.i64.s %a, %m : i64
    %18 = vm.shr.i64.u %a, %m : i64
    %c3 = vm.const.i64 3
    %19 = vm.rem.i64.s %a, %c3 : i64
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, %16, %17, %18, %19 : i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64, i64
  }
  vm.export @compare32
  vm.func @compare32(%a: i32, %b: i32) -> (i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32) {
    %0 = vm.cmp.eq.i32 %a, %b : i32
    %1 = vm.cmp.ne.i32 %a, %b : i32
    %2 = vm.cmp.lt.i32.s %a, %b : i32
    %3 = vm.cmp.lt.i32.u %a, %b : i32
    %4 = vm.cmp.lte.i32.s %a, %b : i32
    %5 = vm.cmp.lte.i32.u %a, %b : i32
    %6 = vm.cmp.gt.i32.s %a, %b : i32
    %7 = vm.cmp.gt.i32.u %a, %b : i32
    %8 = vm.cmp.gte.i32.s %a, %b : i32
    %9 = vm.cmp.gte.i32.u %a, %b : i32
    %10 = vm.cmp.nz.i32 %a : i32
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10 : i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32
  }
  vm.export @compare64
  vm.func @compare64(%a: i64, %b: i64) -> (i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32) {
    %0 = vm.cmp.eq.i64 %a, %b : i64
    %1 = vm.cmp.ne.i64 %a, %b : i64
    %2 = vm.cmp.lt.i64.s %a, %b : i64
    %3 = vm.cmp.lt.i64.u %a, %b : i64
    %4 = vm.cmp.lte.i64.s %a, %b : i64
    %5 = vm.cmp.lte.i64.u %a, %b : i64
    %6 = vm.cmp.gt.i64.s %a, %b : i64
    %7 = vm.cmp.gt.i64.u %a, %b : i64
    %8 = vm.cmp.gte.i64.s %a, %b : i64
    %9 = vm.cmp.gte.i64.u %a, %b : i64
    %10 = vm.cmp.nz.i64 %a : i64
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10 : i32, i32, i32, i32, i32, i32, i32, i32, i32, i32, i32
  }
  vm.export @narrow
  vm.func @narrow(%a: i32, %b: i64) -> (i32, i32, i32, i32, i32, i32, i32, i64, i64, i32) {
    %0 = vm.trunc.i32.i8 %a : i32 -> i32
    %1 = vm.trunc.i32.i16 %a : i32 -> i32
    %2 = vm.ext.i8.i32.s %a : i32 -> i32
    %3 = vm.ext.i8.i32.u %a : i32 -> i32
    %4 = vm.ext.i16.i32.s %a : i32 -> i32
    %5 = vm.ext.i16.i32.u %a : i32 -> i32
    %6 = vm.trunc.i64.i32 %b : i64 -> i32
    %7 = vm.ext.i32.i64.s %a : i32 -> i64
    %8 = vm.ext.i32.i64.u %a : i32 -> i64
    %9 = vm.trunc.i64.i8 %b : i64 -> i32
    vm.return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9 : i32, i32, i32, i32, i32, i32, i32, i64, i64, i32
  }
  vm.export @selects
  vm.func @selects(%i: i32) -> (i32, i64, i32, i64, f32, f64) {
    %a = vm.const.i32 10
    %b = vm.const.i32 20
    %c = vm.const.i32 30
    %la = vm.const.i64 -10
    %lb = vm.const.i64 4294967296
    %fa = vm.const.f32 1.5
    %fb = vm.const.f32 2.5
    %da = vm.const.f64 1.25
    %db = vm.const.f64 2.25
    %0 = vm.select.i32 %i, %a, %b : i32
    %1 = vm.select.i64 %i, %la, %lb : i64
    %2 = vm.switch.i32 %i[%a, %b, %c] else %i : i32
    %3 = vm.switch.i64 %i[%la, %lb] else %la : i64
    %4 = vm.select.f32 %i, %fa, %fb : f32
    %5 = vm.switch.f64 %i[%da, %db, %da] else %db : f64
    vm.return %0, %1, %2, %3, %4, %5 : i32, i64, i32, i64, f32, f64
  }
}
