// RUN: iree-opt --iree-stream-unify-encoding-for-globals
// Globals of one parameter that keep their encodings.

// Elements that the host loads keep their encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
util.func private @f(%n: index, %c: i1, %o: !stream.resource<constant>) {
  %i = arith.constant 0 : index
  %a = util.global.load immutable @a : !stream.resource<constant>
  %t = stream.async.transfer %a : !stream.resource<constant>{%n} -> !stream.resource<staging>{%n}
  %v = stream.tensor.load %t[%i, %i] : tensor<8x8xf32, #one> in !stream.resource<staging>{%n} -> f32
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#encoding1 = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding1> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding1> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    %0 = stream.async.transfer %a : !stream.resource<constant>{%arg0} -> !stream.resource<staging>{%arg0}
    %1 = stream.tensor.load %0[%c0, %c0] : tensor<8x8xf32, #encoding> in !stream.resource<staging>{%arg0} -> f32
    util.return
  }
}
// -----
// Data that escapes the program keeps its encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
util.func public @f(%n: index, %c: i1, %o: !stream.resource<constant>) -> !stream.resource<constant> {
  %i = arith.constant 0 : index
  %a = util.global.load immutable @a : !stream.resource<constant>
  util.return %a : !stream.resource<constant>
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#encoding1 = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding1> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding1> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.func public @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) -> !stream.resource<constant> {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    util.return %a : !stream.resource<constant>
  }
}
// -----
// Data mixed with that of another global keeps its encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
util.func private @f(%n: index, %c: i1, %o: !stream.resource<constant>) {
  %i = arith.constant 0 : index
  %a = util.global.load immutable @a : !stream.resource<constant>
  %m = arith.select %c, %a, %o : !stream.resource<constant>
  %v = stream.tensor.encode %m : tensor<8x8xf32, #one> in !stream.resource<constant>{%n} -> tensor<8x8xf32> in !stream.resource<*>{%n}
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#encoding1 = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding1> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding1> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    %0 = arith.select %arg1, %a, %arg2 : !stream.resource<constant>
    %1 = stream.tensor.encode %0 : tensor<8x8xf32, #encoding> in !stream.resource<constant>{%arg0} -> tensor<8x8xf32> in !stream.resource<*>{%arg0}
    util.return
  }
}
// -----
// A global that is stored to twice keeps its encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
util.initializer {
  %n = util.null : !stream.resource<constant>
  util.global.store %n, @a : !stream.resource<constant>
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#encoding1 = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding1> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding1> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.initializer {
    %0 = util.null : !stream.resource<constant>
    util.global.store %0, @a : !stream.resource<constant>
    util.return
  }
}
// -----
// A global whose address is taken keeps its encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
util.func private @f() {
  %p = util.global.address @a : !util.ptr<!stream.resource<constant>>
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#encoding1 = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding1> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding1> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.func private @f() {
    %ptr_a = util.global.address @a : !util.ptr<!stream.resource<constant>>
    util.return
  }
}
// -----
// A size with other users is not changed, and neither are the encodings.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  %z = stream.tensor.empty : tensor<8x8xf32, #one> in !stream.resource<*>{%s1}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
util.func private @f(%n: index, %c: i1, %o: !stream.resource<constant>) {
  %i = arith.constant 0 : index
  %a = util.global.load immutable @a : !stream.resource<constant>
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#encoding1 = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding1> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding1> in !stream.resource<constant>{%3}
    %empty = stream.tensor.empty : tensor<8x8xf32, #encoding> in !stream.resource<*>{%1}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    util.return
  }
}
