// Parameters whose scope and key the program puts together as it runs.
// modes: cpu vmvx discrete async passes
// run: --function=sum --input=5 --parameters=in/layers.safetensors
// run: --function=sum --input=5 --parameters=in/layers.irpa
// run: --function=sum --input=5 --parameters=in/layers.gguf
// run: --function=sum --input=0 --parameters=in/layers.gguf
// The first file that has a key serves it.
// run: --function=sum --input=3 --parameters=in/layers.irpa --parameters=in/layers.gguf
// run: --function=sum --input=3 --parameters=in/override.irpa --parameters=in/layers.gguf
// run: --function=sum --input=3 --parameters=in/layers.gguf --parameters=in/override.irpa
// run: --function=scoped --input=1 --input=1 --parameters=scope1=in/override.irpa --parameters=scope1=in/layers.gguf
// run: --function=scoped --input=1 --input=2 --parameters=scope1=in/override.irpa --parameters=scope1=in/layers.gguf
// run: --function=scoped --input=0 --input=1 --parameters=scope0=in/layers.irpa --parameters=scope1=in/layers.gguf
// run: --function=scoped --input=1 --input=4 --parameters=scope0=in/layers.irpa --parameters=scope1=in/layers.gguf
// run: --function=at --input=2 --parameters=in/layers.irpa
// run: --function=types --input=8 --input=64 --input=16 --parameters=in/types.safetensors
// fail NOT_FOUND: --function=sum --input=7 --parameters=in/layers.irpa
// fail NOT_FOUND: --function=scoped --input=2 --input=1 --parameters=scope0=in/layers.irpa --parameters=scope1=in/layers.gguf
// fail NOT_FOUND: --function=scoped --input=0 --input=1 --parameters=in/layers.irpa
// fail OUT_OF_RANGE: --function=past_end --input=1 --parameters=in/layers.irpa
// The official tool opens no file for writing.
// ours "4xf32=2 4 6 8": --function=save --input="4xf32=1 2 3 4" --input=0 --parameters=in/written.irpa --parameter_access=readwrite
// run: --function=at --input=0 --parameters=in/written.irpa
// Refused by both; but the official tool does not end now and then.
// ours PERMISSION_DENIED: --function=save --input="4xf32=1 2 3 4" --input=0 --parameters=in/written.irpa
util.func public @save(%values: tensor<4xf32>, %i: index) -> tensor<4xf32> {
  %off = arith.constant 0 : i64
  %key = util.string.format "blk.{}.w"(%i) : (index) -> !util.buffer
  %product = arith.addf %values, %values : tensor<4xf32>
  %written = flow.parameter.write %product -> %key[%off] : tensor<4xf32>
  util.return %written : tensor<4xf32>
}
util.func public @scoped(%s: index, %k: index) -> tensor<4xf32> {
  %scope = util.string.format "scope{}"(%s) : (index) -> !util.buffer
  %key = util.string.format "blk.{}.w"(%k) : (index) -> !util.buffer
  %off = arith.constant 0 : i64
  %p = flow.parameter.load %scope::%key[%off] : tensor<4xf32>
  %r = arith.addf %p, %p : tensor<4xf32>
  util.return %r : tensor<4xf32>
}
util.func public @sum(%n: index) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %off = arith.constant 0 : i64
  %zero = arith.constant dense<0.0> : tensor<4xf32>
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %zero) -> tensor<4xf32> {
    %key = util.string.format "blk.{}.w"(%i) : (index) -> !util.buffer
    %p = flow.parameter.load %key[%off] : tensor<4xf32>
    %s = arith.addf %acc, %p : tensor<4xf32>
    scf.yield %s : tensor<4xf32>
  }
  util.return %r : tensor<4xf32>
}
util.func public @at(%k: index) -> tensor<2xf32> {
  %off = arith.constant 8 : i64
  %key = util.string.format "blk.{}.w"(%k) : (index) -> !util.buffer
  %p = flow.parameter.load %key[%off] : tensor<2xf32>
  %r = arith.addf %p, %p : tensor<2xf32>
  util.return %r : tensor<2xf32>
}
util.func public @past_end(%k: index) -> tensor<4xf32> {
  %off = arith.constant 8 : i64
  %key = util.string.format "blk.{}.w"(%k) : (index) -> !util.buffer
  %p = flow.parameter.load %key[%off] : tensor<4xf32>
  util.return %p : tensor<4xf32>
}
util.func public @types(%a: index, %b: index, %c: index) -> (tensor<3xi8>, tensor<3xi64>, tensor<3xf16>) {
  %off = arith.constant 0 : i64
  %k8 = util.string.format "i{}"(%a) : (index) -> !util.buffer
  %k64 = util.string.format "i{}"(%b) : (index) -> !util.buffer
  %k16 = util.string.format "f{}"(%c) : (index) -> !util.buffer
  %0 = flow.parameter.load %k8[%off] : tensor<3xi8>
  %1 = flow.parameter.load %k64[%off] : tensor<3xi64>
  %2 = flow.parameter.load %k16[%off] : tensor<3xf16>
  util.return %0, %1, %2 : tensor<3xi8>, tensor<3xi64>, tensor<3xf16>
}
