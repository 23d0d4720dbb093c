// RUN: iree-opt --iree-stream-pack-dispatch-operands
// Dispatch operands, with 32-bit indices.

// Devices determine the index width.
module attributes {stream.resources = #stream.resource_config<{max_allocation_size = 1073741824, min_buffer_offset_alignment = 16, max_buffer_range = 1073741824, min_buffer_range_alignment = 16, index_bits = 32}>} {
  stream.executable private @kernels {
    stream.executable.export public @run
    builtin.module {
      func.func @run(%to: !stream.binding, %n: index) {
        util.optimization_barrier %n : index
        return
      }
    }
  }
  util.func public @main(%r: !stream.resource<external>, %size: index, %n: index) -> !stream.timepoint {
    %zero = arith.constant 0 : index
    %t = stream.cmd.execute with(%r as %x: !stream.resource<external>{%size}) {
      stream.cmd.dispatch @kernels::@run(%n : index) {
        wo %x[%zero for %size] : !stream.resource<external>{%size}
      }
    } => !stream.timepoint
    util.return %t : !stream.timepoint
  }
}
// OUTPUT:
module attributes {stream.resources = #stream.resource_config<{max_allocation_size = 1073741824, min_buffer_offset_alignment = 16, max_buffer_range = 1073741824, min_buffer_range_alignment = 16, index_bits = 32, alias_mutable_bindings = 0, memory_model = Discrete}>} {
  stream.executable private @kernels {
    stream.executable.export public @run 
    builtin.module {
      func.func @run(%arg0: !stream.binding, %arg1: i32) {
        %0 = arith.index_castui %arg1 : i32 to index
        %1 = util.optimization_barrier %0 : index
        return
      }
    }
  }
  util.func public @main(%arg0: !stream.resource<external>, %arg1: index, %arg2: index) -> !stream.timepoint {
    %c0 = arith.constant 0 : index
    %0 = arith.index_castui %arg2 : index to i32
    %1 = stream.cmd.execute with(%arg0 as %arg3: !stream.resource<external>{%arg1}) {
      stream.cmd.dispatch @kernels::@run(%0 : i32) {
        wo %arg3[%c0 for %arg1] : !stream.resource<external>{%arg1}
      }
    } => !stream.timepoint
    util.return %1 : !stream.timepoint
  }
}
