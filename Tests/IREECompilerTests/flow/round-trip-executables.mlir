// RUN: iree-opt
// Executables and functions of `flow`.

module {
  flow.func private @f(%arg0: tensor<?xf32>, %arg1: index) -> (%arg0 as tensor<4xf32>, i32)
}
// OUTPUT: unchanged
// -----
module {
  flow.executable private @ex {
    flow.executable.export public @main as("renamed") workgroups(%arg0: index) -> (index, index, index) {
      flow.return %arg0, %arg0, %arg0 : index, index, index
    }
    builtin.module {
      func.func @main() {
        return
      }
    }
  }
}
// OUTPUT: unchanged
