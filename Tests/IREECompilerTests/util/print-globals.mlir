// RUN: iree-opt
// Forms that are read, and how they are printed.

// Symbols are public unless their visibility says otherwise.
util.global @g : i32
// OUTPUT:
module {
  util.global public @g : i32
}
// -----
// The type of a global is not repeated where the initial value has it.
util.global private @g : i32 = 4 : i32
// OUTPUT:
module {
  util.global private @g = 4 : i32
}
// -----
// It stays where the initial value does not have it.
util.global private @e = #util.null : !util.buffer
// OUTPUT:
module {
  util.global private @e = #util.null : !util.buffer
}
