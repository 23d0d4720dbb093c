extension CanonicalizeTests {
    static let control = [
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
        Case(
            "loops while something holds",
            """
            util.func public @f(%c: i1, %x: i32, %y: i32) -> (i32) {
              %r:2 = scf.while (%a = %x, %b = %y) : (i32, i32) -> (i32, i32) {
                %q = util.optimization_barrier %b : i32
                %p = arith.cmpi eq, %q, %a : i32
                scf.condition(%p) %a, %q : i32, i32
              } do {
              ^bb0(%a: i32, %b: i32):
                %z = arith.addi %b, %b : i32
                scf.yield %a, %z : i32, i32
              }
              util.return %r#0 : i32
            }
            """,
            """
            module {
              util.func public @f(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
                %0 = scf.while (%arg3 = %arg2) : (i32) -> i32 {
                  %1 = util.optimization_barrier %arg3 : i32
                  %2 = arith.cmpi eq, %1, %arg1 : i32
                  scf.condition(%2) %1 : i32
                } do {
                ^bb0(%arg3: i32):
                  %1 = arith.addi %arg3, %arg3 : i32
                  scf.yield %1 : i32
                }
                util.return %arg1 : i32
              }
            }

            """),
        Case(
            "numbers that choose a way",
            """
            util.func public @f(%x: i32, %y: i32) -> (i32) {
                %c7 = arith.constant 7 : i32
                cf.switch %c7 : i32, [
                  default: ^d(%x : i32),
                  5: ^d(%x : i32),
                  7: ^d(%y : i32)
                ]
              ^d(%r: i32):
              util.return %r : i32
            }
            """,
            """
            module {
              util.func public @f(%arg0: i32, %arg1: i32) -> i32 {
                util.return %arg1 : i32
              }
            }

            """),
        Case(
            "fences that nobody needs",
            """
            util.func public @f(%d: !hal.device, %f: !hal.fence) -> (!hal.fence, !hal.fence) {
              %a = hal.fence.create device(%d : !hal.device) flags("None") : !hal.fence
              hal.fence.signal<%a : !hal.fence>
              %j = hal.fence.join at([%f, %a, %f]) flags("None") -> !hal.fence
              %k = hal.fence.join at([%a]) flags("None") -> !hal.fence
              util.return %j, %k : !hal.fence, !hal.fence
            }
            """,
            """
            module {
              util.func public @f(%arg0: !hal.device, %arg1: !hal.fence) -> (!hal.fence, !hal.fence) {
                %0 = util.null : !hal.fence
                util.return %arg1, %0 : !hal.fence, !hal.fence
              }
            }

            """),
        Case(
            "a tensor that is exported and imported",
            """
            util.func public @f(%a: tensor<4xf32>) -> (tensor<4xf32>) {
              %b = hal.tensor.export %a : tensor<4xf32> -> !hal.buffer_view
              %c = hal.tensor.import %b : !hal.buffer_view -> tensor<4xf32>
              util.return %c : tensor<4xf32>
            }
            """,
            """
            module {
              util.func public @f(%arg0: tensor<4xf32>) -> tensor<4xf32> {
                util.return %arg0 : tensor<4xf32>
              }
            }

            """),
    ]
}
