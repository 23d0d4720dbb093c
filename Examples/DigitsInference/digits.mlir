// The classifier of Examples/Digits: logits = relu(x W0 + b0) W1 + b1, for as many images as there are.
// Its weights are not in it. They are parameters of the global scope, under the names in the files.
util.global private @w0 = #flow.parameter.named<"layer0.weight"> : tensor<64x32xf32>
util.global private @b0 = #flow.parameter.named<"layer0.bias"> : tensor<32xf32>
util.global private @w1 = #flow.parameter.named<"layer1.weight"> : tensor<32x10xf32>
util.global private @b1 = #flow.parameter.named<"layer1.bias"> : tensor<10xf32>

#rows = affine_map<(n, i) -> (n, i)>
#row = affine_map<(n, i) -> (i)>
#image = affine_map<(n, i) -> (n)>

// One row of 64 pixels for each image, each in 0...1; one row of ten numbers for each answer.
func.func @logits(%x: tensor<?x64xf32>) -> tensor<?x10xf32> {
  %w0 = util.global.load @w0 : tensor<64x32xf32>
  %b0 = util.global.load @b0 : tensor<32xf32>
  %w1 = util.global.load @w1 : tensor<32x10xf32>
  %b1 = util.global.load @b1 : tensor<10xf32>
  %first = arith.constant 0 : index
  %count = tensor.dim %x, %first : tensor<?x64xf32>
  %zero = arith.constant 0.0 : f32

  %empty0 = tensor.empty(%count) : tensor<?x32xf32>
  %zeros0 = linalg.fill ins(%zero : f32) outs(%empty0 : tensor<?x32xf32>) -> tensor<?x32xf32>
  %product0 = linalg.matmul ins(%x, %w0 : tensor<?x64xf32>, tensor<64x32xf32>)
      outs(%zeros0 : tensor<?x32xf32>) -> tensor<?x32xf32>
  %hidden = linalg.generic {indexing_maps = [#rows, #row, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%product0, %b0 : tensor<?x32xf32>, tensor<32xf32>) outs(%empty0 : tensor<?x32xf32>) {
  ^bb0(%p: f32, %b: f32, %o: f32):
    %sum = arith.addf %p, %b : f32
    %relu = arith.maximumf %sum, %zero : f32
    linalg.yield %relu : f32
  } -> tensor<?x32xf32>

  %empty1 = tensor.empty(%count) : tensor<?x10xf32>
  %zeros1 = linalg.fill ins(%zero : f32) outs(%empty1 : tensor<?x10xf32>) -> tensor<?x10xf32>
  %product1 = linalg.matmul ins(%hidden, %w1 : tensor<?x32xf32>, tensor<32x10xf32>)
      outs(%zeros1 : tensor<?x10xf32>) -> tensor<?x10xf32>
  %logits = linalg.generic {indexing_maps = [#rows, #row, #rows], iterator_types = ["parallel", "parallel"]}
      ins(%product1, %b1 : tensor<?x10xf32>, tensor<10xf32>) outs(%empty1 : tensor<?x10xf32>) {
  ^bb0(%p: f32, %b: f32, %o: f32):
    %sum = arith.addf %p, %b : f32
    linalg.yield %sum : f32
  } -> tensor<?x10xf32>
  return %logits : tensor<?x10xf32>
}

// The digit that each image shows: where its largest logit is.
func.func @classify(%x: tensor<?x64xf32>) -> tensor<?xi32> {
  %logits = call @logits(%x) : (tensor<?x64xf32>) -> tensor<?x10xf32>
  %first = arith.constant 0 : index
  %count = tensor.dim %x, %first : tensor<?x64xf32>
  %least = arith.constant 0xFF800000 : f32
  %none = arith.constant 0 : i32
  %emptyBest = tensor.empty(%count) : tensor<?xf32>
  %best = linalg.fill ins(%least : f32) outs(%emptyBest : tensor<?xf32>) -> tensor<?xf32>
  %emptyDigits = tensor.empty(%count) : tensor<?xi32>
  %digits = linalg.fill ins(%none : i32) outs(%emptyDigits : tensor<?xi32>) -> tensor<?xi32>
  %largest:2 = linalg.generic {indexing_maps = [#rows, #image, #image], iterator_types = ["parallel", "reduction"]}
      ins(%logits : tensor<?x10xf32>) outs(%best, %digits : tensor<?xf32>, tensor<?xi32>) {
  ^bb0(%logit: f32, %most: f32, %digit: i32):
    %column = linalg.index 1 : index
    %candidate = arith.index_cast %column : index to i32
    %isMore = arith.cmpf ogt, %logit, %most : f32
    %newMost = arith.select %isMore, %logit, %most : f32
    %newDigit = arith.select %isMore, %candidate, %digit : i32
    linalg.yield %newMost, %newDigit : f32, i32
  } -> (tensor<?xf32>, tensor<?xi32>)
  return %largest#1 : tensor<?xi32>
}
