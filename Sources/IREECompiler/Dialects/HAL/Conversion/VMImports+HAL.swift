import IREECompilerCore

extension VMImports {
    private static func reference(_ type: IRType) -> IRType { VM.reference.type(.type(type)) }

    /// Functions of the `hal` module.
    static let hal: [VMImport] =
        [
            VMImport(
                HAL.ExFileFromMemory.self,
                VMArgument.queue + [
                    .i32("access"), .bytes("buffer"), .i64("offset"), .i64("length"), .i32("flags"),
                ], [reference(.halFile)])
        ] + allocators + buffers + bufferViews + channels + commandBuffers + devices + queues + executables
        + fences

    private static let allocators: [VMImport] = [
        VMImport(
            HAL.AllocatorSelect.self,
            [
                .i32("memory_types"), .i32("buffer_usage"), .i64("flags", .constant(0)),
                .tuples(
                    "from",
                    [
                        .ref("device", .halDevice, .field("devices")),
                        .i64("queue_affinity", .field("queue_affinities")),
                    ]),
            ], [reference(.halDevice), .i64], .hasNoSideEffects),
        VMImport(
            HAL.AllocatorAllocate.self,
            [
                .ref("allocator", .halAllocator), .i64("queue_affinity"), .i32("memory_types"),
                .i32("buffer_usage"), .i64("allocation_size", .field("result_size")),
            ], [reference(.halBuffer)]),
        VMImport(
            HAL.AllocatorImport.self,
            [
                .ref("allocator", .halAllocator), .i32("try", .constant(1)), .i64("queue_affinity"),
                .i32("memory_types"), .i32("buffer_usage"), .bytes("source"), .i64("offset"), .i64("length"),
            ], [reference(.halBuffer)]),
    ]

    private static let buffers: [VMImport] = [
        VMImport(
            HAL.BufferAssert.self,
            [
                .ref("buffer", .halBuffer), .bytes("message"), .ref("allocator", .halAllocator),
                .i64("minimum_length"), .i32("memory_types"), .i32("buffer_usage"),
            ]),
        VMImport(HAL.BufferAllocationPreserve.self, [.ref("buffer", .halBuffer)]),
        VMImport(HAL.BufferAllocationDiscard.self, [.ref("buffer", .halBuffer)], [.i32]),
        VMImport(HAL.BufferAllocationIsTerminal.self, [.ref("buffer", .halBuffer)], [.i32]),
        VMImport(
            HAL.BufferSubspan.self,
            [.ref("source_buffer", .halBuffer), .i64("source_offset"), .i64("length")],
            [reference(.halBuffer)], .hasNoSideEffects),
        VMImport(HAL.BufferLength.self, [.ref("buffer", .halBuffer)], [.i64], .hasNoSideEffects),
        VMImport(
            HAL.BufferLoad.self,
            [
                .ref("source_buffer", .halBuffer), .i64("source_offset"),
                .i32("length", .constant(0)),
            ], [.i32]),
        VMImport(
            HAL.BufferStore.self,
            [
                .i32("value"), .ref("target_buffer", .halBuffer), .i64("target_offset"),
                .i32("length", .constant(0)),
            ]),
    ]

    private static let bufferViews: [VMImport] = [
        VMImport(
            HAL.BufferViewCreate.self,
            [
                .ref("buffer", .halBuffer, .field("source_buffer")), .i64("source_offset"),
                .i64("source_length"), .i32("element_type"), .i32("encoding_type"), .values("shape", .i64),
            ], [reference(.halBufferView)], .hasNoSideEffects),
        VMImport(
            HAL.BufferViewAssert.self,
            [
                .ref("buffer_view", .halBufferView), .bytes("message"), .i32("element_type"),
                .i32("encoding_type"), .values("shape", .i64),
            ]),
        VMImport(
            HAL.BufferViewBuffer.self, [.ref("buffer_view", .halBufferView)], [reference(.halBuffer)],
            .hasNoSideEffects),
        VMImport(
            HAL.BufferViewElementType.self, [.ref("buffer_view", .halBufferView)], [.i32],
            .hasNoSideEffects),
        VMImport(
            HAL.BufferViewEncodingType.self, [.ref("buffer_view", .halBufferView)], [.i32],
            .hasNoSideEffects),
        VMImport(HAL.BufferViewRank.self, [.ref("buffer_view", .halBufferView)], [.i32], .hasNoSideEffects),
        VMImport(
            HAL.BufferViewDim.self, [.ref("buffer_view", .halBufferView), .i32("index")], [.i64],
            .hasNoSideEffects),
        VMImport(
            HAL.BufferViewTrace.self,
            [.bytes("key"), .values("operands", reference(.halBufferView))]),
    ]

    private static let channels: [VMImport] = [
        VMImport(
            HAL.ChannelCreate.self,
            VMArgument.queue + [
                .i64("flags"), .bytes("id"), .bytes("group"), .i32("rank"), .i32("count"),
            ], [reference(.halChannel)], .hasNoSideEffects),
        VMImport(
            HAL.ChannelSplit.self,
            [.ref("channel", .halChannel), .i32("color"), .i32("key"), .i64("flags")],
            [reference(.halChannel)], .hasNoSideEffects),
        VMImport(
            HAL.ChannelRankAndCount.self, [.ref("channel", .halChannel)], [.i32, .i32], .hasNoSideEffects),
    ]

    private static let commandBuffers: [VMImport] = [
        VMImport(
            HAL.CommandBufferCreate.self,
            [
                .ref("device", .halDevice), .i32("modes"), .i32("command_categories"), .i64("queue_affinity"),
                .i32("binding_capacity"),
            ], [reference(.halCommandBuffer)], minimumVersion: 6),
        VMImport(HAL.CommandBufferFinalize.self, [.commandBuffer]),
        VMImport(HAL.CommandBufferBeginDebugGroup.self, [.commandBuffer, .bytes("label")]),
        VMImport(HAL.CommandBufferEndDebugGroup.self, [.commandBuffer]),
        VMImport(
            HAL.CommandBufferExecutionBarrier.self,
            [.commandBuffer, .i32("source_stage_mask"), .i32("target_stage_mask"), .i64("flags")]),
        VMImport(
            HAL.CommandBufferFillBuffer.self,
            [
                .commandBuffer, .ref("target_buffer", .halBuffer, .buffer("target_buffer")),
                .i64("target_offset"), .i64("length"), .i32("target_buffer_slot", .slot(of: "target_buffer")),
                .i64("pattern", .unsigned("pattern")), .i32("pattern_length", .byteWidth(of: "pattern")),
                .i64("flags"),
            ]),
        VMImport(
            HAL.CommandBufferUpdateBuffer.self,
            [
                .commandBuffer, .bytes("source_buffer"), .i64("source_offset"),
                .ref("target_buffer", .halBuffer, .buffer("target_buffer")), .i64("target_offset"),
                .i64("length"), .i32("target_buffer_slot", .slot(of: "target_buffer")), .i64("flags"),
            ]),
        VMImport(
            HAL.CommandBufferCopyBuffer.self,
            [
                .commandBuffer, .i32("source_buffer_slot", .slot(of: "source_buffer")),
                .i32("target_buffer_slot", .slot(of: "target_buffer")),
                .ref("source_buffer", .halBuffer, .buffer("source_buffer")), .i64("source_offset"),
                .ref("target_buffer", .halBuffer, .buffer("target_buffer")), .i64("target_offset"),
                .i64("length"), .i64("flags"),
            ]),
        VMImport(
            HAL.CommandBufferCollective.self,
            [
                .commandBuffer, .ref("channel", .halChannel), .i32("op"), .i32("param"),
                .i32("send_buffer_slot", .slot(of: "send_buffer")),
                .i32("recv_buffer_slot", .slot(of: "recv_buffer")),
                .ref("send_buffer", .halBuffer, .buffer("send_buffer")),
                .ref("recv_buffer", .halBuffer, .buffer("recv_buffer")), .i64("send_offset"),
                .i64("send_length"), .i64("recv_offset"), .i64("recv_length"), .i64("element_count"),
            ]),
        VMImport(
            HAL.CommandBufferDispatch.self,
            [
                .commandBuffer, .ref("executable", .halExecutable),
                .i64("function_id", .field("entry_point")),
                .i32("workgroup_x"), .i32("workgroup_y"), .i32("workgroup_z"),
            ] + VMArgument.dispatch, minimumVersion: 7),
        VMImport(
            HAL.CommandBufferDispatchIndirect.self,
            [
                .commandBuffer, .ref("executable", .halExecutable),
                .i64("function_id", .field("entry_point")),
                .i32("workgroups_buffer_slot", .slot(of: "workgroups_buffer")),
                .ref("workgroups_buffer", .halBuffer, .buffer("workgroups_buffer")),
                .i64("workgroups_offset"),
            ] + VMArgument.dispatch, minimumVersion: 7),
    ]

    private static let devices: [VMImport] = [
        VMImport(
            HAL.DeviceAllocator.self, [.ref("device", .halDevice)], [reference(.halAllocator)],
            .hasNoSideEffects),
        VMImport(
            HAL.DeviceQuery.self, suffix: ".i64",
            [.ref("device", .halDevice), .bytes("category"), .bytes("key")], [.i32, .i64],
            .hasNoSideEffects),
        VMImport(HAL.DevicesCount.self, [], [.i32], .hasNoSideEffects),
        VMImport(HAL.DevicesGet.self, [.i32("index")], [reference(.halDevice)], .hasNoSideEffects),
    ]

    private static let queues: [VMImport] = [
        VMImport(
            HAL.DeviceQueueAlloca.self,
            VMArgument.fencedQueue + [
                .i64("pool"), .i32("memory_types"), .i32("buffer_usage"),
                .i64("allocation_size", .field("result_size")), .i64("flags"),
            ], [reference(.halBuffer)]),
        VMImport(
            HAL.DeviceQueueDealloca.self,
            VMArgument.fencedQueue + [.ref("buffer", .halBuffer), .i64("flags")]),
        VMImport(
            HAL.DeviceQueueFill.self,
            VMArgument.fencedQueue + [
                .ref("target_buffer", .halBuffer), .i64("target_offset"), .i64("length"),
                .i64("pattern"), .i32("pattern_length", .byteWidth(of: "pattern")),
                .i64("flags"),
            ]),
        VMImport(
            HAL.DeviceQueueUpdate.self,
            VMArgument.fencedQueue + [.bytes("source_buffer")] + VMArgument.copyRanges),
        VMImport(
            HAL.DeviceQueueCopy.self,
            VMArgument.fencedQueue + [.ref("source_buffer", .halBuffer)] + VMArgument.copyRanges),
        VMImport(
            HAL.DeviceQueueRead.self,
            VMArgument.fencedQueue + [.ref("source_file", .halFile)] + VMArgument.copyRanges),
        VMImport(
            HAL.DeviceQueueWrite.self,
            VMArgument.fencedQueue + [
                .ref("source_buffer", .halBuffer), .i64("source_offset"), .ref("target_file", .halFile),
                .i64("target_offset"), .i64("length"), .i64("flags"),
            ]),
        VMImport(HAL.DeviceQueueBarrier.self, VMArgument.fencedQueue + [.i64("flags")]),
        VMImport(
            HAL.DeviceQueueExecute.self, VMArgument.fencedQueue + [.commandBuffer, .i64("flags")]),
        VMImport(
            HAL.DeviceQueueExecuteIndirect.self,
            VMArgument.fencedQueue + [
                .commandBuffer, .i64("flags"),
                .tuples(
                    "binding_table",
                    [
                        .ref("buffer", .halBuffer, .field("binding_buffers")),
                        .i64("offset", .field("binding_offsets")), .i64("length", .field("binding_lengths")),
                    ]),
            ]),
        VMImport(HAL.DeviceQueueFlush.self, VMArgument.queue),
    ]

    private static let executables: [VMImport] = [
        VMImport(
            HAL.ExecutableCreate.self,
            VMArgument.queue + [
                .bytes("executable_format", .constant(0)), .bytes("executable_data", .constant(0)),
                .bytes("constants", .constant(0)),
            ], [reference(.halExecutable)], .hasNoSideEffects),
        VMImport(
            HAL.ExecutableLookupFunction.self,
            [.ref("executable", .halExecutable), .bytes("function_name", .constant(0))], [.i64],
            .hasNoSideEffects, minimumVersion: 7),
    ]

    private static let fences: [VMImport] = [
        VMImport(HAL.FenceCreate.self, [.ref("device", .halDevice), .i64("flags")], [reference(.halFence)]),
        VMImport(
            HAL.FenceJoin.self, [.i64("flags"), .values("fences", reference(.halFence))],
            [reference(.halFence)], .hasNoSideEffects),
        VMImport(HAL.FenceQuery.self, [.ref("fence", .halFence)], [.i32]),
        VMImport(HAL.FenceSignal.self, [.ref("fence", .halFence)]),
        VMImport(HAL.FenceFail.self, [.ref("fence", .halFence), .i32("status")]),
        VMImport(
            HAL.FenceAwait.self,
            [.i32("timeout_millis"), .i64("flags"), .values("fences", reference(.halFence))], [.i32],
            .yields),
    ]
}
