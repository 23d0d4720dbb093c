func.func @sw(%i: index, %a: i32) -> i32 {
  %r = scf.index_switch %i -> i32
  case 0 { %c = arith.constant 10 : i32 scf.yield %c : i32 }
  case 1 { %c = arith.addi %a, %a : i32 scf.yield %c : i32 }
  case 2 { %c = arith.muli %a, %a : i32 scf.yield %c : i32 }
  default { %c = arith.constant -1 : i32 scf.yield %c : i32 }
  return %r : i32
}
