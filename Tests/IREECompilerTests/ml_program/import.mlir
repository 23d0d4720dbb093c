// RUN: iree-opt --iree-import-ml-program --split-input-file
// Globals become those of the util dialect, public ones with functions that get and set them.

ml_program.global private @constant(dense<[1, 2]> : tensor<2xi32>) : tensor<2xi32>
ml_program.global public mutable @state(dense<0.0> : tensor<2xf32>) : tensor<2xf32>
util.func public @step(%x: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xi32>) {
  %0 = ml_program.global_load @state : tensor<2xf32>
  %1 = arith.addf %0, %x : tensor<2xf32>
  ml_program.global_store @state = %1 : tensor<2xf32>
  %2 = ml_program.global_load_const @constant : tensor<2xi32>
  util.return %1, %2 : tensor<2xf32>, tensor<2xi32>
}
// OUTPUT:
module {
  util.global private @constant = dense<[1, 2]> : tensor<2xi32>
  util.global private mutable @state = dense<0.000000e+00> : tensor<2xf32>
  util.func public @global$state$get() -> tensor<2xf32> {
    %state = util.global.load @state : tensor<2xf32>
    util.return %state : tensor<2xf32>
  }
  util.func public @global$state$set(%arg0: tensor<2xf32>) {
    util.global.store %arg0, @state : tensor<2xf32>
    util.return
  }
  util.func public @step(%arg0: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xi32>) {
    %state = util.global.load @state : tensor<2xf32>
    %0 = arith.addf %state, %arg0 : tensor<2xf32>
    util.global.store %0, @state : tensor<2xf32>
    %constant = util.global.load @constant : tensor<2xi32>
    util.return %0, %constant : tensor<2xf32>, tensor<2xi32>
  }
}
// -----

module attributes {ml_program.public_global_accessors = {get = "get_{0}", set = "set_{0}"}} {
  ml_program.global public @b(#ml_program.extern : tensor<2xf32>) : tensor<2xf32>
  ml_program.global private mutable @a(#ml_program.extern : i32) : i32
}
// OUTPUT:
module attributes {ml_program.public_global_accessors = {get = "get_{0}", set = "set_{0}"}} {
  util.global private mutable @b : tensor<2xf32>
  util.func public @get_b() -> tensor<2xf32> {
    %b = util.global.load @b : tensor<2xf32>
    util.return %b : tensor<2xf32>
  }
  util.func public @set_b(%arg0: tensor<2xf32>) {
    util.global.store %arg0, @b : tensor<2xf32>
    util.return
  }
  util.global private mutable @a : i32
  util.func public @ireeMlProgramGlobalsInit(%arg0: !util.list<?>) {
    %c0 = arith.constant 0 : index
    %0 = util.list.get %arg0[%c0] : !util.list<?> -> i32
    util.global.store %0, @a : i32
    %c1 = arith.constant 1 : index
    %1 = util.list.get %arg0[%c1] : !util.list<?> -> tensor<2xf32>
    util.global.store %1, @b : tensor<2xf32>
    util.return
  }
}
