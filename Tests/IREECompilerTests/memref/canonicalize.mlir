// RUN: iree-opt --canonicalize
// Dimensions are known from the type or from what makes the memory.
func.func @dims(%n: index, %i: index) -> (index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = memref.alloca(%n) : memref<8x?xf32>
  %1 = memref.dim %0, %c0 : memref<8x?xf32>
  %2 = memref.dim %0, %c1 : memref<8x?xf32>
  %3 = memref.dim %0, %i : memref<8x?xf32>
  return %1, %2, %3 : index, index, index
}
// OUTPUT:
module {
  func.func @dims(%arg0: index, %arg1: index) -> (index, index, index) {
    %c8 = arith.constant 8 : index
    %alloca = memref.alloca(%arg0) : memref<8x?xf32>
    %dim = memref.dim %alloca, %arg1 : memref<8x?xf32>
    return %c8, %arg0, %dim : index, index, index
  }
}
