extension CanonicalizeTests {
    static let stream = [
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
            "results of executions that are not needed",
            """
            util.func public @f(%n: index) -> (!stream.resource<*>, !stream.resource<*>, !stream.timepoint) {
              %c1 = arith.constant 1 : i8
              %r:3, %t = stream.async.execute with() -> (!stream.resource<*>{%n}, !stream.resource<*>{%n}, !stream.resource<*>{%n}) {
                %a = stream.async.splat %c1 : i8 -> !stream.resource<*>{%n}
                %b = stream.async.splat %c1 : i8 -> !stream.resource<*>{%n}
                stream.yield %a, %b, %a : !stream.resource<*>{%n}, !stream.resource<*>{%n}, !stream.resource<*>{%n}
              } => !stream.timepoint
              util.return %r#0, %r#2, %t : !stream.resource<*>, !stream.resource<*>, !stream.timepoint
            }
            """,
            """
            module {
              util.func public @f(%arg0: index) -> (!stream.resource<*>, !stream.resource<*>, !stream.timepoint) {
                %c1_i8 = arith.constant 1 : i8
                %results, %result_timepoint = stream.async.execute with() -> !stream.resource<*>{%arg0} {
                  %0 = stream.async.splat %c1_i8 : i8 -> !stream.resource<*>{%arg0}
                  stream.yield %0 : !stream.resource<*>{%arg0}
                } => !stream.timepoint
                util.return %results, %results, %result_timepoint : !stream.resource<*>, !stream.resource<*>, !stream.timepoint
              }
            }

            """),
        Case(
            "an allocation stays",
            """
            util.func public @f(%n: index) {
              %a = stream.resource.alloc uninitialized : !stream.resource<transient>{%n}
              util.return
            }
            """,
            """
            module {
              util.func public @f(%arg0: index) {
                %0 = stream.resource.alloc uninitialized : !stream.resource<transient>{%arg0}
                util.return
              }
            }

            """),
    ]
}
