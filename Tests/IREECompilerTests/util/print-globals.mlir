// RUN: iree-opt
// Accepted forms and their printed form.

// Symbols are public by default.
util.global @g : i32
// OUTPUT:
module {
  util.global public @g : i32
}
// -----
// The type of a global is omitted if the initial value has it.
util.global private @g : i32 = 4 : i32
// OUTPUT:
module {
  util.global private @g = 4 : i32
}
// -----
// It is printed otherwise.
util.global private @e = #util.null : !util.buffer
// OUTPUT:
module {
  util.global private @e = #util.null : !util.buffer
}
