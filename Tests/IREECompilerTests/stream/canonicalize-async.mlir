// RUN: iree-opt --canonicalize
// Operations of the `async` phase on resources.

// A slice of a splat is a splat; its pattern shrinks to its shortest period.
util.func public @f(%n: index) -> (!stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %v = arith.constant 0x01010101 : i32
  %a = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  %b = stream.async.slice %a[%c0 to %c8] : !stream.resource<*>{%n} -> !stream.resource<*>{%c8}
  util.return %b : !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @f(%arg0: index) -> !stream.resource<*> {
    %c8 = arith.constant 8 : index
    %c1_i8 = arith.constant 1 : i8
    %0 = stream.async.splat %c1_i8 : i8 -> !stream.resource<*>{%c8}
    util.return %0 : !stream.resource<*>
  }
}
// -----
// A transfer without affinities is a clone.
util.func public @f(%a: !stream.resource<*>, %n: index) -> (!stream.resource<external>) {
  %b = stream.async.transfer %a : !stream.resource<*>{%n} -> !stream.resource<external>{%n}
  util.return %b : !stream.resource<external>
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.resource<*>, %arg1: index) -> !stream.resource<external> {
    %0 = stream.async.clone %arg0 : !stream.resource<*>{%arg1} -> !stream.resource<external>{%arg1}
    util.return %0 : !stream.resource<external>
  }
}
// -----
// An update with a slice is a copy.
util.func public @f(%a: !stream.resource<*>, %b: !stream.resource<*>, %n: index) -> (!stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %s = stream.async.slice %a[%c0 to %c4] : !stream.resource<*>{%n} -> !stream.resource<*>{%c4}
  %u = stream.async.update %s, %b[%c4 to %c8] : !stream.resource<*>{%c4} -> %b as !stream.resource<*>{%n}
  util.return %u : !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %arg2: index) -> !stream.resource<*> {
    %c0 = arith.constant 0 : index
    %c4 = arith.constant 4 : index
    %c8 = arith.constant 8 : index
    %0 = stream.async.copy %arg0[%c0 to %c4], %arg1[%c4 to %c8], %c4 : !stream.resource<*>{%arg2} -> %arg1 as !stream.resource<*>{%arg2}
    util.return %0 : !stream.resource<*>
  }
}
