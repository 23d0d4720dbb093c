// RUN: iree-opt --canonicalize
// Structured control flow.

// An `scf.if` on a constant is inlined; one that only yields becomes a select.
util.func public @f(%c: i1, %x: i32, %y: i32) -> (i32, i32) {
  %true = arith.constant true
  %a = scf.if %true -> (i32) {
    scf.yield %x : i32
  } else {
    scf.yield %y : i32
  }
  %b = scf.if %c -> (i32) {
    scf.yield %x : i32
  } else {
    scf.yield %y : i32
  }
  util.return %a, %b : i32, i32
}
// OUTPUT:
module {
  util.func public @f(%arg0: i1, %arg1: i32, %arg2: i32) -> (i32, i32) {
    %0 = arith.select %arg0, %arg1, %arg2 : i32
    util.return %arg1, %0 : i32, i32
  }
}
// -----
// A loop that runs once is inlined, one that never runs is replaced by its initial values; loop-invariant
// iteration arguments are dropped.
util.func public @f(%x: i32, %n: index) -> (i32, i32, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = scf.for %i = %c0 to %c1 step %c1 iter_args(%k = %x) -> (i32) {
    %s = arith.addi %k, %k : i32
    scf.yield %s : i32
  }
  %b = scf.for %i = %c1 to %c0 step %c1 iter_args(%k = %x) -> (i32) {
    %s = arith.addi %k, %k : i32
    scf.yield %s : i32
  }
  %d:2 = scf.for %i = %c0 to %n step %c1 iter_args(%k = %n, %l = %n) -> (index, index) {
    %s = util.optimization_barrier %k : index
    scf.yield %s, %l : index, index
  }
  util.return %a, %b, %d#1 : i32, i32, index
}
// OUTPUT:
module {
  util.func public @f(%arg0: i32, %arg1: index) -> (i32, i32, index) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %0 = arith.addi %arg0, %arg0 : i32
    %1 = scf.for %arg2 = %c0 to %arg1 step %c1 iter_args(%arg3 = %arg1) -> (index) {
      %2 = util.optimization_barrier %arg3 : index
      scf.yield %2 : index
    }
    util.return %0, %arg0, %arg1 : i32, i32, index
  }
}
// -----
// Values that an `scf.while` forwards unchanged are dropped.
util.func public @f(%c: i1, %x: i32, %y: i32) -> (i32) {
  %r:2 = scf.while (%a = %x, %b = %y) : (i32, i32) -> (i32, i32) {
    %q = util.optimization_barrier %b : i32
    %p = arith.cmpi eq, %q, %a : i32
    scf.condition(%p) %a, %q : i32, i32
  } do {
  ^bb0(%a: i32, %b: i32):
    %z = arith.addi %b, %b : i32
    scf.yield %a, %z : i32, i32
  }
  util.return %r#0 : i32
}
// OUTPUT:
module {
  util.func public @f(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
    %0 = scf.while (%arg3 = %arg2) : (i32) -> i32 {
      %1 = util.optimization_barrier %arg3 : i32
      %2 = arith.cmpi eq, %1, %arg1 : i32
      scf.condition(%2) %1 : i32
    } do {
    ^bb0(%arg3: i32):
      %1 = arith.addi %arg3, %arg3 : i32
      scf.yield %1 : i32
    }
    util.return %arg1 : i32
  }
}
