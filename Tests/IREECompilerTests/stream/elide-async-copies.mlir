// RUN: iree-opt --iree-stream-elide-async-copies
// Redundant copies.

// The last user of a resource may mutate it.
util.func public @last(%n: index, %v: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %s = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  %x = stream.async.clone %s : !stream.resource<*>{%n} -> !stream.resource<*>{%n}
  %a = stream.async.fill %v, %x[%c0 to %c8 for %c8] : i32 -> %x as !stream.resource<*>{%n}
  %y = stream.async.clone %s : !stream.resource<*>{%n} -> !stream.resource<*>{%n}
  %b = stream.async.fill %v, %y[%c0 to %c8 for %c8] : i32 -> %y as !stream.resource<*>{%n}
  util.return %a, %b : !stream.resource<*>, !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @last(%arg0: index, %arg1: i32) -> (!stream.resource<*>, !stream.resource<*>) {
    %c0 = arith.constant 0 : index
    %c8 = arith.constant 8 : index
    %0 = stream.async.splat %arg1 : i32 -> !stream.resource<*>{%arg0}
    %1 = stream.async.clone %0 : !stream.resource<*>{%arg0} -> !stream.resource<*>{%arg0}
    %2 = stream.async.fill %arg1, %1[%c0 to %c8 for %c8] : i32 -> %1 as !stream.resource<*>{%arg0}
    %3 = stream.async.fill %arg1, %0[%c0 to %c8 for %c8] : i32 -> %0 as !stream.resource<*>{%arg0}
    util.return %2, %3 : !stream.resource<*>, !stream.resource<*>
  }
}
// -----
// Arguments at their last use in all callers are mutated in place; those of public functions are not.
util.func private @callee(%in: !stream.resource<*>, %n: index, %v: i32) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %x = stream.async.clone %in : !stream.resource<*>{%n} -> !stream.resource<*>{%n}
  %a = stream.async.fill %v, %x[%c0 to %n for %n] : i32 -> %x as !stream.resource<*>{%n}
  util.return %a : !stream.resource<*>
}
util.func public @caller(%in: !stream.resource<*>, %n: index, %v: i32) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %x = stream.async.clone %in : !stream.resource<*>{%n} -> !stream.resource<*>{%n}
  %a = stream.async.fill %v, %x[%c0 to %n for %n] : i32 -> %x as !stream.resource<*>{%n}
  %r = util.call @callee(%a, %n, %v) : (!stream.resource<*>, index, i32) -> !stream.resource<*>
  util.return %r : !stream.resource<*>
}
// OUTPUT:
module {
  util.func private @callee(%arg0: !stream.resource<*>, %arg1: index, %arg2: i32) -> !stream.resource<*> {
    %c0 = arith.constant 0 : index
    %0 = stream.async.fill %arg2, %arg0[%c0 to %arg1 for %arg1] : i32 -> %arg0 as !stream.resource<*>{%arg1}
    util.return %0 : !stream.resource<*>
  }
  util.func public @caller(%arg0: !stream.resource<*>, %arg1: index, %arg2: i32) -> !stream.resource<*> {
    %c0 = arith.constant 0 : index
    %0 = stream.async.clone %arg0 : !stream.resource<*>{%arg1} -> !stream.resource<*>{%arg1}
    %1 = stream.async.fill %arg2, %0[%c0 to %arg1 for %arg1] : i32 -> %0 as !stream.resource<*>{%arg1}
    %2 = util.call @callee(%1, %arg1, %arg2) : (!stream.resource<*>, index, i32) -> !stream.resource<*>
    util.return %2 : !stream.resource<*>
  }
}
// -----
// A loop that mutates its copy in each iteration needs the copy.
util.func public @again(%n: index, %v: i32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %s = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  scf.for %i = %c0 to %n step %c1 {
    %x = stream.async.clone %s : !stream.resource<*>{%n} -> !stream.resource<*>{%n}
    %a = stream.async.dispatch @e::@one(%x[%c0 to %n for %n]) : (!stream.resource<*>{%n}) -> %x{%n}
    %b = util.optimization_barrier %a : !stream.resource<*>
  }
  util.return
}
// OUTPUT:
module {
  util.func public @again(%arg0: index, %arg1: i32) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %0 = stream.async.splat %arg1 : i32 -> !stream.resource<*>{%arg0}
    scf.for %arg2 = %c0 to %arg0 step %c1 {
      %1 = stream.async.clone %0 : !stream.resource<*>{%arg0} -> !stream.resource<*>{%arg0}
      %2 = stream.async.dispatch @e::@one(%1[%c0 to %arg0 for %arg0]) : (!stream.resource<*>{%arg0}) -> %1{%arg0}
      %3 = util.optimization_barrier %2 : !stream.resource<*>
    }
    util.return
  }
}
// -----
// So does a loop of blocks.
util.func public @around(%n: index, %v: i32, %go: i1) {
  %c0 = arith.constant 0 : index
  %s = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  cf.br ^bb1
^bb1:
  %x = stream.async.clone %s : !stream.resource<*>{%n} -> !stream.resource<*>{%n}
  %a = stream.async.dispatch @e::@one(%x[%c0 to %n for %n]) : (!stream.resource<*>{%n}) -> %x{%n}
  %b = util.optimization_barrier %a : !stream.resource<*>
  cf.cond_br %go, ^bb1, ^bb2
^bb2:
  util.return
}
// OUTPUT:
module {
  util.func public @around(%arg0: index, %arg1: i32, %arg2: i1) {
    %c0 = arith.constant 0 : index
    %0 = stream.async.splat %arg1 : i32 -> !stream.resource<*>{%arg0}
    cf.br ^bb1
  ^bb1:  // 2 preds: ^bb0, ^bb1
    %1 = stream.async.clone %0 : !stream.resource<*>{%arg0} -> !stream.resource<*>{%arg0}
    %2 = stream.async.dispatch @e::@one(%1[%c0 to %arg0 for %arg0]) : (!stream.resource<*>{%arg0}) -> %1{%arg0}
    %3 = util.optimization_barrier %2 : !stream.resource<*>
    cf.cond_br %arg2, ^bb1, ^bb2
  ^bb2:  // pred: ^bb1
    util.return
  }
}
// -----
// A slice that is only read need not be a copy.
util.func public @slice(%in: !stream.resource<*>, %n: index, %m: index) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %c16 = arith.constant 16 : index
  %c32 = arith.constant 32 : index
  %x = stream.async.slice %in[%c16 to %c32] : !stream.resource<*>{%n} -> !stream.resource<*>{%c16}
  %a = stream.async.dispatch @e::@one(%x[%c0 to %c16 for %c16], %m) : (!stream.resource<*>{%c16}, index) -> !stream.resource<*>{%n}
  util.return %a : !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @slice(%arg0: !stream.resource<*>, %arg1: index, %arg2: index) -> !stream.resource<*> {
    %c0 = arith.constant 0 : index
    %c16 = arith.constant 16 : index
    %c32 = arith.constant 32 : index
    %c32_0 = arith.constant 32 : index
    %0 = stream.async.dispatch @e::@one(%arg0[%c16 to %c32_0 for %c16], %arg2) : (!stream.resource<*>{%arg1}, index) -> !stream.resource<*>{%arg1}
    util.return %0 : !stream.resource<*>
  }
}
// -----
// A transfer within one affinity is erased.
util.func public @stay(%in: !stream.resource<external>, %n: index) -> !stream.resource<external> {
  %x = stream.async.transfer %in : !stream.resource<external>{%n} -> !stream.resource<external>{%n}
  util.return %x : !stream.resource<external>
}
// OUTPUT:
module {
  util.func public @stay(%arg0: !stream.resource<external>, %arg1: index) -> !stream.resource<external> {
    util.return %arg0 : !stream.resource<external>
  }
}
// -----
// A transfer within one affinity is a copy if one side is mutated and the other is used later.
util.func public @kept(%n: index, %v: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %s = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  %x = stream.async.transfer %s : !stream.resource<*>{%n} -> !stream.resource<*>{%n}
  %a = stream.async.dispatch @e::@one(%x[%c0 to %n for %n]) : (!stream.resource<*>{%n}) -> %x{%n}
  util.return %a, %s : !stream.resource<*>, !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @kept(%arg0: index, %arg1: i32) -> (!stream.resource<*>, !stream.resource<*>) {
    %c0 = arith.constant 0 : index
    %0 = stream.async.splat %arg1 : i32 -> !stream.resource<*>{%arg0}
    %1 = stream.async.transfer %0 : !stream.resource<*>{%arg0} -> !stream.resource<*>{%arg0}
    %2 = stream.async.dispatch @e::@one(%1[%c0 to %arg0 for %arg0]) : (!stream.resource<*>{%arg0}) -> %1{%arg0}
    util.return %2, %0 : !stream.resource<*>, !stream.resource<*>
  }
}
// -----
// A mutable global is updated in place, and keeps what it is then while the value is only read.
util.global private mutable @g : !stream.resource<variable>
util.func public @handed_over(%n: index, %v: i32) -> !stream.resource<variable> {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %l = util.global.load @g : !stream.resource<variable>
  %x = stream.async.clone %l : !stream.resource<variable>{%n} -> !stream.resource<variable>{%n}
  %a = stream.async.fill %v, %x[%c0 to %c8 for %c8] : i32 -> %x as !stream.resource<variable>{%n}
  %s = stream.async.clone %a : !stream.resource<variable>{%n} -> !stream.resource<variable>{%n}
  util.global.store %s, @g : !stream.resource<variable>
  %r = stream.async.slice %a[%c0 to %c8] : !stream.resource<variable>{%n} -> !stream.resource<variable>{%c8}
  util.return %r : !stream.resource<variable>
}
// OUTPUT:
module {
  util.global private mutable @g : !stream.resource<variable>
  util.func public @handed_over(%arg0: index, %arg1: i32) -> !stream.resource<variable> {
    %c0 = arith.constant 0 : index
    %c8 = arith.constant 8 : index
    %g = util.global.load @g : !stream.resource<variable>
    %0 = stream.async.fill %arg1, %g[%c0 to %c8 for %c8] : i32 -> %g as !stream.resource<variable>{%arg0}
    util.global.store %0, @g : !stream.resource<variable>
    %1 = stream.async.slice %0[%c0 to %c8] : !stream.resource<variable>{%arg0} -> !stream.resource<variable>{%c8}
    util.return %1 : !stream.resource<variable>
  }
}
// -----
// What was loaded before such an update, and is read after it, is copied first.
util.global private mutable @g : !stream.resource<variable>
util.func public @overtaken(%n: index, %v: i32) -> !stream.resource<variable> {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %o = util.global.load @g : !stream.resource<variable>
  %y = stream.async.clone %o : !stream.resource<variable>{%n} -> !stream.resource<variable>{%n}
  %l = util.global.load @g : !stream.resource<variable>
  %x = stream.async.clone %l : !stream.resource<variable>{%n} -> !stream.resource<variable>{%n}
  %a = stream.async.fill %v, %x[%c0 to %c8 for %c8] : i32 -> %x as !stream.resource<variable>{%n}
  util.global.store %a, @g : !stream.resource<variable>
  %r = stream.async.slice %y[%c0 to %c8] : !stream.resource<variable>{%n} -> !stream.resource<variable>{%c8}
  util.return %r : !stream.resource<variable>
}
// OUTPUT:
module {
  util.global private mutable @g : !stream.resource<variable>
  util.func public @overtaken(%arg0: index, %arg1: i32) -> !stream.resource<variable> {
    %c0 = arith.constant 0 : index
    %c8 = arith.constant 8 : index
    %g = util.global.load @g : !stream.resource<variable>
    %0 = stream.async.clone %g : !stream.resource<variable>{%arg0} -> !stream.resource<variable>{%arg0}
    %g_0 = util.global.load @g : !stream.resource<variable>
    %1 = stream.async.fill %arg1, %g_0[%c0 to %c8 for %c8] : i32 -> %g_0 as !stream.resource<variable>{%arg0}
    util.global.store %1, @g : !stream.resource<variable>
    %2 = stream.async.slice %0[%c0 to %c8] : !stream.resource<variable>{%arg0} -> !stream.resource<variable>{%c8}
    util.return %2 : !stream.resource<variable>
  }
}
// -----
// An update that is not stored again is not one of the global.
util.global private mutable @g : !stream.resource<variable>
util.func public @not_stored(%n: index, %v: i32) -> !stream.resource<variable> {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %l = util.global.load @g : !stream.resource<variable>
  %x = stream.async.clone %l : !stream.resource<variable>{%n} -> !stream.resource<variable>{%n}
  %a = stream.async.fill %v, %x[%c0 to %c8 for %c8] : i32 -> %x as !stream.resource<variable>{%n}
  %r = stream.async.slice %a[%c0 to %c8] : !stream.resource<variable>{%n} -> !stream.resource<variable>{%c8}
  util.return %r : !stream.resource<variable>
}
// OUTPUT:
module {
  util.global private mutable @g : !stream.resource<variable>
  util.func public @not_stored(%arg0: index, %arg1: i32) -> !stream.resource<variable> {
    %c0 = arith.constant 0 : index
    %c8 = arith.constant 8 : index
    %g = util.global.load @g : !stream.resource<variable>
    %0 = stream.async.clone %g : !stream.resource<variable>{%arg0} -> !stream.resource<variable>{%arg0}
    %1 = stream.async.fill %arg1, %0[%c0 to %c8 for %c8] : i32 -> %0 as !stream.resource<variable>{%arg0}
    %2 = stream.async.slice %1[%c0 to %c8] : !stream.resource<variable>{%arg0} -> !stream.resource<variable>{%c8}
    util.return %2 : !stream.resource<variable>
  }
}
