// RUN: iree-opt --verify-diagnostics
// Format strings and their arguments.

util.func private @f(%a: index, %b: f32) {
  // expected-error@below {{'util.string.format' op unclosed '{' in format string}}
  %0 = util.string.format "{}{"(%a) : (index) -> !util.buffer
  util.return
}
// -----
util.func private @f(%a: index, %b: f32) {
  // expected-error@below {{'util.string.format' op unmatched '}' in format string}}
  %0 = util.string.format "}"(%a) : (index) -> !util.buffer
  util.return
}
// -----
util.func private @f(%a: index, %b: f32) {
  // expected-error@below {{'util.string.format' op cannot mix sequential '{}' and explicit '{N}' placeholders}}
  %0 = util.string.format "{}{0}"(%a) : (index) -> !util.buffer
  util.return
}
// -----
util.func private @f(%a: index, %b: f32) {
  // expected-error@below {{'util.string.format' op format string placeholder count does not match the 1 provided argument(s)}}
  %0 = util.string.format "{1}"(%a) : (index) -> !util.buffer
  util.return
}
// -----
util.func private @f(%a: index, %b: f32) {
  // expected-error@below {{'util.string.format' op invalid placeholder '{x}' in format string; expected '{}' or '{N}'}}
  %0 = util.string.format "{x}"(%a) : (index) -> !util.buffer
  util.return
}
// -----
util.func private @f(%a: index, %b: f32) {
  // expected-error@below {{'util.string.format' op operand #0 must be variadic of index or signless integer or A reference counted byte buffer., but got 'f32'}}
  %0 = util.string.format "{}"(%b) : (f32) -> !util.buffer
  util.return
}
