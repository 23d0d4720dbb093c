// RUN: iree-opt --verify-diagnostics
// Blocks, functions, branches and structured control flow: programs that violate one rule each.

func.func @f(%i: index, %a: tensor<4xf32>) {
  %0 = scf.forall (%x) in (4) shared_outs(%o = %a) -> (tensor<4xf32>) {
    %1 = tensor.insert_slice %a into %o[0] [4] [1] : tensor<4xf32> into tensor<4xf32>
    scf.forall.in_parallel {
      // expected-error@below {{'tensor.parallel_insert_slice' op expects to insert into an output of the enclosing loop}}
      tensor.parallel_insert_slice %a into %a[0] [4] [1] : tensor<4xf32> into tensor<4xf32>
    }
  }
  return
}
