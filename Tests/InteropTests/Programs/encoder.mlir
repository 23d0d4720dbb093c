// A sentence encoder whose layers find their parameters by keys of the loop's index. `Benchmarks/encoder.py` made
// the text (of 3 layers with 2 heads, 8 wide and 16 within, for 6 tokens of 20 kinds) and has it in readable form.
// modes: cpu vmvx host discrete async passes
// run: --function=main --input="6xi32=3 14 19 7 0 0" --input="6xf32=1 1 1 1 0 0" --parameters=model=in/encoder.safetensors
// run: --function=main --input="6xi32=3 14 19 7 0 0" --input="6xf32=1 1 1 1 0 0" --parameters=model=in/encoder.irpa
// run: --function=main --input="6xi32=3 14 19 7 0 0" --input="6xf32=1 1 1 1 0 0" --parameters=model=in/encoder.gguf
// Where there is no token, it is no matter which.
// run: --function=main --input="6xi32=3 14 19 7 5 11" --input="6xf32=1 1 1 1 0 0" --parameters=model=in/encoder.irpa
// run: --function=main --input=6xi32=19 --input=6xf32=1 --parameters=model=in/encoder.gguf --parameter_mode=preload
// Layers of one file, embeddings of another; the first that has a key serves it.
// run: --function=main --input="6xi32=3 14 19 7 0 0" --input="6xf32=1 1 1 1 0 0" --parameters=model=in/embeddings.safetensors --parameters=model=in/encoder.gguf
// Refused by both; but the official tool does not end now and then.
// ours NOT_FOUND: --function=main --input="6xi32=3 14 19 7 0 0" --input="6xf32=1 1 1 1 0 0" --parameters=model=in/embeddings.safetensors
util.global private @embeddings_word_embeddings_weight = #flow.parameter.named<"model"::"embeddings.word_embeddings.weight"> : tensor<20x8xf32>
util.global private @embeddings_position_embeddings_weight = #flow.parameter.named<"model"::"embeddings.position_embeddings.weight"> : tensor<12x8xf32>
util.global private @embeddings_LayerNorm_weight = #flow.parameter.named<"model"::"embeddings.LayerNorm.weight"> : tensor<8xf32>
util.global private @embeddings_LayerNorm_bias = #flow.parameter.named<"model"::"embeddings.LayerNorm.bias"> : tensor<8xf32>
util.func public @main(%tokens: tensor<6xi32>, %mask: tensor<6xf32>) -> tensor<8xf32> {
  %zero = arith.constant 0.000000000e+00 : f32
  %one = arith.constant 1.000000000e+00 : f32
  %half = arith.constant 5.000000000e-01 : f32
  %root = arith.constant 7.071067812e-01 : f32
  %columns = arith.constant 8.000000000e+00 : f32
  %epsilon = arith.constant 1.000000000e-12 : f32
  %scale = arith.constant 5.000000000e-01 : f32
  %far = arith.constant 1.000000000e+09 : f32
  %least = arith.constant 1.000000000e-09 : f32
  %v1 = util.global.load @embeddings_word_embeddings_weight : tensor<20x8xf32>
  %v2 = util.global.load @embeddings_position_embeddings_weight : tensor<12x8xf32>
  %v3 = util.global.load @embeddings_LayerNorm_weight : tensor<8xf32>
  %v4 = util.global.load @embeddings_LayerNorm_bias : tensor<8xf32>
  %v5 = tensor.empty() : tensor<6x8xf32>
  %v6 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%tokens : tensor<6xi32>) outs(%v5 : tensor<6x8xf32>) {
  ^bb0(%a: i32, %o: f32):
    %w = arith.index_cast %a : i32 to index
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %e = tensor.extract %v1[%w, %j] : tensor<20x8xf32>
    %p = tensor.extract %v2[%i, %j] : tensor<12x8xf32>
    %r = arith.addf %e, %p : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v7 = tensor.empty() : tensor<6xf32>
  %v8 = linalg.fill ins(%zero : f32) outs(%v7 : tensor<6xf32>) -> tensor<6xf32>
  %v9 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%v6 : tensor<6x8xf32>) outs(%v8 : tensor<6xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %o, %a : f32
    linalg.yield %s : f32
  } -> tensor<6xf32>
  %v10 = tensor.empty() : tensor<6xf32>
  %v11 = linalg.fill ins(%zero : f32) outs(%v10 : tensor<6xf32>) -> tensor<6xf32>
  %v12 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%v6, %v9 : tensor<6x8xf32>, tensor<6xf32>) outs(%v11 : tensor<6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.divf %b, %columns : f32
    %d = arith.subf %a, %m : f32
    %q = arith.mulf %d, %d : f32
    %s = arith.addf %o, %q : f32
    linalg.yield %s : f32
  } -> tensor<6xf32>
  %v13 = tensor.empty() : tensor<6x8xf32>
  %v14 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v6, %v9, %v12, %v3, %v4 : tensor<6x8xf32>, tensor<6xf32>, tensor<6xf32>, tensor<8xf32>, tensor<8xf32>) outs(%v13 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %d: f32, %e: f32, %o: f32):
    %m = arith.divf %b, %columns : f32
    %y = arith.subf %a, %m : f32
    %w = arith.divf %c, %columns : f32
    %z = arith.addf %w, %epsilon : f32
    %n = math.rsqrt %z : f32
    %g = arith.mulf %y, %n : f32
    %h = arith.mulf %g, %d : f32
    %r = arith.addf %h, %e : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %layers = arith.constant 3 : index
  %start = arith.constant 0 : i64
  %out = scf.for %k = %c0 to %layers step %c1 iter_args(%x = %v14) -> tensor<6x8xf32> {
  %scope = util.buffer.constant : !util.buffer = "model"
  %v15 = util.string.format "encoder.layer.{}.attention.self.query.weight"(%k) : (index) -> !util.buffer
  %v16 = flow.parameter.load %scope::%v15[%start] : tensor<8x8xf32>
  %v17 = util.string.format "encoder.layer.{}.attention.self.query.bias"(%k) : (index) -> !util.buffer
  %v18 = flow.parameter.load %scope::%v17[%start] : tensor<8xf32>
  %v19 = util.string.format "encoder.layer.{}.attention.self.key.weight"(%k) : (index) -> !util.buffer
  %v20 = flow.parameter.load %scope::%v19[%start] : tensor<8x8xf32>
  %v21 = util.string.format "encoder.layer.{}.attention.self.key.bias"(%k) : (index) -> !util.buffer
  %v22 = flow.parameter.load %scope::%v21[%start] : tensor<8xf32>
  %v23 = util.string.format "encoder.layer.{}.attention.self.value.weight"(%k) : (index) -> !util.buffer
  %v24 = flow.parameter.load %scope::%v23[%start] : tensor<8x8xf32>
  %v25 = util.string.format "encoder.layer.{}.attention.self.value.bias"(%k) : (index) -> !util.buffer
  %v26 = flow.parameter.load %scope::%v25[%start] : tensor<8xf32>
  %v27 = util.string.format "encoder.layer.{}.attention.output.dense.weight"(%k) : (index) -> !util.buffer
  %v28 = flow.parameter.load %scope::%v27[%start] : tensor<8x8xf32>
  %v29 = util.string.format "encoder.layer.{}.attention.output.dense.bias"(%k) : (index) -> !util.buffer
  %v30 = flow.parameter.load %scope::%v29[%start] : tensor<8xf32>
  %v31 = util.string.format "encoder.layer.{}.intermediate.dense.weight"(%k) : (index) -> !util.buffer
  %v32 = flow.parameter.load %scope::%v31[%start] : tensor<16x8xf32>
  %v33 = util.string.format "encoder.layer.{}.intermediate.dense.bias"(%k) : (index) -> !util.buffer
  %v34 = flow.parameter.load %scope::%v33[%start] : tensor<16xf32>
  %v35 = util.string.format "encoder.layer.{}.output.dense.weight"(%k) : (index) -> !util.buffer
  %v36 = flow.parameter.load %scope::%v35[%start] : tensor<8x16xf32>
  %v37 = util.string.format "encoder.layer.{}.output.dense.bias"(%k) : (index) -> !util.buffer
  %v38 = flow.parameter.load %scope::%v37[%start] : tensor<8xf32>
  %v39 = util.string.format "encoder.layer.{}.attention.output.LayerNorm.weight"(%k) : (index) -> !util.buffer
  %v40 = flow.parameter.load %scope::%v39[%start] : tensor<8xf32>
  %v41 = util.string.format "encoder.layer.{}.attention.output.LayerNorm.bias"(%k) : (index) -> !util.buffer
  %v42 = flow.parameter.load %scope::%v41[%start] : tensor<8xf32>
  %v43 = util.string.format "encoder.layer.{}.output.LayerNorm.weight"(%k) : (index) -> !util.buffer
  %v44 = flow.parameter.load %scope::%v43[%start] : tensor<8xf32>
  %v45 = util.string.format "encoder.layer.{}.output.LayerNorm.bias"(%k) : (index) -> !util.buffer
  %v46 = flow.parameter.load %scope::%v45[%start] : tensor<8xf32>
  %v47 = tensor.empty() : tensor<6x8xf32>
  %v48 = linalg.fill ins(%zero : f32) outs(%v47 : tensor<6x8xf32>) -> tensor<6x8xf32>
  %v49 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %v16 : tensor<6x8xf32>, tensor<8x8xf32>) outs(%v48 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<6x8xf32>
  %v50 = tensor.empty() : tensor<6x8xf32>
  %v51 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v49, %v18 : tensor<6x8xf32>, tensor<8xf32>) outs(%v50 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v52 = tensor.expand_shape %v51 [[0], [1, 2]] output_shape [6, 2, 4] : tensor<6x8xf32> into tensor<6x2x4xf32>
  %v53 = tensor.empty() : tensor<6x8xf32>
  %v54 = linalg.fill ins(%zero : f32) outs(%v53 : tensor<6x8xf32>) -> tensor<6x8xf32>
  %v55 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %v20 : tensor<6x8xf32>, tensor<8x8xf32>) outs(%v54 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<6x8xf32>
  %v56 = tensor.empty() : tensor<6x8xf32>
  %v57 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v55, %v22 : tensor<6x8xf32>, tensor<8xf32>) outs(%v56 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v58 = tensor.expand_shape %v57 [[0], [1, 2]] output_shape [6, 2, 4] : tensor<6x8xf32> into tensor<6x2x4xf32>
  %v59 = tensor.empty() : tensor<6x8xf32>
  %v60 = linalg.fill ins(%zero : f32) outs(%v59 : tensor<6x8xf32>) -> tensor<6x8xf32>
  %v61 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%x, %v24 : tensor<6x8xf32>, tensor<8x8xf32>) outs(%v60 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<6x8xf32>
  %v62 = tensor.empty() : tensor<6x8xf32>
  %v63 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v61, %v26 : tensor<6x8xf32>, tensor<8xf32>) outs(%v62 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v64 = tensor.expand_shape %v63 [[0], [1, 2]] output_shape [6, 2, 4] : tensor<6x8xf32> into tensor<6x2x4xf32>
  %v65 = tensor.empty() : tensor<2x6x6xf32>
  %v66 = linalg.fill ins(%zero : f32) outs(%v65 : tensor<2x6x6xf32>) -> tensor<2x6x6xf32>
  %v67 = linalg.generic {indexing_maps = [affine_map<(h, i, j, d) -> (i, h, d)>, affine_map<(h, i, j, d) -> (j, h, d)>, affine_map<(h, i, j, d) -> (h, i, j)>], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%v52, %v58 : tensor<6x2x4xf32>, tensor<6x2x4xf32>) outs(%v66 : tensor<2x6x6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<2x6x6xf32>
  %v68 = tensor.empty() : tensor<2x6x6xf32>
  %v69 = linalg.generic {indexing_maps = [affine_map<(h, i, j) -> (h, i, j)>, affine_map<(h, i, j) -> (j)>, affine_map<(h, i, j) -> (h, i, j)>], iterator_types = ["parallel", "parallel", "parallel"]} ins(%v67, %mask : tensor<2x6x6xf32>, tensor<6xf32>) outs(%v68 : tensor<2x6x6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.mulf %a, %scale : f32
    %m = arith.subf %b, %one : f32
    %n = arith.mulf %m, %far : f32
    %r = arith.addf %s, %n : f32
    linalg.yield %r : f32
  } -> tensor<2x6x6xf32>
  %v70 = tensor.empty() : tensor<2x6x6xf32>
  %v71 = linalg.softmax dimension(2) ins(%v69 : tensor<2x6x6xf32>) outs(%v70 : tensor<2x6x6xf32>) -> tensor<2x6x6xf32>
  %v72 = tensor.empty() : tensor<6x2x4xf32>
  %v73 = linalg.fill ins(%zero : f32) outs(%v72 : tensor<6x2x4xf32>) -> tensor<6x2x4xf32>
  %v74 = linalg.generic {indexing_maps = [affine_map<(i, h, d, j) -> (h, i, j)>, affine_map<(i, h, d, j) -> (j, h, d)>, affine_map<(i, h, d, j) -> (i, h, d)>], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%v71, %v64 : tensor<2x6x6xf32>, tensor<6x2x4xf32>) outs(%v73 : tensor<6x2x4xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<6x2x4xf32>
  %v75 = tensor.collapse_shape %v74 [[0], [1, 2]] : tensor<6x2x4xf32> into tensor<6x8xf32>
  %v76 = tensor.empty() : tensor<6x8xf32>
  %v77 = linalg.fill ins(%zero : f32) outs(%v76 : tensor<6x8xf32>) -> tensor<6x8xf32>
  %v78 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%v75, %v28 : tensor<6x8xf32>, tensor<8x8xf32>) outs(%v77 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<6x8xf32>
  %v79 = tensor.empty() : tensor<6x8xf32>
  %v80 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v78, %v30 : tensor<6x8xf32>, tensor<8xf32>) outs(%v79 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v81 = tensor.empty() : tensor<6x8xf32>
  %v82 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v80, %x : tensor<6x8xf32>, tensor<6x8xf32>) outs(%v81 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v83 = tensor.empty() : tensor<6xf32>
  %v84 = linalg.fill ins(%zero : f32) outs(%v83 : tensor<6xf32>) -> tensor<6xf32>
  %v85 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%v82 : tensor<6x8xf32>) outs(%v84 : tensor<6xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %o, %a : f32
    linalg.yield %s : f32
  } -> tensor<6xf32>
  %v86 = tensor.empty() : tensor<6xf32>
  %v87 = linalg.fill ins(%zero : f32) outs(%v86 : tensor<6xf32>) -> tensor<6xf32>
  %v88 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%v82, %v85 : tensor<6x8xf32>, tensor<6xf32>) outs(%v87 : tensor<6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.divf %b, %columns : f32
    %d = arith.subf %a, %m : f32
    %q = arith.mulf %d, %d : f32
    %s = arith.addf %o, %q : f32
    linalg.yield %s : f32
  } -> tensor<6xf32>
  %v89 = tensor.empty() : tensor<6x8xf32>
  %v90 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v82, %v85, %v88, %v40, %v42 : tensor<6x8xf32>, tensor<6xf32>, tensor<6xf32>, tensor<8xf32>, tensor<8xf32>) outs(%v89 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %d: f32, %e: f32, %o: f32):
    %m = arith.divf %b, %columns : f32
    %y = arith.subf %a, %m : f32
    %w = arith.divf %c, %columns : f32
    %z = arith.addf %w, %epsilon : f32
    %n = math.rsqrt %z : f32
    %g = arith.mulf %y, %n : f32
    %h = arith.mulf %g, %d : f32
    %r = arith.addf %h, %e : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v91 = tensor.empty() : tensor<6x16xf32>
  %v92 = linalg.fill ins(%zero : f32) outs(%v91 : tensor<6x16xf32>) -> tensor<6x16xf32>
  %v93 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%v90, %v32 : tensor<6x8xf32>, tensor<16x8xf32>) outs(%v92 : tensor<6x16xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<6x16xf32>
  %v94 = tensor.empty() : tensor<6x16xf32>
  %v95 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v93, %v34 : tensor<6x16xf32>, tensor<16xf32>) outs(%v94 : tensor<6x16xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x16xf32>
  %v96 = tensor.empty() : tensor<6x16xf32>
  %v97 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v95 : tensor<6x16xf32>) outs(%v96 : tensor<6x16xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.mulf %a, %root : f32
    %e = math.erf %s : f32
    %p = arith.addf %e, %one : f32
    %h = arith.mulf %a, %half : f32
    %r = arith.mulf %h, %p : f32
    linalg.yield %r : f32
  } -> tensor<6x16xf32>
  %v98 = tensor.empty() : tensor<6x8xf32>
  %v99 = linalg.fill ins(%zero : f32) outs(%v98 : tensor<6x8xf32>) -> tensor<6x8xf32>
  %v100 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>], iterator_types = ["parallel", "parallel", "reduction"]} ins(%v97, %v36 : tensor<6x16xf32>, tensor<8x16xf32>) outs(%v99 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<6x8xf32>
  %v101 = tensor.empty() : tensor<6x8xf32>
  %v102 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v100, %v38 : tensor<6x8xf32>, tensor<8xf32>) outs(%v101 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v103 = tensor.empty() : tensor<6x8xf32>
  %v104 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v102, %v90 : tensor<6x8xf32>, tensor<6x8xf32>) outs(%v103 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.addf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  %v105 = tensor.empty() : tensor<6xf32>
  %v106 = linalg.fill ins(%zero : f32) outs(%v105 : tensor<6xf32>) -> tensor<6xf32>
  %v107 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%v104 : tensor<6x8xf32>) outs(%v106 : tensor<6xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %o, %a : f32
    linalg.yield %s : f32
  } -> tensor<6xf32>
  %v108 = tensor.empty() : tensor<6xf32>
  %v109 = linalg.fill ins(%zero : f32) outs(%v108 : tensor<6xf32>) -> tensor<6xf32>
  %v110 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%v104, %v107 : tensor<6x8xf32>, tensor<6xf32>) outs(%v109 : tensor<6xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %m = arith.divf %b, %columns : f32
    %d = arith.subf %a, %m : f32
    %q = arith.mulf %d, %d : f32
    %s = arith.addf %o, %q : f32
    linalg.yield %s : f32
  } -> tensor<6xf32>
  %v111 = tensor.empty() : tensor<6x8xf32>
  %v112 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} ins(%v104, %v107, %v110, %v44, %v46 : tensor<6x8xf32>, tensor<6xf32>, tensor<6xf32>, tensor<8xf32>, tensor<8xf32>) outs(%v111 : tensor<6x8xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32, %d: f32, %e: f32, %o: f32):
    %m = arith.divf %b, %columns : f32
    %y = arith.subf %a, %m : f32
    %w = arith.divf %c, %columns : f32
    %z = arith.addf %w, %epsilon : f32
    %n = math.rsqrt %z : f32
    %g = arith.mulf %y, %n : f32
    %h = arith.mulf %g, %d : f32
    %r = arith.addf %h, %e : f32
    linalg.yield %r : f32
  } -> tensor<6x8xf32>
  scf.yield %v112 : tensor<6x8xf32>
  }
  %v113 = tensor.empty() : tensor<8xf32>
  %v114 = linalg.fill ins(%zero : f32) outs(%v113 : tensor<8xf32>) -> tensor<8xf32>
  %v115 = linalg.generic {indexing_maps = [affine_map<(j, i) -> (i, j)>, affine_map<(j, i) -> (i)>, affine_map<(j, i) -> (j)>], iterator_types = ["parallel", "reduction"]} ins(%out, %mask : tensor<6x8xf32>, tensor<6xf32>) outs(%v114 : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %p = arith.mulf %a, %b : f32
    %s = arith.addf %o, %p : f32
    linalg.yield %s : f32
  } -> tensor<8xf32>
  %v116 = tensor.empty() : tensor<f32>
  %v117 = linalg.fill ins(%zero : f32) outs(%v116 : tensor<f32>) -> tensor<f32>
  %v118 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]} ins(%mask : tensor<6xf32>) outs(%v117 : tensor<f32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %o, %a : f32
    linalg.yield %s : f32
  } -> tensor<f32>
  %v119 = tensor.empty() : tensor<8xf32>
  %v120 = linalg.generic {indexing_maps = [affine_map<(j) -> (j)>, affine_map<(j) -> ()>, affine_map<(j) -> (j)>], iterator_types = ["parallel"]} ins(%v115, %v118 : tensor<8xf32>, tensor<f32>) outs(%v119 : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %c = arith.maximumf %b, %least : f32
    %r = arith.divf %a, %c : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  %v121 = tensor.empty() : tensor<f32>
  %v122 = linalg.fill ins(%zero : f32) outs(%v121 : tensor<f32>) -> tensor<f32>
  %v123 = linalg.generic {indexing_maps = [affine_map<(j) -> (j)>, affine_map<(j) -> ()>], iterator_types = ["reduction"]} ins(%v120 : tensor<8xf32>) outs(%v122 : tensor<f32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.mulf %a, %a : f32
    %s = arith.addf %o, %q : f32
    linalg.yield %s : f32
  } -> tensor<f32>
  %v124 = tensor.empty() : tensor<8xf32>
  %v125 = linalg.generic {indexing_maps = [affine_map<(j) -> (j)>, affine_map<(j) -> ()>, affine_map<(j) -> (j)>], iterator_types = ["parallel"]} ins(%v120, %v123 : tensor<8xf32>, tensor<f32>) outs(%v124 : tensor<8xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %l = math.sqrt %b : f32
    %m = arith.maximumf %l, %least : f32
    %r = arith.divf %a, %m : f32
    linalg.yield %r : f32
  } -> tensor<8xf32>
  util.return %v125 : tensor<8xf32>
}
