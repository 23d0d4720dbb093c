// RUN: iree-opt
// Forms that are read, and how they are printed.

// An empty executable has a body all the same.
stream.executable @e {}
// OUTPUT:
module {
  stream.executable public @e {
  }
}
