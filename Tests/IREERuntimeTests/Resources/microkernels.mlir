func.func @mm(%a: tensor<37x19xf32>, %b: tensor<19x23xf32>, %c: tensor<37x23xf32>) -> tensor<37x23xf32> {
  %r = linalg.matmul ins(%a, %b : tensor<37x19xf32>, tensor<19x23xf32>) outs(%c : tensor<37x23xf32>) -> tensor<37x23xf32>
  return %r : tensor<37x23xf32>
}
func.func @mmi(%a: tensor<?x?xi8>, %b: tensor<?x?xi8>, %c: tensor<?x?xi32>) -> tensor<?x?xi32> {
  %r = linalg.matmul ins(%a, %b : tensor<?x?xi8>, tensor<?x?xi8>) outs(%c : tensor<?x?xi32>) -> tensor<?x?xi32>
  return %r : tensor<?x?xi32>
}
func.func @ew(%a: tensor<5x7xf32>, %b: tensor<5x7xf32>) -> tensor<5x7xf32> {
  %0 = arith.addf %a, %b : tensor<5x7xf32>
  %1 = math.exp %0 : tensor<5x7xf32>
  %2 = arith.divf %1, %b : tensor<5x7xf32>
  return %2 : tensor<5x7xf32>
}
func.func @ewi(%a: tensor<5x7xi32>, %b: tensor<5x7xi32>) -> tensor<5x7xi32> {
  %0 = arith.addi %a, %b : tensor<5x7xi32>
  %1 = arith.shli %0, %b : tensor<5x7xi32>
  %2 = arith.xori %1, %a : tensor<5x7xi32>
  %3 = math.ctlz %2 : tensor<5x7xi32>
  return %3 : tensor<5x7xi32>
}
