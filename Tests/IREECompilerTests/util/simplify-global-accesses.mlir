// RUN: iree-opt --iree-util-simplify-global-accesses
// Stores are forwarded to loads, and overwritten ones go; calls may load and store.

util.global private mutable @a : i32
util.global private mutable @b : i32
util.func private @other()
util.func private @f(%arg0: i32, %arg1: i32) -> (i32, i32, i32, i32) {
  util.global.store %arg0, @a : i32
  util.global.store %arg1, @a : i32
  %0 = util.global.load @a : i32
  %1 = util.global.load @b : i32
  %2 = util.global.load @b : i32
  util.call @other() : () -> ()
  %3 = util.global.load @a : i32
  util.return %0, %1, %2, %3 : i32, i32, i32, i32
}
// OUTPUT:
module {
  util.global private mutable @a : i32
  util.global private mutable @b : i32
  util.func private @other()
  util.func private @f(%arg0: i32, %arg1: i32) -> (i32, i32, i32, i32) {
    util.global.store %arg1, @a : i32
    %b = util.global.load @b : i32
    util.call @other() : () -> ()
    %a = util.global.load @a : i32
    util.return %arg1, %b, %b, %a : i32, i32, i32, i32
  }
}
