// RUN: iree-opt --iree-vm-drop-unused-calls --iree-vm-drop-optimization-barriers
// Calls without side effects and the calls that only they need.
vm.module @m {
  vm.import private @m.pure(%a : i32) -> i32 attributes {nosideeffects}
  vm.import private @m.effect(%a : i32) -> i32
  vm.func @f(%a: i32) -> i32 {
    %0 = vm.call @m.pure(%a) : (i32) -> i32
    %1 = vm.call @m.pure(%0) : (i32) -> i32
    %2 = vm.call @m.effect(%a) : (i32) -> i32
    %3 = vm.optimization_barrier %a : i32
    vm.return %3 : i32
  }
}
// OUTPUT:
module {
  vm.module public @m {
    vm.import private @m.pure(%a : i32) -> i32 attributes {nosideeffects}
    vm.import private @m.effect(%a : i32) -> i32
    vm.func @f(%arg0: i32) -> i32 {
      %0 = vm.call @m.effect(%arg0) : (i32) -> i32
      vm.return %arg0 : i32
    }
  }
}
