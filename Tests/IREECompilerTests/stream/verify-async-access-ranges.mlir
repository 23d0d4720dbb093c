// RUN: iree-opt --verify-diagnostics --iree-stream-verify-async-access-ranges
// Out-of-bounds access ranges.

// Ranges end within their resource.
util.func private @outside(%v: i32) -> !stream.resource<*> {
  %c8 = arith.constant 8 : index
  %c12 = arith.constant 12 : index
  %c4 = arith.constant 4 : index
  %s = stream.async.splat %v : i32 -> !stream.resource<*>{%c8}
  // expected-error@below {{'stream.async.fill' op has invalid Write access range [8 to 12 for 4] of resource %0 with size 8; end > resource size}}
  // expected-error@below {{'stream.async.fill' op has invalid Write access range [8 to 12 for 4] of resource %1 with size 8; end > resource size}}
  %a = stream.async.fill %v, %s[%c8 to %c12 for %c4] : i32 -> %s as !stream.resource<*>{%c8}
  util.return %a : !stream.resource<*>
}
// -----
// Ranges have consistent lengths.
util.func private @length(%s: !stream.resource<*>, %n: index, %v: i32) -> !stream.resource<*> {
  %c8 = arith.constant 8 : index
  %c12 = arith.constant 12 : index
  // expected-error@below {{'stream.async.fill' op has invalid Write access range [8 to 12 for 8] of resource %arg0 with size ?; start + length != end}}
  // expected-error@below {{'stream.async.fill' op has invalid Write access range [8 to 12 for 8] of resource %0 with size ?; start + length != end}}
  %a = stream.async.fill %v, %s[%c8 to %c12 for %c8] : i32 -> %s as !stream.resource<*>{%n}
  util.return %a : !stream.resource<*>
}
