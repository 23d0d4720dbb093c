// RUN: iree-opt --canonicalize
// Loads, reads, writes and gathers of parameters.

// A read into a subview becomes a read into the resource, at the sum of the offsets.
util.func public @f(%t: !stream.resource<transient>, %n: index, %o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.resource<transient>, !stream.timepoint) {
  %v = stream.resource.subview %t[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
  %p = arith.constant 8 : i64
  %a = arith.constant 16 : index
  %e = arith.constant 48 : index
  %l = arith.constant 32 : index
  %r, %q = stream.async.parameter.read %s::%k[%p] -> %v[%a to %e for %l] : !stream.resource<transient>{%m} => !stream.timepoint
  util.return %r, %q : !stream.resource<transient>, !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: !util.buffer, %arg5: !util.buffer) -> (!stream.resource<transient>, !stream.timepoint) {
    %c48 = arith.constant 48 : index
    %c32 = arith.constant 32 : index
    %c16 = arith.constant 16 : index
    %c8_i64 = arith.constant 8 : i64
    %0 = arith.index_cast %arg2 : index to i64
    %1 = arith.addi %0, %c8_i64 : i64
    %2 = arith.addi %arg2, %c16 : index
    %3 = arith.addi %arg2, %c48 : index
    %result, %result_timepoint = stream.async.parameter.read %arg4::%arg5[%1] -> %arg0[%2 to %3 for %c32] : !stream.resource<transient>{%arg1} => !stream.timepoint
    util.return %result, %result_timepoint : !stream.resource<transient>, !stream.timepoint
  }
}
// -----
// A write from a subview becomes a write from the resource.
util.func public @f(%t: !stream.resource<transient>, %n: index, %o: index, %m: index, %s: !util.buffer, %k: !util.buffer, %w: !stream.timepoint) -> (!stream.timepoint) {
  %v = stream.resource.subview %t[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
  %p = arith.constant 8 : i64
  %a = arith.constant 16 : index
  %l = arith.constant 32 : index
  %q = stream.cmd.parameter.write await(%w) => %v[%a for %l] : !stream.resource<transient>{%m} -> %s::%k[%p] => !stream.timepoint
  util.return %q : !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: !util.buffer, %arg5: !util.buffer, %arg6: !stream.timepoint) -> !stream.timepoint {
    %c32 = arith.constant 32 : index
    %c16 = arith.constant 16 : index
    %c8_i64 = arith.constant 8 : i64
    %0 = arith.addi %arg2, %c16 : index
    %1 = arith.index_cast %arg2 : index to i64
    %2 = arith.addi %1, %c8_i64 : i64
    %3 = stream.cmd.parameter.write await(%arg6) => %arg0[%0 for %c32] : !stream.resource<transient>{%arg1} -> %arg4::%arg5[%2] => !stream.timepoint
    util.return %3 : !stream.timepoint
  }
}
// -----
// A gather into a subview becomes a gather into the resource; parameter offsets are unchanged.
util.func public @f(%t: !stream.resource<transient>, %n: index, %o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.timepoint) {
  %v = stream.resource.subview %t[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
  %p = arith.constant 8 : i64
  %a = arith.constant 16 : index
  %l = arith.constant 32 : index
  %q = stream.cmd.parameter.gather {
    %s::%k[%p] -> %v[%a for %l] : !stream.resource<transient>{%m}
  } => !stream.timepoint
  util.return %q : !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: !util.buffer, %arg5: !util.buffer) -> !stream.timepoint {
    %c32 = arith.constant 32 : index
    %c16 = arith.constant 16 : index
    %c8_i64 = arith.constant 8 : i64
    %0 = arith.addi %arg2, %c16 : index
    %1 = stream.cmd.parameter.gather {
      %arg4::%arg5[%c8_i64] -> %arg0[%0 for %c32] : !stream.resource<transient>{%arg1}
    } => !stream.timepoint
    util.return %1 : !stream.timepoint
  }
}
// -----
// A load of which only a subview is used is narrowed to it.
util.func public @f(%o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.resource<constant>, !stream.timepoint) {
  %p = arith.constant 8 : i64
  %n = arith.constant 4096 : index
  %r, %q = stream.async.parameter.load %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
  %x = arith.addi %o, %m : index
  %v = stream.resource.subview %r[%x] : !stream.resource<constant>{%n} -> !stream.resource<constant>{%m}
  util.return %v, %q : !stream.resource<constant>, !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: index, %arg1: index, %arg2: !util.buffer, %arg3: !util.buffer) -> (!stream.resource<constant>, !stream.timepoint) {
    %c8_i64 = arith.constant 8 : i64
    %0 = arith.addi %arg0, %arg1 : index
    %1 = arith.index_cast %0 : index to i64
    %2 = arith.addi %1, %c8_i64 : i64
    %result, %result_timepoint = stream.async.parameter.load %arg2::%arg3[%2] : !stream.resource<constant>{%arg1} => !stream.timepoint
    util.return %result, %result_timepoint : !stream.resource<constant>, !stream.timepoint
  }
}
// -----
// A load is not narrowed if its timepoint is used before the offset of the subview is defined.
util.func public @f(%o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.resource<constant>) {
  %p = arith.constant 8 : i64
  %n = arith.constant 4096 : index
  %r, %q = stream.async.parameter.load %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
  %j = util.optimization_barrier %q : !stream.timepoint
  %v = stream.resource.subview %r[%o] : !stream.resource<constant>{%n} -> !stream.resource<constant>{%m}
  util.return %v : !stream.resource<constant>
}
// OUTPUT:
module {
  util.func public @f(%arg0: index, %arg1: index, %arg2: !util.buffer, %arg3: !util.buffer) -> !stream.resource<constant> {
    %c8_i64 = arith.constant 8 : i64
    %c4096 = arith.constant 4096 : index
    %result, %result_timepoint = stream.async.parameter.load %arg2::%arg3[%c8_i64] : !stream.resource<constant>{%c4096} => !stream.timepoint
    %0 = util.optimization_barrier %result_timepoint : !stream.timepoint
    %1 = stream.resource.subview %result[%arg0] : !stream.resource<constant>{%c4096} -> !stream.resource<constant>{%arg1}
    util.return %1 : !stream.resource<constant>
  }
}
// -----
// A load without uses is erased.
util.func public @f(%s: !util.buffer, %k: !util.buffer) {
  %p = arith.constant 8 : i64
  %n = arith.constant 4096 : index
  %r, %q = stream.async.parameter.load %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
  util.return
}
// OUTPUT:
module {
  util.func public @f(%arg0: !util.buffer, %arg1: !util.buffer) {
    util.return
  }
}
