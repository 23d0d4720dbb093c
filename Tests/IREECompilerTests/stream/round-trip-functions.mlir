// RUN: iree-opt
// Functions of the `async` and `cmd` phases.

module {
  stream.async.func private @f(%arg0: !stream.resource<*>, %arg1: index) -> %arg0
}
// OUTPUT: unchanged
// -----
module {
  stream.cmd.func private @f(%arg0[%arg1 for %arg2]: !stream.resource<*>, %arg3: i32) -> i32
}
// OUTPUT: unchanged
