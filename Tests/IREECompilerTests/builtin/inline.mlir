// RUN: iree-opt --inline
// Inlining of calls.

// Calls are inlined unless marked or recursive; uncalled private functions are erased.
util.func private @leaf(%a: i32, %b: i32) -> i32 {
  %0 = arith.addi %a, %b : i32
  util.return %0 : i32
}
util.func private @branches(%c: i1, %a: i32) -> (i32, i32) {
  cf.cond_br %c, ^bb1, ^bb2
^bb1:
  %0 = util.call @leaf(%a, %a) : (i32, i32) -> i32
  util.return %0, %a : i32, i32
^bb2:
  util.return %a, %a : i32, i32
}
util.func private @never(%a: i32) -> i32 attributes {inlining_policy = #util.inline.never} {
  util.return %a : i32
}
util.func private @self(%a: i32) -> i32 {
  %0 = util.call @self(%a) : (i32) -> i32
  util.return %0 : i32
}
util.func private @unused(%a: i32) -> i32 {
  %0 = util.call @unused2(%a) : (i32) -> i32
  util.return %0 : i32
}
util.func private @unused2(%a: i32) -> i32 {
  util.return %a : i32
}
util.func public @top(%c: i1, %a: i32, %n: index) -> (i32, i32, i32) {
  %0:2 = util.call @branches(%c, %a) : (i1, i32) -> (i32, i32)
  %1 = util.call @never(%0#0) : (i32) -> i32
  %2 = util.call @self(%1) : (i32) -> i32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %s = scf.for %i = %c0 to %n step %c1 iter_args(%x = %2) -> (i32) {
    %y:2 = util.call @branches(%c, %x) : (i1, i32) -> (i32, i32)
    %z = util.call @leaf(%y#0, %y#1) : (i32, i32) -> i32
    scf.yield %z : i32
  }
  util.return %0#1, %1, %s : i32, i32, i32
}
// OUTPUT:
module {
  util.func private @branches(%arg0: i1, %arg1: i32) -> (i32, i32) {
    cf.cond_br %arg0, ^bb1, ^bb2
  ^bb1:  // pred: ^bb0
    %0 = arith.addi %arg1, %arg1 : i32
    util.return %0, %arg1 : i32, i32
  ^bb2:  // pred: ^bb0
    util.return %arg1, %arg1 : i32, i32
  }
  util.func private @never(%arg0: i32) -> i32 attributes {inlining_policy = #util.inline.never} {
    util.return %arg0 : i32
  }
  util.func private @self(%arg0: i32) -> i32 {
    %0 = util.call @self(%arg0) : (i32) -> i32
    util.return %0 : i32
  }
  util.func public @top(%arg0: i1, %arg1: i32, %arg2: index) -> (i32, i32, i32) {
    %c1 = arith.constant 1 : index
    %c0 = arith.constant 0 : index
    cf.cond_br %arg0, ^bb1, ^bb2(%arg1 : i32)
  ^bb1:  // pred: ^bb0
    %0 = arith.addi %arg1, %arg1 : i32
    cf.br ^bb2(%0 : i32)
  ^bb2(%1: i32):  // 2 preds: ^bb0, ^bb1
    %2 = util.call @never(%1) : (i32) -> i32
    %3 = util.call @self(%2) : (i32) -> i32
    %4 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %3) -> (i32) {
      %5:2 = util.call @branches(%arg0, %arg4) : (i1, i32) -> (i32, i32)
      %6 = arith.addi %5#0, %5#1 : i32
      scf.yield %6 : i32
    }
    util.return %arg1, %2, %4 : i32, i32, i32
  }
}
