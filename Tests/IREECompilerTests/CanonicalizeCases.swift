/// Inputs and what becomes of them.
extension CanonicalizeTests {
    static let cases = [
        Case(
            "a read into a subview is one into the whole",
            """
            util.func public @f(%t: !stream.resource<transient>, %n: index, %o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.resource<transient>, !stream.timepoint) {
              %v = stream.resource.subview %t[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
              %p = arith.constant 8 : i64
              %a = arith.constant 16 : index
              %e = arith.constant 48 : index
              %l = arith.constant 32 : index
              %r, %q = stream.async.parameter.read %s::%k[%p] -> %v[%a to %e for %l] : !stream.resource<transient>{%m} => !stream.timepoint
              util.return %r, %q : !stream.resource<transient>, !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: !util.buffer, %arg5: !util.buffer) -> (!stream.resource<transient>, !stream.timepoint) {
                %c48 = arith.constant 48 : index
                %c32 = arith.constant 32 : index
                %c16 = arith.constant 16 : index
                %c8_i64 = arith.constant 8 : i64
                %0 = arith.index_cast %arg2 : index to i64
                %1 = arith.addi %0, %c8_i64 : i64
                %2 = arith.addi %arg2, %c16 : index
                %3 = arith.addi %arg2, %c48 : index
                %result, %result_timepoint = stream.async.parameter.read %arg4::%arg5[%1] -> %arg0[%2 to %3 for %c32] : !stream.resource<transient>{%arg1} => !stream.timepoint
                util.return %result, %result_timepoint : !stream.resource<transient>, !stream.timepoint
              }
            }

            """),
        Case(
            "a write of a subview is one of the whole",
            """
            util.func public @f(%t: !stream.resource<transient>, %n: index, %o: index, %m: index, %s: !util.buffer, %k: !util.buffer, %w: !stream.timepoint) -> (!stream.timepoint) {
              %v = stream.resource.subview %t[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
              %p = arith.constant 8 : i64
              %a = arith.constant 16 : index
              %l = arith.constant 32 : index
              %q = stream.cmd.parameter.write await(%w) => %v[%a for %l] : !stream.resource<transient>{%m} -> %s::%k[%p] => !stream.timepoint
              util.return %q : !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: !util.buffer, %arg5: !util.buffer, %arg6: !stream.timepoint) -> !stream.timepoint {
                %c32 = arith.constant 32 : index
                %c16 = arith.constant 16 : index
                %c8_i64 = arith.constant 8 : i64
                %0 = arith.addi %arg2, %c16 : index
                %1 = arith.index_cast %arg2 : index to i64
                %2 = arith.addi %1, %c8_i64 : i64
                %3 = stream.cmd.parameter.write await(%arg6) => %arg0[%0 for %c32] : !stream.resource<transient>{%arg1} -> %arg4::%arg5[%2] => !stream.timepoint
                util.return %3 : !stream.timepoint
              }
            }

            """),
        Case(
            "gathers into a subview keep their places in the parameters where they are commands",
            """
            util.func public @f(%t: !stream.resource<transient>, %n: index, %o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.timepoint) {
              %v = stream.resource.subview %t[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
              %p = arith.constant 8 : i64
              %a = arith.constant 16 : index
              %l = arith.constant 32 : index
              %q = stream.cmd.parameter.gather {
                %s::%k[%p] -> %v[%a for %l] : !stream.resource<transient>{%m}
              } => !stream.timepoint
              util.return %q : !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: !util.buffer, %arg5: !util.buffer) -> !stream.timepoint {
                %c32 = arith.constant 32 : index
                %c16 = arith.constant 16 : index
                %c8_i64 = arith.constant 8 : i64
                %0 = arith.addi %arg2, %c16 : index
                %1 = stream.cmd.parameter.gather {
                  %arg4::%arg5[%c8_i64] -> %arg0[%0 for %c32] : !stream.resource<transient>{%arg1}
                } => !stream.timepoint
                util.return %1 : !stream.timepoint
              }
            }

            """),
        Case(
            "no more is loaded than is used",
            """
            util.func public @f(%o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.resource<constant>, !stream.timepoint) {
              %p = arith.constant 8 : i64
              %n = arith.constant 4096 : index
              %r, %q = stream.async.parameter.load %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
              %x = arith.addi %o, %m : index
              %v = stream.resource.subview %r[%x] : !stream.resource<constant>{%n} -> !stream.resource<constant>{%m}
              util.return %v, %q : !stream.resource<constant>, !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: index, %arg1: index, %arg2: !util.buffer, %arg3: !util.buffer) -> (!stream.resource<constant>, !stream.timepoint) {
                %c8_i64 = arith.constant 8 : i64
                %0 = arith.addi %arg0, %arg1 : index
                %1 = arith.index_cast %0 : index to i64
                %2 = arith.addi %1, %c8_i64 : i64
                %result, %result_timepoint = stream.async.parameter.load %arg2::%arg3[%2] : !stream.resource<constant>{%arg1} => !stream.timepoint
                util.return %result, %result_timepoint : !stream.resource<constant>, !stream.timepoint
              }
            }

            """),
        Case(
            "a load whose timepoint is used before the part is known stays as it is",
            """
            util.func public @f(%o: index, %m: index, %s: !util.buffer, %k: !util.buffer) -> (!stream.resource<constant>) {
              %p = arith.constant 8 : i64
              %n = arith.constant 4096 : index
              %r, %q = stream.async.parameter.load %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
              %j = util.optimization_barrier %q : !stream.timepoint
              %v = stream.resource.subview %r[%o] : !stream.resource<constant>{%n} -> !stream.resource<constant>{%m}
              util.return %v : !stream.resource<constant>
            }
            """,
            """
            module {
              util.func public @f(%arg0: index, %arg1: index, %arg2: !util.buffer, %arg3: !util.buffer) -> !stream.resource<constant> {
                %c8_i64 = arith.constant 8 : i64
                %c4096 = arith.constant 4096 : index
                %result, %result_timepoint = stream.async.parameter.load %arg2::%arg3[%c8_i64] : !stream.resource<constant>{%c4096} => !stream.timepoint
                %0 = util.optimization_barrier %result_timepoint : !stream.timepoint
                %1 = stream.resource.subview %result[%arg0] : !stream.resource<constant>{%c4096} -> !stream.resource<constant>{%arg1}
                util.return %1 : !stream.resource<constant>
              }
            }

            """),
        Case(
            "a load that nobody uses goes",
            """
            util.func public @f(%s: !util.buffer, %k: !util.buffer) {
              %p = arith.constant 8 : i64
              %n = arith.constant 4096 : index
              %r, %q = stream.async.parameter.load %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
              util.return
            }
            """,
            """
            module {
              util.func public @f(%arg0: !util.buffer, %arg1: !util.buffer) {
                util.return
              }
            }

            """),
        Case(
            "nobody waits for what is reached",
            """
            util.func public @f(%s: !util.buffer, %k: !util.buffer, %n: index) -> (!stream.resource<constant>, !stream.timepoint) {
              %i = stream.timepoint.immediate => !stream.timepoint
              %p = arith.constant 8 : i64
              %r, %q = stream.async.parameter.load await(%i) %s::%k[%p] : !stream.resource<constant>{%n} => !stream.timepoint
              util.return %r, %q : !stream.resource<constant>, !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !util.buffer, %arg1: !util.buffer, %arg2: index) -> (!stream.resource<constant>, !stream.timepoint) {
                %c8_i64 = arith.constant 8 : i64
                %result, %result_timepoint = stream.async.parameter.load %arg0::%arg1[%c8_i64] : !stream.resource<constant>{%arg2} => !stream.timepoint
                util.return %result, %result_timepoint : !stream.resource<constant>, !stream.timepoint
              }
            }

            """),
        Case(
            "joins of joins are one join",
            """
            util.func public @f(%a: !stream.timepoint, %b: !stream.timepoint, %c: !stream.timepoint) -> (!stream.timepoint) {
              %i = stream.timepoint.immediate => !stream.timepoint
              %x = stream.timepoint.join max(%a, %i, %b) => !stream.timepoint
              %y = stream.timepoint.join max(%x, %b, %c) => !stream.timepoint
              util.return %y : !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.timepoint, %arg2: !stream.timepoint) -> !stream.timepoint {
                %0 = stream.timepoint.join max(%arg0, %arg1, %arg2) => !stream.timepoint
                util.return %0 : !stream.timepoint
              }
            }

            """),
        Case(
            "a join of what is reached is reached",
            """
            util.func public @f() -> (!stream.timepoint) {
              %i = stream.timepoint.immediate => !stream.timepoint
              %x = stream.timepoint.join max(%i, %i) => !stream.timepoint
              util.return %x : !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f() -> !stream.timepoint {
                %0 = stream.timepoint.immediate => !stream.timepoint
                util.return %0 : !stream.timepoint
              }
            }

            """),
        Case(
            "waits for one timepoint come together at the first use",
            """
            util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %b: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
              %x = stream.timepoint.await %t => %a : !stream.resource<transient>{%n}
              %y = stream.timepoint.await %t => %b : !stream.resource<transient>{%n}
              %z:2 = util.optimization_barrier %x, %y : !stream.resource<transient>, !stream.resource<transient>
              util.return %z#0, %z#1 : !stream.resource<transient>, !stream.resource<transient>
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: !stream.resource<transient>, %arg3: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
                %0:2 = stream.timepoint.await %arg0 => %arg1, %arg2 : !stream.resource<transient>{%arg3}, !stream.resource<transient>{%arg3}
                %1:2 = util.optimization_barrier %0#0, %0#1 : !stream.resource<transient>, !stream.resource<transient>
                util.return %1#0, %1#1 : !stream.resource<transient>, !stream.resource<transient>
              }
            }

            """),
        Case(
            "what is waited for twice is waited for once",
            """
            util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>) {
              %x = stream.timepoint.await %t => %a : !stream.resource<transient>{%n}
              %y = stream.timepoint.await %t => %x : !stream.resource<transient>{%n}
              util.return %y : !stream.resource<transient>
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index) -> !stream.resource<transient> {
                %0 = stream.timepoint.await %arg0 => %arg1 : !stream.resource<transient>{%arg2}
                util.return %0 : !stream.resource<transient>
              }
            }

            """),
        Case(
            "a barrier after a wait is the wait",
            """
            util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index) -> (!stream.resource<transient>, !stream.timepoint) {
              %x = stream.timepoint.await %t => %a : !stream.resource<transient>{%n}
              %y, %z = stream.timepoint.barrier %x : !stream.resource<transient>{%n} => !stream.timepoint
              util.return %y, %z : !stream.resource<transient>, !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index) -> (!stream.resource<transient>, !stream.timepoint) {
                util.return %arg1, %arg0 : !stream.resource<transient>, !stream.timepoint
              }
            }

            """),
        Case(
            "what was imported is exported",
            """
            util.func public @f(%f: !hal.fence) -> (!hal.fence) {
              %t = stream.timepoint.import %f : (!hal.fence) => !stream.timepoint
              %g = stream.timepoint.export %t => (!hal.fence)
              util.return %g : !hal.fence
            }
            """,
            """
            module {
              util.func public @f(%arg0: !hal.fence) -> !hal.fence {
                util.return %arg0 : !hal.fence
              }
            }

            """),
        Case(
            "subviews of subviews",
            """
            util.func public @f(%a: !stream.resource<transient>, %n: index, %o: index, %p: index, %m: index, %l: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
              %x = stream.resource.subview %a[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
              %y = stream.resource.subview %x[%p] : !stream.resource<transient>{%m} -> !stream.resource<transient>{%l}
              %z = stream.resource.subview %a[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%n}
              util.return %y, %z : !stream.resource<transient>, !stream.resource<transient>
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.resource<transient>, %arg1: index, %arg2: index, %arg3: index, %arg4: index, %arg5: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
                %0 = arith.addi %arg2, %arg3 : index
                %1 = stream.resource.subview %arg0[%0] : !stream.resource<transient>{%arg1} -> !stream.resource<transient>{%arg5}
                util.return %1, %arg0 : !stream.resource<transient>, !stream.resource<transient>
              }
            }

            """),
        Case(
            "the size of what says its size",
            """
            util.func public @f(%n: index) -> (index, !stream.resource<transient>) {
              %a = stream.resource.alloc uninitialized : !stream.resource<transient>{%n}
              %m = stream.resource.size %a : !stream.resource<transient>
              util.return %m, %a : index, !stream.resource<transient>
            }
            """,
            """
            module {
              util.func public @f(%arg0: index) -> (index, !stream.resource<transient>) {
                %0 = stream.resource.alloc uninitialized : !stream.resource<transient>{%arg0}
                util.return %arg0, %0 : index, !stream.resource<transient>
              }
            }

            """),
        Case(
            "an allocation that is given back at once",
            """
            util.func public @f(%t: !stream.timepoint, %n: index) -> (!stream.timepoint) {
              %a, %x = stream.resource.alloca uninitialized await(%t) => !stream.resource<transient>{%n} => !stream.timepoint
              %y = stream.resource.dealloca await(%x) => %a : !stream.resource<transient>{%n} => !stream.timepoint
              util.return %y : !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.timepoint, %arg1: index) -> !stream.timepoint {
                util.return %arg0 : !stream.timepoint
              }
            }

            """),
        Case(
            "one slice is not packed",
            """
            util.func public @f(%n: index, %o: index) -> (index, index) {
              %a:2 = stream.resource.pack offset(%o) slices({
                [0, 9] = %n
              }) : index
              util.return %a#0, %a#1 : index, index
            }
            """,
            """
            module {
              util.func public @f(%arg0: index, %arg1: index) -> (index, index) {
                util.return %arg0, %arg1 : index, index
              }
            }

            """),
        Case(
            "a slice of a splat",
            """
            util.func public @f(%n: index) -> (!stream.resource<*>) {
              %c0 = arith.constant 0 : index
              %c8 = arith.constant 8 : index
              %v = arith.constant 0x01010101 : i32
              %a = stream.async.splat %v : i32 -> !stream.resource<*>{%n}
              %b = stream.async.slice %a[%c0 to %c8] : !stream.resource<*>{%n} -> !stream.resource<*>{%c8}
              util.return %b : !stream.resource<*>
            }
            """,
            """
            module {
              util.func public @f(%arg0: index) -> !stream.resource<*> {
                %c8 = arith.constant 8 : index
                %c1_i8 = arith.constant 1 : i8
                %0 = stream.async.splat %c1_i8 : i8 -> !stream.resource<*>{%c8}
                util.return %0 : !stream.resource<*>
              }
            }

            """),
        Case(
            "a transfer to where it is is a clone",
            """
            util.func public @f(%a: !stream.resource<*>, %n: index) -> (!stream.resource<external>) {
              %b = stream.async.transfer %a : !stream.resource<*>{%n} -> !stream.resource<external>{%n}
              util.return %b : !stream.resource<external>
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.resource<*>, %arg1: index) -> !stream.resource<external> {
                %0 = stream.async.clone %arg0 : !stream.resource<*>{%arg1} -> !stream.resource<external>{%arg1}
                util.return %0 : !stream.resource<external>
              }
            }

            """),
        Case(
            "an update with a slice is a copy",
            """
            util.func public @f(%a: !stream.resource<*>, %b: !stream.resource<*>, %n: index) -> (!stream.resource<*>) {
              %c0 = arith.constant 0 : index
              %c4 = arith.constant 4 : index
              %c8 = arith.constant 8 : index
              %s = stream.async.slice %a[%c0 to %c4] : !stream.resource<*>{%n} -> !stream.resource<*>{%c4}
              %u = stream.async.update %s, %b[%c4 to %c8] : !stream.resource<*>{%c4} -> %b as !stream.resource<*>{%n}
              util.return %u : !stream.resource<*>
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %arg2: index) -> !stream.resource<*> {
                %c0 = arith.constant 0 : index
                %c4 = arith.constant 4 : index
                %c8 = arith.constant 8 : index
                %0 = stream.async.copy %arg0[%c0 to %c4], %arg1[%c4 to %c8], %c4 : !stream.resource<*>{%arg2} -> %arg1 as !stream.resource<*>{%arg2}
                util.return %0 : !stream.resource<*>
              }
            }

            """),
        Case(
            "an execution waits for its operands, and takes subviews inside",
            """
            util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index, %o: index, %m: index) -> (!stream.timepoint) {
              %v = stream.resource.subview %a[%o] : !stream.resource<transient>{%n} -> !stream.resource<transient>{%m}
              %w = stream.timepoint.await %t => %v : !stream.resource<transient>{%m}
              %c0 = arith.constant 0 : index
              %c7 = arith.constant 7 : i32
              %x = stream.cmd.execute with(%w as %b: !stream.resource<transient>{%m}) {
                stream.cmd.fill %c7, %b[%c0 for %m] : i32 -> !stream.resource<transient>{%m}
              } => !stream.timepoint
              util.return %x : !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index, %arg3: index, %arg4: index) -> !stream.timepoint {
                %c7_i32 = arith.constant 7 : i32
                %0 = stream.cmd.execute await(%arg0) => with(%arg1 as %arg5: !stream.resource<transient>{%arg2}) {
                  stream.cmd.fill %c7_i32, %arg5[%arg3 for %arg4] : i32 -> !stream.resource<transient>{%arg2}
                } => !stream.timepoint
                util.return %0 : !stream.timepoint
              }
            }

            """),
        Case(
            "an execution of nothing",
            """
            util.func public @f(%t: !stream.timepoint, %a: !stream.resource<transient>, %n: index) -> (!stream.timepoint) {
              %x = stream.cmd.execute await(%t) => with(%a as %b: !stream.resource<transient>{%n}) {
              } => !stream.timepoint
              util.return %x : !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: !stream.timepoint, %arg1: !stream.resource<transient>, %arg2: index) -> !stream.timepoint {
                %0 = stream.timepoint.immediate => !stream.timepoint
                util.return %0 : !stream.timepoint
              }
            }

            """),
        Case(
            "a part of a constant",
            """
            util.func public @f() -> (tensor<2x1xi16>, i16) {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              %c2 = arith.constant 2 : index
              %a = arith.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi16>
              %b = flow.tensor.slice %a[%c0, %c2 for %c2, %c1] : tensor<2x3xi16> -> tensor<2x1xi16>
              %d = flow.tensor.load %a[%c1, %c1] : tensor<2x3xi16>
              util.return %b, %d : tensor<2x1xi16>, i16
            }
            """,
            """
            module {
              util.func public @f() -> (tensor<2x1xi16>, i16) {
                %c5_i16 = arith.constant 5 : i16
                %cst = arith.constant dense<[[3], [6]]> : tensor<2x1xi16>
                util.return %cst, %c5_i16 : tensor<2x1xi16>, i16
              }
            }

            """),
        Case(
            "a part beyond the end of a constant stays",
            """
            util.func public @f() -> (tensor<2xi16>) {
              %c2 = arith.constant 2 : index
              %a = arith.constant dense<[1, 2, 3]> : tensor<3xi16>
              %b = flow.tensor.slice %a[%c2 for %c2] : tensor<3xi16> -> tensor<2xi16>
              util.return %b : tensor<2xi16>
            }
            """,
            """
            module {
              util.func public @f() -> tensor<2xi16> {
                %c2 = arith.constant 2 : index
                %cst = arith.constant dense<[1, 2, 3]> : tensor<3xi16>
                %0 = flow.tensor.slice %cst[%c2 for %c2] : tensor<3xi16> -> tensor<2xi16>
                util.return %0 : tensor<2xi16>
              }
            }

            """),
        Case(
            "a constant that is changed",
            """
            util.func public @f() -> (tensor<3xf32>, tensor<2x2xi1>) {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              %t = arith.constant true
              %v = arith.constant 2.5 : f32
              %a = arith.constant dense<1.0> : tensor<3xf32>
              %b = flow.tensor.store %v, %a[%c1] : tensor<3xf32>
              %m = arith.constant dense<false> : tensor<2x2xi1>
              %u = arith.constant dense<true> : tensor<1x2xi1>
              %d = flow.tensor.update %u, %m[%c1, %c0] : tensor<1x2xi1> -> %m as tensor<2x2xi1>
              util.return %b, %d : tensor<3xf32>, tensor<2x2xi1>
            }
            """,
            """
            module {
              util.func public @f() -> (tensor<3xf32>, tensor<2x2xi1>) {
                %cst = arith.constant dense<[[false, false], [true, true]]> : tensor<2x2xi1>
                %cst_0 = arith.constant dense<[1.000000e+00, 2.500000e+00, 1.000000e+00]> : tensor<3xf32>
                util.return %cst_0, %cst : tensor<3xf32>, tensor<2x2xi1>
              }
            }

            """),
        Case(
            "reshapes and casts of bits in a row",
            """
            util.func public @f(%a: tensor<?x4xi32>, %d: index, %e: index) -> (tensor<?x2x2xf32>, tensor<?x4xi32>) {
              %b = flow.tensor.reshape %a : tensor<?x4xi32>{%d} -> tensor<?x2x2xi32>{%e}
              %c = flow.tensor.bitcast %b : tensor<?x2x2xi32>{%e} -> tensor<?x2x2xf32>{%e}
              %f = flow.tensor.reshape %b : tensor<?x2x2xi32>{%e} -> tensor<?x4xi32>{%d}
              util.return %c, %f : tensor<?x2x2xf32>, tensor<?x4xi32>
            }
            """,
            """
            module {
              util.func public @f(%arg0: tensor<?x4xi32>, %arg1: index, %arg2: index) -> (tensor<?x2x2xf32>, tensor<?x4xi32>) {
                %0 = flow.tensor.bitcast %arg0 : tensor<?x4xi32>{%arg1} -> tensor<?x2x2xf32>{%arg2}
                util.return %0, %arg0 : tensor<?x2x2xf32>, tensor<?x4xi32>
              }
            }

            """),
        Case(
            "what is transferred twice",
            """
            util.func public @f(%a: tensor<4xf32>) -> (tensor<2x2xf32>) {
              %b = flow.tensor.transfer %a : tensor<4xf32> to "one"
              %c = flow.tensor.reshape %b : tensor<4xf32> -> tensor<2x2xf32>
              %d = flow.tensor.transfer %c : tensor<2x2xf32> to "two"
              util.return %d : tensor<2x2xf32>
            }
            """,
            """
            module {
              util.func public @f(%arg0: tensor<4xf32>) -> tensor<2x2xf32> {
                %0 = flow.tensor.transfer %arg0 : tensor<4xf32> to "two"
                %1 = flow.tensor.reshape %0 : tensor<4xf32> -> tensor<2x2xf32>
                util.return %1 : tensor<2x2xf32>
              }
            }

            """),
        Case(
            "tensors without elements",
            """
            util.func public @f(%a: tensor<0x?xf32>, %d: index, %v: f32) -> (tensor<?x0xf32>, tensor<0xf32>) {
              %b = flow.tensor.reshape %a : tensor<0x?xf32>{%d} -> tensor<?x0xf32>{%d}
              %c = flow.tensor.splat %v : tensor<0xf32>
              util.return %b, %c : tensor<?x0xf32>, tensor<0xf32>
            }
            """,
            """
            module {
              util.func public @f(%arg0: tensor<0x?xf32>, %arg1: index, %arg2: f32) -> (tensor<?x0xf32>, tensor<0xf32>) {
                %0 = flow.tensor.empty : tensor<?x0xf32>{%arg1}
                %1 = flow.tensor.empty : tensor<0xf32>
                util.return %0, %1 : tensor<?x0xf32>, tensor<0xf32>
              }
            }

            """),
        Case(
            "dimensions of tensors",
            """
            util.func public @f(%a: tensor<?x4xf32>, %d: index, %v: f32) -> (index, index, index) {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              %b = flow.tensor.tie_shape %a : tensor<?x4xf32>{%d}
              %x = tensor.dim %b, %c0 : tensor<?x4xf32>
              %y = tensor.dim %b, %c1 : tensor<?x4xf32>
              %e = flow.tensor.splat %v : tensor<?x?xf32>{%d, %x}
              %z = tensor.dim %e, %c1 : tensor<?x?xf32>
              util.return %x, %y, %z : index, index, index
            }
            """,
            """
            module {
              util.func public @f(%arg0: tensor<?x4xf32>, %arg1: index, %arg2: f32) -> (index, index, index) {
                %c4 = arith.constant 4 : index
                util.return %arg1, %c4, %arg1 : index, index, index
              }
            }

            """),
        Case(
            "slices of slices",
            """
            util.func public @f(%a: tensor<?xf32>, %d: index, %i: index, %j: index, %n: index, %m: index) -> (tensor<?xf32>) {
              %b = flow.tensor.slice %a[%i for %n] : tensor<?xf32>{%d} -> tensor<?xf32>{%n}
              %c = flow.tensor.slice %b[%j for %m] : tensor<?xf32>{%n} -> tensor<?xf32>{%m}
              util.return %c : tensor<?xf32>
            }
            """,
            """
            module {
              util.func public @f(%arg0: tensor<?xf32>, %arg1: index, %arg2: index, %arg3: index, %arg4: index, %arg5: index) -> tensor<?xf32> {
                %0 = arith.addi %arg2, %arg3 : index
                %1 = flow.tensor.slice %arg0[%0 for %arg5] : tensor<?xf32>{%arg1} -> tensor<?xf32>{%arg5}
                util.return %1 : tensor<?xf32>
              }
            }

            """),
        Case(
            "numbers in texts",
            """
            util.func public @f(%n: i32) -> (!util.buffer, !util.buffer) {
              %c = arith.constant 12 : i8
              %s = util.buffer.constant : !util.buffer = "x{y}"
              %a = util.string.format "{2}-{0}/{1}"(%c, %n, %s) : (i8, i32, !util.buffer) -> !util.buffer
              %b = util.string.itoa %c : i8 -> !util.buffer
              util.return %a, %b : !util.buffer, !util.buffer
            }
            """,
            """
            module {
              util.func public @f(%arg0: i32) -> (!util.buffer, !util.buffer) {
                %buffer_cst = util.buffer.constant : !util.buffer = "12"
                %xy_12_N = util.string.format "x{{y}}-12/{}"(%arg0) : (i32) -> !util.buffer
                util.return %xy_12_N, %buffer_cst : !util.buffer, !util.buffer
              }
            }

            """),
        Case(
            "what is aligned already",
            """
            util.func public @f(%n: index) -> (index, index) {
              %c16 = arith.constant 16 : index
              %c64 = arith.constant 64 : index
              %c70 = arith.constant 70 : index
              %a = util.align %n, %c64 : index
              %b = arith.addi %a, %c64 : index
              %c = util.align %b, %c16 : index
              %d = util.align %c70, %c16 : index
              util.return %c, %d : index, index
            }
            """,
            """
            module {
              util.func public @f(%arg0: index) -> (index, index) {
                %c80 = arith.constant 80 : index
                %c64 = arith.constant 64 : index
                %0 = util.align %arg0, %c64 : index
                %1 = arith.addi %0, %c64 : index
                util.return %1, %c80 : index, index
              }
            }

            """),
        Case(
            "choices that are known",
            """
            util.func public @f(%n: i32, %m: i32, %i: index) -> (i32, i32, i1) {
              %c1 = arith.constant 1 : index
              %a = util.switch i32 from [%n, %m] at %c1 else %n : i32
              %b = util.switch i32 from [%m, %m] at %i else %m : i32
              %c = util.cmp.eq %n, %n : i32
              util.return %a, %b, %c : i32, i32, i1
            }
            """,
            """
            module {
              util.func public @f(%arg0: i32, %arg1: i32, %arg2: index) -> (i32, i32, i1) {
                %true = arith.constant true
                util.return %arg1, %arg1, %true : i32, i32, i1
              }
            }

            """),
        Case(
            "parts of buffers",
            """
            util.func public @f(%a: !util.buffer, %n: index, %o: index, %m: index) -> (i32, index) {
              %s = util.buffer.subspan %a[%o] : !util.buffer{%n} -> !util.buffer{%m}
              %c4 = arith.constant 4 : index
              %v = util.buffer.load %s[%c4 for %c4] : !util.buffer{%m} -> i32
              %z = util.buffer.size %s : !util.buffer
              util.return %v, %z : i32, index
            }
            """,
            """
            module {
              util.func public @f(%arg0: !util.buffer, %arg1: index, %arg2: index, %arg3: index) -> (i32, index) {
                %c4 = arith.constant 4 : index
                %0 = arith.addi %arg2, %c4 : index
                %1 = util.buffer.load %arg0[%0 for %c4] : !util.buffer{%arg1} -> i32
                util.return %1, %arg3 : i32, index
              }
            }

            """),
        Case(
            "a global that is loaded and stored as it was",
            """
            util.global private mutable @g : i32
            util.global private mutable @h : i32
            util.func public @same() {
              %0 = util.global.load @g : i32
              util.global.store %0, @g : i32
              util.return
            }
            util.initializer {
              util.return
            }
            """,
            """
            module {
              util.global private mutable @g : i32
              util.global private mutable @h : i32
              util.func public @same() {
                util.return
              }
            }

            """),
        Case(
            "what is known of numbers",
            """
            util.func public @f(%a: index, %b: index) -> (index, index, index) {
              %x:3 = util.assume.int %a<umin = 1, umax = 9, udiv = 2>, %b<umin = 5, umax = 5>, %a<umin = 3, udiv = 3> : index, index, index
              util.return %x#0, %x#1, %x#2 : index, index, index
            }
            """,
            """
            module {
              util.func public @f(%arg0: index, %arg1: index) -> (index, index, index) {
                %c5 = arith.constant 5 : index
                %0 = util.assume.int %arg0<umin = 3, umax = 9, udiv = 6> : index
                util.return %0, %c5, %0 : index, index, index
              }
            }

            """),
        Case(
            "ways that are known",
            """
            util.func public @f(%c: i1, %x: i32) -> (i32) {
                %true = arith.constant true
                cf.cond_br %true, ^a, ^b
              ^a:
                cf.br ^c(%x : i32)
              ^b:
                %y = arith.addi %x, %x : i32
                cf.br ^c(%y : i32)
              ^c(%r: i32):
              util.return %r : i32
            }
            """,
            """
            module {
              util.func public @f(%arg0: i1, %arg1: i32) -> i32 {
                util.return %arg1 : i32
              }
            }

            """),
        Case(
            "blocks that only go on to each other for ever",
            """
            util.func public @f(%c: i1) {
                cf.cond_br %c, ^a, ^d
              ^a:
                cf.br ^b
              ^b:
                cf.br ^a
              ^d:
              util.return
            }
            """,
            """
            module {
              util.func public @f(%arg0: i1) {
                cf.cond_br %arg0, ^bb1, ^bb2
              ^bb1:  // 2 preds: ^bb0, ^bb1
                cf.br ^bb1
              ^bb2:  // pred: ^bb0
                util.return
              }
            }

            """),
        Case(
            "branches of structured control flow",
            """
            util.func public @f(%c: i1, %x: i32, %y: i32) -> (i32, i32) {
              %true = arith.constant true
              %a = scf.if %true -> (i32) {
                scf.yield %x : i32
              } else {
                scf.yield %y : i32
              }
              %b = scf.if %c -> (i32) {
                scf.yield %x : i32
              } else {
                scf.yield %y : i32
              }
              util.return %a, %b : i32, i32
            }
            """,
            """
            module {
              util.func public @f(%arg0: i1, %arg1: i32, %arg2: i32) -> (i32, i32) {
                %0 = arith.select %arg0, %arg1, %arg2 : i32
                util.return %arg1, %0 : i32, i32
              }
            }

            """),
        Case(
            "loops that run once, or never",
            """
            util.func public @f(%x: i32, %n: index) -> (i32, i32, index) {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              %a = scf.for %i = %c0 to %c1 step %c1 iter_args(%k = %x) -> (i32) {
                %s = arith.addi %k, %k : i32
                scf.yield %s : i32
              }
              %b = scf.for %i = %c1 to %c0 step %c1 iter_args(%k = %x) -> (i32) {
                %s = arith.addi %k, %k : i32
                scf.yield %s : i32
              }
              %d:2 = scf.for %i = %c0 to %n step %c1 iter_args(%k = %n, %l = %n) -> (index, index) {
                %s = util.optimization_barrier %k : index
                scf.yield %s, %l : index, index
              }
              util.return %a, %b, %d#1 : i32, i32, index
            }
            """,
            """
            module {
              util.func public @f(%arg0: i32, %arg1: index) -> (i32, i32, index) {
                %c0 = arith.constant 0 : index
                %c1 = arith.constant 1 : index
                %0 = arith.addi %arg0, %arg0 : i32
                %1 = scf.for %arg2 = %c0 to %arg1 step %c1 iter_args(%arg3 = %arg1) -> (index) {
                  %2 = util.optimization_barrier %arg3 : index
                  scf.yield %2 : index
                }
                util.return %0, %arg0, %arg1 : i32, i32, index
              }
            }

            """),
    ]
}
