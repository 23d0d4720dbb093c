// RUN: iree-opt --iree-vm-conversion
// Expectations are calls of the runtime's `check` module.

util.func private @f(%arg0: i1, %arg1: !hal.device, %arg2: !hal.buffer_view) {
  check.expect_true(%arg0) : i1
  check.expect_all_true<%arg1>(%arg2) : !hal.buffer_view
  check.expect_eq<%arg1>(%arg2, %arg2) : !hal.buffer_view
  check.expect_almost_eq<%arg1>(%arg2, %arg2) : !hal.buffer_view
  util.return
}
// OUTPUT:
module attributes {vm.toplevel} {
  vm.module public @module {
    vm.import private optional @check.expect_true(%operand : i32)
    vm.import private optional @check.expect_all_true(%device : !vm.ref<!hal.device>, %operand : !vm.ref<!hal.buffer_view>)
    vm.import private optional @check.expect_eq(%device : !vm.ref<!hal.device>, %lhs : !vm.ref<!hal.buffer_view>, %rhs : !vm.ref<!hal.buffer_view>)
    vm.import private optional @check.expect_almost_eq(%device : !vm.ref<!hal.device>, %lhs : !vm.ref<!hal.buffer_view>, %rhs : !vm.ref<!hal.buffer_view>, %atol : f32, %rtol : f32)
    vm.func private @f(%arg0: i32, %arg1: !vm.ref<!hal.device>, %arg2: !vm.ref<!hal.buffer_view>) {
      %has_check_expect_true = vm.import.resolved @check.expect_true : i32
      vm.cond_br %has_check_expect_true, ^bb1, ^bb2
    ^bb1:  // pred: ^bb0
      vm.call @check.expect_true(%arg0) : (i32) -> ()
      vm.br ^bb2
    ^bb2:  // 2 preds: ^bb0, ^bb1
      %has_check_expect_all_true = vm.import.resolved @check.expect_all_true : i32
      vm.cond_br %has_check_expect_all_true, ^bb3, ^bb4
    ^bb3:  // pred: ^bb2
      vm.call @check.expect_all_true(%arg1, %arg2) : (!vm.ref<!hal.device>, !vm.ref<!hal.buffer_view>) -> ()
      vm.br ^bb4
    ^bb4:  // 2 preds: ^bb2, ^bb3
      %has_check_expect_eq = vm.import.resolved @check.expect_eq : i32
      vm.cond_br %has_check_expect_eq, ^bb5, ^bb6
    ^bb5:  // pred: ^bb4
      vm.call @check.expect_eq(%arg1, %arg2, %arg2) : (!vm.ref<!hal.device>, !vm.ref<!hal.buffer_view>, !vm.ref<!hal.buffer_view>) -> ()
      vm.br ^bb6
    ^bb6:  // 2 preds: ^bb4, ^bb5
      %has_check_expect_almost_eq = vm.import.resolved @check.expect_almost_eq : i32
      vm.cond_br %has_check_expect_almost_eq, ^bb7, ^bb8
    ^bb7:  // pred: ^bb6
      %0 = vm.const.f32 9.99999974E-5
      %zero = vm.const.f32.zero
      vm.call @check.expect_almost_eq(%arg1, %arg2, %arg2, %0, %zero) : (!vm.ref<!hal.device>, !vm.ref<!hal.buffer_view>, !vm.ref<!hal.buffer_view>, f32, f32) -> ()
      vm.br ^bb8
    ^bb8:  // 2 preds: ^bb6, ^bb7
      vm.return
    }
  }
}
