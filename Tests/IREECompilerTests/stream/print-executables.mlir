// RUN: iree-opt
// Accepted forms and their printed form.

// An empty executable is printed with a body.
stream.executable @e {}
// OUTPUT:
module {
  stream.executable public @e {
  }
}
