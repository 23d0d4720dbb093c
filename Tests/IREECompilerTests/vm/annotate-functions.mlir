// RUN: iree-opt --iree-vm-annotate-functions --iree-vm-convert-to-yieldable-calls
// A function that calls one that yields does so too, and resumes in another block; recursion does not matter.
vm.module @yields {
  vm.import private @m.wait(%a : i32) -> i32 attributes {vm.yield}
  vm.import private @m.all(%a : i32 ...) -> i32 attributes {vm.yield}
  vm.func private @leaf(%a: i32) -> i32 {
    %0 = vm.call @m.wait(%a) : (i32) -> i32
    %1 = vm.call.variadic @m.all([%0, %a]) : (i32 ...) -> i32
    %2 = vm.add.i32 %0, %1 : i32
    vm.return %2 : i32
  }
  vm.func @caller(%a: i32) -> i32 {
    %0 = vm.call @leaf(%a) : (i32) -> i32
    %1 = vm.call @caller(%0) : (i32) -> i32
    vm.return %1 : i32
  }
  vm.func @other(%a: i32) -> i32 {
    vm.return %a : i32
  }
}
// OUTPUT:
module {
  vm.module public @yields {
    vm.import private @m.wait(%a : i32) -> i32 attributes {vm.yield}
    vm.import private @m.all(%a : i32 ...) -> i32 attributes {vm.yield}
    vm.func private @leaf(%arg0: i32) -> i32 attributes {vm.yield} {
      vm.call.yieldable @m.wait(%arg0) : (i32) -> ^bb1 (i32)
    ^bb1(%0: i32):  // pred: ^bb0
      vm.call.variadic.yieldable @m.all(%0, %arg0) <segment_sizes = dense<2> : vector<1xi16>, segment_types = [i32]> : (i32, i32) -> ^bb2 (i32)
    ^bb2(%1: i32):  // pred: ^bb1
      %2 = vm.add.i32 %0, %1 : i32
      vm.return %2 : i32
    }
    vm.func @caller(%arg0: i32) -> i32 attributes {vm.yield} {
      vm.call.yieldable @leaf(%arg0) : (i32) -> ^bb1 (i32)
    ^bb1(%0: i32):  // pred: ^bb0
      vm.call.yieldable @caller(%0) : (i32) -> ^bb2 (i32)
    ^bb2(%1: i32):  // pred: ^bb1
      vm.return %1 : i32
    }
    vm.func @other(%arg0: i32) -> i32 {
      vm.return %arg0 : i32
    }
  }
}
// -----
// References have to be released if something fails.
vm.module @unwinds {
  vm.func private @fails(%a: !vm.buffer, %o: i64) -> i32 {
    %0 = vm.buffer.load.i32 %a[%o] : !vm.buffer -> i32
    vm.return %0 : i32
  }
  vm.func @numbers(%a: i32, %b: i32) -> i32 {
    %0 = vm.div.i32.s %a, %b : i32
    vm.return %0 : i32
  }
}
// OUTPUT:
module {
  vm.module public @unwinds {
    vm.func private @fails(%arg0: !vm.buffer, %arg1: i64) -> i32 attributes {vm.unwind} {
      %0 = vm.buffer.load.i32 %arg0[%arg1] : !vm.buffer -> i32
      vm.return %0 : i32
    }
    vm.func @numbers(%arg0: i32, %arg1: i32) -> i32 {
      %0 = vm.div.i32.s %arg0, %arg1 : i32
      vm.return %0 : i32
    }
  }
}
