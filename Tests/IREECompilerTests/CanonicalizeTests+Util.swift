extension CanonicalizeTests {
    static let util = [
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
    ]
}
