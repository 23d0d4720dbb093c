// Imports from `library`.
module @client {
  func.func private @library.twice(%x: i32) -> i32
  func.func @fourfold(%x: i32) -> i32 {
    %twice = call @library.twice(%x) : (i32) -> i32
    %fourfold = call @library.twice(%twice) : (i32) -> i32
    return %fourfold : i32
  }
  // Never ends, and the compiler does not see it.
  func.func @spin(%x: i32) -> i32 {
    %zero = arith.constant 0 : i32
    cf.br ^loop(%x : i32)
  ^loop(%i: i32):
    %next = func.call @library.twice(%i) : (i32) -> i32
    %goes_on = arith.cmpi ne, %next, %i : i32
    %same = arith.cmpi eq, %next, %zero : i32
    %either = arith.ori %goes_on, %same : i1
    cf.cond_br %either, ^loop(%next : i32), ^done(%next : i32)
  ^done(%result: i32):
    return %result : i32
  }
}
