// RUN: iree-opt --iree-stream-unify-encoding-for-globals
// A parameter in two globals with different encodings: uses of the globals.

// A slice re-encodes the data to its previous encoding.
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
  %t = stream.async.transfer %a : !stream.resource<constant>{%n} -> !stream.resource<*>{%n}
  %v = stream.tensor.slice %t[%i, %i for %i, %i] : tensor<8x8xf32, #one> in !stream.resource<*>{%n} -> tensor<1x1xf32> in !stream.resource<*>{%n}
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    %0 = stream.async.transfer %a : !stream.resource<constant>{%arg0} -> !stream.resource<*>{%arg0}
    %1 = stream.tensor.sizeof tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.sizeof tensor<8x8xf32, #encoding> : index
    %3 = stream.tensor.encode %0 : tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<*>{%1} -> tensor<8x8xf32, #encoding> in !stream.resource<*>{%2}
    %4 = stream.tensor.slice %3[%c0, %c0 for %c0, %c0] : tensor<8x8xf32, #encoding> in !stream.resource<*>{%2} -> tensor<1x1xf32> in !stream.resource<*>{%arg0}
    util.return
  }
}
// -----
// A dispatch takes the new encoding, and so does its executable.
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
stream.executable private @e {
  stream.executable.export public @d
  builtin.module {
    func.func @d(%x: !stream.binding, %y: !stream.binding) {
      %i = arith.constant 0 : index
      %v = stream.binding.subspan %x[%i] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x8xf32, #one>>
      return
    }
  }
}
util.func private @f(%n: index, %c: i1, %o: !stream.resource<constant>) {
  %i = arith.constant 0 : index
  %a = util.global.load immutable @a : !stream.resource<constant>
  %r = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%a) : (tensor<8x8xf32, #one> in !stream.resource<constant>{%n}) -> tensor<8x8xf32> in !stream.resource<*>{%n}
  util.return
}
// OUTPUT:
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  stream.executable private @e {
    stream.executable.export public @d 
    builtin.module {
      func.func @d(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x8xf32, #iree_encoding.specialized<7>>>
        return
      }
    }
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    %0 = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%a) : (tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%arg0}) -> tensor<8x8xf32> in !stream.resource<*>{%arg0}
    util.return
  }
}
// -----
// An executable with another, unchanged dispatch is cloned.
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
stream.executable private @e {
  stream.executable.export public @d
  builtin.module {
    func.func @d(%x: !stream.binding, %y: !stream.binding) {
      %i = arith.constant 0 : index
      %v = stream.binding.subspan %x[%i] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x8xf32, #one>>
      return
    }
  }
}
util.func private @f(%n: index, %c: i1, %o: !stream.resource<constant>) {
  %i = arith.constant 0 : index
  %a = util.global.load immutable @a : !stream.resource<constant>
  %r = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%a) : (tensor<8x8xf32, #one> in !stream.resource<constant>{%n}) -> tensor<8x8xf32> in !stream.resource<*>{%n}
  %q = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%o) : (tensor<8x8xf32, #one> in !stream.resource<constant>{%n}) -> tensor<8x8xf32> in !stream.resource<*>{%n}
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  stream.executable private @e {
    stream.executable.export public @d 
    builtin.module {
      func.func @d(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x8xf32, #encoding>>
        return
      }
    }
  }
  stream.executable private @e_dup0 {
    stream.executable.export public @d 
    builtin.module {
      func.func @d(%arg0: !stream.binding, %arg1: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<8x8xf32, #iree_encoding.specialized<7>>>
        return
      }
    }
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    %0 = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e_dup0::@d(%a) : (tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%arg0}) -> tensor<8x8xf32> in !stream.resource<*>{%arg0}
    %1 = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%arg2) : (tensor<8x8xf32, #encoding> in !stream.resource<constant>{%arg0}) -> tensor<8x8xf32> in !stream.resource<*>{%arg0}
    util.return
  }
}
// -----
// A dispatch of an executable without code re-encodes the data to its previous encoding.
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
hal.executable.source private @e {}
util.func private @f(%n: index, %c: i1, %o: !stream.resource<constant>) {
  %i = arith.constant 0 : index
  %a = util.global.load immutable @a : !stream.resource<constant>
  %r = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%a) : (tensor<8x8xf32, #one> in !stream.resource<constant>{%n}) -> tensor<8x8xf32> in !stream.resource<*>{%n}
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  hal.executable.source private @e {
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    %0 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %a : tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.dispatch on(#hal.device.affinity<@x>) @e::@d(%2) : (tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}) -> tensor<8x8xf32> in !stream.resource<*>{%arg0}
    util.return
  }
}
// -----
// A size that is computed from the type is updated.
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
  %s = stream.tensor.sizeof tensor<8x8xf32, #one> : index
  %k = stream.async.clone %a : !stream.resource<constant>{%s} -> !stream.resource<*>{%s}
  %v = stream.tensor.encode %k : tensor<8x8xf32, #one> in !stream.resource<*>{%s} -> tensor<8x8xf32> in !stream.resource<*>{%n}
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
  util.func private @f(%arg0: index, %arg1: i1, %arg2: !stream.resource<constant>) {
    %c0 = arith.constant 0 : index
    %a = util.global.load immutable @a : !stream.resource<constant>
    %0 = stream.tensor.sizeof tensor<8x8xf32, #encoding> : index
    %1 = stream.tensor.sizeof tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.sizeof tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %3 = stream.async.clone %a : !stream.resource<constant>{%1} -> !stream.resource<*>{%2}
    %4 = stream.tensor.sizeof tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %5 = stream.tensor.encode %3 : tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<*>{%4} -> tensor<8x8xf32> in !stream.resource<*>{%arg0}
    util.return
  }
}
