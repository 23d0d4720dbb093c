// RUN: iree-opt --canonicalize
// Loads and stores of globals.

// A store of the value that was loaded from the same global, and an empty initializer, are erased.
util.global private mutable @g : i32
util.global private mutable @h : i32
util.func public @same() {
  %0 = util.global.load @g : i32
  util.global.store %0, @g : i32
  util.return
}
util.initializer {
  util.return
}
// OUTPUT:
module {
  util.global private mutable @g : i32
  util.global private mutable @h : i32
  util.func public @same() {
    util.return
  }
}
