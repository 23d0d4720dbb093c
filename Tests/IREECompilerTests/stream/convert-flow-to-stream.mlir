// RUN: iree-opt --iree-stream-conversion
// Tensors as resources.

// A load with dynamic scope, key and offset keeps them, and gets its size.
util.func public @load(%scope: !util.buffer, %key: !util.buffer, %at: i64, %rows: index) -> tensor<?x3xf16> {
  %t = flow.parameter.load %scope::%key[%at] : tensor<?x3xf16>{%rows}
  util.return %t : tensor<?x3xf16>
}
// OUTPUT:
module {
  util.func public @load(%arg0: !util.buffer, %arg1: !util.buffer, %arg2: i64, %arg3: index) -> (!stream.resource<*>, index) {
    %0 = stream.tensor.sizeof tensor<?x3xf16>{%arg3} : index
    %1 = stream.tensor.parameter.load %arg0::%arg1[%arg2] : tensor<?x3xf16>{%arg3} in !stream.resource<*>{%0}
    util.return %1, %0 : !stream.resource<*>, index
  }
}
// -----
// A write returns its source.
util.func private @write(%t: tensor<5xi8>, %key: !util.buffer) -> tensor<5xi8> {
  %zero = arith.constant 0 : i64
  %w = flow.parameter.write %t -> %key[%zero] : tensor<5xi8>
  util.return %w : tensor<5xi8>
}
// OUTPUT:
module {
  util.func private @write(%arg0: !stream.resource<*>, %arg1: index, %arg2: !util.buffer) -> (!stream.resource<*>, index) {
    %c0_i64 = arith.constant 0 : i64
    %0 = stream.tensor.parameter.write %arg0 -> %arg2[%c0_i64] : tensor<5xi8> in !stream.resource<*>{%arg1}
    util.return %0, %arg1 : !stream.resource<*>, index
  }
}
// -----
// Tensor globals become a resource and a size; initial values are stored in an initializer.
util.global private mutable @state = dense<0> : tensor<8xi32>
util.func public @step(%t: tensor<8xi32>) -> tensor<8xi32> {
  %old = util.global.load @state : tensor<8xi32>
  util.global.store %t, @state : tensor<8xi32>
  util.return %old : tensor<8xi32>
}
// OUTPUT:
module {
  util.global private mutable @state : !stream.resource<variable>
  util.global private mutable @state__size : index
  util.initializer {
    %cst = stream.tensor.constant : tensor<8xi32> in !stream.resource<variable> = dense<0> : tensor<8xi32>
    %0 = stream.resource.size %cst : !stream.resource<variable>
    util.global.store %cst, @state : !stream.resource<variable>
    util.global.store %0, @state__size : index
    util.return
  }
  util.func public @step(%arg0: !stream.resource<*>, %arg1: index) -> (!stream.resource<*>, index) {
    %state = util.global.load @state : !stream.resource<variable>
    %state__size = util.global.load @state__size : index
    %0 = stream.async.transfer %state : !stream.resource<variable>{%state__size} -> !stream.resource<*>{%state__size}
    %1 = stream.async.transfer %arg0 : !stream.resource<*>{%arg1} -> !stream.resource<variable>{%arg1}
    util.global.store %1, @state : !stream.resource<variable>
    util.global.store %arg1, @state__size : index
    util.return %0, %state__size : !stream.resource<*>, index
  }
}
// -----
// Calls and branches carry resources and their sizes.
util.func private @same(%t: tensor<2xf32>) -> tensor<2xf32> {
  util.return %t : tensor<2xf32>
}
util.func public @choose(%c: i1, %a: tensor<2xf32>, %b: tensor<2xf32>) -> tensor<2xf32> {
  cf.cond_br %c, ^bb1(%a : tensor<2xf32>), ^bb1(%b : tensor<2xf32>)
^bb1(%t: tensor<2xf32>):
  %r = util.call @same(%t) : (tensor<2xf32>) -> tensor<2xf32>
  util.return %r : tensor<2xf32>
}
// OUTPUT:
module {
  util.func private @same(%arg0: !stream.resource<*>, %arg1: index) -> (!stream.resource<*>, index) {
    util.return %arg0, %arg1 : !stream.resource<*>, index
  }
  util.func public @choose(%arg0: i1, %arg1: !stream.resource<*>, %arg2: index, %arg3: !stream.resource<*>, %arg4: index) -> (!stream.resource<*>, index) {
    cf.cond_br %arg0, ^bb1(%arg1, %arg2 : !stream.resource<*>, index), ^bb1(%arg3, %arg4 : !stream.resource<*>, index)
  ^bb1(%0: !stream.resource<*>, %1: index):  // 2 preds: ^bb0, ^bb0
    %2:2 = util.call @same(%0, %1) : (!stream.resource<*>, index) -> (!stream.resource<*>, index)
    util.return %2#0, %2#1 : !stream.resource<*>, index
  }
}
// -----
// So do loops.
util.func public @loop(%t: tensor<4xf32>, %n: index) -> tensor<4xf32> {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %r = scf.for %i = %zero to %n step %one iter_args(%x = %t) -> (tensor<4xf32>) {
    %y = flow.tensor.clone %x : tensor<4xf32>
    scf.yield %y : tensor<4xf32>
  }
  util.return %r : tensor<4xf32>
}
// OUTPUT:
module {
  util.func public @loop(%arg0: !stream.resource<*>, %arg1: index, %arg2: index) -> (!stream.resource<*>, index) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %0:2 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %arg0, %arg5 = %arg1) -> (!stream.resource<*>, index) {
      %1 = stream.tensor.clone %arg4 : tensor<4xf32> in !stream.resource<*>{%arg5} -> tensor<4xf32> in !stream.resource<*>{%arg5}
      scf.yield %1, %arg5 : !stream.resource<*>, index
    }
    util.return %0#0, %0#1 : !stream.resource<*>, index
  }
}
// -----
// Device code keeps its tensors, with bindings as arguments. Dimensions are defined where they are tied.
flow.executable private @kernels {
  flow.executable.export public @copy workgroups(%n: index) -> (index, index, index) {
    flow.return %n, %n, %n : index, index, index
  }
  builtin.module {
    func.func @copy(%from: !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>, %n: index, %to: !iree_tensor_ext.dispatch.tensor<writeonly:tensor<8xf32>>, %unused: !iree_tensor_ext.dispatch.tensor<readonly:tensor<4xi8>>) {
      %x = flow.dispatch.workgroup.id[0] : index
      %dim = iree_tensor_ext.dispatch.workload.ordinal %n, 0 : index
      %in = flow.dispatch.tie_shape %from : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%dim}
      %t = iree_tensor_ext.dispatch.tensor.load %in, offsets = [%x], sizes = [8], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%dim} -> tensor<8xf32>
      iree_tensor_ext.dispatch.tensor.store %t, %to, offsets = [0], sizes = [8], strides = [1] : tensor<8xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<8xf32>>
      return
    }
  }
}
// OUTPUT:
module {
  stream.executable private @kernels {
    stream.executable.export public @copy workgroups(%arg0: index) -> (index, index, index) {
      stream.return %arg0, %arg0, %arg0 : index, index, index
    }
    builtin.module {
      func.func @copy(%arg0: !stream.binding, %arg1: index, %arg2: !stream.binding, %arg3: !stream.binding) {
        %c0 = arith.constant 0 : index
        %0 = stream.binding.subspan %arg2[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<8xf32>>
        %workgroup_id_0 = stream.dispatch.workgroup.id[0] : index
        %1 = iree_tensor_ext.dispatch.workload.ordinal %arg1, 0 : index
        %2 = stream.binding.subspan %arg0[%c0] : !stream.binding -> !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%1}
        %3 = iree_tensor_ext.dispatch.tensor.load %2, offsets = [%workgroup_id_0], sizes = [8], strides = [1] : !iree_tensor_ext.dispatch.tensor<readonly:tensor<?xf32>>{%1} -> tensor<8xf32>
        iree_tensor_ext.dispatch.tensor.store %3, %0, offsets = [0], sizes = [8], strides = [1] : tensor<8xf32> -> !iree_tensor_ext.dispatch.tensor<writeonly:tensor<8xf32>>
        return
      }
    }
  }
}
// -----
// Tensors are imported from asserted buffer views and exported to views.
util.func public @pass(%view: !hal.buffer_view, %n: index) -> !hal.buffer_view {
  %t = hal.tensor.import %view "rows" : !hal.buffer_view -> tensor<?x3xf16>{%n}
  %out = hal.tensor.export %t "copy" : tensor<?x3xf16>{%n} -> !hal.buffer_view
  util.return %out : !hal.buffer_view
}
// OUTPUT:
module {
  util.func public @pass(%arg0: !hal.buffer_view, %arg1: index) -> !hal.buffer_view {
    %element_type_f16 = hal.element_type<f16> : i32
    %dense_row_major = hal.encoding_type<dense_row_major> : i32
    %c3 = arith.constant 3 : index
    hal.buffer_view.assert<%arg0 : !hal.buffer_view> message("rows") shape([%arg1, %c3]) type(%element_type_f16) encoding(%dense_row_major)
    %0 = stream.tensor.sizeof tensor<?x3xf16>{%arg1} : index
    %1 = stream.tensor.import %arg0 : !hal.buffer_view -> tensor<?x3xf16>{%arg1} in !stream.resource<external>{%0}
    %2 = stream.async.cast %1 : !stream.resource<external>{%0} -> !stream.resource<*>{%0}
    %3 = stream.async.cast %2 : !stream.resource<*>{%0} -> !stream.resource<external>{%0}
    %4 = stream.tensor.export %3 : tensor<?x3xf16>{%arg1} in !stream.resource<external>{%0} -> !hal.buffer_view
    util.return %4 : !hal.buffer_view
  }
}
// -----
// A tensor at an offset of a buffer, after a wait fence.
util.func public @later(%buffer: !hal.buffer, %fence: !hal.fence, %start: index) -> !hal.buffer {
  %t = hal.tensor.import wait(%fence) => consume %buffer offset(%start) : !hal.buffer -> tensor<4xi32>
  %out = hal.tensor.export %t : tensor<4xi32> -> !hal.buffer
  util.return %out : !hal.buffer
}
// OUTPUT:
module {
  util.func public @later(%arg0: !hal.buffer, %arg1: !hal.fence, %arg2: index) -> !hal.buffer {
    %0 = stream.tensor.sizeof tensor<4xi32> : index
    %1 = arith.addi %arg2, %0 : index
    %2 = stream.tensor.import consume %arg0 : !hal.buffer -> tensor<4xi32> in !stream.resource<external>{%1}
    %3 = stream.timepoint.import %arg1 : (!hal.fence) => !stream.timepoint
    %4 = stream.timepoint.await %3 => %2 : !stream.resource<external>{%1}
    %5 = stream.resource.subview %4[%arg2] : !stream.resource<external>{%1} -> !stream.resource<external>{%0}
    %6 = stream.async.cast %5 : !stream.resource<external>{%0} -> !stream.resource<*>{%0}
    %7 = stream.async.cast %6 : !stream.resource<*>{%0} -> !stream.resource<external>{%0}
    %8 = stream.tensor.export %7 : tensor<4xi32> in !stream.resource<external>{%0} -> !hal.buffer
    util.return %8 : !hal.buffer
  }
}
// -----
// Exports signal a fence; a result may be written to given storage.
util.func public @signal(%a: tensor<4xi32>, %b: tensor<2xi8>, %storage: !hal.buffer, %fence: !hal.fence) -> (tensor<4xi32>, tensor<2xi8>) {
  %at = hal.tensor.alias %a : tensor<4xi32> to %storage : !hal.buffer
  %r:2 = hal.tensor.barrier join(%at, %b : tensor<4xi32>, tensor<2xi8>) => %fence : !hal.fence
  util.return %r#0, %r#1 : tensor<4xi32>, tensor<2xi8>
}
// OUTPUT:
module {
  util.func public @signal(%arg0: !stream.resource<*>, %arg1: index, %arg2: !stream.resource<*>, %arg3: index, %arg4: !hal.buffer, %arg5: !hal.fence) -> (!stream.resource<*>, index, !stream.resource<*>, index) {
    %0 = stream.tensor.sizeof tensor<4xi32> : index
    %1 = stream.tensor.import consume %arg4 : !hal.buffer -> tensor<4xi32> in !stream.resource<external>{%0}
    %c0 = arith.constant 0 : index
    %2 = stream.async.update %arg0, %1[%c0 to %arg1] : !stream.resource<*>{%arg1} -> %1 as !stream.resource<external>{%0}
    %3 = stream.async.slice %2[%c0 to %arg1] : !stream.resource<external>{%0} -> !stream.resource<external>{%arg1}
    %4 = stream.async.transfer %3 : !stream.resource<external>{%arg1} -> !stream.resource<*>{%arg1}
    %result, %result_timepoint = stream.timepoint.barrier %4 : !stream.resource<*>{%arg1} => !stream.timepoint
    %result_0, %result_timepoint_1 = stream.timepoint.barrier %arg2 : !stream.resource<*>{%arg3} => !stream.timepoint
    %5 = stream.timepoint.join max(%result_timepoint, %result_timepoint_1) => !stream.timepoint
    stream.timepoint.chain_external %5 => (%arg5 : !hal.fence)
    util.return %result, %arg1, %result_0, %arg3 : !stream.resource<*>, index, !stream.resource<*>, index
  }
}
// -----
// Globals have the default affinity too.
module attributes {stream.affinity.default = #hal.device.affinity<@device>} {
  util.global private @device : !hal.device
  util.global private mutable @sum <inlining_policy = #util.inline.never> = dense<0.0> : tensor<2xf32>
  util.func public @read() -> tensor<2xf32> {
    %t = util.global.load @sum : tensor<2xf32>
    util.return %t : tensor<2xf32>
  }
}
// OUTPUT:
module attributes {stream.affinity.default = #hal.device.affinity<@device>} {
  util.global private @device : !hal.device
  util.global private mutable @sum : !stream.resource<variable>
  util.global private mutable @sum__size : index
  util.initializer {
    %cst = stream.tensor.constant on(#hal.device.affinity<@device>) : tensor<2xf32> in !stream.resource<variable> = dense<0.000000e+00> : tensor<2xf32>
    %0 = stream.resource.size %cst : !stream.resource<variable>
    util.global.store %cst, @sum : !stream.resource<variable>
    util.global.store %0, @sum__size : index
    util.return
  }
  util.func public @read() -> (!stream.resource<*>, index) {
    %sum = util.global.load @sum : !stream.resource<variable>
    %sum__size = util.global.load @sum__size : index
    %0 = stream.async.transfer %sum : !stream.resource<variable>{%sum__size} from(#hal.device.affinity<@device>) -> to(#hal.device.affinity<@device>) !stream.resource<*>{%sum__size}
    util.return %0, %sum__size : !stream.resource<*>, index
  }
}
