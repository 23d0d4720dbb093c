/// Names for results in printed text.
extension HAL {
    static let resultNames: [String: NameSuggestion] = [
        "hal.ex.file.from_memory": .fixed(["memory_file"]),
        "hal.allocator.select": .fixed(["device", "queue_affinity"]),
        "hal.allocator.allocate": .fixed(["buffer"]),
        "hal.allocator.import": .fixed(["did_import", "mapped"]),
        "hal.allocator.resolve_memory_properties": .fixed(["memory_types", "buffer_usage"]),
        "hal.buffer.allocation.discard": .fixed(["was_terminal"]),
        "hal.buffer.allocation.is_terminal": .fixed(["is_terminal"]),
        "hal.buffer.subspan": .fixed(["buffer"]),
        "hal.buffer.length": .fixed(["length"]),
        "hal.buffer_usage": .fixed(["buffer_usage"]),
        "hal.memory_type": .fixed(["memory_type"]),
        "hal.element_type": .derived { op in
            guard let type = op.attributes["type"]?.typeValue else { return ["element_type"] }
            var writer = TextWriter()
            writer.write(type)
            return ["element_type_" + String(decoding: writer.bytes, as: UTF8.self)]
        },
        "hal.encoding_type": .derived { $0.attributes["encoding"] == nil ? ["dense_row_major"] : [] },
        "hal.buffer_view.create": .fixed(["view"]),
        "hal.buffer_view.buffer": .fixed(["buffer"]),
        "hal.channel.create": .fixed(["channel"]),
        "hal.channel.split": .fixed(["channel"]),
        "hal.channel.rank_and_count": .fixed(["ccl_rank", "ccl_count"]),
        "hal.command_buffer.create": .fixed(["cmd"]),
        "hal.device.resolve": .derived { op in
            op.results.map { result in
                switch result.type {
                case .named("hal.device"): "device"
                case .named("hal.allocator"): "allocator"
                default: result.type.isInteger ? "queue_affinity" : ""
                }
            }
        },
        "hal.device.allocator": .fixed(["allocator"]),
        "hal.device.queue.alloca": .fixed(["transient_buffer"]),
        "hal.devices.count": .fixed(["device_count"]),
        "hal.devices.get": .derived { op in
            guard op.operandCount > 0, let constant = op.operand(0).definingOp,
                constant.has(.constantLike), let value = constant.attributes["value"]?.integerValue
            else { return ["device_n"] }
            return ["device_\(value)"]
        },
        "hal.executable.create": .fixed(["executable"]),
        "hal.executable.lookup": .fixed(["exe"]),
        "hal.executable.lookup.function": .fixed(["function_id"]),
        "hal.executable.export.ordinal": .fixed(["ordinal"]),
        "hal.interface.workgroup.id": .dimension("workgroup_id_", letters: true),
        "hal.interface.workgroup.count": .dimension("workgroup_count_", letters: true),
        "hal.interface.workgroup.size": .dimension("workgroup_size_", letters: true),
        "hal.fence.create": .fixed(["fence"]),
        "hal.fence.join": .fixed(["fence"]),
        "hal.fence.await": .fixed(["status"]),
    ]
}
