// A perceptron, a block of a transformer and a convolution network, with weights out of three formats in two scopes.
// modes: cpu discrete async host tiled system passes
// run @!async: --function=perceptron --input=4x16xf32=@in/x.bin --parameters=model=in/model.irpa --parameters=head=in/head.safetensors
// run @!async: --function=perceptron --input=4x16xf32=@in/x.bin --parameters=model=in/model.gguf --parameters=head=in/head.irpa
// run @!async: --function=perceptron --input=4x16xf32=@in/x.bin --parameters=model=in/model.safetensors --parameters=head=in/head.gguf
// run @!async: --function=perceptron --input=4x16xf32=@in/x.bin --parameters=model=in/model.irpa --parameters=head=in/head.gguf --parameter_mode=preload
// run: --function=perceptron --input=4x16xf32=0.5 --parameters=model=in/model.splat.irpa --parameters=head=in/head.irpa
// run: --function=block --input=4x16xf32=@in/x.bin --parameters=model=in/model.irpa --parameters=head=in/head.gguf
// run: --function=convolution --input=1x3x12x12xf32=0.5 --input=4x3x3x3xf32=@in/weights.bin --parameters=model=in/model.irpa --parameters=head=in/head.gguf
// fail NOT_FOUND: --function=perceptron$async --input=4x16xf32=0.5 --parameters=model=in/model.irpa --parameters=head=in/head.gguf
// fail NOT_FOUND: --function=perceptron --input=4x16xf32=0.5 --parameters=model=in/model.irpa
// fail NOT_FOUND: --function=perceptron --input=4x16xf32=0.5 --parameters=in/model.irpa --parameters=head=in/head.irpa
// fail NOT_FOUND: --function=perceptron --input=4x16xf32=0.5 --parameters=model=in/head.irpa --parameters=head=in/head.irpa
// fail NOT_FOUND: --function=perceptron --input=4x16xf32=0.5
// fail OUT_OF_RANGE: --function=perceptron --input=4x16xf32=0.5 --parameters=model=in/model.short.irpa --parameters=head=in/head.irpa
// fail NOT_FOUND: --function=perceptron --input=4x16xf32=0.5 --parameters=model=in/nowhere.irpa --parameters=head=in/head.irpa
// fail OUT_OF_RANGE: --function=perceptron --input=4x16xf32=0.5 --parameters=model=in/short.irpa --parameters=head=in/head.irpa
// fail NOT_FOUND: --function=perceptron --input=4x16xf32=0.5 --parameters=model=in/model.irpa --parameters=head=in/head.irpa --device=nothing
// fail INVALID_ARGUMENT: --module=in/not.npy --function=perceptron
// fail INVALID_ARGUMENT: --module=in/short.vmfb --function=perceptron
// fail NOT_FOUND: --module=in/nowhere.vmfb --function=perceptron
util.global private @w1 = #flow.parameter.named<"model"::"w1"> : tensor<16x32xf32>
util.global private @b1 = #flow.parameter.named<"model"::"b1"> : tensor<32xf32>
util.global private @w2 = #flow.parameter.named<"head"::"w2"> : tensor<32x16xf32>

func.func @perceptron(%x: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %w1 = util.global.load @w1 : tensor<16x32xf32>
  %b1 = util.global.load @b1 : tensor<32xf32>
  %w2 = util.global.load @w2 : tensor<32x16xf32>
  %z = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<4x32xf32>
  %f1 = linalg.fill ins(%z : f32) outs(%e1 : tensor<4x32xf32>) -> tensor<4x32xf32>
  %m1 = linalg.matmul ins(%x, %w1 : tensor<4x16xf32>, tensor<16x32xf32>) outs(%f1 : tensor<4x32xf32>) -> tensor<4x32xf32>
  %a1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%m1, %b1 : tensor<4x32xf32>, tensor<32xf32>) outs(%e1 : tensor<4x32xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.addf %p, %q : f32
    %r = arith.maximumf %s, %z : f32
    linalg.yield %r : f32
  } -> tensor<4x32xf32>
  %e2 = tensor.empty() : tensor<4x16xf32>
  %f2 = linalg.fill ins(%z : f32) outs(%e2 : tensor<4x16xf32>) -> tensor<4x16xf32>
  %m2 = linalg.matmul ins(%a1, %w2 : tensor<4x32xf32>, tensor<32x16xf32>) outs(%f2 : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %m2 : tensor<4x16xf32>
}

// Normalises rows, lets them attend to each other, adds what went in, and passes that through gelu.
func.func @block(%x: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %z = arith.constant 0.0 : f32
  %n = arith.constant 16.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %er = tensor.empty() : tensor<4xf32>
  %ex = tensor.empty() : tensor<4x16xf32>
  %fr = linalg.fill ins(%z : f32) outs(%er : tensor<4xf32>) -> tensor<4xf32>
  %sum = linalg.reduce { arith.addf } ins(%x : tensor<4x16xf32>) outs(%fr : tensor<4xf32>) dimensions = [1]
  %centred = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%x, %sum : tensor<4x16xf32>, tensor<4xf32>) outs(%ex : tensor<4x16xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %mean = arith.divf %q, %n : f32
    %d = arith.subf %p, %mean : f32
    linalg.yield %d : f32
  } -> tensor<4x16xf32>
  %square = arith.mulf %centred, %centred : tensor<4x16xf32>
  %var = linalg.reduce { arith.addf } ins(%square : tensor<4x16xf32>) outs(%fr : tensor<4xf32>) dimensions = [1]
  %normal = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%centred, %var : tensor<4x16xf32>, tensor<4xf32>) outs(%ex : tensor<4x16xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %v = arith.divf %q, %n : f32
    %ve = arith.addf %v, %eps : f32
    %s = math.rsqrt %ve : f32
    %d = arith.mulf %p, %s : f32
    linalg.yield %d : f32
  } -> tensor<4x16xf32>
  %et = tensor.empty() : tensor<16x4xf32>
  %key = linalg.transpose ins(%normal : tensor<4x16xf32>) outs(%et : tensor<16x4xf32>) permutation = [1, 0]
  %es = tensor.empty() : tensor<4x4xf32>
  %fs = linalg.fill ins(%z : f32) outs(%es : tensor<4x4xf32>) -> tensor<4x4xf32>
  %score = linalg.matmul ins(%normal, %key : tensor<4x16xf32>, tensor<16x4xf32>) outs(%fs : tensor<4x4xf32>) -> tensor<4x4xf32>
  %scale = arith.constant dense<0.25> : tensor<4x4xf32>
  %scaled = arith.mulf %score, %scale : tensor<4x4xf32>
  %weight = linalg.softmax dimension(1) ins(%scaled : tensor<4x4xf32>) outs(%es : tensor<4x4xf32>) -> tensor<4x4xf32>
  %fx = linalg.fill ins(%z : f32) outs(%ex : tensor<4x16xf32>) -> tensor<4x16xf32>
  %mixed = linalg.matmul ins(%weight, %normal : tensor<4x4xf32>, tensor<4x16xf32>) outs(%fx : tensor<4x16xf32>) -> tensor<4x16xf32>
  %res = arith.addf %mixed, %x : tensor<4x16xf32>
  %half = arith.constant dense<0.5> : tensor<4x16xf32>
  %one = arith.constant dense<1.0> : tensor<4x16xf32>
  %root = arith.constant dense<0.70710678> : tensor<4x16xf32>
  %g0 = arith.mulf %res, %root : tensor<4x16xf32>
  %g1 = math.erf %g0 : tensor<4x16xf32>
  %g2 = arith.addf %g1, %one : tensor<4x16xf32>
  %g3 = arith.mulf %g2, %half : tensor<4x16xf32>
  %gelu = arith.mulf %g3, %res : tensor<4x16xf32>
  return %gelu : tensor<4x16xf32>
}

// Two maps, each normalised by constants, and the greatest of every four.
func.func @convolution(%x: tensor<1x3x12x12xf32>, %w: tensor<4x3x3x3xf32>) -> tensor<1x4x5x5xf32> {
  %z = arith.constant 0.0 : f32
  %lo = arith.constant -1.0e+30 : f32
  %e = tensor.empty() : tensor<1x4x10x10xf32>
  %f = linalg.fill ins(%z : f32) outs(%e : tensor<1x4x10x10xf32>) -> tensor<1x4x10x10xf32>
  %c = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%x, %w : tensor<1x3x12x12xf32>, tensor<4x3x3x3xf32>) outs(%f : tensor<1x4x10x10xf32>) -> tensor<1x4x10x10xf32>
  %gamma = arith.constant dense<[0.5, 1.0, 1.5, 2.0]> : tensor<4xf32>
  %beta = arith.constant dense<[0.0, -1.0, 1.0, 0.25]> : tensor<4xf32>
  %n = linalg.generic {indexing_maps = [affine_map<(a, b, i, j) -> (a, b, i, j)>, affine_map<(a, b, i, j) -> (b)>, affine_map<(a, b, i, j) -> (b)>, affine_map<(a, b, i, j) -> (a, b, i, j)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%c, %gamma, %beta : tensor<1x4x10x10xf32>, tensor<4xf32>, tensor<4xf32>) outs(%e : tensor<1x4x10x10xf32>) {
  ^bb0(%p: f32, %g: f32, %b: f32, %o: f32):
    %m = arith.mulf %p, %g : f32
    %s = arith.addf %m, %b : f32
    linalg.yield %s : f32
  } -> tensor<1x4x10x10xf32>
  %ew = tensor.empty() : tensor<2x2xf32>
  %ep = tensor.empty() : tensor<1x4x5x5xf32>
  %fp = linalg.fill ins(%lo : f32) outs(%ep : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  %r = linalg.pooling_nchw_max {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%n, %ew : tensor<1x4x10x10xf32>, tensor<2x2xf32>) outs(%fp : tensor<1x4x5x5xf32>) -> tensor<1x4x5x5xf32>
  return %r : tensor<1x4x5x5xf32>
}
