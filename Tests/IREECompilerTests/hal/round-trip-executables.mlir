// RUN: iree-opt
// Round trip of executables, targets and layouts, with aliases.

#executable_target_fmt = #hal.executable.target<"backend", "fmt">
#pipeline_layout = #hal.pipeline.layout<bindings = [#hal.pipeline.binding<storage_buffer>]>
module {
  hal.executable private @ex {
    hal.executable.variant public @v target(#executable_target_fmt) {
      hal.executable.condition(%arg0: !hal.device) -> i1 {
        %true = arith.constant true
        hal.return %true : i1
      }
      hal.executable.export public @a ordinal(0) layout(#pipeline_layout) condition(%arg0: !hal.device, %arg1: index) -> i1 {
        %true = arith.constant true
        hal.return %true : i1
      } fallback(@b)
      hal.executable.export public @b ordinal(1) layout(#pipeline_layout) count(%arg0: !hal.device, %arg1: index) -> (index, index, index) {
        hal.return %arg1, %arg1, %arg1 : index, index, index
      }
    }
  }
  util.func public @f(%arg0: tensor<4xi32>, %arg1: index) -> tensor<4xi32> {
    %0 = hal.dispatch.extern "main"[%arg1](%arg0) : (tensor<4xi32>) -> %arg0 count(%arg2: !hal.device, %arg3: index) -> (index, index, index) {
      hal.return %arg3, %arg3, %arg3 : index, index, index
    } layout(#pipeline_layout) objects({
      #executable_target_fmt if(%arg2: !hal.device) -> i1 {
        %true = arith.constant true
        hal.return %true : i1
      } ordinal(200) = [#hal.executable.object<{path = "b.o"}>],
      #executable_target_fmt ordinal(100) = [#hal.executable.object<{path = "a.o"}>]
    })
    util.return %0 : tensor<4xi32>
  }
}
// OUTPUT: unchanged
// -----
#executable_target_b = #hal.executable.target<"a", "b">
module {
  hal.executable private @ex {
    hal.executable.variant public @v target(#executable_target_b) {
      hal.executable.constant.block(%arg0: !hal.device) -> i32 as "k" {
        %c1_i32 = arith.constant 1 : i32
        hal.return %c1_i32 : i32
      }
    }
  }
}
// OUTPUT: unchanged
// -----
#executable_target_fmt = #hal.executable.target<"backend", "fmt">
#pipeline_layout = #hal.pipeline.layout<constants = 1, bindings = [#hal.pipeline.binding<storage_buffer, "ReadOnly|Indirect">, #hal.pipeline.binding<uniform_buffer>], flags = Indirect>
#device_target_local = #hal.device.target<"local", [#executable_target_fmt]> : !hal.device
module {
  util.global private @device = #device_target_local
  util.func private @f() attributes {layout = #pipeline_layout}
}
// OUTPUT: unchanged
