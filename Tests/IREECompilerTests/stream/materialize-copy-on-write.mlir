// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-stream-materialize-copy-on-write))'
// Copies of operands that are overwritten and have other uses.

// Values from outside, or with other users, are copied before mutation.
util.func private @copies(%in: !stream.resource<*>, %n: index, %v: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %a = stream.async.fill %v, %in[%c0 to %n for %n] : i32 -> %in as !stream.resource<*>{%n}
  %s = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  %b = stream.async.dispatch @e::@one(%s[%c0 to %n for %n], %s[%c0 to %n for %n]) : (!stream.resource<*>{%n}, !stream.resource<*>{%n}) -> %s{%n}
  %c = stream.async.update %a, %s[%c0 to %n] : !stream.resource<*>{%n} -> %s as !stream.resource<*>{%n}
  util.return %b, %c : !stream.resource<*>, !stream.resource<*>
}
// OUTPUT:
module {
  util.func private @copies(%arg0: !stream.resource<*>, %arg1: index, %arg2: i32) -> (!stream.resource<*>, !stream.resource<*>) {
    %c0 = arith.constant 0 : index
    %0 = stream.async.clone %arg0 : !stream.resource<*>{%arg1} -> !stream.resource<*>{%arg1}
    %1 = stream.async.fill %arg2, %0[%c0 to %arg1 for %arg1] : i32 -> %0 as !stream.resource<*>{%arg1}
    %2 = stream.async.splat %arg2 : i32 -> !stream.resource<*>{%arg1}
    %3 = stream.async.clone %2 : !stream.resource<*>{%arg1} -> !stream.resource<*>{%arg1}
    %4 = stream.async.dispatch @e::@one(%3[%c0 to %arg1 for %arg1], %3[%c0 to %arg1 for %arg1]) : (!stream.resource<*>{%arg1}, !stream.resource<*>{%arg1}) -> %3{%arg1}
    %5 = stream.async.clone %2 : !stream.resource<*>{%arg1} -> !stream.resource<*>{%arg1}
    %6 = stream.async.update %1, %5[%c0 to %arg1] : !stream.resource<*>{%arg1} -> %5 as !stream.resource<*>{%arg1}
    util.return %4, %6 : !stream.resource<*>, !stream.resource<*>
  }
}
// -----
// Values without other users are mutated in place.
util.func private @own(%n: index, %v: i32) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %s = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  %a = stream.async.fill %v, %s[%c0 to %n for %n] : i32 -> %s as !stream.resource<*>{%n}
  util.return %a : !stream.resource<*>
}
// OUTPUT:
module {
  util.func private @own(%arg0: index, %arg1: i32) -> !stream.resource<*> {
    %c0 = arith.constant 0 : index
    %0 = stream.async.splat %arg1 : i32 -> !stream.resource<*>{%arg0}
    %1 = stream.async.fill %arg1, %0[%c0 to %arg0 for %arg0] : i32 -> %0 as !stream.resource<*>{%arg0}
    util.return %1 : !stream.resource<*>
  }
}
// -----
// A resource that a caller passes, behind a cast, is copied; one that it gives up is not.
util.func public @imported(%a: !hal.buffer_view, %b: !hal.buffer_view, %v: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  %x = stream.tensor.import %a : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%c16}
  %y = stream.async.cast %x : !stream.resource<external>{%c16} -> !stream.resource<*>{%c16}
  %f = stream.async.fill %v, %y[%c0 to %c8 for %c8] : i32 -> %y as !stream.resource<*>{%c16}
  %p = stream.tensor.import consume %b : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%c16}
  %q = stream.async.cast %p : !stream.resource<external>{%c16} -> !stream.resource<*>{%c16}
  %g = stream.async.fill %v, %q[%c0 to %c8 for %c8] : i32 -> %q as !stream.resource<*>{%c16}
  util.return %f, %g : !stream.resource<*>, !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @imported(%arg0: !hal.buffer_view, %arg1: !hal.buffer_view, %arg2: i32) -> (!stream.resource<*>, !stream.resource<*>) {
    %c0 = arith.constant 0 : index
    %c8 = arith.constant 8 : index
    %c16 = arith.constant 16 : index
    %0 = stream.tensor.import %arg0 : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%c16}
    %1 = stream.async.cast %0 : !stream.resource<external>{%c16} -> !stream.resource<*>{%c16}
    %2 = stream.async.clone %1 : !stream.resource<*>{%c16} -> !stream.resource<*>{%c16}
    %3 = stream.async.fill %arg2, %2[%c0 to %c8 for %c8] : i32 -> %2 as !stream.resource<*>{%c16}
    %4 = stream.tensor.import consume %arg1 : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%c16}
    %5 = stream.async.cast %4 : !stream.resource<external>{%c16} -> !stream.resource<*>{%c16}
    %6 = stream.async.fill %arg2, %5[%c0 to %c8 for %c8] : i32 -> %5 as !stream.resource<*>{%c16}
    util.return %3, %6 : !stream.resource<*>, !stream.resource<*>
  }
}
