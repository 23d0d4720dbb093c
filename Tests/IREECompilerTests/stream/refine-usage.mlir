// RUN: iree-opt --iree-stream-refine-usage
// Lifetimes of resources.

// A loaded parameter is constant unless mutated.
util.func private @constant(%key: !util.buffer, %n: index) -> !stream.resource<*> {
  %at = arith.constant 0 : i64
  %r, %t = stream.async.parameter.load %key[%at] : !stream.resource<*>{%n} => !stream.timepoint
  %w = stream.timepoint.await %t => %r : !stream.resource<*>{%n}
  util.return %w : !stream.resource<*>
}
// OUTPUT:
module {
  util.func private @constant(%arg0: !util.buffer, %arg1: index) -> !stream.resource<constant> {
    %c0_i64 = arith.constant 0 : i64
    %result, %result_timepoint = stream.async.parameter.load %arg0[%c0_i64] : !stream.resource<constant>{%arg1} => !stream.timepoint
    %0 = stream.timepoint.await %result_timepoint => %result : !stream.resource<constant>{%arg1}
    util.return %0 : !stream.resource<constant>
  }
}
// -----
// Resources visible outside are external, from definition to export.
util.func public @external(%n: index) -> !stream.resource<*> {
  %v = arith.constant 1 : i32
  %r = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
  util.return %r : !stream.resource<*>
}
// OUTPUT:
module {
  util.func public @external(%arg0: index) -> !stream.resource<external> {
    %c1_i32 = arith.constant 1 : i32
    %0 = stream.async.splat %c1_i32 : i32 -> !stream.resource<external>{%arg0}
    util.return %0 : !stream.resource<external>
  }
}
// -----
// Intermediate values are transient, across loops too.
util.func private @transient(%n: index, %times: index) {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %v = arith.constant 1 : i8
  %first = stream.async.splat %v : i8 -> !stream.resource<*>{%n}
  %last = scf.for %i = %zero to %times step %one iter_args(%x = %first) -> (!stream.resource<*>) {
    %y = stream.async.fill %v, %x[%zero to %one for %one] : i8 -> %x as !stream.resource<*>{%n}
    scf.yield %y : !stream.resource<*>
  }
  %unused = util.optimization_barrier %last : !stream.resource<*>
  util.return
}
// OUTPUT:
module {
  util.func private @transient(%arg0: index, %arg1: index) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c1_i8 = arith.constant 1 : i8
    %0 = stream.async.splat %c1_i8 : i8 -> !stream.resource<transient>{%arg0}
    %1 = scf.for %arg2 = %c0 to %arg1 step %c1 iter_args(%arg3 = %0) -> (!stream.resource<transient>) {
      %3 = stream.async.fill %c1_i8, %arg3[%c0 to %c1 for %c1] : i8 -> %arg3 as !stream.resource<transient>{%arg0}
      scf.yield %3 : !stream.resource<transient>
    }
    %2 = util.optimization_barrier %1 : !stream.resource<transient>
    util.return
  }
}
