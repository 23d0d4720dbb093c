// RUN: iree-opt
// Operations on memory print as they are read.
module {
  memref.global "private" constant @table : memref<3xi32> = dense<[1, 2, 3]> alignment = 16
  memref.global @space : memref<4xf32> = uninitialized
  memref.global "private" @outside : memref<4xf32>
  func.func @f(%arg0: memref<?x4xf32>, %arg1: index) -> index {
    %alloca = memref.alloca() : memref<2xf32>
    %alloca_0 = memref.alloca(%arg1) alignment = 64 : memref<?xi32>
    %0 = memref.get_global @table : memref<3xi32>
    %1 = memref.load %arg0[%arg1, %arg1] nontemporal(true) : memref<?x4xf32>
    memref.store %1, %alloca[%arg1] : memref<2xf32>
    %cast = memref.cast %arg0 : memref<?x4xf32> to memref<2x4xf32>
    %assume_align = memref.assume_alignment %arg0, 64 : memref<?x4xf32>
    %reinterpret_cast = memref.reinterpret_cast %alloca to offset: [0], sizes: [1, %arg1], strides: [2, 1] : memref<2xf32> to memref<1x?xf32, strided<[2, 1]>>
    %dim = memref.dim %arg0, %arg1 : memref<?x4xf32>
    return %dim : index
  }
}
// OUTPUT: unchanged
