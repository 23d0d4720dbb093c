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
    vm.import private @check.expect_true(%operand : i32)
    vm.import private @check.expect_all_true(%device : !vm.ref<!hal.device>, %operand : !vm.ref<!hal.buffer_view>)
    vm.import private @check.expect_eq(%device : !vm.ref<!hal.device>, %lhs : !vm.ref<!hal.buffer_view>, %rhs : !vm.ref<!hal.buffer_view>)
    vm.import private @check.expect_almost_eq(%device : !vm.ref<!hal.device>, %lhs : !vm.ref<!hal.buffer_view>, %rhs : !vm.ref<!hal.buffer_view>, %atol : f32, %rtol : f32)
    vm.func private @f(%arg0: i32, %arg1: !vm.ref<!hal.device>, %arg2: !vm.ref<!hal.buffer_view>) {
      vm.call @check.expect_true(%arg0) : (i32) -> ()
      vm.call @check.expect_all_true(%arg1, %arg2) : (!vm.ref<!hal.device>, !vm.ref<!hal.buffer_view>) -> ()
      vm.call @check.expect_eq(%arg1, %arg2, %arg2) : (!vm.ref<!hal.device>, !vm.ref<!hal.buffer_view>, !vm.ref<!hal.buffer_view>) -> ()
      %0 = vm.const.f32 9.99999974E-5
      %zero = vm.const.f32.zero
      vm.call @check.expect_almost_eq(%arg1, %arg2, %arg2, %0, %zero) : (!vm.ref<!hal.device>, !vm.ref<!hal.buffer_view>, !vm.ref<!hal.buffer_view>, f32, f32) -> ()
      vm.return
    }
  }
}
