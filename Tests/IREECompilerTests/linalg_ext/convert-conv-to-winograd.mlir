// RUN: iree-opt --pass-pipeline='builtin.module(util.func(iree-linalg-ext-convert-conv2d-to-winograd))'
// Convolutions become Winograd transformations.

// One that starts from zero: channels last.
util.func private @nhwc(%arg0: tensor<1x13x20x3xf32>, %arg1: tensor<3x3x3x5xf32>) -> tensor<1x11x18x5xf32> {
  %cst = arith.constant 0.0 : f32
  %0 = tensor.empty() : tensor<1x11x18x5xf32>
  %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x11x18x5xf32>) -> tensor<1x11x18x5xf32>
  %2 = linalg.conv_2d_nhwc_hwcf {__winograd_conv, dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %arg1 : tensor<1x13x20x3xf32>, tensor<3x3x3x5xf32>) outs(%1 : tensor<1x11x18x5xf32>) -> tensor<1x11x18x5xf32>
  util.return %2 : tensor<1x11x18x5xf32>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  util.func private @nhwc(%arg0: tensor<1x13x20x3xf32>, %arg1: tensor<3x3x3x5xf32>) -> tensor<1x11x18x5xf32> {
    %cst = arith.constant 0.000000e+00 : f32
    %0 = tensor.empty() : tensor<1x11x18x5xf32>
    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<1x11x18x5xf32>) -> tensor<1x11x18x5xf32>
    %2 = tensor.empty() : tensor<8x8x3x5xf32>
    %3 = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([0, 1]) ins(%arg1 : tensor<3x3x3x5xf32>) outs(%2 : tensor<8x8x3x5xf32>) -> tensor<8x8x3x5xf32>
    %4 = tensor.empty() : tensor<8x8x1x2x3x3xf32>
    %5 = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%arg0 : tensor<1x13x20x3xf32>) outs(%4 : tensor<8x8x1x2x3x3xf32>) -> tensor<8x8x1x2x3x3xf32>
    %collapsed = tensor.collapse_shape %5 [[0, 1], [2, 3, 4], [5]] : tensor<8x8x1x2x3x3xf32> into tensor<64x6x3xf32>
    %collapsed_0 = tensor.collapse_shape %3 [[0, 1], [2], [3]] : tensor<8x8x3x5xf32> into tensor<64x3x5xf32>
    %cst_1 = arith.constant 0.000000e+00 : f32
    %6 = tensor.empty() : tensor<64x6x5xf32>
    %7 = linalg.fill ins(%cst_1 : f32) outs(%6 : tensor<64x6x5xf32>) -> tensor<64x6x5xf32>
    %8 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%collapsed, %collapsed_0 : tensor<64x6x3xf32>, tensor<64x3x5xf32>) outs(%7 : tensor<64x6x5xf32>) {
    ^bb0(%in: f32, %in_2: f32, %out: f32):
      %11 = arith.mulf %in, %in_2 : f32
      %12 = arith.addf %out, %11 : f32
      linalg.yield %12 : f32
    } -> tensor<64x6x5xf32>
    %expanded = tensor.expand_shape %8 [[0, 1], [2, 3, 4], [5]] output_shape [8, 8, 1, 2, 3, 5] : tensor<64x6x5xf32> into tensor<8x8x1x2x3x5xf32>
    %9 = tensor.empty() : tensor<1x12x18x5xf32>
    %10 = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([1, 2]) ins(%expanded : tensor<8x8x1x2x3x5xf32>) outs(%9 : tensor<1x12x18x5xf32>) -> tensor<1x12x18x5xf32>
    %extracted_slice = tensor.extract_slice %10[0, 0, 0, 0] [1, 11, 18, 5] [1, 1, 1, 1] : tensor<1x12x18x5xf32> to tensor<1x11x18x5xf32>
    util.return %extracted_slice : tensor<1x11x18x5xf32>
  }
}
// -----
// One that adds to a tensor: channels first.
util.func private @nchw(%arg0: tensor<2x3x8x9xf16>, %arg1: tensor<5x3x3x3xf16>, %arg2: tensor<2x5x6x7xf16>) -> tensor<2x5x6x7xf16> {
  %0 = linalg.conv_2d_nchw_fchw {__winograd_conv, dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %arg1 : tensor<2x3x8x9xf16>, tensor<5x3x3x3xf16>) outs(%arg2 : tensor<2x5x6x7xf16>) -> tensor<2x5x6x7xf16>
  util.return %0 : tensor<2x5x6x7xf16>
}
// OUTPUT:
#map = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
#map1 = affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>
#map2 = affine_map<(d0, d1, d2, d3) -> (d0, d1, d2)>
module {
  util.func private @nchw(%arg0: tensor<2x3x8x9xf16>, %arg1: tensor<5x3x3x3xf16>, %arg2: tensor<2x5x6x7xf16>) -> tensor<2x5x6x7xf16> {
    %0 = tensor.empty() : tensor<8x8x3x5xf16>
    %1 = iree_linalg_ext.winograd.filter_transform output_tile_size(6) kernel_size(3) kernel_dimensions([2, 3]) ins(%arg1 : tensor<5x3x3x3xf16>) outs(%0 : tensor<8x8x3x5xf16>) -> tensor<8x8x3x5xf16>
    %2 = tensor.empty() : tensor<8x8x2x1x2x3xf16>
    %3 = iree_linalg_ext.winograd.input_transform output_tile_size(6) kernel_size(3) image_dimensions([2, 3]) ins(%arg0 : tensor<2x3x8x9xf16>) outs(%2 : tensor<8x8x2x1x2x3xf16>) -> tensor<8x8x2x1x2x3xf16>
    %collapsed = tensor.collapse_shape %3 [[0, 1], [2, 3, 4], [5]] : tensor<8x8x2x1x2x3xf16> into tensor<64x4x3xf16>
    %collapsed_0 = tensor.collapse_shape %1 [[0, 1], [2], [3]] : tensor<8x8x3x5xf16> into tensor<64x3x5xf16>
    %cst = arith.constant 0.000000e+00 : f16
    %4 = tensor.empty() : tensor<64x4x5xf16>
    %5 = linalg.fill ins(%cst : f16) outs(%4 : tensor<64x4x5xf16>) -> tensor<64x4x5xf16>
    %6 = linalg.generic {indexing_maps = [#map, #map1, #map2], iterator_types = ["parallel", "parallel", "parallel", "reduction"]} ins(%collapsed, %collapsed_0 : tensor<64x4x3xf16>, tensor<64x3x5xf16>) outs(%5 : tensor<64x4x5xf16>) {
    ^bb0(%in: f16, %in_1: f16, %out: f16):
      %10 = arith.mulf %in, %in_1 : f16
      %11 = arith.addf %out, %10 : f16
      linalg.yield %11 : f16
    } -> tensor<64x4x5xf16>
    %expanded = tensor.expand_shape %6 [[0, 1], [2, 3, 4], [5]] output_shape [8, 8, 2, 1, 2, 5] : tensor<64x4x5xf16> into tensor<8x8x2x1x2x5xf16>
    %7 = tensor.empty() : tensor<2x5x6x12xf16>
    %8 = iree_linalg_ext.winograd.output_transform output_tile_size(6) kernel_size(3) image_dimensions([2, 3]) ins(%expanded : tensor<8x8x2x1x2x5xf16>) outs(%7 : tensor<2x5x6x12xf16>) -> tensor<2x5x6x12xf16>
    %extracted_slice = tensor.extract_slice %8[0, 0, 0, 0] [2, 5, 6, 7] [1, 1, 1, 1] : tensor<2x5x6x12xf16> to tensor<2x5x6x7xf16>
    %9 = arith.addf %extracted_slice, %arg2 : tensor<2x5x6x7xf16>
    util.return %9 : tensor<2x5x6x7xf16>
  }
}
// -----
// What stays: other sizes of filters, strides, integers, and what nobody marked.
util.func private @kept(%arg0: tensor<1x13x13x3xf32>, %arg1: tensor<5x5x3x5xf32>, %arg2: tensor<3x3x3x5xf32>, %arg3: tensor<1x9x9x5xf32>, %arg4: tensor<1x6x6x5xf32>, %arg5: tensor<1x11x11x5xf32>) -> (tensor<1x9x9x5xf32>, tensor<1x6x6x5xf32>, tensor<1x11x11x5xf32>) {
  %0 = linalg.conv_2d_nhwc_hwcf {__winograd_conv, dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %arg1 : tensor<1x13x13x3xf32>, tensor<5x5x3x5xf32>) outs(%arg3 : tensor<1x9x9x5xf32>) -> tensor<1x9x9x5xf32>
  %1 = linalg.conv_2d_nhwc_hwcf {__winograd_conv, dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%arg0, %arg2 : tensor<1x13x13x3xf32>, tensor<3x3x3x5xf32>) outs(%arg4 : tensor<1x6x6x5xf32>) -> tensor<1x6x6x5xf32>
  %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %arg2 : tensor<1x13x13x3xf32>, tensor<3x3x3x5xf32>) outs(%arg5 : tensor<1x11x11x5xf32>) -> tensor<1x11x11x5xf32>
  util.return %0, %1, %2 : tensor<1x9x9x5xf32>, tensor<1x6x6x5xf32>, tensor<1x11x11x5xf32>
}
// OUTPUT:
module {
  util.func private @kept(%arg0: tensor<1x13x13x3xf32>, %arg1: tensor<5x5x3x5xf32>, %arg2: tensor<3x3x3x5xf32>, %arg3: tensor<1x9x9x5xf32>, %arg4: tensor<1x6x6x5xf32>, %arg5: tensor<1x11x11x5xf32>) -> (tensor<1x9x9x5xf32>, tensor<1x6x6x5xf32>, tensor<1x11x11x5xf32>) {
    %0 = linalg.conv_2d_nhwc_hwcf {__winograd_conv, dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %arg1 : tensor<1x13x13x3xf32>, tensor<5x5x3x5xf32>) outs(%arg3 : tensor<1x9x9x5xf32>) -> tensor<1x9x9x5xf32>
    %1 = linalg.conv_2d_nhwc_hwcf {__winograd_conv, dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%arg0, %arg2 : tensor<1x13x13x3xf32>, tensor<3x3x3x5xf32>) outs(%arg4 : tensor<1x6x6x5xf32>) -> tensor<1x6x6x5xf32>
    %2 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %arg2 : tensor<1x13x13x3xf32>, tensor<3x3x3x5xf32>) outs(%arg5 : tensor<1x11x11x5xf32>) -> tensor<1x11x11x5xf32>
    util.return %0, %1, %2 : tensor<1x9x9x5xf32>, tensor<1x6x6x5xf32>, tensor<1x11x11x5xf32>
  }
}
