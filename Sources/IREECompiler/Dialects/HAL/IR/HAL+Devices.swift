import IREECompilerCore

/// Operations of the `hal` dialect on devices.
extension HAL {
    struct ChannelCreate: Op {
        static let name: StaticString = "hal.channel.create"
        static let summary: StaticString = "Creates a collective channel."
        static let resultNames: NameSuggestion? = .fixed("channel")
        let queue: QueueOperands = .named
        let flags = AttributeField(.enumeration(.channelFlag))
        let id = Operand(.utilBuffer)
        let group = Operand(.utilBuffer)
        let rank = Operand(.i32)
        let count = Operand(.i32)
        let result = Result(.halChannel)
        static let assembly: StaticString = """
            @queue `flags` `(` $flags `)` `id` `(` $id `)` `group` `(` $group `)` `rank` `(` \
            $rank `)` `count` `(` $count `)` `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct ChannelRankAndCount: Op {
        static let name: StaticString = "hal.channel.rank_and_count"
        static let summary: StaticString =
            "Rank of the local participant and number of participants of a channel."
        static let resultNames: NameSuggestion? = .fixed(["ccl_rank", "ccl_count"])
        static let traits: OpTraits = .pure
        let channel = Operand(.halChannel)
        let rank = Result(.i32)
        let count = Result(.i32)
        static let assembly: StaticString = """
            `<` $channel `:` type($channel) `>` `:` type($rank) `,` type($count) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct ChannelSplit: Op {
        static let name: StaticString = "hal.channel.split"
        static let summary: StaticString = "Splits a collective channel into channels by color and key."
        static let resultNames: NameSuggestion? = .fixed("channel")
        let channel = Operand(.halChannel)
        let color = Operand(.i32)
        let key = Operand(.i32)
        let flags = AttributeField(.enumeration(.channelFlag))
        let result = Result(.halChannel)
        static let assembly: StaticString = """
            `<` $channel `:` type($channel) `>` `color` `(` $color `)` `key` `(` $key `)` \
            `flags` `(` $flags `)` `:` type($result) attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceAllocator: Op {
        static let name: StaticString = "hal.device.allocator"
        static let summary: StaticString = "Allocator of a device."
        static let resultNames: NameSuggestion? = .fixed("allocator")
        static let traits: OpTraits = .pure
        let device = Operand(.halDevice)
        let result = Result(.halAllocator)
        static let assembly: StaticString =
            "`<` $device `:` type($device) `>` `:` type($result) attr-dict-with-keyword"
        init() {}
    }

    struct DeviceMemoize: Op {
        static let name: StaticString = "hal.device.memoize"
        static let summary: StaticString = "Memoizes resources for a device and queue affinity."
        static let terminator: StaticString? = "hal.return"
        static let traits: OpTraits = [
            .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
        ]
        let queue = QueueOperands()
        let results = VariadicResult(.any)
        let body = RegionField()
        static let assembly: StaticString = "@queue `->` type($results) attr-dict-with-keyword $body"
        init() {}
    }

    struct DeviceQuery: Op {
        static let name: StaticString = "hal.device.query"
        static let summary: StaticString = "Queries a configuration value of a device."
        static let traits: OpTraits = .pure
        let device = Operand(.halDevice)
        let category = AttributeField(.string)
        let key = AttributeField(.string)
        let defaultValue = OptionalAttribute(.any)
        let ok = Result(.i1)
        let value = Result(.any)
        static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `key` `(` $category `:` `` `:` $key `)` `:` \
            type($ok) `,` type($value) (`=` $default_value^)? attr-dict-with-keyword
            """
        init() {}
    }

    struct DeviceResolve: Op {
        static let name: StaticString = "hal.device.resolve"
        static let summary: StaticString = "Resolves device handles from an affinity."
        static let resultNames: NameSuggestion? = .derived { op in
            op.results.map { result in
                switch result.type {
                case .halDevice: "device"
                case .halAllocator: "allocator"
                default: result.type.isInteger ? "queue_affinity" : ""
                }
            }
        }
        static let traits: OpTraits = .pure
        let affinity = OptionalAttribute(.dialect(HAL.deviceAffinity))
        let results = VariadicResult(
            .anyOf("device or allocator or 64-bit signless integer", [.halDevice, .halAllocator, .i64]))
        static let assembly: StaticString =
            "(`on` `(` qualified($affinity)^ `)`)? attr-dict `:` type($results)"
        init() {}
    }

    struct DevicesCount: Op {
        static let name: StaticString = "hal.devices.count"
        static let summary: StaticString = "Number of available devices."
        static let resultNames: NameSuggestion? = .fixed("device_count")
        static let traits: OpTraits = .pure
        let result = Result(.index)
        static let assembly: StaticString = "attr-dict `:` type($result)"
        init() {}
    }

    struct DevicesGet: Op {
        static let name: StaticString = "hal.devices.get"
        static let summary: StaticString = "Device at an index."
        static let resultNames: NameSuggestion? = .derived { op in
            guard op.operandCount > 0, let constant = op.operand(0).definingOp,
                constant.has(.constantLike), let value = constant.attributes["value"]?.integerValue
            else { return ["device_n"] }
            return ["device_\(value)"]
        }
        static let traits: OpTraits = .pure
        let index = Operand(.index)
        let result = Result(.halDevice)
        static let assembly: StaticString = "$index attr-dict `:` type($result)"
        init() {}
    }

    struct FenceAwait: Op {
        static let name: StaticString = "hal.fence.await"
        static let summary: StaticString = "Waits for fences on the host and returns a status."
        static let resultNames: NameSuggestion? = .fixed("status")
        static let traits: OpTraits = .yieldPoint
        let timeoutMillis = Operand(.i32)
        let flags = AttributeField(.enumeration(.waitFlag))
        let fences = VariadicOperand(.halFence)
        let status = Result(.i32)
        static let assembly: StaticString = """
            `until` `(` `[` $fences `]` `)` `timeout_millis` `(` $timeout_millis `)` `flags` `(` \
            $flags `)` `:` type($status) attr-dict-with-keyword
            """
        init() {}
    }

    struct FenceCreate: Op {
        static let name: StaticString = "hal.fence.create"
        static let summary: StaticString = "Creates an unsignaled fence."
        static let resultNames: NameSuggestion? = .fixed("fence")
        static let traits: OpTraits = .allocates
        let device = Operand(.halDevice)
        let flags = AttributeField(.enumeration(.fenceFlag))
        let result = Result(.halFence)
        static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `flags` `(` $flags `)` `:` type($result) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct FenceFail: Op {
        static let name: StaticString = "hal.fence.fail"
        static let summary: StaticString = "Signals a fence with a failure status."
        let fence = Operand(.halFence)
        let status = Operand(.i32)
        static let assembly: StaticString =
            "`<` $fence `:` type($fence) `>` `status` `(` $status `)` attr-dict-with-keyword"
        init() {}
    }

    struct FenceJoin: Op {
        static let name: StaticString = "hal.fence.join"
        static let summary: StaticString = "Creates a fence that is signaled when all given fences are."
        static let resultNames: NameSuggestion? = .fixed("fence")
        let flags = AttributeField(.enumeration(.fenceFlag))
        let fences = VariadicOperand(.halFence)
        let result = Result(.halFence)
        static let assembly: StaticString = """
            `at` `(` `[` $fences `]` `)` `flags` `(` $flags `)` `->` type($result) \
            attr-dict-with-keyword
            """
        init() {}
    }

    struct FenceQuery: Op {
        static let name: StaticString = "hal.fence.query"
        static let summary: StaticString = "Queries the state of a fence without waiting."
        let fence = Operand(.halFence)
        let status = Result(.i32)
        static let assembly: StaticString =
            "`<` $fence `:` type($fence) `>` `:` type($status) attr-dict-with-keyword"
        init() {}
    }

    struct FenceSignal: Op {
        static let name: StaticString = "hal.fence.signal"
        static let summary: StaticString = "Signals a fence."
        let fence = Operand(.halFence)
        static let assembly: StaticString = "`<` $fence `:` type($fence) `>` attr-dict-with-keyword"
        init() {}
    }
}
