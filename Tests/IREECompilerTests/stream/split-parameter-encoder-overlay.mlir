// RUN: iree-opt --iree-stream-split-parameter-encoder='mode=overlay'
// The parameter encoder with the option `mode=overlay`.

// An overlay excludes unchanged parameters.
util.global private @g : !stream.resource<constant>
util.initializer {
  %c1024 = arith.constant 1024 : index
  %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
  %out = stream.async.transfer %p : !stream.resource<constant>{%c1024} -> !stream.resource<constant>{%c1024}
  util.global.store %out, @g : !stream.resource<constant>
  util.return
}
// OUTPUT:
module {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c1024 = arith.constant 1024 : index
    %cst = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %0 = stream.async.transfer %cst : !stream.resource<constant>{%c1024} -> !stream.resource<constant>{%c1024}
    util.global.store %0, @g : !stream.resource<constant>
    util.return
  }
}
