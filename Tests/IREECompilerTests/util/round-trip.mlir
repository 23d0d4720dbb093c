// RUN: iree-opt
// Printed form of `util` operations.

module {
  util.func public @f(%arg0: index) {
    %0 = util.assume.int %arg0<umin = 2, umax = 3> : index
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index, %arg1: i32) {
    %0:2 = util.assume.int 
        %arg0[<udiv = 4>, <umin = 1>], 
        %arg1<umax = 9>
      : index, i32
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index, %arg1: i32, %arg2: i32) {
    %0 = util.switch i32 from [%arg1, %arg2] at %arg0 else %arg1 : i32
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index, %arg1: index) {
    %min, %max = util.range.extents [%arg0 for %arg1], [%arg1 for %arg0] : index
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i32, %arg1: i64) {
    %0 = util.list.construct [%arg0 : i32, %arg1 : i64] : !util.list<?>
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: !util.list<?>, %arg1: index, %arg2: i32) {
    %0 = util.list.get %arg0[%arg1] : !util.list<?> -> i32
    util.list.set %arg0[%arg1], %arg2 : i32 -> !util.list<?>
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index) {
    %buffer = util.buffer.alloc uninitialized <alignment = 16> {a.b} : !util.buffer{%arg0}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i32) {
    %0 = util.optimization_barrier %arg0 : i32
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index) {
    %bN_w = util.string.format "b{}.w"(%arg0) : (index) -> !util.buffer
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: tensor<4xf32>) {
    %0 = util.hoistable_conversion "there" inverts("back") (%arg1 = %arg0) : (tensor<4xf32>) -> tensor<4xf32> {
      util.return %arg1 : tensor<4xf32>
    }
    %1 = util.unfoldable_constant  {a.b} 43 : i32
    util.return
  }
}
// OUTPUT: unchanged
