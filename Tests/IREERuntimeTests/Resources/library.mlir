// A module that others import from.
module @library {
  func.func @twice(%x: i32) -> i32 {
    %two = arith.constant 2 : i32
    %product = arith.muli %x, %two : i32
    return %product : i32
  }
}
