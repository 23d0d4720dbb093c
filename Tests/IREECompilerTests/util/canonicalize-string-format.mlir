// RUN: iree-opt --canonicalize
// String formatting.

// Constants become part of the format string; literal braces are escaped.
util.func public @f(%n: i32) -> (!util.buffer, !util.buffer) {
  %c = arith.constant 12 : i8
  %s = util.buffer.constant : !util.buffer = "x{y}"
  %a = util.string.format "{2}-{0}/{1}"(%c, %n, %s) : (i8, i32, !util.buffer) -> !util.buffer
  %b = util.string.itoa %c : i8 -> !util.buffer
  util.return %a, %b : !util.buffer, !util.buffer
}
// OUTPUT:
module {
  util.func public @f(%arg0: i32) -> (!util.buffer, !util.buffer) {
    %buffer_cst = util.buffer.constant : !util.buffer = "12"
    %xy_12_N = util.string.format "x{{y}}-12/{}"(%arg0) : (i32) -> !util.buffer
    util.return %xy_12_N, %buffer_cst : !util.buffer, !util.buffer
  }
}
