// RUN: iree-opt --verify-diagnostics
// Element types of collective operations.

// expected-error@below {{custom op 'util.global' expected one of [si8, ui8, si16, ui16, si32, ui32, si64, ui64, f16, f32, f64, bf16], but got: i32}}
util.global private @g {a = #stream.collective<all_reduce with sum : i32>} : i32
