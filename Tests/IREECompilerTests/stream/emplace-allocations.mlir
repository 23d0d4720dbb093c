// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-stream-emplace-allocations))'
// Results placed in the storage that they are copied to.

// A result that is copied into another resource is written there; others get their own storage.
util.func private @place(%in: !stream.resource<*>, %n: index, %k: index) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c16 = arith.constant 16 : index
  %end = arith.addi %k, %c16 : index
  %c1 = arith.constant 1 : i8
  %r:2 = stream.async.dispatch @e::@one(%k, %in[%c0 to %n for %n]) : (index, !stream.resource<*>{%n}) -> (!stream.resource<*>{%c16}, !stream.resource<*>{%n})
  %s = stream.async.splat %c1 : i8 -> !stream.resource<*>{%n}
  %u = stream.async.update %r#0, %s[%k to %end] : !stream.resource<*>{%c16} -> %s as !stream.resource<*>{%n}
  util.return %u, %r#1 : !stream.resource<*>, !stream.resource<*>
}
// OUTPUT:
module {
  util.func private @place(%arg0: !stream.resource<*>, %arg1: index, %arg2: index) -> (!stream.resource<*>, !stream.resource<*>) {
    %c0 = arith.constant 0 : index
    %c0_0 = arith.constant 0 : index
    %c16 = arith.constant 16 : index
    %0 = arith.addi %arg2, %c16 : index
    %c1_i8 = arith.constant 1 : i8
    %1 = stream.async.alloca : !stream.resource<*>{%arg1}
    %2 = stream.async.splat %c1_i8 : i8 -> !stream.resource<*>{%arg1}
    %3:2 = stream.async.dispatch @e::@one(%arg2, %arg0[%c0_0 to %arg1 for %arg1], %2[%arg2 to %0 for %c16], %1[%c0 to %arg1 for %arg1]) : (index, !stream.resource<*>{%arg1}, !stream.resource<*>{%arg1}, !stream.resource<*>{%arg1}) -> (%2{%arg1}, %1{%arg1})
    util.return %3#0, %3#1 : !stream.resource<*>, !stream.resource<*>
  }
}
// -----
// A result with other uses is not moved.
util.func private @used(%n: index) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : i8
  %s = stream.async.splat %c1 : i8 -> !stream.resource<*>{%n}
  %r = stream.async.dispatch @e::@one() : () -> !stream.resource<*>{%n}
  %u = stream.async.update %r, %s[%c0 to %n] : !stream.resource<*>{%n} -> %s as !stream.resource<*>{%n}
  util.return %u, %r : !stream.resource<*>, !stream.resource<*>
}
// OUTPUT:
module {
  util.func private @used(%arg0: index) -> (!stream.resource<*>, !stream.resource<*>) {
    %c0 = arith.constant 0 : index
    %c1_i8 = arith.constant 1 : i8
    %0 = stream.async.splat %c1_i8 : i8 -> !stream.resource<*>{%arg0}
    %1 = stream.async.dispatch @e::@one() : () -> !stream.resource<*>{%arg0}
    %2 = stream.async.update %1, %0[%c0 to %arg0] : !stream.resource<*>{%arg0} -> %0 as !stream.resource<*>{%arg0}
    util.return %2, %1 : !stream.resource<*>, !stream.resource<*>
  }
}
