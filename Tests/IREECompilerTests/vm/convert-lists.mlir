// RUN: iree-opt --iree-vm-conversion --iree-vm-target-index-bits=64
// Conversion of lists, globals and calls of the hal module to vm.

util.global private mutable @count = 3 : index

util.func private @list(%v: i32) -> i32 {
  %one = arith.constant 1 : index
  %list = util.list.create %one : !util.list<i32>
  util.list.resize %list, %one : !util.list<i32>
  util.list.set %list[%one], %v : !util.list<i32>
  %got = util.list.get %list[%one] : !util.list<i32>
  util.return %got : i32
}

util.func private @bump(%n: index) {
  %count = util.global.load @count : index
  %sum = arith.addi %count, %n : index
  util.global.store %sum, @count : index
  util.return
}

// Repeated fields are a segment of a variadic call.
util.func private @view(%b: !hal.buffer, %d: index) -> !hal.buffer_view {
  %zero = arith.constant 0 : index
  %size = arith.constant 64 : index
  %type = hal.element_type<f32> : i32
  %encoding = hal.encoding_type<dense_row_major> : i32
  %view = hal.buffer_view.create buffer(%b : !hal.buffer)[%zero, %size] shape([%d, %d]) type(%type) encoding(%encoding) : !hal.buffer_view
  util.return %view : !hal.buffer_view
}
// OUTPUT:
module attributes {vm.toplevel} {
  vm.module public @module {
    vm.import private @hal.buffer_view.create(%buffer : !vm.ref<!hal.buffer>, %source_offset : i64, %source_length : i64, %element_type : i32, %encoding_type : i32, %shape : i64 ...) -> !vm.ref<!hal.buffer_view> attributes {nosideeffects}
    vm.global.i64 private mutable @count = 3 : i64
    vm.func private @list(%arg0: i32) -> i32 {
      %c1 = vm.const.i64 1
      %c1_0 = vm.const.i32 1
      %list = vm.list.alloc %c1_0 : (i32) -> !vm.list<i32>
      %c1_1 = vm.const.i32 1
      vm.list.resize %list, %c1_1 : (!vm.list<i32>, i32)
      %c1_2 = vm.const.i32 1
      vm.list.set.i32 %list, %c1_2, %arg0 : (!vm.list<i32>, i32, i32)
      %c1_3 = vm.const.i32 1
      %0 = vm.list.get.i32 %list, %c1_3 : (!vm.list<i32>, i32) -> i32
      vm.return %0 : i32
    }
    vm.func private @bump(%arg0: i64) {
      %count = vm.global.load.i64 @count : i64
      %0 = vm.add.i64 %count, %arg0 : i64
      vm.global.store.i64 %0, @count : i64
      vm.return
    }
    vm.func private @view(%arg0: !vm.ref<!hal.buffer>, %arg1: i64) -> !vm.ref<!hal.buffer_view> {
      %zero = vm.const.i64.zero
      %c64 = vm.const.i64 64
      %c553648160 = vm.const.i32 553648160
      %c1 = vm.const.i32 1
      %ref = vm.call.variadic @hal.buffer_view.create(%arg0, %zero, %c64, %c553648160, %c1, [%arg1, %arg1]) {nosideeffects} : (!vm.ref<!hal.buffer>, i64, i64, i32, i32, i64 ...) -> !vm.ref<!hal.buffer_view>
      vm.return %ref : !vm.ref<!hal.buffer_view>
    }
  }
}
