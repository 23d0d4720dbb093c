// RUN: iree-opt --pass-pipeline=builtin.module(vm.module(canonicalize))
// Constants are computed as the machine computes them: wrapping, and by the signedness of the operation.
vm.module @constants {
  vm.func @wrap() -> (i32, i32, i32, i32) {
    %big = vm.const.i32 0x7FFFFFFF
    %two = vm.const.i32 2
    %minus = vm.const.i32 -7
    %0 = vm.add.i32 %big, %two : i32
    %1 = vm.mul.i32 %big, %two : i32
    %2 = vm.div.i32.s %minus, %two : i32
    %3 = vm.div.i32.u %minus, %two : i32
    vm.return %0, %1, %2, %3 : i32, i32, i32, i32
  }
  vm.func @bits() -> (i32, i32, i64, i32, i32) {
    %minus = vm.const.i32 -8
    %c3 = vm.const.i32 3
    %long = vm.const.i64 1
    %0 = vm.shr.i32.s %minus, %c3 : i32
    %1 = vm.shr.i32.u %minus, %c3 : i32
    %2 = vm.ctlz.i64 %long : i64
    %3 = vm.min.i32.u %minus, %c3 : i32
    %4 = vm.max.i32.s %minus, %c3 : i32
    vm.return %0, %1, %2, %3, %4 : i32, i32, i64, i32, i32
  }
}
// OUTPUT:
module {
  vm.module public @constants {
    vm.func @wrap() -> (i32, i32, i32, i32) {
      %c2147483644 = vm.const.i32 2147483644
      %c-3 = vm.const.i32 -3
      %c-2 = vm.const.i32 -2
      %c-2147483647 = vm.const.i32 -2147483647
      vm.return %c-2147483647, %c-2, %c-3, %c2147483644 : i32, i32, i32, i32
    }
    vm.func @bits() -> (i32, i32, i64, i32, i32) {
      %c63 = vm.const.i64 63
      %c536870911 = vm.const.i32 536870911
      %c-1 = vm.const.i32 -1
      %c3 = vm.const.i32 3
      vm.return %c-1, %c536870911, %c63, %c3, %c3 : i32, i32, i64, i32, i32
    }
  }
}
// -----
// What traps or is undefined stays.
vm.module @undefined {
  vm.func @division(%a: i32) -> (i32, i32, i32) {
    %zero = vm.const.i32.zero
    %minimum = vm.const.i32 0x80000000
    %minus = vm.const.i32 -1
    %0 = vm.div.i32.s %a, %zero : i32
    %1 = vm.div.i32.s %minimum, %minus : i32
    %2 = vm.rem.i32.u %a, %zero : i32
    vm.return %0, %1, %2 : i32, i32, i32
  }
  vm.func @shift() -> i32 {
    %c1 = vm.const.i32 1
    %c32 = vm.const.i32 32
    %0 = vm.shl.i32 %c1, %c32 : i32
    vm.return %0 : i32
  }
}
// OUTPUT:
module {
  vm.module public @undefined {
    vm.func @division(%arg0: i32) -> (i32, i32, i32) {
      %zero = vm.const.i32.zero
      %c-2147483648 = vm.const.i32 -2147483648
      %c-1 = vm.const.i32 -1
      %0 = vm.div.i32.s %arg0, %zero : i32
      %1 = vm.div.i32.s %c-2147483648, %c-1 : i32
      %2 = vm.rem.i32.u %arg0, %zero : i32
      vm.return %0, %1, %2 : i32, i32, i32
    }
    vm.func @shift() -> i32 {
      %c1 = vm.const.i32 1
      %c32 = vm.const.i32 32
      %0 = vm.shl.i32 %c1, %c32 : i32
      vm.return %0 : i32
    }
  }
}
// -----
// Neutral elements and inverses; constants are on the right.
vm.module @identities {
  vm.func @neutral(%a: i64, %b: i64, %n: i32) -> (i64, i64, i64, i64, i64) {
    %zero = vm.const.i64.zero
    %one = vm.const.i64 1
    %0 = vm.add.i64 %zero, %a : i64
    %1 = vm.rem.i64.s %a, %one : i64
    %2 = vm.shl.i64 %zero, %n : i64
    %3 = vm.sub.i64 %a, %b : i64
    %4 = vm.add.i64 %b, %3 : i64
    %5 = vm.xor.i64 %a, %a : i64
    vm.return %0, %1, %2, %4, %5 : i64, i64, i64, i64, i64
  }
  vm.func @product(%a: i32, %b: i32) -> i32 {
    %c3 = vm.const.i32 3
    %c5 = vm.const.i32 5
    %0 = vm.mul.i32 %c3, %a : i32
    %1 = vm.mul.i32 %0, %c5 : i32
    vm.return %1 : i32
  }
}
// OUTPUT:
module {
  vm.module public @identities {
    vm.func @neutral(%arg0: i64, %arg1: i64, %arg2: i32) -> (i64, i64, i64, i64, i64) {
      %zero = vm.const.i64.zero
      vm.return %arg0, %zero, %zero, %arg0, %zero : i64, i64, i64, i64, i64
    }
    vm.func @product(%arg0: i32, %arg1: i32) -> i32 {
      %c15 = vm.const.i32 15
      %0 = vm.mul.i32 %arg0, %c15 : i32
      vm.return %0 : i32
    }
  }
}
// -----
// An addition takes the product that only it uses with it, in its block.
vm.module @multiply_add {
  vm.func @fused(%a: i64, %b: i64, %c: i64) -> i64 {
    %0 = vm.mul.i64 %a, %b : i64
    %1 = vm.add.i64 %c, %0 : i64
    vm.return %1 : i64
  }
  vm.func @shared(%a: i32, %b: i32) -> (i32, i32) {
    %0 = vm.mul.i32 %a, %b : i32
    %1 = vm.add.i32 %0, %a : i32
    vm.return %0, %1 : i32, i32
  }
  vm.func @simple(%a: i32, %b: i32) -> (i32, i32, i32, i32) {
    %zero = vm.const.i32.zero
    %one = vm.const.i32 1
    %c2 = vm.const.i32 2
    %0 = vm.fma.i32 %a, %zero, %b : i32
    %1 = vm.fma.i32 %one, %a, %b : i32
    %2 = vm.fma.i32 %a, %b, %zero : i32
    %3 = vm.fma.i32 %c2, %c2, %one : i32
    vm.return %0, %1, %2, %3 : i32, i32, i32, i32
  }
}
// OUTPUT:
module {
  vm.module public @multiply_add {
    vm.func @fused(%arg0: i64, %arg1: i64, %arg2: i64) -> i64 {
      %0 = vm.fma.i64 %arg0, %arg1, %arg2 : i64
      vm.return %0 : i64
    }
    vm.func @shared(%arg0: i32, %arg1: i32) -> (i32, i32) {
      %0 = vm.mul.i32 %arg0, %arg1 : i32
      %1 = vm.add.i32 %0, %arg0 : i32
      vm.return %0, %1 : i32, i32
    }
    vm.func @simple(%arg0: i32, %arg1: i32) -> (i32, i32, i32, i32) {
      %c5 = vm.const.i32 5
      %0 = vm.add.i32 %arg0, %arg1 : i32
      %1 = vm.mul.i32 %arg0, %arg1 : i32
      vm.return %arg1, %0, %1, %c5 : i32, i32, i32, i32
    }
  }
}
