// RUN: iree-opt --canonicalize
// A condition that always holds goes with its fallback.
hal.executable private @condition {
  hal.executable.variant public @v target(#hal.executable.target<"b", "f">) {
    hal.executable.export public @a ordinal(0) layout(#hal.pipeline.layout<bindings = [#hal.pipeline.binding<storage_buffer>]>) condition(%device: !hal.device) -> i1 {
      %true = arith.constant true
      hal.return %true : i1
    } fallback(@b)
    hal.executable.export public @b ordinal(1) layout(#hal.pipeline.layout<bindings = [#hal.pipeline.binding<storage_buffer>]>)
  }
}
// OUTPUT:
#executable_target_f = #hal.executable.target<"b", "f">
#pipeline_layout = #hal.pipeline.layout<bindings = [#hal.pipeline.binding<storage_buffer>]>
module {
  hal.executable private @condition {
    hal.executable.variant public @v target(#executable_target_f) {
      hal.executable.export public @a ordinal(0) layout(#pipeline_layout)
      hal.executable.export public @b ordinal(1) layout(#pipeline_layout)
    }
  }
}
// -----
// Blocks of constants are merged; of two constants with one key the first counts, and a device that is not asked goes.
hal.executable private @constants {
  hal.executable.variant public @v target(#hal.executable.target<"b", "f">) {
    hal.executable.constant.block(%device: !hal.device) -> (i32, i32) as ("a", "b") {
      %ok, %value = hal.device.query<%device : !hal.device> key("sys" :: "a") : i1, i32
      %c2 = arith.constant 2 : i32
      cf.cond_br %ok, ^bb1, ^bb2
    ^bb1:
      hal.return %value, %c2 : i32, i32
    ^bb2:
      hal.return %c2, %value : i32, i32
    }
    hal.executable.constant.block() -> (i32, i32) as ("c", "a") {
      %c3 = arith.constant 3 : i32
      %c4 = arith.constant 4 : i32
      hal.return %c3, %c4 : i32, i32
    }
  }
  hal.executable.variant public @w target(#hal.executable.target<"b", "g">) {
    hal.executable.constant.block(%device: !hal.device) -> i32 as "a" {
      %c5 = arith.constant 5 : i32
      hal.return %c5 : i32
    }
  }
}
// OUTPUT:
#executable_target_f = #hal.executable.target<"b", "f">
#executable_target_g = #hal.executable.target<"b", "g">
module {
  hal.executable private @constants {
    hal.executable.variant public @v target(#executable_target_f) {
      hal.executable.constant.block(%arg0: !hal.device) -> (i32, i32, i32) as ("a", "b", "c") {
        %c3_i32 = arith.constant 3 : i32
        %c2_i32 = arith.constant 2 : i32
        %ok, %value = hal.device.query<%arg0 : !hal.device> key("sys" :: "a") : i1, i32
        %0 = arith.select %ok, %value, %c2_i32 : i32
        %1 = arith.select %ok, %c2_i32, %value : i32
        hal.return %0, %1, %c3_i32 : i32, i32, i32
      }
    }
    hal.executable.variant public @w target(#executable_target_g) {
      hal.executable.constant.block() -> i32 as "a" {
        %c5_i32 = arith.constant 5 : i32
        hal.return %c5_i32 : i32
      }
    }
  }
}
