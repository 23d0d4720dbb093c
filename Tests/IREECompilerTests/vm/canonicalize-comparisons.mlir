// RUN: iree-opt --pass-pipeline=builtin.module(vm.module(canonicalize))
// Comparisons without an instruction become others; negated ones become their inverse.
vm.module @integers {
  vm.func @pseudo(%a: i64, %b: i64) -> (i32, i32, i32) {
    %0 = vm.cmp.gt.i64.u %a, %b : i64
    %1 = vm.cmp.lte.i64.s %a, %b : i64
    %2 = vm.cmp.gte.i64.s %a, %b : i64
    vm.return %0, %1, %2 : i32, i32, i32
  }
  vm.func @negated(%a: i32, %b: i32) -> (i32, i32) {
    %one = vm.const.i32 1
    %0 = vm.cmp.eq.i32 %a, %b : i32
    %1 = vm.xor.i32 %0, %one : i32
    %2 = vm.cmp.gte.i32.u %a, %b : i32
    %3 = vm.xor.i32 %2, %one : i32
    vm.return %1, %3 : i32, i32
  }
  vm.func @nonzero(%a: i32, %b: !vm.buffer) -> (i32, i32, i32) {
    %zero = vm.const.i32.zero
    %null = vm.const.ref.zero : !vm.buffer
    %0 = vm.cmp.ne.i32 %zero, %a : i32
    %1 = vm.cmp.ne.ref %b, %null : !vm.buffer
    %2 = vm.cmp.eq.ref %null, %b : !vm.buffer
    vm.return %0, %1, %2 : i32, i32, i32
  }
}
// OUTPUT:
module {
  vm.module public @integers {
    vm.func @pseudo(%arg0: i64, %arg1: i64) -> (i32, i32, i32) {
      %c1 = vm.const.i32 1
      %ult = vm.cmp.lt.i64.u %arg1, %arg0 : i64
      %slt = vm.cmp.lt.i64.s %arg1, %arg0 : i64
      %0 = vm.xor.i32 %slt, %c1 : i32
      %slt_0 = vm.cmp.lt.i64.s %arg0, %arg1 : i64
      %1 = vm.xor.i32 %slt_0, %c1 : i32
      vm.return %ult, %0, %1 : i32, i32, i32
    }
    vm.func @negated(%arg0: i32, %arg1: i32) -> (i32, i32) {
      %ne = vm.cmp.ne.i32 %arg0, %arg1 : i32
      %ult = vm.cmp.lt.i32.u %arg0, %arg1 : i32
      vm.return %ne, %ult : i32, i32
    }
    vm.func @nonzero(%arg0: i32, %arg1: !vm.buffer) -> (i32, i32, i32) {
      %c1 = vm.const.i32 1
      %nz = vm.cmp.nz.i32 %arg0 : i32
      %rnz = vm.cmp.nz.ref %arg1 : !vm.buffer
      %rnz_0 = vm.cmp.nz.ref %arg1 : !vm.buffer
      %0 = vm.xor.i32 %rnz_0, %c1 : i32
      vm.return %nz, %rnz, %0 : i32, i32, i32
    }
  }
}
// -----
// NaN is neither less than a number nor not less: the negation of a comparison is none.
vm.module @floats {
  vm.func @pseudo(%a: f32, %b: f32) -> (i32, i32, i32) {
    %0 = vm.cmp.gte.f32.o %a, %b : f32
    %1 = vm.cmp.gt.f32.u %a, %b : f32
    %2 = vm.cmp.nz.f32.o %a : f32
    vm.return %0, %1, %2 : i32, i32, i32
  }
  vm.func @equal(%a: f64) -> (i32, i32, i32, i32) {
    %0 = vm.cmp.eq.f64.o %a, %a : f64
    %1 = vm.cmp.eq.f64.u %a, %a : f64
    %2 = vm.cmp.lt.f64.o %a, %a : f64
    %3 = vm.cmp.ne.f64.o %a, %a : f64
    vm.return %0, %1, %2, %3 : i32, i32, i32, i32
  }
  vm.func @constants() -> (i32, i32, i32, i32) {
    %nan = vm.const.f32 0x7FC00000
    %one = vm.const.f32 1.0
    %0 = vm.cmp.lt.f32.o %nan, %one : f32
    %1 = vm.cmp.lt.f32.u %nan, %one : f32
    %2 = vm.cmp.ne.f32.o %nan, %nan : f32
    %3 = vm.cmp.nan.f32 %nan : f32
    vm.return %0, %1, %2, %3 : i32, i32, i32, i32
  }
}
// OUTPUT:
module {
  vm.module public @floats {
    vm.func @pseudo(%arg0: f32, %arg1: f32) -> (i32, i32, i32) {
      %zero = vm.const.f32.zero
      %0 = vm.cmp.lte.f32.o %arg1, %arg0 : f32
      %1 = vm.cmp.lt.f32.u %arg1, %arg0 : f32
      %2 = vm.cmp.ne.f32.o %arg0, %zero : f32
      vm.return %0, %1, %2 : i32, i32, i32
    }
    vm.func @equal(%arg0: f64) -> (i32, i32, i32, i32) {
      %zero = vm.const.i32.zero
      %c1 = vm.const.i32 1
      %0 = vm.cmp.eq.f64.o %arg0, %arg0 : f64
      %1 = vm.cmp.ne.f64.o %arg0, %arg0 : f64
      vm.return %0, %c1, %zero, %1 : i32, i32, i32, i32
    }
    vm.func @constants() -> (i32, i32, i32, i32) {
      %c1 = vm.const.i32 1
      %zero = vm.const.i32.zero
      vm.return %zero, %c1, %c1, %c1 : i32, i32, i32, i32
    }
  }
}
// -----
// Near equality counts the numbers between two.
vm.module @near {
  vm.func @values(%a: f64, %b: f64) -> i32 {
    %0 = vm.cmp.eq.f64.near %a, %b : f64
    vm.return %0 : i32
  }
  vm.func @constants() -> (i32, i32) {
    %a = vm.const.f32 1.0
    %b = vm.const.f32 1.0000001
    %c = vm.const.f32 1.1
    %0 = vm.cmp.eq.f32.near %a, %b : f32
    %1 = vm.cmp.eq.f32.near %a, %c : f32
    vm.return %0, %1 : i32, i32
  }
}
// OUTPUT:
module {
  vm.module public @near {
    vm.func @values(%arg0: f64, %arg1: f64) -> i32 {
      %c50000000000 = vm.const.i64 50000000000
      %c1 = vm.const.i32 1
      %zero = vm.const.f64.zero
      %0 = vm.cmp.lt.f64.o %arg0, %zero : f64
      %1 = vm.xor.i32 %0, %c1 : i32
      %2 = vm.cmp.lt.f64.o %arg1, %zero : f64
      %3 = vm.xor.i32 %2, %c1 : i32
      %ne = vm.cmp.ne.i32 %1, %3 : i32
      vm.cond_br %ne, ^bb1, ^bb2
    ^bb1:  // pred: ^bb0
      %4 = vm.cmp.eq.f64.o %arg0, %arg1 : f64
      vm.br ^bb3(%4 : i32)
    ^bb2:  // pred: ^bb0
      %5 = vm.bitcast.f64.i64 %arg0 : f64 -> i64
      %6 = vm.bitcast.f64.i64 %arg1 : f64 -> i64
      %7 = vm.sub.i64 %5, %6 : i64
      %8 = vm.abs.i64 %7 : i64
      %slt = vm.cmp.lt.i64.s %8, %c50000000000 : i64
      vm.br ^bb3(%slt : i32)
    ^bb3(%9: i32):  // 2 preds: ^bb1, ^bb2
      vm.return %9 : i32
    }
    vm.func @constants() -> (i32, i32) {
      %zero = vm.const.i32.zero
      %c1 = vm.const.i32 1
      vm.return %c1, %zero : i32, i32
    }
  }
}
