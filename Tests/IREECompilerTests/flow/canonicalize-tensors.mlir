// RUN: iree-opt --canonicalize
// Operations on tensors.

// A slice of a constant and a load from a constant are folded.
util.func public @f() -> (tensor<2x1xi16>, i16) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %a = arith.constant dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi16>
  %b = flow.tensor.slice %a[%c0, %c2 for %c2, %c1] : tensor<2x3xi16> -> tensor<2x1xi16>
  %d = flow.tensor.load %a[%c1, %c1] : tensor<2x3xi16>
  util.return %b, %d : tensor<2x1xi16>, i16
}
// OUTPUT:
module {
  util.func public @f() -> (tensor<2x1xi16>, i16) {
    %c5_i16 = arith.constant 5 : i16
    %cst = arith.constant dense<[[3], [6]]> : tensor<2x1xi16>
    util.return %cst, %c5_i16 : tensor<2x1xi16>, i16
  }
}
// -----
// An out-of-bounds slice of a constant is not folded.
util.func public @f() -> (tensor<2xi16>) {
  %c2 = arith.constant 2 : index
  %a = arith.constant dense<[1, 2, 3]> : tensor<3xi16>
  %b = flow.tensor.slice %a[%c2 for %c2] : tensor<3xi16> -> tensor<2xi16>
  util.return %b : tensor<2xi16>
}
// OUTPUT:
module {
  util.func public @f() -> tensor<2xi16> {
    %c2 = arith.constant 2 : index
    %cst = arith.constant dense<[1, 2, 3]> : tensor<3xi16>
    %0 = flow.tensor.slice %cst[%c2 for %c2] : tensor<3xi16> -> tensor<2xi16>
    util.return %0 : tensor<2xi16>
  }
}
// -----
// A store into a constant and an update of a constant are folded.
util.func public @f() -> (tensor<3xf32>, tensor<2x2xi1>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %t = arith.constant true
  %v = arith.constant 2.5 : f32
  %a = arith.constant dense<1.0> : tensor<3xf32>
  %b = flow.tensor.store %v, %a[%c1] : tensor<3xf32>
  %m = arith.constant dense<false> : tensor<2x2xi1>
  %u = arith.constant dense<true> : tensor<1x2xi1>
  %d = flow.tensor.update %u, %m[%c1, %c0] : tensor<1x2xi1> -> %m as tensor<2x2xi1>
  util.return %b, %d : tensor<3xf32>, tensor<2x2xi1>
}
// OUTPUT:
module {
  util.func public @f() -> (tensor<3xf32>, tensor<2x2xi1>) {
    %cst = arith.constant dense<[[false, false], [true, true]]> : tensor<2x2xi1>
    %cst_0 = arith.constant dense<[1.000000e+00, 2.500000e+00, 1.000000e+00]> : tensor<3xf32>
    util.return %cst_0, %cst : tensor<3xf32>, tensor<2x2xi1>
  }
}
// -----
// A chain of reshapes and bitcasts is composed.
util.func public @f(%a: tensor<?x4xi32>, %d: index, %e: index) -> (tensor<?x2x2xf32>, tensor<?x4xi32>) {
  %b = flow.tensor.reshape %a : tensor<?x4xi32>{%d} -> tensor<?x2x2xi32>{%e}
  %c = flow.tensor.bitcast %b : tensor<?x2x2xi32>{%e} -> tensor<?x2x2xf32>{%e}
  %f = flow.tensor.reshape %b : tensor<?x2x2xi32>{%e} -> tensor<?x4xi32>{%d}
  util.return %c, %f : tensor<?x2x2xf32>, tensor<?x4xi32>
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<?x4xi32>, %arg1: index, %arg2: index) -> (tensor<?x2x2xf32>, tensor<?x4xi32>) {
    %0 = flow.tensor.bitcast %arg0 : tensor<?x4xi32>{%arg1} -> tensor<?x2x2xf32>{%arg2}
    util.return %0, %arg0 : tensor<?x2x2xf32>, tensor<?x4xi32>
  }
}
// -----
// Of two consecutive transfers, with a reshape between them, the last one remains.
util.func public @f(%a: tensor<4xf32>) -> (tensor<2x2xf32>) {
  %b = flow.tensor.transfer %a : tensor<4xf32> to "one"
  %c = flow.tensor.reshape %b : tensor<4xf32> -> tensor<2x2xf32>
  %d = flow.tensor.transfer %c : tensor<2x2xf32> to "two"
  util.return %d : tensor<2x2xf32>
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<4xf32>) -> tensor<2x2xf32> {
    %0 = flow.tensor.transfer %arg0 : tensor<4xf32> to "two"
    %1 = flow.tensor.reshape %0 : tensor<4xf32> -> tensor<2x2xf32>
    util.return %1 : tensor<2x2xf32>
  }
}
// -----
// A tensor with a dimension of 0 is empty, whatever its definition.
util.func public @f(%a: tensor<0x?xf32>, %d: index, %v: f32) -> (tensor<?x0xf32>, tensor<0xf32>) {
  %b = flow.tensor.reshape %a : tensor<0x?xf32>{%d} -> tensor<?x0xf32>{%d}
  %c = flow.tensor.splat %v : tensor<0xf32>
  util.return %b, %c : tensor<?x0xf32>, tensor<0xf32>
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<0x?xf32>, %arg1: index, %arg2: f32) -> (tensor<?x0xf32>, tensor<0xf32>) {
    %0 = flow.tensor.empty : tensor<?x0xf32>{%arg1}
    %1 = flow.tensor.empty : tensor<0xf32>
    util.return %0, %1 : tensor<?x0xf32>, tensor<0xf32>
  }
}
// -----
// A dimension of a tensor is taken from its definition or `flow.tensor.tie_shape`.
util.func public @f(%a: tensor<?x4xf32>, %d: index, %v: f32) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = flow.tensor.tie_shape %a : tensor<?x4xf32>{%d}
  %x = tensor.dim %b, %c0 : tensor<?x4xf32>
  %y = tensor.dim %b, %c1 : tensor<?x4xf32>
  %e = flow.tensor.splat %v : tensor<?x?xf32>{%d, %x}
  %z = tensor.dim %e, %c1 : tensor<?x?xf32>
  util.return %x, %y, %z : index, index, index
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<?x4xf32>, %arg1: index, %arg2: f32) -> (index, index, index) {
    %c4 = arith.constant 4 : index
    util.return %arg1, %c4, %arg1 : index, index, index
  }
}
// -----
// Slices of slices are composed.
util.func public @f(%a: tensor<?xf32>, %d: index, %i: index, %j: index, %n: index, %m: index) -> (tensor<?xf32>) {
  %b = flow.tensor.slice %a[%i for %n] : tensor<?xf32>{%d} -> tensor<?xf32>{%n}
  %c = flow.tensor.slice %b[%j for %m] : tensor<?xf32>{%n} -> tensor<?xf32>{%m}
  util.return %c : tensor<?xf32>
}
// OUTPUT:
module {
  util.func public @f(%arg0: tensor<?xf32>, %arg1: index, %arg2: index, %arg3: index, %arg4: index, %arg5: index) -> tensor<?xf32> {
    %0 = arith.addi %arg2, %arg3 : index
    %1 = flow.tensor.slice %arg0[%0 for %arg5] : tensor<?xf32>{%arg1} -> tensor<?xf32>{%arg5}
    util.return %1 : tensor<?xf32>
  }
}
