// RUN: iree-opt --pass-pipeline=builtin.module(vm.module(loop-invariant-code-motion))
// Operations leave all loops that do not change their operands, unless they may not be executed too often.
vm.module @nested {
  vm.func @f(%a: f32, %b: i32, %list: !vm.list<i32>, %from: index, %to: index, %step: index) {
    scf.for %i = %from to %to step %step {
      scf.for %j = %from to %to step %step {
        %0 = vm.neg.f32 %a : f32
        %1 = vm.mul.f32 %0, %a : f32
        %2 = vm.div.i32.s %b, %b : i32
        %3 = vm.list.size %list : (!vm.list<i32>) -> i32
        %4 = arith.addi %i, %step : index
        %5 = arith.addi %j, %step : index
        %6 = arith.divsi %from, %to : index
      }
    }
    vm.return
  }
}
// OUTPUT:
module {
  vm.module public @nested {
    vm.func @f(%arg0: f32, %arg1: i32, %arg2: !vm.list<i32>, %arg3: index, %arg4: index, %arg5: index) {
      %0 = vm.neg.f32 %arg0 : f32
      %1 = vm.mul.f32 %0, %arg0 : f32
      scf.for %arg6 = %arg3 to %arg4 step %arg5 {
        %2 = arith.addi %arg6, %arg5 : index
        scf.for %arg7 = %arg3 to %arg4 step %arg5 {
          %3 = vm.div.i32.s %arg1, %arg1 : i32
          %4 = vm.list.size %arg2 : (!vm.list<i32>) -> i32
          %5 = arith.addi %arg7, %arg5 : index
          %6 = arith.divsi %arg3, %arg4 : index
        }
      }
      vm.return
    }
  }
}
// -----
// An operation with regions leaves with them.
vm.module @regions {
  vm.func @f(%a: f32, %b: i1, %from: index, %to: index, %step: index) {
    scf.for %i = %from to %to step %step {
      %0 = scf.if %b -> (f32) {
        %1 = vm.neg.f32 %a : f32
        scf.yield %1 : f32
      } else {
        scf.yield %a : f32
      }
      %2 = scf.if %b -> (index) {
        scf.yield %i : index
      } else {
        scf.yield %from : index
      }
    }
    vm.return
  }
}
// OUTPUT:
module {
  vm.module public @regions {
    vm.func @f(%arg0: f32, %arg1: i1, %arg2: index, %arg3: index, %arg4: index) {
      %0 = scf.if %arg1 -> (f32) {
        %1 = vm.neg.f32 %arg0 : f32
        scf.yield %1 : f32
      } else {
        scf.yield %arg0 : f32
      }
      scf.for %arg5 = %arg2 to %arg3 step %arg4 {
        %1 = scf.if %arg1 -> (index) {
          scf.yield %arg5 : index
        } else {
          scf.yield %arg2 : index
        }
      }
      vm.return
    }
  }
}
