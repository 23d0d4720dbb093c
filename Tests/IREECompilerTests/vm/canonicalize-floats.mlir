// RUN: iree-opt --pass-pipeline=builtin.module(vm.module(canonicalize))
// Only what is exact for all numbers folds: a product with zero may be NaN, and the sum with zero loses the sign of
// negative zero.
vm.module @identities {
  vm.func @kept(%a: f32, %b: f32) -> (f32, f32, f32, f32) {
    %zero = vm.const.f32.zero
    %0 = vm.mul.f32 %a, %zero : f32
    %1 = vm.add.f32 %a, %zero : f32
    %2 = vm.sub.f32 %a, %b : f32
    %3 = vm.add.f32 %2, %b : f32
    %4 = vm.mul.f32 %a, %b : f32
    %5 = vm.add.f32 %4, %b : f32
    vm.return %0, %1, %3, %5 : f32, f32, f32, f32
  }
  vm.func @folded(%a: f64) -> (f64, f64, f64, f64) {
    %one = vm.const.f64 1.0
    %zero = vm.const.f64.zero
    %negative = vm.const.f64 -0.0
    %0 = vm.mul.f64 %one, %a : f64
    %1 = vm.div.f64 %a, %one : f64
    %2 = vm.sub.f64 %a, %zero : f64
    %3 = vm.add.f64 %a, %negative : f64
    vm.return %0, %1, %2, %3 : f64, f64, f64, f64
  }
}
// OUTPUT:
module {
  vm.module public @identities {
    vm.func @kept(%arg0: f32, %arg1: f32) -> (f32, f32, f32, f32) {
      %zero = vm.const.f32.zero
      %0 = vm.mul.f32 %arg0, %zero : f32
      %1 = vm.add.f32 %arg0, %zero : f32
      %2 = vm.sub.f32 %arg0, %arg1 : f32
      %3 = vm.add.f32 %2, %arg1 : f32
      %4 = vm.mul.f32 %arg0, %arg1 : f32
      %5 = vm.add.f32 %4, %arg1 : f32
      vm.return %0, %1, %3, %5 : f32, f32, f32, f32
    }
    vm.func @folded(%arg0: f64) -> (f64, f64, f64, f64) {
      vm.return %arg0, %arg0, %arg0, %arg0 : f64, f64, f64, f64
    }
  }
}
// -----
// Constants are rounded to their format after each operation.
vm.module @constants {
  vm.func @arithmetic() -> (f32, f64, f32, f32, f32) {
    %a = vm.const.f32 0.1
    %b = vm.const.f32 3.0
    %c = vm.const.f64 0.1
    %d = vm.const.f64 3.0
    %m = vm.const.f32 -2.5
    %0 = vm.mul.f32 %a, %b : f32
    %1 = vm.mul.f64 %c, %d : f64
    %2 = vm.ceil.f32 %m : f32
    %3 = vm.abs.f32 %m : f32
    %4 = vm.fma.f32 %a, %b, %m : f32
    vm.return %0, %1, %2, %3, %4 : f32, f64, f32, f32, f32
  }
  vm.func @casts() -> (i32, i32, i64, f32, f64) {
    %a = vm.const.f32 2.5
    %b = vm.const.f32 -2.5
    %c = vm.const.i64 16777217
    %d = vm.const.i64 -1
    %0 = vm.cast.f32.si32 %a : f32 -> i32
    %1 = vm.cast.f32.si32 %b : f32 -> i32
    %2 = vm.cast.f32.si64 %b : f32 -> i64
    %3 = vm.cast.si64.f32 %c : i64 -> f32
    %4 = vm.cast.ui64.f64 %d : i64 -> f64
    vm.return %0, %1, %2, %3, %4 : i32, i32, i64, f32, f64
  }
}
// OUTPUT:
module {
  vm.module public @constants {
    vm.func @arithmetic() -> (f32, f64, f32, f32, f32) {
      %0 = vm.const.f32 -2.200000e+00
      %1 = vm.const.f32 2.500000e+00
      %2 = vm.const.f32 -2.000000e+00
      %3 = vm.const.f64 0.30000000000000004
      %4 = vm.const.f32 3.000000e-01
      vm.return %4, %3, %2, %1, %0 : f32, f64, f32, f32, f32
    }
    vm.func @casts() -> (i32, i32, i64, f32, f64) {
      %0 = vm.const.f64 1.8446744073709552E+19
      %1 = vm.const.f32 0x4B800000
      %c-3 = vm.const.i64 -3
      %c-3_0 = vm.const.i32 -3
      %c3 = vm.const.i32 3
      vm.return %c3, %c-3_0, %c-3, %1, %0 : i32, i32, i64, f32, f64
    }
  }
}
// -----
// What processors do not agree on stays.
vm.module @unspecified {
  vm.func @kept() -> (i32, i32, f32) {
    %big = vm.const.f32 1.0e+20
    %minus = vm.const.f32 -1.0
    %zero = vm.const.f32 0.0
    %negative = vm.const.f32 -0.0
    %0 = vm.cast.f32.si32 %big : f32 -> i32
    %1 = vm.cast.f32.ui32 %minus : f32 -> i32
    %2 = vm.min.f32 %zero, %negative : f32
    vm.return %0, %1, %2 : i32, i32, f32
  }
}
// OUTPUT:
module {
  vm.module public @unspecified {
    vm.func @kept() -> (i32, i32, f32) {
      %0 = vm.const.f32 1.000000e+20
      %1 = vm.const.f32 -1.000000e+00
      %zero = vm.const.f32.zero
      %2 = vm.const.f32 -0.000000e+00
      %3 = vm.cast.f32.si32 %0 : f32 -> i32
      %4 = vm.cast.f32.ui32 %1 : f32 -> i32
      %5 = vm.min.f32 %zero, %2 : f32
      vm.return %3, %4, %5 : i32, i32, f32
    }
  }
}
