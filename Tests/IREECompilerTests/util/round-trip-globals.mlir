// RUN: iree-opt
// Globals and their initial values.

module {
  util.global public mutable @g : i32
}
// OUTPUT: unchanged
// -----
module {
  util.global private @g = 4 : i64
}
// OUTPUT: unchanged
// -----
module {
  util.global private @g <inlining_policy = #util.inline.never> {mine} = dense<1> : tensor<4xi8>
}
// OUTPUT: unchanged
// -----
module {
  util.global private @w = #stream.parameter.named<"model"::"w0"> : tensor<4xf32>
}
// OUTPUT: unchanged
// -----
module {
  util.global private @w : tensor<?xf32> = #flow.parameter.named<"w0", {a = 1 : i64}> : tensor<4xf32>
}
// OUTPUT: unchanged
// -----
module {
  util.global private @z = #util.byte_pattern<3> : tensor<2xi32>
}
// OUTPUT: unchanged
