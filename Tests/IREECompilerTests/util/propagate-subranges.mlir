// RUN: iree-opt --iree-util-propagate-subranges
// Subranges of resources across globals and calls.

// The whole storage crosses a branch, and the subview is created after it.
util.func private @branch(%r: !stream.resource<external>, %n: index, %c: i1) {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %a = stream.resource.subview %r[%c0] : !stream.resource<external>{%n} -> !stream.resource<external>{%c64}
  %b = stream.resource.subview %r[%c64] : !stream.resource<external>{%n} -> !stream.resource<external>{%c64}
  cf.br ^loop(%a, %b : !stream.resource<external>, !stream.resource<external>)
^loop(%x: !stream.resource<external>, %y: !stream.resource<external>):
  cf.cond_br %c, ^loop(%y, %x : !stream.resource<external>, !stream.resource<external>), ^end
^end:
  util.optimization_barrier %x : !stream.resource<external>
  util.return
}
// OUTPUT:
module {
  util.func private @branch(%arg0: !stream.resource<external>, %arg1: index, %arg2: index, %arg3: index, %arg4: index, %arg5: i1) {
    %0 = stream.resource.subview %arg0[%arg2] : !stream.resource<external>{%arg1} -> !stream.resource<external>{%arg3}
    %c0 = arith.constant 0 : index
    %c64 = arith.constant 64 : index
    %1 = arith.addi %arg2, %c0 : index
    %2 = stream.resource.subview %0[%c0] : !stream.resource<external>{%arg4} -> !stream.resource<external>{%c64}
    %3 = arith.addi %arg2, %c64 : index
    %4 = stream.resource.subview %0[%c64] : !stream.resource<external>{%arg4} -> !stream.resource<external>{%c64}
    cf.br ^bb1(%arg0, %arg1, %1, %c64, %arg0, %arg1, %3, %c64 : !stream.resource<external>, index, index, index, !stream.resource<external>, index, index, index)
  ^bb1(%5: !stream.resource<external>, %6: index, %7: index, %8: index, %9: !stream.resource<external>, %10: index, %11: index, %12: index):  // 2 preds: ^bb0, ^bb1
    %13 = stream.resource.subview %5[%7] : !stream.resource<external>{%6} -> !stream.resource<external>{%8}
    %14 = stream.resource.subview %9[%11] : !stream.resource<external>{%10} -> !stream.resource<external>{%12}
    cf.cond_br %arg5, ^bb1(%9, %10, %11, %12, %5, %6, %7, %8 : !stream.resource<external>, index, index, index, !stream.resource<external>, index, index, index), ^bb2
  ^bb2:  // pred: ^bb1
    %15 = util.optimization_barrier %13 : !stream.resource<external>
    util.return
  }
}
// -----
// So it is with structured control flow.
util.func public @regions(%n: index, %k: index, %c: i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c64 = arith.constant 64 : index
  %r = stream.resource.alloc uninitialized : !stream.resource<transient>{%n}
  %a = stream.resource.subview %r[%c64] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%c64}
  %s = scf.for %i = %c0 to %k step %c1 iter_args(%x = %a) -> !stream.resource<transient> {
    %t = scf.if %c -> !stream.resource<transient> {
      %b = stream.resource.subview %x[%i] : !stream.resource<transient>{%c64} -> !stream.resource<transient>{%c1}
      scf.yield %b : !stream.resource<transient>
    } else {
      scf.yield %x : !stream.resource<transient>
    }
    scf.yield %t : !stream.resource<transient>
  }
  util.optimization_barrier %s : !stream.resource<transient>
  util.return
}
// OUTPUT:
module {
  util.func public @regions(%arg0: index, %arg1: index, %arg2: i1) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c64 = arith.constant 64 : index
    %0 = stream.resource.alloc uninitialized : !stream.resource<transient>{%arg0}
    %1 = stream.resource.subview %0[%c64] : !stream.resource<transient>{%arg0} -> !stream.resource<transient>{%c64}
    %2:4 = scf.for %arg3 = %c0 to %arg1 step %c1 iter_args(%arg4 = %0, %arg5 = %arg0, %arg6 = %c64, %arg7 = %c64) -> (!stream.resource<transient>, index, index, index) {
      %5 = stream.resource.subview %arg4[%arg6] : !stream.resource<transient>{%arg5} -> !stream.resource<transient>{%arg7}
      %6:4 = scf.if %arg2 -> (!stream.resource<transient>, index, index, index) {
        %8 = arith.addi %arg6, %arg3 : index
        %9 = stream.resource.subview %5[%arg3] : !stream.resource<transient>{%c64} -> !stream.resource<transient>{%c1}
        scf.yield %arg4, %arg5, %8, %c1 : !stream.resource<transient>, index, index, index
      } else {
        scf.yield %arg4, %arg5, %arg6, %arg7 : !stream.resource<transient>, index, index, index
      }
      %7 = stream.resource.subview %6#0[%6#2] : !stream.resource<transient>{%6#1} -> !stream.resource<transient>{%6#3}
      scf.yield %6#0, %6#1, %6#2, %6#3 : !stream.resource<transient>, index, index, index
    }
    %3 = stream.resource.subview %2#0[%2#2] : !stream.resource<transient>{%2#1} -> !stream.resource<transient>{%2#3}
    %4 = util.optimization_barrier %3 : !stream.resource<transient>
    util.return
  }
}
// -----
// Globals and private functions carry the range with the resource; public functions keep their signature.
util.global private mutable @g : !stream.resource<variable>
util.func private @callee(%r: !stream.resource<variable>) -> !stream.resource<variable> {
  util.return %r : !stream.resource<variable>
}
util.func public @caller(%n: index, %o: index, %p: !stream.resource<variable>) -> !stream.resource<variable> {
  %r = stream.resource.alloc uninitialized : !stream.resource<variable>{%n}
  %a = stream.resource.subview %r[%o] : !stream.resource<variable>{%n} -> !stream.resource<variable>{%o}
  util.global.store %a, @g : !stream.resource<variable>
  %l = util.global.load @g : !stream.resource<variable>
  %s = util.call @callee(%l) : (!stream.resource<variable>) -> !stream.resource<variable>
  util.return %s : !stream.resource<variable>
}
// OUTPUT:
module {
  util.global private mutable @g : !stream.resource<variable>
  util.global private mutable @g__storage_size : index
  util.global private mutable @g__offset : index
  util.global private mutable @g__length : index
  util.func private @callee(%arg0: !stream.resource<variable>, %arg1: index, %arg2: index, %arg3: index) -> (!stream.resource<variable>, index, index, index) {
    %0 = stream.resource.subview %arg0[%arg2] : !stream.resource<variable>{%arg1} -> !stream.resource<variable>{%arg3}
    util.return %arg0, %arg1, %arg2, %arg3 : !stream.resource<variable>, index, index, index
  }
  util.func public @caller(%arg0: index, %arg1: index, %arg2: !stream.resource<variable>) -> !stream.resource<variable> {
    %0 = stream.resource.alloc uninitialized : !stream.resource<variable>{%arg0}
    %1 = stream.resource.subview %0[%arg1] : !stream.resource<variable>{%arg0} -> !stream.resource<variable>{%arg1}
    util.global.store %0, @g : !stream.resource<variable>
    util.global.store %arg0, @g__storage_size : index
    util.global.store %arg1, @g__offset : index
    util.global.store %arg1, @g__length : index
    %g = util.global.load @g : !stream.resource<variable>
    %g__storage_size = util.global.load @g__storage_size : index
    %g__offset = util.global.load @g__offset : index
    %g__length = util.global.load @g__length : index
    %2 = stream.resource.subview %g[%g__offset] : !stream.resource<variable>{%g__storage_size} -> !stream.resource<variable>{%g__length}
    %3:4 = util.call @callee(%g, %g__storage_size, %g__offset, %g__length) : (!stream.resource<variable>, index, index, index) -> (!stream.resource<variable>, index, index, index)
    %4 = stream.resource.subview %3#0[%3#2] : !stream.resource<variable>{%3#1} -> !stream.resource<variable>{%3#3}
    util.return %4 : !stream.resource<variable>
  }
}
// -----
// A global whose address is taken is unchanged.
util.global private mutable @g : !stream.resource<variable>
util.func public @indirect(%n: index, %r: !stream.resource<variable>) {
  %c0 = arith.constant 0 : index
  %p = util.global.address @g : !util.ptr<!stream.resource<variable>>
  %a = stream.resource.subview %r[%c0] : !stream.resource<variable>{%n} -> !stream.resource<variable>{%n}
  util.global.store %a, @g : !stream.resource<variable>
  util.return
}
// OUTPUT:
module {
  util.global private mutable @g : !stream.resource<variable>
  util.func public @indirect(%arg0: index, %arg1: !stream.resource<variable>) {
    %c0 = arith.constant 0 : index
    %ptr_g = util.global.address @g : !util.ptr<!stream.resource<variable>>
    %0 = stream.resource.subview %arg1[%c0] : !stream.resource<variable>{%arg0} -> !stream.resource<variable>{%arg0}
    util.global.store %0, @g : !stream.resource<variable>
    util.return
  }
}
