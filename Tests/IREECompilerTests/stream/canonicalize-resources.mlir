// RUN: iree-opt --canonicalize
// Subviews, sizes and allocations of resources.

// A subview of a subview is one subview; a subview of everything is the resource.
util.func public @f(%a: !stream.resource<transient>, %n: index, %o: index, %p: index, %m: index, %l: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
  %x = stream.resource.subview %a[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
  %y = stream.resource.subview %x[%p] : !stream.resource<transient>{%m} -> !stream.resource<transient>{%l}
  %z = stream.resource.subview %a[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%n}
  util.return %y, %z : !stream.resource<transient>, !stream.resource<transient>
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: index, %arg5: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
    %0 = arith.addi %arg2, %arg3 : index
    %1 = stream.resource.subview %arg0[%0] : !stream.resource<transient>{%arg1} -> !stream.resource<transient>{%arg5}
    util.return %1, %arg0 : !stream.resource<transient>, !stream.resource<transient>
  }
}
// -----
// The size of an allocation is its size operand.
util.func public @f(%n: index) -> (index, !stream.resource<transient>) {
  %a = stream.resource.alloc uninitialized : !stream.resource<transient>{%n}
  %m = stream.resource.size %a : !stream.resource<transient>
  util.return %m, %a : index, !stream.resource<transient>
}
// OUTPUT:
module {
  util.func public @f(%arg0: index) -> (index, !stream.resource<transient>) {
    %0 = stream.resource.alloc uninitialized : !stream.resource<transient>{%arg0}
    util.return %arg0, %0 : index, !stream.resource<transient>
  }
}
// -----
// An allocation that is only deallocated is erased.
util.func public @f(%t: !stream.timepoint, %n: index) -> (!stream.timepoint) {
  %a, %x = stream.resource.alloca uninitialized await(%t) => !stream.resource<transient>{%n} => !stream.timepoint
  %y = stream.resource.dealloca await(%x) => %a : !stream.resource<transient>{%n} => !stream.timepoint
  util.return %y : !stream.timepoint
}
// OUTPUT:
module {
  util.func public @f(%arg0: !stream.timepoint, %arg1: index) -> !stream.timepoint {
    util.return %arg0 : !stream.timepoint
  }
}
// -----
// A pack of one slice gives its base offset and its size.
util.func public @f(%n: index, %o: index) -> (index, index) {
  %a:2 = stream.resource.pack offset(%o) slices({
    [0, 9] = %n
  }) : index
  util.return %a#0, %a#1 : index, index
}
// OUTPUT:
module {
  util.func public @f(%arg0: index, %arg1: index) -> (index, index) {
    util.return %arg0, %arg1 : index, index
  }
}
// -----
// An unused allocation remains: it has a side effect.
util.func public @f(%n: index) {
  %a = stream.resource.alloc uninitialized : !stream.resource<transient>{%n}
  util.return
}
// OUTPUT:
module {
  util.func public @f(%arg0: index) {
    %0 = stream.resource.alloc uninitialized : !stream.resource<transient>{%arg0}
    util.return
  }
}
