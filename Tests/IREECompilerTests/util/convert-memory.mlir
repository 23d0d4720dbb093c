// RUN: iree-opt --iree-util-test-conversion --canonicalize
// Memory becomes a buffer that is accessed by bytes, in functions and between blocks.
util.func public @elements(%a: memref<?xf64>, %i: index, %b: i1) -> memref<?xf64> {
  %0 = memref.load %a[%i] : memref<?xf64>
  %c0 = arith.constant 0 : index
  %n = memref.dim %a, %c0 : memref<?xf64>
  memref.store %0, %a[%n] : memref<?xf64>
  %1 = memref.cast %a : memref<?xf64> to memref<4xf64>
  %2 = memref.cast %1 : memref<4xf64> to memref<?xf64>
  %3 = scf.if %b -> (memref<?xf64>) {
    scf.yield %a : memref<?xf64>
  } else {
    scf.yield %2 : memref<?xf64>
  }
  cf.br ^bb1(%3 : memref<?xf64>)
^bb1(%4: memref<?xf64>):
  util.return %4 : memref<?xf64>
}
// OUTPUT:
module {
  util.func public @elements(%arg0: !util.buffer, %arg1: index, %arg2: i1) -> !util.buffer {
    %c8 = arith.constant 8 : index
    %buffer_size = util.buffer.size %arg0 : !util.buffer
    %0 = arith.muli %arg1, %c8 : index
    %1 = util.buffer.load %arg0[%0 for %c8] : !util.buffer{%buffer_size} -> f64
    %2 = arith.floordivsi %buffer_size, %c8 : index
    %3 = arith.muli %2, %c8 : index
    util.buffer.store %1, %arg0[%3 for %c8] : f64 -> !util.buffer{%buffer_size}
    util.return %arg0 : !util.buffer
  }
}
// -----
// A scalar has its element at byte 0; memory that is allocated has the bytes of its elements.
util.func public @allocate(%n: index, %v: i16) -> (memref<i16>, memref<?xi32>) {
  %0 = memref.alloca() : memref<i16>
  memref.store %v, %0[] : memref<i16>
  %1 = memref.alloca(%n) alignment = 64 : memref<?xi32>
  %2 = memref.assume_alignment %1, 64 : memref<?xi32>
  util.return %0, %2 : memref<i16>, memref<?xi32>
}
// OUTPUT:
module {
  util.func public @allocate(%arg0: index, %arg1: i16) -> (!util.buffer, !util.buffer) {
    %c4 = arith.constant 4 : index
    %c0 = arith.constant 0 : index
    %c2 = arith.constant 2 : index
    %buffer = util.buffer.alloc uninitialized : !util.buffer{%c2}
    util.buffer.store %arg1, %buffer[%c0 for %c2] : i16 -> !util.buffer{%c2}
    %0 = arith.muli %arg0, %c4 : index
    %buffer_0 = util.buffer.alloc uninitialized <alignment = 64> : !util.buffer{%0}
    util.return %buffer, %buffer_0 : !util.buffer, !util.buffer
  }
}
// -----
// Constants are initialized when the program is loaded.
memref.global "private" constant @table : memref<3xi32> = dense<[1, 2, 3]> alignment = 16
util.func public @lookup(%i: index) -> i32 {
  %0 = memref.get_global @table : memref<3xi32>
  %1 = memref.load %0[%i] : memref<3xi32>
  util.return %1 : i32
}
// OUTPUT:
module {
  util.global private @table : !util.buffer
  util.initializer {
    %buffer_cst = util.buffer.constant <alignment = 16> : !util.buffer = dense<[1, 2, 3]> : tensor<3xi32>
    util.global.store %buffer_cst, @table : !util.buffer
    util.return
  }
  util.func public @lookup(%arg0: index) -> i32 {
    %c4 = arith.constant 4 : index
    %table = util.global.load @table : !util.buffer
    %buffer_size = util.buffer.size %table : !util.buffer
    %0 = arith.muli %arg0, %c4 : index
    %1 = util.buffer.load %table[%0 for %c4] : !util.buffer{%buffer_size} -> i32
    util.return %1 : i32
  }
}
