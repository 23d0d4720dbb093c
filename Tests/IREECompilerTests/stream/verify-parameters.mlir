// RUN: iree-opt --verify-diagnostics
// Operations on parameters.

util.func @f(%a: !util.buffer, %b: !util.buffer, %o: i64, %s: index) {
  %0:2, %t = stream.cmd.parameter.load {
    %a::%b[%o] : !stream.resource<constant>{%s},
    // expected-error@below {{each operation must use the same scope}}
    %b::%b[%o] : !stream.resource<constant>{%s}
  } => !stream.timepoint
  util.return
}
