/// Operations of the `hal` dialect: Devices.
extension HAL {
    /// Creates a collective channel.
    public struct ChannelCreate: Op {
        public static let name: StaticString = "hal.channel.create"
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let flags = AttributeField(.enumeration(.channelFlag))
        public let id = Operand(.utilBuffer)
        public let group = Operand(.utilBuffer)
        public let rank = Operand(.i32)
        public let count = Operand(.i32)
        public let result = Result(.halChannel)
        public static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `affinity` `(` $queue_affinity `)` \
            `flags` `(` $flags `)` `id` `(` $id `)` `group` `(` $group `)` `rank` `(` $rank `)` \
            `count` `(` $count `)` `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Rank of the local participant and number of participants of a channel.
    public struct ChannelRankAndCount: Op {
        public static let name: StaticString = "hal.channel.rank_and_count"
        public static let traits: OpTraits = .pure
        public let channel = Operand(.halChannel)
        public let rank = Result(.i32)
        public let count = Result(.i32)
        public static let assembly: StaticString = """
            `<` $channel `:` type($channel) `>` `:` type($rank) `,` type($count) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Splits a collective channel into channels by color and key.
    public struct ChannelSplit: Op {
        public static let name: StaticString = "hal.channel.split"
        public let channel = Operand(.halChannel)
        public let color = Operand(.i32)
        public let key = Operand(.i32)
        public let flags = AttributeField(.enumeration(.channelFlag))
        public let result = Result(.halChannel)
        public static let assembly: StaticString = """
            `<` $channel `:` type($channel) `>` `color` `(` $color `)` `key` `(` $key `)` \
            `flags` `(` $flags `)` `:` type($result) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Allocator of a device.
    public struct DeviceAllocator: Op {
        public static let name: StaticString = "hal.device.allocator"
        public static let traits: OpTraits = .pure
        public let device = Operand(.halDevice)
        public let result = Result(.halAllocator)
        public static let assembly: StaticString =
            "`<` $device `:` type($device) `>` `:` type($result) attr-dict-with-keyword"
        public init() {}
    }

    /// Memoizes resources for a device and queue affinity.
    public struct DeviceMemoize: Op {
        public static let name: StaticString = "hal.device.memoize"
        public static let traits: OpTraits = [
            .recursiveSideEffects, .regionBranch, .singleBlock, .implicitTerminator,
        ]
        public let device = Operand(.halDevice)
        public let queueAffinity = Operand(.i64)
        public let results = VariadicResult(.any)
        public let body = RegionField()
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `affinity` `(` $queue_affinity `)` `->` \
            type($results) attr-dict-with-keyword $body
            """
        public init() {}
    }

    /// Queries a configuration value of a device.
    public struct DeviceQuery: Op {
        public static let name: StaticString = "hal.device.query"
        public static let traits: OpTraits = .pure
        public let device = Operand(.halDevice)
        public let category = AttributeField(.string)
        public let key = AttributeField(.string)
        public let defaultValue = OptionalAttribute(.any)
        public let ok = Result(.i1)
        public let value = Result(.any)
        public static let assembly: StaticString = """
            `<` $device `:` type($device) `>` `key` `(` $category `:` `` `:` $key `)` `:` \
            type($ok) `,` type($value) (`=` $default_value^)? attr-dict-with-keyword
            """
        public init() {}
    }

    /// Resolves device handles from an affinity.
    public struct DeviceResolve: Op {
        public static let name: StaticString = "hal.device.resolve"
        public static let traits: OpTraits = .pure
        public let affinity = OptionalAttribute(.dialect("hal.device.affinity"))
        public let results = VariadicResult(.any)
        public static let assembly: StaticString =
            "(`on` `(` qualified($affinity)^ `)`)? attr-dict `:` type($results)"
        public init() {}
    }

    /// Number of available devices.
    public struct DevicesCount: Op {
        public static let name: StaticString = "hal.devices.count"
        public static let traits: OpTraits = .pure
        public let result = Result(.index)
        public static let assembly: StaticString = "attr-dict `:` type($result)"
        public init() {}
    }

    /// Device at an index.
    public struct DevicesGet: Op {
        public static let name: StaticString = "hal.devices.get"
        public static let traits: OpTraits = .pure
        public let index = Operand(.index)
        public let result = Result(.halDevice)
        public static let assembly: StaticString = "$index attr-dict `:` type($result)"
        public init() {}
    }

    /// Waits for fences on the host and returns a status.
    public struct FenceAwait: Op {
        public static let name: StaticString = "hal.fence.await"
        public static let traits: OpTraits = .yieldPoint
        public let timeoutMillis = Operand(.i32)
        public let flags = AttributeField(.enumeration(.waitFlag))
        public let fences = VariadicOperand(.halFence)
        public let status = Result(.i32)
        public static let assembly: StaticString = """
            `until` `(` `[` $fences `]` `)` `timeout_millis` `(` $timeout_millis `)` `flags` `(` \
            $flags `)` `:` type($status) attr-dict-with-keyword
            """
        public init() {}
    }

    /// Creates an unsignaled fence.
    public struct FenceCreate: Op {
        public static let name: StaticString = "hal.fence.create"
        public static let traits: OpTraits = .allocates
        public let device = Operand(.halDevice)
        public let flags = AttributeField(.enumeration(.fenceFlag))
        public let result = Result(.halFence)
        public static let assembly: StaticString = """
            `device` `(` $device `:` type($device) `)` `flags` `(` $flags `)` `:` type($result) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Signals a fence with a failure status.
    public struct FenceFail: Op {
        public static let name: StaticString = "hal.fence.fail"
        public let fence = Operand(.halFence)
        public let status = Operand(.i32)
        public static let assembly: StaticString =
            "`<` $fence `:` type($fence) `>` `status` `(` $status `)` attr-dict-with-keyword"
        public init() {}
    }

    /// Creates a fence that is signaled when all given fences are.
    public struct FenceJoin: Op {
        public static let name: StaticString = "hal.fence.join"
        public let flags = AttributeField(.enumeration(.fenceFlag))
        public let fences = VariadicOperand(.halFence)
        public let result = Result(.halFence)
        public static let assembly: StaticString = """
            `at` `(` `[` $fences `]` `)` `flags` `(` $flags `)` `->` type($result) \
            attr-dict-with-keyword
            """
        public init() {}
    }

    /// Queries the state of a fence without waiting.
    public struct FenceQuery: Op {
        public static let name: StaticString = "hal.fence.query"
        public let fence = Operand(.halFence)
        public let status = Result(.i32)
        public static let assembly: StaticString =
            "`<` $fence `:` type($fence) `>` `:` type($status) attr-dict-with-keyword"
        public init() {}
    }

    /// Signals a fence.
    public struct FenceSignal: Op {
        public static let name: StaticString = "hal.fence.signal"
        public let fence = Operand(.halFence)
        public static let assembly: StaticString = "`<` $fence `:` type($fence) `>` attr-dict-with-keyword"
        public init() {}
    }
}
