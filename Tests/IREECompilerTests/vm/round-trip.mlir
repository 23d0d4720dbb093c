// RUN: iree-opt
// Round trip of `vm` operations.

module {
  vm.module public @m {
    vm.func @f() {
      %zero = vm.const.i32 0
      %c-3 = vm.const.i32 -3
      %null = vm.const.ref.zero : !vm.ref<?>
      vm.return
    }
  }
}
// OUTPUT: unchanged
// -----
module {
  vm.module public @m {
    vm.func @f(%arg0: i32, %arg1: i32) {
      %eq = vm.cmp.eq.i32 %arg0, %arg1 : i32
      vm.return
    }
  }
}
// OUTPUT: unchanged
// -----
module {
  vm.module public @m {
    vm.func @f(%arg0: i32, %arg1: i32) {
      vm.cond_fail %arg0, %arg1, "bad"
      vm.cond_fail %arg0
      vm.return
    }
  }
}
// OUTPUT: unchanged
// -----
module {
  vm.module public @m {
    vm.func @f(%arg0: i32, %arg1: !vm.buffer) {
      %buffer = vm.switch.ref %arg0[%arg1, %arg1] else %arg1 : !vm.buffer
      vm.return
    }
  }
}
// OUTPUT: unchanged
