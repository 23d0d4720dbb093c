// RUN: iree-opt --verify-diagnostics --iree-stream-split-parameter-encoder
// Parameters larger than the maximum allocation.

module attributes {stream.resources = #stream.resource_config<{max_allocation_size = 512, min_buffer_offset_alignment = 64}>} {
  util.global private @g : !stream.resource<constant>
  util.initializer {
    %c0 = arith.constant 0 : index
    %c256 = arith.constant 256 : index
    %c1024 = arith.constant 1024 : index
    %seven = arith.constant 7 : i32
    %p = stream.async.constant : !stream.resource<constant>{%c1024} = #stream.parameter.named<"m"::"k"> : tensor<1024xi8>
    %out = stream.async.fill %seven, %p[%c0 to %c256 for %c256] : i32 -> %p as !stream.resource<constant>{%c1024}
    // expected-error@below {{'util.global.store' op failed to reserve 1024 bytes of a parameter for its value}}
    util.global.store %out, @g : !stream.resource<constant>
    util.return
  }
}
