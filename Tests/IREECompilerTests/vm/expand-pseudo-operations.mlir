// RUN: iree-opt --iree-vm-expand-pseudo-operations
// Operations without an instruction.

// Casts take two steps.
vm.module @casts {
  vm.func @f(%a: i32, %b: i64) -> (i32, i32, i32, i64, i64) {
    %0 = vm.trunc.i16.i8 %a : i32 -> i32
    %1 = vm.trunc.i64.i8 %b : i64 -> i32
    %2 = vm.trunc.i64.i16 %b : i64 -> i32
    %3 = vm.ext.i8.i64.s %a : i32 -> i64
    %4 = vm.ext.i16.i64.u %a : i32 -> i64
    vm.return %0, %1, %2, %3, %4 : i32, i32, i32, i64, i64
  }
}
// OUTPUT:
module {
  vm.module public @casts {
    vm.func @f(%arg0: i32, %arg1: i64) -> (i32, i32, i32, i64, i64) {
      %0 = vm.ext.i16.i32.u %arg0 : i32 -> i32
      %1 = vm.trunc.i32.i8 %0 : i32 -> i32
      %2 = vm.trunc.i64.i32 %arg1 : i64 -> i32
      %3 = vm.trunc.i32.i8 %2 : i32 -> i32
      %4 = vm.trunc.i64.i32 %arg1 : i64 -> i32
      %5 = vm.trunc.i32.i16 %4 : i32 -> i32
      %6 = vm.ext.i8.i32.s %arg0 : i32 -> i32
      %7 = vm.ext.i32.i64.s %6 : i32 -> i64
      %8 = vm.ext.i16.i32.u %arg0 : i32 -> i32
      %9 = vm.ext.i32.i64.u %8 : i32 -> i64
      vm.return %1, %3, %5, %7, %9 : i32, i32, i32, i64, i64
    }
  }
}
// -----
// Comparisons of integers are negated where there is no other way; those of floats, which may be NaN, are not.
vm.module @comparisons {
  vm.func @f(%a: i32, %b: i32, %x: f32, %y: f32) -> (i32, i32, i32, i32, i32, i32) {
    %0 = vm.cmp.gt.i32.s %a, %b : i32
    %1 = vm.cmp.lte.i32.u %a, %b : i32
    %2 = vm.cmp.gte.i32.s %a, %b : i32
    %3 = vm.cmp.gte.f32.o %x, %y : f32
    %4 = vm.cmp.gt.f32.u %x, %y : f32
    %5 = vm.cmp.nz.f32.u %x : f32
    vm.return %0, %1, %2, %3, %4, %5 : i32, i32, i32, i32, i32, i32
  }
}
// OUTPUT:
module {
  vm.module public @comparisons {
    vm.func @f(%arg0: i32, %arg1: i32, %arg2: f32, %arg3: f32) -> (i32, i32, i32, i32, i32, i32) {
      %slt = vm.cmp.lt.i32.s %arg1, %arg0 : i32
      %c1 = vm.const.i32 1
      %ult = vm.cmp.lt.i32.u %arg1, %arg0 : i32
      %0 = vm.xor.i32 %ult, %c1 : i32
      %c1_0 = vm.const.i32 1
      %slt_1 = vm.cmp.lt.i32.s %arg0, %arg1 : i32
      %1 = vm.xor.i32 %slt_1, %c1_0 : i32
      %2 = vm.cmp.lte.f32.o %arg3, %arg2 : f32
      %3 = vm.cmp.lt.f32.u %arg3, %arg2 : f32
      %zero = vm.const.f32.zero
      %4 = vm.cmp.ne.f32.u %arg2, %zero : f32
      vm.return %slt, %0, %1, %2, %3, %4 : i32, i32, i32, i32, i32, i32
    }
  }
}
// -----
vm.module @near {
  vm.func @f(%x: f64, %y: f64) -> i32 {
    %0 = vm.cmp.eq.f64.near %x, %y : f64
    vm.return %0 : i32
  }
}
// OUTPUT:
module {
  vm.module public @near {
    vm.func @f(%arg0: f64, %arg1: f64) -> i32 {
      %zero = vm.const.f64.zero
      %0 = vm.cmp.lte.f64.o %zero, %arg0 : f64
      %1 = vm.cmp.lte.f64.o %zero, %arg1 : f64
      %ne = vm.cmp.ne.i32 %0, %1 : i32
      %2 = vm.cmp.eq.f64.o %arg0, %arg1 : f64
      %3 = vm.bitcast.f64.i64 %arg0 : f64 -> i64
      %4 = vm.bitcast.f64.i64 %arg1 : f64 -> i64
      %5 = vm.sub.i64 %3, %4 : i64
      %6 = vm.abs.i64 %5 : i64
      %c50000000000 = vm.const.i64 50000000000
      %slt = vm.cmp.lt.i64.s %6, %c50000000000 : i64
      %7 = vm.select.i32 %ne, %2, %slt : i32
      vm.return %7 : i32
    }
  }
}
// -----
// A failure is a block of its own.
vm.module @failures {
  vm.func @f(%a: i32, %s: i32) -> i32 {
    vm.cond_fail %a, %s, "first"
    %0 = vm.add.i32 %a, %s : i32
    vm.cond_fail %0
    vm.return %0 : i32
  }
}
// OUTPUT:
module {
  vm.module public @failures {
    vm.func @f(%arg0: i32, %arg1: i32) -> i32 {
      vm.cond_br %arg0, ^bb3(%arg1 : i32), ^bb1
    ^bb1:  // pred: ^bb0
      %0 = vm.add.i32 %arg0, %arg1 : i32
      vm.cond_br %0, ^bb4(%0 : i32), ^bb2
    ^bb2:  // pred: ^bb1
      vm.return %0 : i32
    ^bb3(%1: i32):  // pred: ^bb0
      vm.fail %1, "first"
    ^bb4(%2: i32):  // pred: ^bb1
      vm.fail %2
    }
  }
}
// -----
vm.module @checks {
  vm.func @f(%a: i64, %b: i64, %r: !vm.buffer) {
    vm.check.eq %a, %b, "equal" : i64
    vm.check.nz %r : !vm.buffer
    vm.return
  }
}
// OUTPUT:
module {
  vm.module public @checks {
    vm.func @f(%arg0: i64, %arg1: i64, %arg2: !vm.buffer) {
      %eq = vm.cmp.eq.i64 %arg0, %arg1 : i64
      %c1 = vm.const.i32 1
      %0 = vm.xor.i32 %eq, %c1 : i32
      %c9 = vm.const.i32 9
      vm.cond_br %0, ^bb3(%c9 : i32), ^bb1
    ^bb1:  // pred: ^bb0
      %rnz = vm.cmp.nz.ref %arg2 : !vm.buffer
      %c1_0 = vm.const.i32 1
      %1 = vm.xor.i32 %rnz, %c1_0 : i32
      %c9_1 = vm.const.i32 9
      vm.cond_br %1, ^bb4(%c9_1 : i32), ^bb2
    ^bb2:  // pred: ^bb1
      vm.return
    ^bb3(%2: i32):  // pred: ^bb0
      vm.fail %2, "equal"
    ^bb4(%3: i32):  // pred: ^bb1
      vm.fail %3
    }
  }
}
// -----
vm.module @barriers {
  vm.func @f(%a: i32) -> i32 {
    %0 = vm.optimization_barrier %a : i32
    vm.return %0 : i32
  }
}
// OUTPUT:
module {
  vm.module public @barriers {
    vm.func @f(%arg0: i32) -> i32 {
      vm.return %arg0 : i32
    }
  }
}
