// Generates text: takes a prompt and how many tokens follow, and returns all tokens and the numbers of the last one.
//
// The architecture is that of llama. Layers, whose number is a parameter, find their weights by run-time keys in a scope that
// the caller names; matrices are blocks of 32 numbers with a scale, as Q8_0 is in GGUF, and are read where they lie. The keys
// and values of earlier tokens are in mutable globals, of which attention reads the rows there are.

util.global private mutable @kc = dense<0.0> : tensor<2x12x2x16xf32>
util.global private mutable @vc = dense<0.0> : tensor<2x12x2x16xf32>
func.func private @token(%scope: !util.buffer, %tok: tensor<1xi32>, %pos: index) -> tensor<21xf32> {
  %at = arith.constant 0 : i64
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %i8c = arith.constant 8 : i16
  %i4c = arith.constant 4 : i8
  %i15c = arith.constant 15 : i8
  %k_1 = util.buffer.constant : !util.buffer = "token_embd.weight"
  %w_2 = flow.parameter.load %scope::%k_1[%at] : tensor<21x2x34xi8>
  %c_3 = arith.constant 32 : index
  %c_4 = arith.constant 2 : index
  %e_5 = tensor.empty() : tensor<1x64xf32>
  %g_6 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%tok : tensor<1xi32>) outs(%e_5 : tensor<1x64xf32>) {
  ^bb0(%x0: i32, %o0: f32):
    %u_d = linalg.index 1 : index
    %u_id = arith.index_cast %x0 : i32 to index
    %u_b = arith.divui %u_d, %c_3 : index
    %u_o = arith.remui %u_d, %c_3 : index
    %u_o2 = arith.addi %u_o, %c_4 : index
    %u_l = tensor.extract %w_2[%u_id, %u_b, %c0] : tensor<21x2x34xi8>
    %u_h = tensor.extract %w_2[%u_id, %u_b, %c1] : tensor<21x2x34xi8>
    %u_q = tensor.extract %w_2[%u_id, %u_b, %u_o2] : tensor<21x2x34xi8>
    %u_la = arith.extui %u_l : i8 to i16
    %u_ha = arith.extui %u_h : i8 to i16
    %u_hb = arith.shli %u_ha, %i8c : i16
    %u_u = arith.ori %u_la, %u_hb : i16
    %u_f = arith.bitcast %u_u : i16 to f16
    %u_g = arith.extf %u_f : f16 to f32
    %u_qf = arith.sitofp %u_q : i8 to f32
    %u_r = arith.mulf %u_qf, %u_g : f32
    linalg.yield %u_r : f32
  } -> tensor<1x64xf32>
  %R = arith.addi %pos, %c1 : index
  %k_7 = util.buffer.constant : !util.buffer = "config"
  %w_8 = flow.parameter.load %scope::%k_7[%at] : tensor<2xi64>
  %l_9 = tensor.extract %w_8[%c0] : tensor<2xi64>
  %L = arith.index_cast %l_9 : i64 to index
  %xx = scf.for %i = %c0 to %L step %c1 iter_args(%ca0 = %g_6) -> (tensor<1x64xf32>) {
  %k_10 = util.string.format "blk.{}.attn_norm.weight"(%i) : (index) -> !util.buffer
  %w_11 = flow.parameter.load %scope::%k_10[%at] : tensor<64xf32>
  %c_12 = arith.constant 64.0 : f32
  %c_13 = arith.constant 1.0e-5 : f32
  %c_14 = arith.constant 0.0 : f32
  %e_15 = tensor.empty() : tensor<1xf32>
  %f_16 = linalg.fill ins(%c_14 : f32) outs(%e_15 : tensor<1xf32>) -> tensor<1xf32>
  %g_17 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%ca0 : tensor<1x64xf32>) outs(%f_16 : tensor<1xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %u_q = arith.mulf %x0, %x0 : f32
    %u_m = arith.addf %u_q, %o0 : f32
    linalg.yield %u_m : f32
  } -> tensor<1xf32>
  %e_18 = tensor.empty() : tensor<1x64xf32>
  %g_19 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%ca0, %g_17, %w_11 : tensor<1x64xf32>, tensor<1xf32>, tensor<64xf32>) outs(%e_18 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: f32, %x2: f32, %o0: f32):
    %u_vv = arith.divf %x1, %c_12 : f32
    %u_u = arith.addf %u_vv, %c_13 : f32
    %u_i = math.rsqrt %u_u : f32
    %u_h = arith.mulf %x0, %u_i : f32
    %u_r = arith.mulf %u_h, %x2 : f32
    linalg.yield %u_r : f32
  } -> tensor<1x64xf32>
  %k_20 = util.string.format "blk.{}.attn_q.weight"(%i) : (index) -> !util.buffer
  %w_21 = flow.parameter.load %scope::%k_20[%at] : tensor<64x2x34xi8>
  %c_22 = arith.constant 0.0 : f32
  %e_23 = tensor.empty() : tensor<1x64xf32>
  %f_24 = linalg.fill ins(%c_22 : f32) outs(%e_23 : tensor<1x64xf32>) -> tensor<1x64xf32>
  %x_25 = tensor.expand_shape %g_19 [[0], [1, 2]] output_shape [1, 2, 32] : tensor<1x64xf32> into tensor<1x2x32xf32>
  %q_26 = tensor.extract_slice %w_21[0, 0, 0] [64, 2, 1] [1, 1, 1] : tensor<64x2x34xi8> to tensor<64x2xi8>
  %q_27 = tensor.extract_slice %w_21[0, 0, 1] [64, 2, 1] [1, 1, 1] : tensor<64x2x34xi8> to tensor<64x2xi8>
  %q_28 = tensor.extract_slice %w_21[0, 0, 2] [64, 2, 32] [1, 1, 1] : tensor<64x2x34xi8> to tensor<64x2x32xi8>
  %g_29 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_25, %q_26, %q_27, %q_28 : tensor<1x2x32xf32>, tensor<64x2xi8>, tensor<64x2xi8>, tensor<64x2x32xi8>) outs(%f_24 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x64xf32>
  %x_30 = tensor.expand_shape %g_29 [[0], [1, 2]] output_shape [1, 4, 16] : tensor<1x64xf32> into tensor<1x4x16xf32>
  %k_31 = util.string.format "blk.{}.attn_k.weight"(%i) : (index) -> !util.buffer
  %w_32 = flow.parameter.load %scope::%k_31[%at] : tensor<32x2x34xi8>
  %c_33 = arith.constant 0.0 : f32
  %e_34 = tensor.empty() : tensor<1x32xf32>
  %f_35 = linalg.fill ins(%c_33 : f32) outs(%e_34 : tensor<1x32xf32>) -> tensor<1x32xf32>
  %x_36 = tensor.expand_shape %g_19 [[0], [1, 2]] output_shape [1, 2, 32] : tensor<1x64xf32> into tensor<1x2x32xf32>
  %q_37 = tensor.extract_slice %w_32[0, 0, 0] [32, 2, 1] [1, 1, 1] : tensor<32x2x34xi8> to tensor<32x2xi8>
  %q_38 = tensor.extract_slice %w_32[0, 0, 1] [32, 2, 1] [1, 1, 1] : tensor<32x2x34xi8> to tensor<32x2xi8>
  %q_39 = tensor.extract_slice %w_32[0, 0, 2] [32, 2, 32] [1, 1, 1] : tensor<32x2x34xi8> to tensor<32x2x32xi8>
  %g_40 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_36, %q_37, %q_38, %q_39 : tensor<1x2x32xf32>, tensor<32x2xi8>, tensor<32x2xi8>, tensor<32x2x32xi8>) outs(%f_35 : tensor<1x32xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x32xf32>
  %x_41 = tensor.expand_shape %g_40 [[0], [1, 2]] output_shape [1, 2, 16] : tensor<1x32xf32> into tensor<1x2x16xf32>
  %k_42 = util.string.format "blk.{}.attn_v.weight"(%i) : (index) -> !util.buffer
  %w_43 = flow.parameter.load %scope::%k_42[%at] : tensor<32x2x34xi8>
  %c_44 = arith.constant 0.0 : f32
  %e_45 = tensor.empty() : tensor<1x32xf32>
  %f_46 = linalg.fill ins(%c_44 : f32) outs(%e_45 : tensor<1x32xf32>) -> tensor<1x32xf32>
  %x_47 = tensor.expand_shape %g_19 [[0], [1, 2]] output_shape [1, 2, 32] : tensor<1x64xf32> into tensor<1x2x32xf32>
  %q_48 = tensor.extract_slice %w_43[0, 0, 0] [32, 2, 1] [1, 1, 1] : tensor<32x2x34xi8> to tensor<32x2xi8>
  %q_49 = tensor.extract_slice %w_43[0, 0, 1] [32, 2, 1] [1, 1, 1] : tensor<32x2x34xi8> to tensor<32x2xi8>
  %q_50 = tensor.extract_slice %w_43[0, 0, 2] [32, 2, 32] [1, 1, 1] : tensor<32x2x34xi8> to tensor<32x2x32xi8>
  %g_51 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_47, %q_48, %q_49, %q_50 : tensor<1x2x32xf32>, tensor<32x2xi8>, tensor<32x2xi8>, tensor<32x2x32xi8>) outs(%f_46 : tensor<1x32xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x32xf32>
  %x_52 = tensor.expand_shape %g_51 [[0], [1, 2]] output_shape [1, 2, 16] : tensor<1x32xf32> into tensor<1x2x16xf32>
  %c_53 = arith.constant -1.4391156831212786 : f32
  %x_54 = tensor.expand_shape %x_30 [[0], [1], [2, 3]] output_shape [1, 4, 8, 2] : tensor<1x4x16xf32> into tensor<1x4x8x2xf32>
  %h_55 = tensor.extract_slice %x_54[0, 0, 0, 0] [1, 4, 8, 1] [1, 1, 1, 1] : tensor<1x4x8x2xf32> to tensor<1x4x8xf32>
  %h_56 = tensor.extract_slice %x_54[0, 0, 0, 1] [1, 4, 8, 1] [1, 1, 1, 1] : tensor<1x4x8x2xf32> to tensor<1x4x8xf32>
  %c_57 = arith.constant 0 : index
  %e_58 = tensor.empty() : tensor<1x4x8x2xf32>
  %g_59 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%h_55, %h_56 : tensor<1x4x8xf32>, tensor<1x4x8xf32>) outs(%e_58 : tensor<1x4x8x2xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_r = linalg.index 0 : index
    %u_f = linalg.index 2 : index
    %u_w = linalg.index 3 : index
    %u_pp = arith.addi %u_r, %pos : index
    %u_pi = arith.index_cast %u_pp : index to i32
    %u_pf = arith.sitofp %u_pi : i32 to f32
    %u_fi = arith.index_cast %u_f : index to i32
    %u_ff = arith.sitofp %u_fi : i32 to f32
    %u_fl = arith.mulf %u_ff, %c_53 : f32
    %u_fr = math.exp %u_fl : f32
    %u_an = arith.mulf %u_pf, %u_fr : f32
    %u_co = math.cos %u_an : f32
    %u_si = math.sin %u_an : f32
    %u_ac = arith.mulf %x0, %u_co : f32
    %u_bs = arith.mulf %x1, %u_si : f32
    %u_as = arith.mulf %x0, %u_si : f32
    %u_bc = arith.mulf %x1, %u_co : f32
    %u_p0 = arith.subf %u_ac, %u_bs : f32
    %u_p1 = arith.addf %u_as, %u_bc : f32
    %u_e0 = arith.cmpi eq, %u_w, %c_57 : index
    %u_z = arith.select %u_e0, %u_p0, %u_p1 : f32
    linalg.yield %u_z : f32
  } -> tensor<1x4x8x2xf32>
  %x_60 = tensor.collapse_shape %g_59 [[0], [1], [2, 3]] : tensor<1x4x8x2xf32> into tensor<1x4x16xf32>
  %c_61 = arith.constant -1.4391156831212786 : f32
  %x_62 = tensor.expand_shape %x_41 [[0], [1], [2, 3]] output_shape [1, 2, 8, 2] : tensor<1x2x16xf32> into tensor<1x2x8x2xf32>
  %h_63 = tensor.extract_slice %x_62[0, 0, 0, 0] [1, 2, 8, 1] [1, 1, 1, 1] : tensor<1x2x8x2xf32> to tensor<1x2x8xf32>
  %h_64 = tensor.extract_slice %x_62[0, 0, 0, 1] [1, 2, 8, 1] [1, 1, 1, 1] : tensor<1x2x8x2xf32> to tensor<1x2x8xf32>
  %c_65 = arith.constant 0 : index
  %e_66 = tensor.empty() : tensor<1x2x8x2xf32>
  %g_67 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%h_63, %h_64 : tensor<1x2x8xf32>, tensor<1x2x8xf32>) outs(%e_66 : tensor<1x2x8x2xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_r = linalg.index 0 : index
    %u_f = linalg.index 2 : index
    %u_w = linalg.index 3 : index
    %u_pp = arith.addi %u_r, %pos : index
    %u_pi = arith.index_cast %u_pp : index to i32
    %u_pf = arith.sitofp %u_pi : i32 to f32
    %u_fi = arith.index_cast %u_f : index to i32
    %u_ff = arith.sitofp %u_fi : i32 to f32
    %u_fl = arith.mulf %u_ff, %c_61 : f32
    %u_fr = math.exp %u_fl : f32
    %u_an = arith.mulf %u_pf, %u_fr : f32
    %u_co = math.cos %u_an : f32
    %u_si = math.sin %u_an : f32
    %u_ac = arith.mulf %x0, %u_co : f32
    %u_bs = arith.mulf %x1, %u_si : f32
    %u_as = arith.mulf %x0, %u_si : f32
    %u_bc = arith.mulf %x1, %u_co : f32
    %u_p0 = arith.subf %u_ac, %u_bs : f32
    %u_p1 = arith.addf %u_as, %u_bc : f32
    %u_e0 = arith.cmpi eq, %u_w, %c_65 : index
    %u_z = arith.select %u_e0, %u_p0, %u_p1 : f32
    linalg.yield %u_z : f32
  } -> tensor<1x2x8x2xf32>
  %x_68 = tensor.collapse_shape %g_67 [[0], [1], [2, 3]] : tensor<1x2x8x2xf32> into tensor<1x2x16xf32>
  %gl_69 = util.global.load @kc : tensor<2x12x2x16xf32>
  %in_70 = tensor.insert_slice %x_68 into %gl_69[%i, %pos, 0, 0] [1, 1, 2, 16] [1, 1, 1, 1] : tensor<1x2x16xf32> into tensor<2x12x2x16xf32>
  util.global.store %in_70, @kc : tensor<2x12x2x16xf32>
  %ex_71 = tensor.extract_slice %in_70[%i, 0, 0, 0] [1, %R, 2, 16] [1, 1, 1, 1] : tensor<2x12x2x16xf32> to tensor<?x2x16xf32>
  %gl_72 = util.global.load @vc : tensor<2x12x2x16xf32>
  %in_73 = tensor.insert_slice %x_52 into %gl_72[%i, %pos, 0, 0] [1, 1, 2, 16] [1, 1, 1, 1] : tensor<1x2x16xf32> into tensor<2x12x2x16xf32>
  util.global.store %in_73, @vc : tensor<2x12x2x16xf32>
  %ex_74 = tensor.extract_slice %in_73[%i, 0, 0, 0] [1, %R, 2, 16] [1, 1, 1, 1] : tensor<2x12x2x16xf32> to tensor<?x2x16xf32>
  %x_75 = tensor.expand_shape %x_60 [[0], [1, 2], [3]] output_shape [1, 2, 2, 16] : tensor<1x4x16xf32> into tensor<1x2x2x16xf32>
  %c_76 = arith.constant 0.0 : f32
  %e_77 = tensor.empty(%R) : tensor<2x2x1x?xf32>
  %f_78 = linalg.fill ins(%c_76 : f32) outs(%e_77 : tensor<2x2x1x?xf32>) -> tensor<2x2x1x?xf32>
  %g_79 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d2, d0, d1, d4)>, affine_map<(d0, d1, d2, d3, d4) -> (d3, d0, d4)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%x_75, %ex_71 : tensor<1x2x2x16xf32>, tensor<?x2x16xf32>) outs(%f_78 : tensor<2x2x1x?xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_p = arith.mulf %x0, %x1 : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<2x2x1x?xf32>
  %c_80 = arith.constant 0.25 : f32
  %c_81 = arith.constant 0xFF800000 : f32
  %e_82 = tensor.empty(%R) : tensor<2x2x1x?xf32>
  %g_83 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%g_79 : tensor<2x2x1x?xf32>) outs(%e_82 : tensor<2x2x1x?xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %u_r = linalg.index 2 : index
    %u_t = linalg.index 3 : index
    %u_qp = arith.addi %u_r, %pos : index
    %u_a = arith.mulf %x0, %c_80 : f32
    %u_ok = arith.cmpi ule, %u_t, %u_qp : index
    %u_y = arith.select %u_ok, %u_a, %c_81 : f32
    linalg.yield %u_y : f32
  } -> tensor<2x2x1x?xf32>
  %c_84 = arith.constant 0xFF800000 : f32
  %e_85 = tensor.empty() : tensor<2x2x1xf32>
  %f_86 = linalg.fill ins(%c_84 : f32) outs(%e_85 : tensor<2x2x1xf32>) -> tensor<2x2x1xf32>
  %g_87 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%g_83 : tensor<2x2x1x?xf32>) outs(%f_86 : tensor<2x2x1xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %u_m = arith.maximumf %x0, %o0 : f32
    linalg.yield %u_m : f32
  } -> tensor<2x2x1xf32>
  %e_88 = tensor.empty(%R) : tensor<2x2x1x?xf32>
  %g_89 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%g_83, %g_87 : tensor<2x2x1x?xf32>, tensor<2x2x1xf32>) outs(%e_88 : tensor<2x2x1x?xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_d = arith.subf %x0, %x1 : f32
    %u_y = math.exp %u_d : f32
    linalg.yield %u_y : f32
  } -> tensor<2x2x1x?xf32>
  %c_90 = arith.constant 0.0 : f32
  %e_91 = tensor.empty() : tensor<2x2x1xf32>
  %f_92 = linalg.fill ins(%c_90 : f32) outs(%e_91 : tensor<2x2x1xf32>) -> tensor<2x2x1xf32>
  %g_93 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%g_89 : tensor<2x2x1x?xf32>) outs(%f_92 : tensor<2x2x1xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %u_m = arith.addf %x0, %o0 : f32
    linalg.yield %u_m : f32
  } -> tensor<2x2x1xf32>
  %e_94 = tensor.empty(%R) : tensor<2x2x1x?xf32>
  %g_95 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%g_89, %g_93 : tensor<2x2x1x?xf32>, tensor<2x2x1xf32>) outs(%e_94 : tensor<2x2x1x?xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_y = arith.divf %x0, %x1 : f32
    linalg.yield %u_y : f32
  } -> tensor<2x2x1x?xf32>
  %c_96 = arith.constant 0.0 : f32
  %e_97 = tensor.empty() : tensor<1x2x2x16xf32>
  %f_98 = linalg.fill ins(%c_96 : f32) outs(%e_97 : tensor<1x2x2x16xf32>) -> tensor<1x2x2x16xf32>
  %g_99 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3, d4) -> (d1, d2, d0, d4)>, affine_map<(d0, d1, d2, d3, d4) -> (d4, d1, d3)>, affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]} ins(%g_95, %ex_74 : tensor<2x2x1x?xf32>, tensor<?x2x16xf32>) outs(%f_98 : tensor<1x2x2x16xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_p = arith.mulf %x0, %x1 : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x2x2x16xf32>
  %x_100 = tensor.collapse_shape %g_99 [[0], [1, 2, 3]] : tensor<1x2x2x16xf32> into tensor<1x64xf32>
  %k_101 = util.string.format "blk.{}.attn_output.weight"(%i) : (index) -> !util.buffer
  %w_102 = flow.parameter.load %scope::%k_101[%at] : tensor<64x2x34xi8>
  %c_103 = arith.constant 0.0 : f32
  %e_104 = tensor.empty() : tensor<1x64xf32>
  %f_105 = linalg.fill ins(%c_103 : f32) outs(%e_104 : tensor<1x64xf32>) -> tensor<1x64xf32>
  %x_106 = tensor.expand_shape %x_100 [[0], [1, 2]] output_shape [1, 2, 32] : tensor<1x64xf32> into tensor<1x2x32xf32>
  %q_107 = tensor.extract_slice %w_102[0, 0, 0] [64, 2, 1] [1, 1, 1] : tensor<64x2x34xi8> to tensor<64x2xi8>
  %q_108 = tensor.extract_slice %w_102[0, 0, 1] [64, 2, 1] [1, 1, 1] : tensor<64x2x34xi8> to tensor<64x2xi8>
  %q_109 = tensor.extract_slice %w_102[0, 0, 2] [64, 2, 32] [1, 1, 1] : tensor<64x2x34xi8> to tensor<64x2x32xi8>
  %g_110 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_106, %q_107, %q_108, %q_109 : tensor<1x2x32xf32>, tensor<64x2xi8>, tensor<64x2xi8>, tensor<64x2x32xi8>) outs(%f_105 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x64xf32>
  %e_111 = tensor.empty() : tensor<1x64xf32>
  %g_112 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%ca0, %g_110 : tensor<1x64xf32>, tensor<1x64xf32>) outs(%e_111 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_r = arith.addf %x0, %x1 : f32
    linalg.yield %u_r : f32
  } -> tensor<1x64xf32>
  %k_113 = util.string.format "blk.{}.ffn_norm.weight"(%i) : (index) -> !util.buffer
  %w_114 = flow.parameter.load %scope::%k_113[%at] : tensor<64xf32>
  %c_115 = arith.constant 64.0 : f32
  %c_116 = arith.constant 1.0e-5 : f32
  %c_117 = arith.constant 0.0 : f32
  %e_118 = tensor.empty() : tensor<1xf32>
  %f_119 = linalg.fill ins(%c_117 : f32) outs(%e_118 : tensor<1xf32>) -> tensor<1xf32>
  %g_120 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%g_112 : tensor<1x64xf32>) outs(%f_119 : tensor<1xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %u_q = arith.mulf %x0, %x0 : f32
    %u_m = arith.addf %u_q, %o0 : f32
    linalg.yield %u_m : f32
  } -> tensor<1xf32>
  %e_121 = tensor.empty() : tensor<1x64xf32>
  %g_122 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%g_112, %g_120, %w_114 : tensor<1x64xf32>, tensor<1xf32>, tensor<64xf32>) outs(%e_121 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: f32, %x2: f32, %o0: f32):
    %u_vv = arith.divf %x1, %c_115 : f32
    %u_u = arith.addf %u_vv, %c_116 : f32
    %u_i = math.rsqrt %u_u : f32
    %u_h = arith.mulf %x0, %u_i : f32
    %u_r = arith.mulf %u_h, %x2 : f32
    linalg.yield %u_r : f32
  } -> tensor<1x64xf32>
  %k_123 = util.string.format "blk.{}.ffn_gate.weight"(%i) : (index) -> !util.buffer
  %w_124 = flow.parameter.load %scope::%k_123[%at] : tensor<96x2x34xi8>
  %c_125 = arith.constant 0.0 : f32
  %e_126 = tensor.empty() : tensor<1x96xf32>
  %f_127 = linalg.fill ins(%c_125 : f32) outs(%e_126 : tensor<1x96xf32>) -> tensor<1x96xf32>
  %x_128 = tensor.expand_shape %g_122 [[0], [1, 2]] output_shape [1, 2, 32] : tensor<1x64xf32> into tensor<1x2x32xf32>
  %q_129 = tensor.extract_slice %w_124[0, 0, 0] [96, 2, 1] [1, 1, 1] : tensor<96x2x34xi8> to tensor<96x2xi8>
  %q_130 = tensor.extract_slice %w_124[0, 0, 1] [96, 2, 1] [1, 1, 1] : tensor<96x2x34xi8> to tensor<96x2xi8>
  %q_131 = tensor.extract_slice %w_124[0, 0, 2] [96, 2, 32] [1, 1, 1] : tensor<96x2x34xi8> to tensor<96x2x32xi8>
  %g_132 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_128, %q_129, %q_130, %q_131 : tensor<1x2x32xf32>, tensor<96x2xi8>, tensor<96x2xi8>, tensor<96x2x32xi8>) outs(%f_127 : tensor<1x96xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x96xf32>
  %k_133 = util.string.format "blk.{}.ffn_up.weight"(%i) : (index) -> !util.buffer
  %w_134 = flow.parameter.load %scope::%k_133[%at] : tensor<96x2x34xi8>
  %c_135 = arith.constant 0.0 : f32
  %e_136 = tensor.empty() : tensor<1x96xf32>
  %f_137 = linalg.fill ins(%c_135 : f32) outs(%e_136 : tensor<1x96xf32>) -> tensor<1x96xf32>
  %x_138 = tensor.expand_shape %g_122 [[0], [1, 2]] output_shape [1, 2, 32] : tensor<1x64xf32> into tensor<1x2x32xf32>
  %q_139 = tensor.extract_slice %w_134[0, 0, 0] [96, 2, 1] [1, 1, 1] : tensor<96x2x34xi8> to tensor<96x2xi8>
  %q_140 = tensor.extract_slice %w_134[0, 0, 1] [96, 2, 1] [1, 1, 1] : tensor<96x2x34xi8> to tensor<96x2xi8>
  %q_141 = tensor.extract_slice %w_134[0, 0, 2] [96, 2, 32] [1, 1, 1] : tensor<96x2x34xi8> to tensor<96x2x32xi8>
  %g_142 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_138, %q_139, %q_140, %q_141 : tensor<1x2x32xf32>, tensor<96x2xi8>, tensor<96x2xi8>, tensor<96x2x32xi8>) outs(%f_137 : tensor<1x96xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x96xf32>
  %c_143 = arith.constant 1.0 : f32
  %e_144 = tensor.empty() : tensor<1x96xf32>
  %g_145 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%g_132, %g_142 : tensor<1x96xf32>, tensor<1x96xf32>) outs(%e_144 : tensor<1x96xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_n = arith.negf %x0 : f32
    %u_e = math.exp %u_n : f32
    %u_d = arith.addf %u_e, %c_143 : f32
    %u_s = arith.divf %x0, %u_d : f32
    %u_z = arith.mulf %u_s, %x1 : f32
    linalg.yield %u_z : f32
  } -> tensor<1x96xf32>
  %k_146 = util.string.format "blk.{}.ffn_down.weight"(%i) : (index) -> !util.buffer
  %w_147 = flow.parameter.load %scope::%k_146[%at] : tensor<64x3x34xi8>
  %c_148 = arith.constant 0.0 : f32
  %e_149 = tensor.empty() : tensor<1x64xf32>
  %f_150 = linalg.fill ins(%c_148 : f32) outs(%e_149 : tensor<1x64xf32>) -> tensor<1x64xf32>
  %x_151 = tensor.expand_shape %g_145 [[0], [1, 2]] output_shape [1, 3, 32] : tensor<1x96xf32> into tensor<1x3x32xf32>
  %q_152 = tensor.extract_slice %w_147[0, 0, 0] [64, 3, 1] [1, 1, 1] : tensor<64x3x34xi8> to tensor<64x3xi8>
  %q_153 = tensor.extract_slice %w_147[0, 0, 1] [64, 3, 1] [1, 1, 1] : tensor<64x3x34xi8> to tensor<64x3xi8>
  %q_154 = tensor.extract_slice %w_147[0, 0, 2] [64, 3, 32] [1, 1, 1] : tensor<64x3x34xi8> to tensor<64x3x32xi8>
  %g_155 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_151, %q_152, %q_153, %q_154 : tensor<1x3x32xf32>, tensor<64x3xi8>, tensor<64x3xi8>, tensor<64x3x32xi8>) outs(%f_150 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x64xf32>
  %e_156 = tensor.empty() : tensor<1x64xf32>
  %g_157 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%g_112, %g_155 : tensor<1x64xf32>, tensor<1x64xf32>) outs(%e_156 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: f32, %o0: f32):
    %u_r = arith.addf %x0, %x1 : f32
    linalg.yield %u_r : f32
  } -> tensor<1x64xf32>
  scf.yield %g_157 : tensor<1x64xf32>
  }
  %k_158 = util.buffer.constant : !util.buffer = "output_norm.weight"
  %w_159 = flow.parameter.load %scope::%k_158[%at] : tensor<64xf32>
  %c_160 = arith.constant 64.0 : f32
  %c_161 = arith.constant 1.0e-5 : f32
  %c_162 = arith.constant 0.0 : f32
  %e_163 = tensor.empty() : tensor<1xf32>
  %f_164 = linalg.fill ins(%c_162 : f32) outs(%e_163 : tensor<1xf32>) -> tensor<1xf32>
  %g_165 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>], iterator_types = ["parallel", "reduction"]} ins(%xx : tensor<1x64xf32>) outs(%f_164 : tensor<1xf32>) {
  ^bb0(%x0: f32, %o0: f32):
    %u_q = arith.mulf %x0, %x0 : f32
    %u_m = arith.addf %u_q, %o0 : f32
    linalg.yield %u_m : f32
  } -> tensor<1xf32>
  %e_166 = tensor.empty() : tensor<1x64xf32>
  %g_167 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> (d0)>, affine_map<(d0, d1) -> (d1)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%xx, %g_165, %w_159 : tensor<1x64xf32>, tensor<1xf32>, tensor<64xf32>) outs(%e_166 : tensor<1x64xf32>) {
  ^bb0(%x0: f32, %x1: f32, %x2: f32, %o0: f32):
    %u_vv = arith.divf %x1, %c_160 : f32
    %u_u = arith.addf %u_vv, %c_161 : f32
    %u_i = math.rsqrt %u_u : f32
    %u_h = arith.mulf %x0, %u_i : f32
    %u_r = arith.mulf %u_h, %x2 : f32
    linalg.yield %u_r : f32
  } -> tensor<1x64xf32>
  %k_168 = util.buffer.constant : !util.buffer = "token_embd.weight"
  %w_169 = flow.parameter.load %scope::%k_168[%at] : tensor<21x2x34xi8>
  %c_170 = arith.constant 0.0 : f32
  %e_171 = tensor.empty() : tensor<1x21xf32>
  %f_172 = linalg.fill ins(%c_170 : f32) outs(%e_171 : tensor<1x21xf32>) -> tensor<1x21xf32>
  %x_173 = tensor.expand_shape %g_167 [[0], [1, 2]] output_shape [1, 2, 32] : tensor<1x64xf32> into tensor<1x2x32xf32>
  %q_174 = tensor.extract_slice %w_169[0, 0, 0] [21, 2, 1] [1, 1, 1] : tensor<21x2x34xi8> to tensor<21x2xi8>
  %q_175 = tensor.extract_slice %w_169[0, 0, 1] [21, 2, 1] [1, 1, 1] : tensor<21x2x34xi8> to tensor<21x2xi8>
  %q_176 = tensor.extract_slice %w_169[0, 0, 2] [21, 2, 32] [1, 1, 1] : tensor<21x2x34xi8> to tensor<21x2x32xi8>
  %g_177 = linalg.generic {indexing_maps = [affine_map<(d0, d1, d2, d3) -> (d0, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2)>, affine_map<(d0, d1, d2, d3) -> (d1, d2, d3)>, affine_map<(d0, d1, d2, d3) -> (d0, d1)>], iterator_types = ["parallel", "parallel", "reduction", "reduction"]} ins(%x_173, %q_174, %q_175, %q_176 : tensor<1x2x32xf32>, tensor<21x2xi8>, tensor<21x2xi8>, tensor<21x2x32xi8>) outs(%f_172 : tensor<1x21xf32>) {
  ^bb0(%x0: f32, %x1: i8, %x2: i8, %x3: i8, %o0: f32):
    %u_sca = arith.extui %x1 : i8 to i16
    %u_scb = arith.extui %x2 : i8 to i16
    %u_scc = arith.shli %u_scb, %i8c : i16
    %u_scd = arith.ori %u_sca, %u_scc : i16
    %u_sce = arith.bitcast %u_scd : i16 to f16
    %u_sc = arith.extf %u_sce : f16 to f32
    %u_qf = arith.sitofp %x3 : i8 to f32
    %u_wv = arith.mulf %u_qf, %u_sc : f32
    %u_p = arith.mulf %x0, %u_wv : f32
    %u_s = arith.addf %o0, %u_p : f32
    linalg.yield %u_s : f32
  } -> tensor<1x21xf32>
  %x_178 = tensor.collapse_shape %g_177 [[0, 1]] : tensor<1x21xf32> into tensor<21xf32>
  return %x_178 : tensor<21xf32>
}
func.func @generate(%scope: !util.buffer, %prompt: tensor<?xi32>, %count: index) -> (tensor<12xi32>, tensor<21xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %N = tensor.dim %prompt, %c0 : tensor<?xi32>
  %end = arith.addi %N, %count : index
  %z = arith.constant 0 : i32
  %c_1 = arith.constant 0 : i32
  %e_2 = tensor.empty() : tensor<12xi32>
  %f_3 = linalg.fill ins(%c_1 : i32) outs(%e_2 : tensor<12xi32>) -> tensor<12xi32>
  %ids_4 = tensor.insert_slice %prompt into %f_3[0] [%N] [1] : tensor<?xi32> into tensor<12xi32>
  %c_5 = arith.constant 0.0 : f32
  %e_6 = tensor.empty() : tensor<21xf32>
  %f_7 = linalg.fill ins(%c_5 : f32) outs(%e_6 : tensor<21xf32>) -> tensor<21xf32>
  %last = arith.subi %end, %c1 : index
  %r:3 = scf.while (%p = %c0, %ids = %ids_4, %lg = %f_7) : (index, tensor<12xi32>, tensor<21xf32>) -> (index, tensor<12xi32>, tensor<21xf32>) {
  %more = arith.cmpi ult, %p, %last : index
  scf.condition(%more) %p, %ids, %lg : index, tensor<12xi32>, tensor<21xf32>
  } do {
  ^bb0(%p: index, %ids: tensor<12xi32>, %lg: tensor<21xf32>):
  %tok = tensor.extract_slice %ids[%p] [1] [1] : tensor<12xi32> to tensor<1xi32>
  %l = func.call @token(%scope, %tok, %p) : (!util.buffer, tensor<1xi32>, index) -> tensor<21xf32>
  %c_8 = arith.constant 0xFF800000 : f32
  %e_9 = tensor.empty() : tensor<f32>
  %f_10 = linalg.fill ins(%c_8 : f32) outs(%e_9 : tensor<f32>) -> tensor<f32>
  %c_11 = arith.constant 0 : i32
  %e_12 = tensor.empty() : tensor<i32>
  %f_13 = linalg.fill ins(%c_11 : i32) outs(%e_12 : tensor<i32>) -> tensor<i32>
  %g_14:2 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> ()>, affine_map<(d0) -> ()>], iterator_types = ["reduction"]} ins(%l : tensor<21xf32>) outs(%f_10, %f_13 : tensor<f32>, tensor<i32>) {
  ^bb0(%x0: f32, %o0: f32, %o1: i32):
    %u_i = linalg.index 0 : index
    %u_ii = arith.index_cast %u_i : index to i32
    %u_gt = arith.cmpf ogt, %x0, %o0 : f32
    %u_v = arith.select %u_gt, %x0, %o0 : f32
    %u_j = arith.select %u_gt, %u_ii, %o1 : i32
    linalg.yield %u_v, %u_j : f32, i32
  } -> (tensor<f32>, tensor<i32>)
  %q = arith.addi %p, %c1 : index
  %gen = arith.cmpi uge, %q, %N : index
  %old = tensor.extract_slice %ids[%q] [1] [1] : tensor<12xi32> to tensor<1xi32>
  %x_15 = tensor.expand_shape %g_14#1 [] output_shape [1] : tensor<i32> into tensor<1xi32>
  %e_16 = tensor.empty() : tensor<1xi32>
  %g_17 = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%x_15, %old : tensor<1xi32>, tensor<1xi32>) outs(%e_16 : tensor<1xi32>) {
  ^bb0(%x0: i32, %x1: i32, %o0: i32):
    %u_y = arith.select %gen, %x0, %x1 : i32
    linalg.yield %u_y : i32
  } -> tensor<1xi32>
  %ids2 = tensor.insert_slice %g_17 into %ids[%q] [1] [1] : tensor<1xi32> into tensor<12xi32>
  scf.yield %q, %ids2, %l : index, tensor<12xi32>, tensor<21xf32>
  }
  return %r#1, %r#2 : tensor<12xi32>, tensor<21xf32>
}
