// RUN: iree-opt --iree-stream-materialize-builtins
// Operations lowered to builtin executables.

// Devices fill with at most 32 bits; one kernel serves wider patterns.
util.func public @splat(%n: index, %v: i64) -> !stream.resource<*> {
  %r = stream.async.splat on(#hal.device.affinity<@device>) %v : i64 -> !stream.resource<*>{%n}
  util.return %r : !stream.resource<*>
}
util.func public @fill(%r: !stream.resource<*>, %s: index, %o: index, %e: index, %n: index, %v: i64) -> !stream.resource<*> {
  %f = stream.async.fill %v, %r[%o to %e for %n] : i64 -> %r as !stream.resource<*>{%s}
  util.return %f : !stream.resource<*>
}
// OUTPUT:
module {
  stream.executable private @__builtin_fill_i64 {
    stream.executable.export public @__builtin_fill_i64 workgroups(%arg0: index) -> (index, index, index) {
      %x, %y, %z = iree_tensor_ext.dispatch.workgroup_count_from_slice(%arg0)
      stream.return %x, %y, %z : index, index, index
    }
    builtin.module {
      func.func @__builtin_fill_i64(%arg0: i64, %arg1: index, %arg2: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = iree_tensor_ext.dispatch.workload.ordinal %arg1, 0 : index
        %1 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi64>>{%0}
        %2 = tensor.empty(%0) : tensor<?xi64>
        %3 = linalg.fill ins(%arg0 : i64) outs(%2 : tensor<?xi64>) -> tensor<?xi64>
        iree_tensor_ext.dispatch.tensor.store %3, %1, offsets = [0], sizes = [%0], strides = [1] : tensor<?xi64> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<?xi64>>{%0}
        return
      }
    }
  }
  util.func public @splat(%arg0: index, %arg1: i64) -> !stream.resource<*> {
    %c8 = arith.constant 8 : index
    %0 = arith.divui %arg0, %c8 : index
    %1 = stream.async.dispatch on(#hal.device.affinity<@device>) @__builtin_fill_i64::@__builtin_fill_i64[%0](%arg1, %0) : (i64, index) -> !stream.resource<*>{%arg0}
    util.return %1 : !stream.resource<*>
  }
  util.func public @fill(%arg0: !stream.resource<*>, %arg1: index, %arg2: index, %arg3: index, %arg4: index, %arg5: i64) -> !stream.resource<*> {
    %c8 = arith.constant 8 : index
    %0 = arith.divui %arg4, %c8 : index
    %1 = stream.async.dispatch @__builtin_fill_i64::@__builtin_fill_i64[%0](%arg5, %0, %arg0[%arg2 to %arg3 for %arg4]) : (i64, index, !stream.resource<*>{%arg1}) -> %arg0{%arg1}
    util.return %1 : !stream.resource<*>
  }
}
