// RUN: iree-opt --iree-import-public
// Functions of the `func` dialect become functions of the `util` dialect.

// Attributes of arguments and results are kept, and those of the function that later phases use.
func.func @f(%arg0: i32 {a.b}) -> (i32 {c.d}) attributes {iree.reflection = {e = "f"}, nosideeffects, noinline, g.h} {
  %0 = func.call @g(%arg0) : (i32) -> i32
  return %0 : i32
}
func.func private @g(i32) -> i32
// OUTPUT:
module {
  util.func public @f(%arg0: i32 {a.b}) -> (i32 {c.d}) attributes {inlining_policy = #util.inline.never, iree.reflection = {e = "f"}, nosideeffects} {
    %0 = util.call @g(%arg0) : (i32) -> i32
    util.return %0 : i32
  }
  util.func private @g(%arg0: i32) -> i32
}
// -----
// Calls in initializers too; functions of executables remain.
util.initializer {
  func.call @f() : () -> ()
  util.return
}
func.func private @f()
flow.executable private @e {
  flow.executable.export public @d
  builtin.module {
    func.func @d() {
      return
    }
  }
}
// OUTPUT:
module {
  util.initializer {
    util.call @f() : () -> ()
    util.return
  }
  util.func private @f()
  flow.executable private @e {
    flow.executable.export public @d 
    builtin.module {
      func.func @d() {
        return
      }
    }
  }
}
