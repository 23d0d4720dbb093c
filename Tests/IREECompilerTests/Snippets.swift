/// Texts for the tests that read and write them, by dialect.
enum Snippets {
    struct Body: Sendable {
        let arguments: String
        let text: String
        init(_ arguments: String, _ text: String) {
            self.arguments = arguments
            self.text = text
        }
    }

    struct Pair: Sendable {
        let read: String
        let written: String
        init(_ read: String, _ written: String) {
            self.read = read
            self.written = written
        }
    }

    /// All texts that can be read, as modules.
    static let programs: [String] =
        inModule.map { "module {\n\($0)\n}" } + whole + rewritten.map(\.read)
        + inFunction.map {
            "module {\nutil.func public @f(\($0.arguments)) {\n\($0.text)\nutil.return\n}\n}"
        }
        + inMachineFunction.map {
            "module {\nvm.module public @m {\nvm.func @f(\($0.arguments)) {\n\($0.text)\n}\n}\n}"
        }

    static let inModule = [
        // util
        "util.global public mutable @g : i32",
        "util.global private @g = 4 : i64",
        "util.global private @g <inlining_policy = #util.inline.never> {mine} = dense<1> : tensor<4xi8>",
        "util.global private @w = #stream.parameter.named<\"model\"::\"w0\"> : tensor<4xf32>",
        "util.global private @w : tensor<?xf32> = #flow.parameter.named<\"w0\", {a = 1 : i64}> : tensor<4xf32>",
        "util.global private @z = #util.byte_pattern<3> : tensor<2xi32>",
        "util.func private @f(%arg0: tensor<4xf32>, %arg1: index {a.b}) -> (%arg0 {c.d}, i32)",
        "util.func private @f(%arg0: i32) -> i32 attributes {a.b}",
        "util.initializer {\n  util.return\n}",
        """
        util.func public @callee(%arg0: tensor<4xf32>) -> %arg0 {
          util.return %arg0 : tensor<4xf32>
        }
        util.func public @caller(%arg0: tensor<4xf32>) -> tensor<4xf32> {
          %0 = util.call @callee(%arg0) : (tensor<4xf32>) -> %arg0
          util.return %0 : tensor<4xf32>
        }
        """,
        // flow
        "flow.func private @f(%arg0: tensor<?xf32>, %arg1: index) -> (%arg0 as tensor<4xf32>, i32)",
        """
        flow.executable private @ex {
          flow.executable.export public @main as("renamed") workgroups(%arg0: index) -> (index, index, index) {
            flow.return %arg0, %arg0, %arg0 : index, index, index
          }
          builtin.module {
            func.func @main() {
              return
            }
          }
        }
        """,
        // stream
        "stream.async.func private @f(%arg0: !stream.resource<*>, %arg1: index) -> %arg0",
        "stream.cmd.func private @f(%arg0[%arg1 for %arg2]: !stream.resource<*>, %arg3: i32) -> i32",
        // func, vm
        "func.func private @f(i32, tensor<?xf32> {a.b}) -> (f32 {c.d}, i32)",
        "func.func @f(%arg0: i32) -> i32 attributes {a.b} {\n  return %arg0 : i32\n}",
        """
        vm.module public @m <version = 3> attributes {a.b} {
          vm.import private optional @io.load(%scope : !vm.buffer, i32, tuple<i64, i32> ...) -> !vm.ref<?> attributes {a.b, minimum_version = 3 : i32}
          vm.rodata private @r <alignment = 64, mime_type = "text"> dense<[1, 2]> : tensor<2xi8>
          vm.global.i32 private mutable @g : i32
          vm.export @f as("g")
          vm.func private @f(%arg0: i32) {
            vm.call.variadic @io.load(%arg0, [], [(%arg0, %arg0), (%arg0, %arg0)]) : (i32, i32 ..., tuple<i32, i32> ...)
            vm.return
          }
          vm.initializer {
            vm.return
          }
        }
        """,
    ]

    static let inFunction: [Body] =
        [
            // util
            Body("%arg0: index", "%0 = util.assume.int %arg0<umin = 2, umax = 3> : index"),
            Body(
                "%arg0: index, %arg1: i32",
                "%0:2 = util.assume.int \n    %arg0[<udiv = 4>, <umin = 1>], \n    %arg1<umax = 9>\n  : index, i32"
            ),
            Body(
                "%arg0: index, %arg1: i32, %arg2: i32",
                "%0 = util.switch i32 from [%arg1, %arg2] at %arg0 else %arg1 : i32"),
            Body(
                "%arg0: index, %arg1: index",
                "%min, %max = util.range.extents [%arg0 for %arg1], [%arg1 for %arg0] : index"),
            Body(
                "%arg0: i32, %arg1: i64",
                "%0 = util.list.construct [%arg0 : i32, %arg1 : i64] : !util.list<?>"),
            Body(
                "%arg0: !util.list<?>, %arg1: index, %arg2: i32",
                "%0 = util.list.get %arg0[%arg1] : !util.list<?> -> i32\nutil.list.set %arg0[%arg1], %arg2 : i32 -> !util.list<?>"
            ),
            Body(
                "%arg0: index",
                "%buffer = util.buffer.alloc uninitialized <alignment = 16> {a.b} : !util.buffer{%arg0}"),
            Body("%arg0: i32", "%0 = util.optimization_barrier %arg0 : i32"),
            Body("%arg0: index", "%bN_w = util.string.format \"b{}.w\"(%arg0) : (index) -> !util.buffer"),
            // arith, scf, cf, tensor
            Body("%arg0: i1, %arg1: f32", "%0 = arith.select %arg0, %arg1, %arg1 : f32"),
            Body(
                "%arg0: i32",
                "%true = arith.constant true\n%c-5_i32 = arith.constant {a.b} -5 : i32\n%cst = arith.constant 1.500000e+00 : f32"
            ),
            Body("%arg0: i32", "%0 = arith.addi %arg0, %arg0 overflow<nsw, nuw> : i32"),
            Body("%arg0: f32", "%0 = arith.addf %arg0, %arg0 fastmath<fast> : f32"),
            Body(
                "%arg0: index, %arg1: i32",
                """
                %0 = scf.for %arg2 = %arg0 to %arg0 step %arg0 iter_args(%arg3 = %arg1) -> (i32) {
                  scf.yield %arg3 : i32
                }
                """),
            Body("%arg0: i32", "scf.for %arg1 = %arg0 to %arg0 step %arg0  : i32 {\n}"),
            Body("%arg0: i1", "scf.if %arg0 {\n} else {\n  util.scf.unreachable \"why\"\n}"),
            Body(
                "%arg0: i1, %arg1: i32",
                """
                %0 = scf.while (%arg2 = %arg1) : (i32) -> i32 {
                  scf.condition(%arg0) %arg2 : i32
                } do {
                ^bb0(%arg2: i32):
                  scf.yield %arg2 : i32
                } attributes {a.b}
                """),
            Body(
                "%arg0: index",
                """
                %0 = scf.index_switch %arg0 -> index 
                case 2 {
                  scf.yield %arg0 : index
                }
                default {
                  scf.yield %arg0 : index
                }
                """),
            Body(
                "%arg0: index", "scf.parallel (%arg1) = (%arg0) to (%arg0) step (%arg0) {\n  scf.reduce \n}"),
            Body("%arg0: index", "scf.forall (%arg1, %arg2) in (%arg0, 4) {\n}"),
            Body("%arg0: i32", "%0 = scf.execute_region -> i32 {\n  scf.yield %arg0 : i32\n}"),
            Body(
                "%arg0: tensor<8x?xf32>, %arg1: index",
                "%extracted_slice = tensor.extract_slice %arg0[0, %arg1] [4, 2] [1, 1] : tensor<8x?xf32> to tensor<4x2xf32>"
            ),
            Body(
                "%arg0: index",
                """
                %generated = tensor.generate %arg0 {
                ^bb0(%arg1: index):
                  %c0_i32 = arith.constant 0 : i32
                  tensor.yield %c0_i32 : i32
                } : tensor<?xi32>
                """),
            // flow
            Body(
                "%arg0: tensor<?x4xf32>, %arg1: index",
                "%0 = flow.dispatch @ex::@f[%arg1](%arg0) : (tensor<?x4xf32>{%arg1}) -> %arg0{%arg1}"),
            Body(
                "%arg0: tensor<?xf32>, %arg1: index",
                "%0 = flow.dispatch {@ex::@f, @ex::@g}(%arg0) : (tensor<?xf32>{%arg1}) -> tensor<4xf32>"),
            Body(
                "%arg0: tensor<?xf32>, %arg1: index",
                "flow.tensor.trace \"key\" = [%arg0 : tensor<?xf32>{%arg1}]"),
            Body(
                "%arg0: index, %arg1: tensor<?xf32>",
                """
                %0 = flow.dispatch.region[%arg0] -> (tensor<?xf32>{%arg0}) {
                  flow.return %arg1 : tensor<?xf32>
                } count(%arg2: index) -> (index, index, index) {
                  flow.return %arg2, %arg2, %arg2 : index, index, index
                }
                """),
            Body(
                "%arg0: !util.buffer, %arg1: i64, %arg2: index",
                "%0 = flow.parameter.load %arg0::%arg0[%arg1] : tensor<?xf32>{%arg2}"),
            Body(
                "%arg0: index, %arg1: tensor<4xf32>",
                """
                %0 = flow.dispatch.workgroups[%arg0](%arg1) : (tensor<4xf32>) -> tensor<4xf32> =
                    (%arg2: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xf32>>, %arg3: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<4xf32>>) {
                  flow.return
                } count(%arg2: index) -> (index, index, index) {
                  flow.return %arg2, %arg2, %arg2 : index, index, index
                }
                """),
            Body(
                "%arg0: tensor<4xf32>",
                """
                %0 = util.hoistable_conversion "there" inverts("back") (%arg1 = %arg0) : (tensor<4xf32>) -> tensor<4xf32> {
                  util.return %arg1 : tensor<4xf32>
                }
                %1 = util.unfoldable_constant  {a.b} 43 : i32
                """),
            Body("%arg0: (i32) -> i64, %arg1: i32", "%0 = func.call_indirect %arg0(%arg1) : (i32) -> i64"),
            Body(
                "%arg0: tensor<4x8xf32>, %arg1: tensor<1x8xf32>",
                """
                %0 = scf.forall (%arg2) in (4) shared_outs(%arg3 = %arg0) -> (tensor<4x8xf32>) {
                  scf.forall.in_parallel {
                    tensor.parallel_insert_slice %arg1 into %arg3[%arg2, 0] [1, 8] [1, 1] : tensor<1x8xf32> into tensor<4x8xf32>
                  }
                }
                """),
        ] + streamBodies + halBodies + linalgBodies

    private static let streamBodies: [Body] = [
        Body(
            "%arg0: !stream.resource<external>, %arg1: index",
            """
            %results, %result_timepoint = stream.async.execute with(%arg0 as %arg2: !stream.resource<external>{%arg1}) -> %arg0{%arg1} {
              stream.yield %arg2 : !stream.resource<external>{%arg1}
            } => !stream.timepoint
            """),
        Body(
            "%arg0: !stream.resource<external>, %arg1: index, %arg2: i32",
            """
            %0 = stream.cmd.execute with(%arg0 as %arg3: !stream.resource<external>{%arg1}) {
              stream.cmd.dispatch {@ex::@f, @ex::@g}[%arg1](%arg2 : i32) {
                ro %arg3[%arg1 for %arg1] : !stream.resource<external>{%arg1},
                rw %arg3[%arg1 for %arg1] : !stream.resource<external>{%arg1}
              }
              stream.cmd.call @f(ro %arg3[%arg1 for %arg1], %arg2) : (!stream.resource<external>{%arg1}, i32) -> ()
            } => !stream.timepoint
            """),
        Body(
            "%arg0: !stream.resource<*>, %arg1: index, %arg2: i32",
            "%0 = stream.async.dispatch @ex::@f(%arg0[%arg1 to %arg1 for %arg1], %arg2) : (!stream.resource<*>{%arg1}, i32) -> %arg0{%arg1}"
        ),
        Body(
            "%arg0: !util.buffer, %arg1: i64, %arg2: index",
            """
            %results:2, %result_timepoint = stream.cmd.parameter.load {
              %arg0::%arg0[%arg1] : !stream.resource<constant>{%arg2},
              %arg0::%arg0[%arg1] : !stream.resource<constant>{%arg2}
            } => !stream.timepoint
            """),
        Body(
            "%arg0: !util.buffer, %arg1: i64, %arg2: index, %arg3: !stream.resource<transient>",
            """
            %result, %result_timepoint = stream.async.parameter.gather {
              %arg0[%arg1] -> %arg3[%arg2 to %arg2 for %arg2] : !stream.resource<transient>{%arg2}
            } : !stream.resource<transient> => !stream.timepoint
            %0 = stream.cmd.parameter.gather {
              %arg0[%arg1] -> %arg3[%arg2 for %arg2] : !stream.resource<transient>{%arg2}
            } => !stream.timepoint
            %result_0, %result_timepoint_1 = stream.async.parameter.scatter {
              %arg3[%arg2 to %arg2 for %arg2] : !stream.resource<transient>{%arg2} -> %arg0::%arg0[%arg1]
            } : !stream.resource<transient> => !stream.timepoint
            %1 = stream.cmd.parameter.scatter {
              %arg3[%arg2 for %arg2] : !stream.resource<transient>{%arg2} -> %arg0::%arg0[%arg1]
            } => !stream.timepoint
            """),
        Body(
            "%arg0: index",
            "%0:3 = stream.resource.pack slices({\n  [0, 9] = %arg0,\n  [3, 8] = %arg0\n}) : index"),
        Body(
            "%arg0: index",
            """
            %results:2, %result_timepoint = stream.resource.constants : 
              !stream.resource<constant>{%arg0} = dense<100> : tensor<1xi32>,
              !stream.resource<constant>{%arg0} = dense<[101, 102]> : tensor<2xi32>
              => !stream.timepoint
            """),
        Body(
            "%arg0: !stream.timepoint, %arg1: !stream.resource<*>, %arg2: index",
            "%0:2 = stream.timepoint.await %arg0 => %arg1, %arg1 : !stream.resource<*>{%arg2}, !stream.resource<*>{%arg2}"
        ),
        Body(
            "%arg0: !stream.resource<*>, %arg1: index",
            "%0 = stream.async.update %arg0, %arg0[%arg1 to %arg1] : !stream.resource<*>{%arg1} -> %arg0 as !stream.resource<*>{%arg1}"
        ),
        Body(
            "%arg0: !stream.resource<*>, %arg1: index",
            "%0 = stream.tensor.dispatch @ex::@f[%arg1](%arg0, %arg1) : (tensor<4x?xf32>{%arg1} in !stream.resource<*>{%arg1}, index) -> tensor<4x?xf32>{%arg1} in %arg0{%arg1}"
        ),
        Body(
            "%arg0: !stream.resource<staging>, %arg1: index",
            "stream.tensor.trace \"key\" = [\n  %arg0 : tensor<?xf32>{%arg1} in !stream.resource<staging>{%arg1}\n]"
        ),
        Body(
            "%arg0: !stream.resource<*>, %arg1: index, %arg2: !stream.channel, %arg3: i32",
            "%0 = stream.async.collective<broadcast : f32>[%arg1] on(#hal.device.affinity<@d, [0, 3]>) channel(%arg2) source(%arg3) %arg0[%arg1 to %arg1 for %arg1], %arg0[%arg1 to %arg1 for %arg1] : !stream.resource<*>{%arg1} -> %arg0 as !stream.resource<*>{%arg1}"
        ),
    ]

    private static let halBodies: [Body] = [
        Body(
            "%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !hal.fence, %arg4: index",
            """
            %memory_type = hal.memory_type<HostVisible> : i32
            %buffer_usage = hal.buffer_usage<"None"> : i32
            %transient_buffer = hal.device.queue.alloca<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg3) pool(%arg1) type(%memory_type) usage(%buffer_usage) flags("None") : !hal.buffer{%arg4}
            """),
        Body(
            "%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !hal.fence, %arg4: !hal.command_buffer, %arg5: !hal.buffer, %arg6: index",
            """
            hal.device.queue.execute.indirect<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg3) commands(%arg4) bindings([
              (%arg5 : !hal.buffer)[%arg6, %arg6], 
              (%arg5 : !hal.buffer)[%arg6, %arg6]
            ]) flags("None")
            """),
        Body(
            "%arg0: !hal.command_buffer, %arg1: !hal.executable, %arg2: i64, %arg3: index, %arg4: !hal.buffer",
            """
            hal.command_buffer.dispatch<%arg0 : !hal.command_buffer> target(%arg1 : !hal.executable)[%arg2] workgroups([%arg3, %arg3, %arg3]) bindings([
              (%arg4 : !hal.buffer)[%arg3, %arg3], 
              (%arg3 : index)[%arg3, %arg3]
            ]) flags("None")
            """),
        Body("%arg0: i32", "%memory_type = hal.memory_type<\"DeviceVisible|DeviceLocal\"> : i32"),
        Body(
            "%arg0: !hal.device, %arg1: i64, %arg2: i32",
            """
            %device, %queue_affinity = hal.allocator.select from([
              (%arg0, %arg1 : !hal.device, i64),
              (%arg0, %arg1 : !hal.device, i64)
            ]) type(%arg2) usage(%arg2) : !hal.device, i64
            """),
        Body(
            "%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !hal.fence",
            "hal.device.queue.barrier<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg3) flags(\"None\")"
        ),
        Body(
            "%arg0: tensor<4xf32>",
            "%0 = hal.tensor.export %arg0 : tensor<2x2xf32> as tensor<4xf32> -> !hal.buffer_view"),
        Body(
            "%arg0: !hal.device, %arg1: i64, %arg2: !hal.fence, %arg3: !util.buffer, %arg4: !hal.buffer, %arg5: index",
            """
            io_parameters.gather<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg2) {
              %arg3::%arg3[%arg1] -> %arg4[%arg5 for %arg5] : !hal.buffer
            }
            io_parameters.scatter<%arg0 : !hal.device> affinity(%arg1) wait(%arg2) signal(%arg2) {
              %arg4[%arg5 for %arg5] : !hal.buffer -> %arg3::%arg3[%arg1]
            }
            """),
    ]

    private static let linalgBodies: [Body] = [
        Body(
            "%arg0: tensor<4x8xf16>, %arg1: tensor<8x4xf16>, %arg2: tensor<4x4xf32>, %arg3: f32",
            """
            %0 = linalg.fill ins(%arg3 : f32) outs(%arg2 : tensor<4x4xf32>) -> tensor<4x4xf32>
            %1 = linalg.matmul {a.b} ins(%arg0, %arg1 : tensor<4x8xf16>, tensor<8x4xf16>) outs(%0 : tensor<4x4xf32>) -> tensor<4x4xf32>
            %2 = linalg.elementwise <exp> ins(%1 : tensor<4x4xf32>) outs(%1 : tensor<4x4xf32>) -> tensor<4x4xf32>
            """),
        Body(
            "%arg0: tensor<4x8xf32>, %arg1: tensor<8x4xf32>, %arg2: tensor<4xf32>",
            """
            %transposed = linalg.transpose ins(%arg0 : tensor<4x8xf32>) outs(%arg1 : tensor<8x4xf32>) permutation = [1, 0] 
            %broadcasted = linalg.broadcast ins(%arg2 : tensor<4xf32>) outs(%arg0 : tensor<4x8xf32>) dimensions = [1] 
            %reduced = linalg.reduce { arith.addf } ins(%arg0 : tensor<4x8xf32>) outs(%arg2 : tensor<4xf32>) dimensions = [1] 
            %reduced_0 = linalg.reduce ins(%arg0 : tensor<4x8xf32>) outs(%arg2 : tensor<4xf32>) dimensions = [1] 
              (%in: f32, %init: f32) {
                %0 = arith.mulf %in, %in : f32
                %1 = arith.addf %0, %init : f32
                linalg.yield %1 : f32
              }
            %mapped = linalg.map { math.exp } ins(%arg2 : tensor<4xf32>) outs(%arg2 : tensor<4xf32>)
            """),
    ]

    static let inMachineFunction: [Body] = [
        Body(
            "",
            "%zero = vm.const.i32 0\n%c-3 = vm.const.i32 -3\n%null = vm.const.ref.zero : !vm.ref<?>\nvm.return"
        ),
        Body("%arg0: i32, %arg1: i32", "%eq = vm.cmp.eq.i32 %arg0, %arg1 : i32\nvm.return"),
        Body("%arg0: i32, %arg1: i32", "vm.cond_fail %arg0, %arg1, \"bad\"\nvm.cond_fail %arg0\nvm.return"),
        Body(
            "%arg0: i32, %arg1: !vm.buffer",
            "%buffer = vm.switch.ref %arg0[%arg1, %arg1] else %arg1 : !vm.buffer\nvm.return"),
    ]

    static let whole = [
        """
        module {
          func.func @f(%arg0: i32, %arg1: index) {
            cf.switch %arg0 : i32, [
              default: ^bb1,
              42: ^bb2(%arg1 : index),
              -1: ^bb1
            ]
          ^bb1:  // 2 preds: ^bb0, ^bb0
            return
          ^bb2(%0: index):  // pred: ^bb0
            return
          }
        }

        """,
        """
        module {
          vm.module public @m {
            vm.import private @f(i32) -> i32
            vm.func @g(%arg0: i32) {
              vm.br_table %arg0 {
                default: ^bb1(%arg0 : i32),
                0: ^bb2,
                1: ^bb1(%arg0 : i32)
              }
            ^bb1(%0: i32):  // 2 preds: ^bb0, ^bb0
              vm.call.yieldable @f(%0) : (i32) -> ^bb3 (i32)
            ^bb2:  // pred: ^bb0
              vm.fail %arg0, "bad"
            ^bb3(%1: i32):  // pred: ^bb1
              vm.return
            }
          }
        }

        """,
        """
        #executable_target_fmt = #hal.executable.target<"backend", "fmt">
        #pipeline_layout = #hal.pipeline.layout<bindings = [#hal.pipeline.binding<storage_buffer>]>
        module {
          hal.executable private @ex {
            hal.executable.variant public @v target(#executable_target_fmt) {
              hal.executable.condition(%arg0: !hal.device) -> i1 {
                %true = arith.constant true
                hal.return %true : i1
              }
              hal.executable.export public @a ordinal(0) layout(#pipeline_layout) condition(%arg0: !hal.device, %arg1: index) -> i1 {
                %true = arith.constant true
                hal.return %true : i1
              } fallback(@b)
              hal.executable.export public @b ordinal(1) layout(#pipeline_layout) count(%arg0: !hal.device, %arg1: index) -> (index, index, index) {
                hal.return %arg1, %arg1, %arg1 : index, index, index
              }
            }
          }
          util.func public @f(%arg0: tensor<4xi32>, %arg1: index) -> tensor<4xi32> {
            %0 = hal.dispatch.extern "main"[%arg1](%arg0) : (tensor<4xi32>) -> %arg0 count(%arg2: !hal.device, %arg3: index) -> (index, index, index) {
              hal.return %arg3, %arg3, %arg3 : index, index, index
            } layout(#pipeline_layout) objects({
              #executable_target_fmt if(%arg2: !hal.device) -> i1 {
                %true = arith.constant true
                hal.return %true : i1
              } ordinal(200) = [#hal.executable.object<{path = "b.o"}>],
              #executable_target_fmt ordinal(100) = [#hal.executable.object<{path = "a.o"}>]
            })
            util.return %0 : tensor<4xi32>
          }
        }

        """,
        """
        #map = affine_map<(d0) -> (d0)>
        #map1 = affine_map<(d0)[s0] -> (d0 + s0)>
        module {
          func.func @f(%arg0: tensor<4xf32>) {
            %0 = linalg.generic {indexing_maps = [#map], iterator_types = ["parallel"]} outs(%arg0 : tensor<4xf32>) attrs =  {a.b} {
            ^bb0(%out: f32):
              linalg.yield %out : f32
            } -> tensor<4xf32>
            %c4 = arith.constant 4 : index
            %1 = affine.apply #map1(%c4)[%c4]
            %2 = affine.min #map(%1)
            return
          }
        }

        """,
        """
        #executable_target_b = #hal.executable.target<"a", "b">
        module {
          hal.executable private @ex {
            hal.executable.variant public @v target(#executable_target_b) {
              hal.executable.constant.block(%arg0: !hal.device) -> i32 as "k" {
                %c1_i32 = arith.constant 1 : i32
                hal.return %c1_i32 : i32
              }
            }
          }
        }

        """,
        """
        #executable_target_fmt = #hal.executable.target<"backend", "fmt">
        #pipeline_layout = #hal.pipeline.layout<constants = 1, bindings = [#hal.pipeline.binding<storage_buffer, "ReadOnly|Indirect">, #hal.pipeline.binding<uniform_buffer>], flags = Indirect>
        #device_target_local = #hal.device.target<"local", [#executable_target_fmt]> : !hal.device
        module {
          util.global private @device = #device_target_local
          util.func private @f() attributes {layout = #pipeline_layout}
        }

        """,
        """
        #encoding = #iree_encoding.testing<>
        #map = affine_map<(d0) -> (d0)>
        #encoding1 = #iree_encoding.encoding<operand_index = 0 : index, op_type = matmul, element_types = [f32, f32], user_indexing_maps = [#map, #map], iteration_sizes = [?]>
        module {
          util.func private @f(%arg0: tensor<4xf32, #encoding>, %arg1: tensor<4xf32, #encoding1>)
        }

        """,
        """
        #map = affine_map<(d0)[s0] -> (d0 - 4, s0, 0)>
        #pipeline_layout = #hal.pipeline.layout<constants = 1, bindings = [#hal.pipeline.binding<storage_buffer, Indirect>]>
        module {
          util.func private @interface(%arg0: index) {
            %c0 = arith.constant 0 : index
            %0 = hal.interface.binding.subspan layout(#pipeline_layout) binding(0) alignment(64) offset(%c0) flags(Indirect) : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%arg0}
            %1 = hal.interface.constant.load layout(#pipeline_layout) ordinal(0) alignment(4) : i32
            util.return
          }
          util.func private @max(%arg0: index, %arg1: index) -> index {
            %0 = affine.max #map(%arg0)[%arg1]
            util.return %0 : index
          }
          util.func private @pad(%arg0: tensor<4x?xf32>, %arg1: index, %arg2: f32) -> tensor<?x?xf32> {
            %padded = tensor.pad %arg0 low[0, %arg1] high[%arg1, 2] {
            ^bb0(%arg3: index, %arg4: index):
              tensor.yield %arg2 : f32
            } : tensor<4x?xf32> to tensor<?x?xf32>
            util.return %padded : tensor<?x?xf32>
          }
          util.func private @collect(%arg0: !hal.command_buffer, %arg1: !hal.channel, %arg2: !hal.buffer, %arg3: index, %arg4: index, %arg5: i32) {
            hal.command_buffer.collective<%arg0 : !hal.command_buffer> channel(%arg1 : !hal.channel) op(<reduce with product : f8E5M2>) param(%arg5 : i32) send(%arg2 : !hal.buffer)[%arg3, %arg4] recv(%arg2 : !hal.buffer)[%arg3, %arg4] count(%arg4)
            util.return
          }
          util.func private @commands(%arg0: !stream.resource<transient>, %arg1: index, %arg2: !stream.channel, %arg3: i32) -> !stream.timepoint {
            %0 = stream.cmd.execute with(%arg0 as %arg4: !stream.resource<transient>{%arg1}) {
              stream.cmd.collective<all_reduce with minimum : f16>[%arg1] channel(%arg2) {
                ro %arg4[%arg1 for %arg1] : !stream.resource<transient>{%arg1},
                wo %arg4[%arg1 for %arg1] : !stream.resource<transient>{%arg1}
              }
            } => !stream.timepoint
            util.return %0 : !stream.timepoint
          }
          util.func private @waves(%arg0: !stream.resource<*>, %arg1: index) -> !stream.resource<*> {
            %results, %result_timepoint = stream.async.execute with(%arg0 as %arg2: !stream.resource<*>{%arg1}) -> %arg0{%arg1} {
              %0 = stream.async.concurrent with(%arg2 as %arg3: !stream.resource<*>{%arg1}) -> %arg2{%arg1} {
                stream.yield %arg3 : !stream.resource<*>{%arg1}
              }
              stream.yield %0 : !stream.resource<*>{%arg1}
            } => !stream.timepoint
            util.return %results : !stream.resource<*>
          }
        }

        """,
    ]

    static let rewritten = [
        Pair("util.global @g : i32", "util.global public @g : i32"),
        Pair("util.global private @g : i32 = 4 : i32", "util.global private @g = 4 : i32"),
        Pair(
            "util.global private @e = #util.null : !util.buffer",
            "util.global private @e = #util.null : !util.buffer"),
        Pair("stream.executable @e {}", "stream.executable public @e {\n}"),
    ]

    static let wrong = [
        Pair(
            "util.func private @f(%a: index, %b: f32) { %0 = util.string.format \"{}{\"(%a) : (index) -> !util.buffer util.return }",
            "unclosed '{'"),
        Pair(
            "util.func private @f(%a: index, %b: f32) { %0 = util.string.format \"}\"(%a) : (index) -> !util.buffer util.return }",
            "unmatched '}'"),
        Pair(
            "util.func private @f(%a: index, %b: f32) { %0 = util.string.format \"{}{0}\"(%a) : (index) -> !util.buffer util.return }",
            "cannot mix"),
        Pair(
            "util.func private @f(%a: index, %b: f32) { %0 = util.string.format \"{1}\"(%a) : (index) -> !util.buffer util.return }",
            "placeholder count"),
        Pair(
            "util.func private @f(%a: index, %b: f32) { %0 = util.string.format \"{x}\"(%a) : (index) -> !util.buffer util.return }",
            "invalid placeholder '{x}'"),
        Pair(
            "util.func private @f(%a: index, %b: f32) { %0 = util.string.format \"{}\"(%b) : (f32) -> !util.buffer util.return }",
            "but got 'f32'"),
        Pair(
            "util.global private @g {a = #stream.collective<all_reduce with sum : i32>} : i32",
            "expected one of [si8, ui8,"),
        Pair("util.global private @g {a = #hal.collective<most : f32>} : i32", "but got: most"),
        Pair("\"arith.addi\"() : () -> i32", "expected 2 operands, but found 0"),
        Pair("\"util.return\"() : () -> i32", "expected 0 results, but found 1"),
        Pair("\"util.global\"() ({}) : () -> ()", "requires zero regions"),
        Pair(
            "\"linalg.generic\"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> ()",
            "requires one region"),
        Pair("\"vm.br\"() : () -> ()", "requires 1 successor but found 0"),
        Pair("util.func @f(%a: i32, i32)", "expected SSA identifier"),
        Pair("util.func @f() attributes {sym_name = \"a\"}", "inferred attribute"),
        Pair("util.func @f() {}", "expected non-empty function body"),
        Pair(
            "util.func @f(%a: i32) -> i32 { %0 = util.call @g(%a) : (i32) -> %b util.return %0 : i32 }",
            "tied operand not found for result reference %b"),
        Pair("vm.module @m <nothing = 3> {}", "duplicate or unknown property"),
        Pair(
            """
            util.func @f(%a: !util.buffer, %b: !util.buffer, %o: i64, %s: index) {
              %0:2, %t = stream.cmd.parameter.load {
                %a::%b[%o] : !stream.resource<constant>{%s},
                %b::%b[%o] : !stream.resource<constant>{%s}
              } => !stream.timepoint
              util.return
            }
            """, "each operation must use the same scope"),
    ]
}
