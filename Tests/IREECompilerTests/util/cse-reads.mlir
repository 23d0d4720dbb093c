// RUN: iree-opt --cse
// What is read may have changed, and new buffers are different ones.

util.func public @f(%a: !util.buffer, %b: !util.buffer, %n: i32) -> (i1, i1, !util.buffer, !util.buffer) {
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %c16 = arith.constant 16 : index
  %0 = util.buffer.compare %a[%c0], %b[%c0], %c16 : !util.buffer{%c16}, !util.buffer{%c16}
  util.buffer.store %n, %a[%c4 for %c4] : i32 -> !util.buffer{%c16}
  %1 = util.buffer.compare %a[%c0], %b[%c0], %c16 : !util.buffer{%c16}, !util.buffer{%c16}
  %2 = util.buffer.alloc uninitialized : !util.buffer{%c16}
  %3 = util.buffer.alloc uninitialized : !util.buffer{%c16}
  util.return %0, %1, %2, %3 : i1, i1, !util.buffer, !util.buffer
}
// OUTPUT:
module {
  util.func public @f(%arg0: !util.buffer, %arg1: !util.buffer, %arg2: i32) -> (i1, i1, !util.buffer, !util.buffer) {
    %c0 = arith.constant 0 : index
    %c4 = arith.constant 4 : index
    %c16 = arith.constant 16 : index
    %0 = util.buffer.compare %arg0[%c0], %arg1[%c0], %c16 : !util.buffer{%c16}, !util.buffer{%c16}
    util.buffer.store %arg2, %arg0[%c4 for %c4] : i32 -> !util.buffer{%c16}
    %1 = util.buffer.compare %arg0[%c0], %arg1[%c0], %c16 : !util.buffer{%c16}, !util.buffer{%c16}
    %buffer = util.buffer.alloc uninitialized : !util.buffer{%c16}
    %buffer_0 = util.buffer.alloc uninitialized : !util.buffer{%c16}
    util.return %0, %1, %buffer, %buffer_0 : i1, i1, !util.buffer, !util.buffer
  }
}
