// Parameters whose keys are made of a loop's index, and parameters whose scope and key are arguments.
util.func public @sum(%count: index) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %start = arith.constant 0 : i64
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %sum = scf.for %i = %c0 to %count step %c1 iter_args(%so_far = %zero) -> tensor<4xf32> {
    %key = util.string.format "blk.{}.w"(%i) : (index) -> !util.buffer
    %layer = flow.parameter.load %key[%start] : tensor<4xf32>
    %next = arith.addf %so_far, %layer : tensor<4xf32>
    scf.yield %next : tensor<4xf32>
  }
  util.return %sum : tensor<4xf32>
}

util.func public @twice(%scope: !util.buffer, %key: !util.buffer) -> tensor<4xf32> {
  %start = arith.constant 0 : i64
  %loaded = flow.parameter.load %scope::%key[%start] : tensor<4xf32>
  %result = arith.addf %loaded, %loaded : tensor<4xf32>
  util.return %result : tensor<4xf32>
}

// Writes twice what it is given.
util.func public @save(%values: tensor<4xf32>, %i: index) -> tensor<4xf32> {
  %start = arith.constant 0 : i64
  %key = util.string.format "blk.{}.w"(%i) : (index) -> !util.buffer
  %two = arith.constant dense<2.0> : tensor<4xf32>
  %product = arith.mulf %values, %two : tensor<4xf32>
  %written = flow.parameter.write %product -> %key[%start] : tensor<4xf32>
  util.return %written : tensor<4xf32>
}
