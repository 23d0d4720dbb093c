import IREECompilerCore

/// Files and collective channels.
extension HALConversion {
    func addFileRules() {
        conversion.add(Stream.FileConstant.self) { [unowned self] op, new, conversion in
            let queue = try queue(of: op.op)
            let flags = builder.constant(i32: 0)
            let file = builder.create(HAL.ExFileFromMemory.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.access = Self.bits(.memoryAccess, ["Read"])
                $0.buffer = new.source[0]
                $0.offset = new.sourceOffset[0]
                $0.length = new.sourceLength[0]
                $0.flags = flags
                $0.result = .halFile
            }
            conversion.replace(op.op, with: file.result)
        }
        conversion.add(Stream.FileRead.self) { [unowned self] op, new, conversion in
            let queue = try queue(of: op.op)
            let wait = waitFence(new.awaitTimepoint)
            let signal = signalFence(queue.device, op.resultTimepoint)
            builder.create(HAL.DeviceQueueRead.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.sourceFile = new.source[0]
                $0.sourceOffset = new.sourceOffset[0]
                $0.targetBuffer = new.target[0]
                $0.targetOffset = new.targetOffset[0]
                $0.length = new.length[0]
                $0.flags = Self.noFlags
            }
            conversion.replace(op.op, with: signal)
        }
        conversion.add(Stream.FileWrite.self) { [unowned self] op, new, conversion in
            let queue = try queue(of: op.op)
            let wait = waitFence(new.awaitTimepoint)
            let signal = signalFence(queue.device, op.resultTimepoint)
            builder.create(HAL.DeviceQueueWrite.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.fences.wait = wait
                $0.fences.signal = signal
                $0.sourceBuffer = new.source[0]
                $0.sourceOffset = new.sourceOffset[0]
                $0.targetFile = new.target[0]
                $0.targetOffset = new.targetOffset[0]
                $0.length = new.length[0]
                $0.flags = Self.noFlags
            }
            conversion.replace(op.op, with: signal)
        }
        addChannelRules()
    }

    private func addChannelRules() {
        conversion.add(Stream.ChannelCreate.self) { [unowned self] op, new, conversion in
            let queue = try queue(of: op.op)
            let id = new.id ?? builder.null(.utilBuffer)
            let group = op.group.map { name in
                builder.create(Util.BufferConstant.self) {
                    $0.value = name
                    $0.result = .utilBuffer
                }.result
            }
            let name = group ?? builder.null(.utilBuffer)
            // The runtime has defaults for those that are -1.
            let unknown = new.rank == nil || new.count == nil ? builder.constant(i32: -1) : nil
            let rank = new.rank.map { builder.indexCast($0, to: .i32) } ?? unknown
            let count = new.count.map { builder.indexCast($0, to: .i32) } ?? unknown
            let channel = builder.create(HAL.ChannelCreate.self) {
                $0.queue.device = queue.device
                $0.queue.affinity = queue.affinity
                $0.flags = Self.noFlags
                $0.id = id
                $0.group = name
                $0.rank = rank
                $0.count = count
                $0.result = .halChannel
            }
            conversion.replace(op.op, with: channel.result)
        }
        conversion.add(Stream.ChannelSplit.self) { [unowned self] op, new, conversion in
            let color = builder.indexCast(new.color[0], to: .i32)
            let key = builder.indexCast(new.key[0], to: .i32)
            let channel = builder.create(HAL.ChannelSplit.self) {
                $0.channel = new.channel[0]
                $0.color = color
                $0.key = key
                $0.flags = Self.noFlags
                $0.result = .halChannel
            }
            conversion.replace(op.op, with: channel.result)
        }
        conversion.add(Stream.ChannelRank.self) { [unowned self] op, new, conversion in
            conversion.replace(op.op, with: builder.indexCast(place(new.channel[0]).rank, to: .index))
        }
        conversion.add(Stream.ChannelCount.self) { [unowned self] op, new, conversion in
            conversion.replace(op.op, with: builder.indexCast(place(new.channel[0]).count, to: .index))
        }
    }

    private func place(_ channel: Value) -> (rank: Value, count: Value) {
        let place = builder.create(HAL.ChannelRankAndCount.self) {
            $0.channel = channel
            $0.rank = .i32
            $0.count = .i32
        }
        return (place.rank, place.count)
    }
}
