// RUN: iree-opt --iree-stream-unify-encoding-for-globals
// A parameter in two globals with different encodings: choice of the common encoding.

// Both on one device: the encoding of its resolver.
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
}
// -----
// On a device, and on one that falls back to it: a single target, so its encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @z = #hal.device.select<[#hal.device.fallback<@x> : !hal.device]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@z>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
// OUTPUT:
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @z = #hal.device.select<[#hal.device.fallback<@x> : !hal.device]> : !hal.device
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.specialized<7>> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@z>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.specialized<7>> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
}
// -----
// On devices with different resolvers: no encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#nine = #hal.executable.target<"a", "c", {iree.encoding.resolver = #iree_encoding.specialization_resolver<9>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @y = #hal.device.target<"d", [#nine]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@x>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@y>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
// OUTPUT:
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#executable_target_c = #hal.executable.target<"a", "c", {iree.encoding.resolver = #iree_encoding.specialization_resolver<9>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
#device_target_d1 = #hal.device.target<"d", [#executable_target_c]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @y = #device_target_d1
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.identity> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@x>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.identity> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.identity> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@y>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.identity> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
}
// -----
// On a device that is not defined: no encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@nowhere>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@nowhere>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@nowhere>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
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
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@nowhere>) tensor<8x8xf32, #iree_encoding.identity> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@nowhere>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.identity> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.identity> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@nowhere>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.identity> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
}
// -----
// A resolver of CPUs: no encoding.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#cpu = #hal.executable.target<"h", "h", {iree.encoding.resolver = #iree_cpu.cpu_encoding_resolver<>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @h = #hal.device.target<"d", [#cpu]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@h>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@h>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@h>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
// OUTPUT:
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#executable_target_h = #hal.executable.target<"h", "h", {iree.encoding.resolver = #iree_cpu.cpu_encoding_resolver<>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
#device_target_d1 = #hal.device.target<"d", [#executable_target_h]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @h = #device_target_d1
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@h>) tensor<8x8xf32, #iree_encoding.identity> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@h>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.identity> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #iree_encoding.identity> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@h>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #iree_encoding.identity> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
}
// -----
// A resolver of GPUs: an encoding that is resolved later.
#one = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#two = #iree_encoding.testing<layouts = [#iree_encoding.specialized<2>]>
#seven = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#gpu = #hal.executable.target<"g", "g", {iree.encoding.resolver = #iree_gpu.gpu_encoding_resolver<>}>
util.global private @x = #hal.device.target<"d", [#seven]> : !hal.device
util.global private @g = #hal.device.target<"d", [#gpu]> : !hal.device
util.global private @a : !stream.resource<constant>
util.global private @b : !stream.resource<constant>
util.initializer {
  %w = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
  %n = stream.resource.size %w : !stream.resource<constant>
  %s1 = stream.tensor.sizeof on(#hal.device.affinity<@g>) tensor<8x8xf32, #one> : index
  %e1 = stream.tensor.encode on(#hal.device.affinity<@g>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #one> in !stream.resource<constant>{%s1}
  %s2 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #two> : index
  %e2 = stream.tensor.encode on(#hal.device.affinity<@g>) %w : tensor<8x8xf32> in !stream.resource<constant>{%n} -> tensor<8x8xf32, #two> in !stream.resource<constant>{%s2}
  util.global.store %e1, @a : !stream.resource<constant>
  util.global.store %e2, @b : !stream.resource<constant>
  util.return
}
// OUTPUT:
#encoding = #iree_encoding.testing<layouts = [#iree_encoding.specialized<1>]>
#executable_target_b = #hal.executable.target<"a", "b", {iree.encoding.resolver = #iree_encoding.specialization_resolver<7>}>
#executable_target_g = #hal.executable.target<"g", "g", {iree.encoding.resolver = #iree_gpu.gpu_encoding_resolver<>}>
#device_target_d = #hal.device.target<"d", [#executable_target_b]> : !hal.device
#device_target_d1 = #hal.device.target<"d", [#executable_target_g]> : !hal.device
module {
  util.global private @x = #device_target_d
  util.global private @g = #device_target_d1
  util.global private @a : !stream.resource<constant>
  util.global private @b : !stream.resource<constant>
  util.initializer {
    %cst = stream.tensor.constant : tensor<8x8xf32> in !stream.resource<constant> = #stream.parameter.named<"m"::"w"> : tensor<8x8xf32>
    %0 = stream.resource.size %cst : !stream.resource<constant>
    %1 = stream.tensor.sizeof on(#hal.device.affinity<@g>) tensor<8x8xf32, #encoding> : index
    %2 = stream.tensor.encode on(#hal.device.affinity<@g>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%1}
    %3 = stream.tensor.sizeof on(#hal.device.affinity<@x>) tensor<8x8xf32, #encoding> : index
    %4 = stream.tensor.encode on(#hal.device.affinity<@g>) %cst : tensor<8x8xf32> in !stream.resource<constant>{%0} -> tensor<8x8xf32, #encoding> in !stream.resource<constant>{%3}
    util.global.store %2, @a : !stream.resource<constant>
    util.global.store %4, @b : !stream.resource<constant>
    util.return
  }
}
