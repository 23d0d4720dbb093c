// RUN: iree-opt --iree-vm-conversion --iree-vm-target-index-bits=64
// Conversion of numbers to vm.

// Operands whose upper bits count are extended; results are wrapped.
util.func private @bytes(%a: i8, %b: i8) -> (i8, i8) {
  %sum = arith.addi %a, %b : i8
  %quotient = arith.divsi %a, %b : i8
  util.return %sum, %quotient : i8, i8
}

// Booleans are 0 or 1, and stay so through bitwise operations.
util.func private @both(%a: i1, %b: i1) -> i1 {
  %both = arith.andi %a, %b : i1
  util.return %both : i1
}

// Comparisons without an instruction swap their operands.
util.func private @greater(%a: i64, %b: i64, %x: f32, %y: f32) -> (i1, i1) {
  %int = arith.cmpi ugt, %a, %b : i64
  %float = arith.cmpf ogt, %x, %y : f32
  util.return %int, %float : i1, i1
}
// OUTPUT:
module attributes {vm.toplevel} {
  vm.module public @module {
    vm.func private @bytes(%arg0: i32, %arg1: i32) -> (i32, i32) {
      %0 = vm.add.i32 %arg0, %arg1 : i32
      %c255 = vm.const.i32 255
      %1 = vm.and.i32 %0, %c255 : i32
      %2 = vm.ext.i8.i32.s %arg0 : i32 -> i32
      %3 = vm.ext.i8.i32.s %arg1 : i32 -> i32
      %4 = vm.div.i32.s %2, %3 : i32
      %c255_0 = vm.const.i32 255
      %5 = vm.and.i32 %4, %c255_0 : i32
      vm.return %1, %5 : i32, i32
    }
    vm.func private @both(%arg0: i32, %arg1: i32) -> i32 {
      %0 = vm.and.i32 %arg0, %arg1 : i32
      vm.return %0 : i32
    }
    vm.func private @greater(%arg0: i64, %arg1: i64, %arg2: f32, %arg3: f32) -> (i32, i32) {
      %ugt = vm.cmp.gt.i64.u %arg0, %arg1 : i64
      %0 = vm.cmp.gt.f32.o %arg2, %arg3 : f32
      vm.return %ugt, %0 : i32, i32
    }
  }
}
