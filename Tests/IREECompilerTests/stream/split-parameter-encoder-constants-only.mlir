// RUN: iree-opt --iree-stream-split-parameter-encoder='hoist-parameter-expressions=false'
// The parameter encoder with the option `hoist-parameter-expressions=false`.

// Expressions of parameters are not hoisted.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c0 = arith.constant 0 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %seven = arith.constant 7 : i32
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %out = stream.async.fill %seven, %p[%c0 to %c256 for %c256] : i32 -> %p as !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c0 = arith.constant 0 : index
    %c256 = arith.constant 256 : index
    %c1024 = arith.constant 1024 : index
    %c7_i32 = arith.constant 7 : i32
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %0 = stream.async.fill %c7_i32, %cst[%c0 to %c256 for %c256] : i32 -> %cst as !stream.resource<constant>{%c1024}
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
