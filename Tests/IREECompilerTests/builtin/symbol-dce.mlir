// RUN: iree-opt --symbol-dce
// Unused symbols.

// Chains, recursive symbols, and symbols of nested modules.
func.func private @chain1() { func.call @chain2() : () -> () return }
func.func private @chain2() { func.call @chain3() : () -> () return }
func.func private @chain3() { return }
func.func private @self() { func.call @self() : () -> () return }
func.func private @left() { func.call @right() : () -> () return }
func.func private @right() { func.call @left() : () -> () return }
func.func private @used() { func.call @usedToo() : () -> () return }
func.func private @usedToo() { return }
func.func nested @nested() { return }
func.func public @top() { func.call @used() : () -> () return }
module @inner {
  func.func private @unusedInside() { return }
  func.func private @usedInside() { return }
  func.func public @publicInside() { func.call @usedInside() : () -> () return }
}
// OUTPUT:
module {
  func.func private @used() {
    call @usedToo() : () -> ()
    return
  }
  func.func private @usedToo() {
    return
  }
  func.func public @top() {
    call @used() : () -> ()
    return
  }
  module @inner {
    func.func private @usedInside() {
      return
    }
    func.func public @publicInside() {
      call @usedInside() : () -> ()
      return
    }
  }
}
