// RUN: iree-opt
// Printed form of `scf` operations.

module {
  util.func public @f(%arg0: index, %arg1: i32) {
    %0 = scf.for %arg2 = %arg0 to %arg0 step %arg0 iter_args(%arg3 = %arg1) -> (i32) {
      scf.yield %arg3 : i32
    }
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i32) {
    scf.for %arg1 = %arg0 to %arg0 step %arg0  : i32 {
    }
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i1) {
    scf.if %arg0 {
    } else {
      util.scf.unreachable "why"
    }
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i1, %arg1: i32) {
    %0 = scf.while (%arg2 = %arg1) : (i32) -> i32 {
      scf.condition(%arg0) %arg2 : i32
    } do {
    ^bb0(%arg2: i32):
      scf.yield %arg2 : i32
    } attributes {a.b}
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index) {
    %0 = scf.index_switch %arg0 -> index 
    case 2 {
      scf.yield %arg0 : index
    }
    default {
      scf.yield %arg0 : index
    }
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: index) {
    scf.parallel (%arg1) = (%arg0) to (%arg0) step (%arg0) {
      scf.reduce 
    }
    util.return
  }
}
// OUTPUT: unchanged
// -----
module {
  util.func public @f(%arg0: i32) {
    %0 = scf.execute_region -> i32 {
      scf.yield %arg0 : i32
    }
    util.return
  }
}
// OUTPUT: unchanged
