// A module that calls another one.
// modes: cpu vmvx passes
// run: --module={library} --function=twice --input="4xf32=1 2 3 4"
// run: --module={library} --function=sum_of_squares --input=5
// run: --module={library@vmvx} --function=twice --input="4xf32=1 2 3 4"
// fail NOT_FOUND: --function=twice --input="4xf32=1 2 3 4"
// fail FAILED_PRECONDITION: --module={library} --function=pass_on --input=3
module @linked {
  func.func private @library.square(%a: i32) -> i32
  func.func private @library.scale(%x: tensor<4xf32>, %f: f32) -> tensor<4xf32>
  func.func private @library.refuse(%a: i32) -> i32
  func.func @twice(%x: tensor<4xf32>) -> tensor<4xf32> {
    %two = arith.constant 2.0 : f32
    %half = arith.constant 0.5 : f32
    %0 = func.call @library.scale(%x, %two) : (tensor<4xf32>, f32) -> tensor<4xf32>
    %1 = arith.addf %0, %x : tensor<4xf32>
    %2 = func.call @library.scale(%1, %half) : (tensor<4xf32>, f32) -> tensor<4xf32>
    return %2 : tensor<4xf32>
  }
  func.func @sum_of_squares(%n: i32) -> i32 {
    %0 = arith.constant 0 : i32
    %1 = arith.constant 1 : i32
    %r = scf.for %i = %0 to %n step %1 iter_args(%a = %0) -> i32 : i32 {
      %s = func.call @library.square(%i) : (i32) -> i32
      %b = arith.addi %a, %s : i32
      scf.yield %b : i32
    }
    return %r : i32
  }
  func.func @pass_on(%a: i32) -> i32 {
    %0 = func.call @library.refuse(%a) : (i32) -> i32
    return %0 : i32
  }
}
