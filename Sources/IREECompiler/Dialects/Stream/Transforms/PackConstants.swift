import IREECompilerCore

extension Pass {
    static let packConstants = Pass(
        "iree-stream-pack-constants",
        "Packs constants into a few buffers, and batches loads of parameters.",
        options: [:]
    ) { (op, context) throws(Diagnostic) in
        var found: [OpView<Stream.ResourceConstants>] = []
        op.walk { if let constants = $0.as(Stream.ResourceConstants.self) { found.append(constants) } }
        for constants in found {
            var packing = try ConstantPacking(
                constants, ResourceLimits(for: constants.op, settings: context.settings))
            let ready = packing.run()
            constants.resultTimepoint.replaceAllUses(with: ready)
            constants.op.erase()
        }
    }
}

/// Lowers a `stream.resource.constants`.
///
/// Constants are concatenated into data segments, which are mapped if possible. Parameters are loaded
/// individually, or gathered into a common buffer if they are mutable or must be packed. Loads with computed
/// keys are not constants and are left alone.
private struct ConstantPacking {
    struct Slice {
        let result: Value
        let size: Value
        let value: Attribute
        let length: Int64
        let location: Location
        var offset: Int64 = 0
    }
    /// A buffer shared by slices.
    struct Storage {
        var size: Int64 = 0
        var slices: [Slice] = []
    }
    /// A resource that is ready at a timepoint.
    struct Upload {
        let timepoint: Value
        let resource: Value
        let size: Value
    }

    private let op: OpView<Stream.ResourceConstants>
    private let limits: ResourceLimits
    private let builder: OpBuilder
    private var constants: ConstantSet
    private var slices: [Slice] = []

    init(_ op: OpView<Stream.ResourceConstants>, _ limits: ResourceLimits) throws(Diagnostic) {
        self.op = op
        self.limits = limits
        builder = OpBuilder(before: op.op)
        builder.location = op.op.location.part(0)
        constants = ConstantSet(before: op.op)
        constants.adopt(op.resultSizes)
        let values = op.values.arrayValue ?? []
        guard values.count == op.results.count, op.resultSizes.count == op.results.count else {
            throw op.op.error(
                "expects equal numbers of results, values and sizes, but got \(op.results.count), \(values.count) and \(op.resultSizes.count)"
            )
        }
        for (i, value) in values.enumerated() {
            guard let length = Self.storageSize(of: value) else {
                throw op.op.error("has a value of unknown size: \(value)")
            }
            slices.append(
                Slice(
                    result: op.results[i], size: op.resultSizes[i], value: value, length: length,
                    location: op.op.location.part(i)))
        }
    }

    /// Size of a constant in bytes; for a parameter, from its configuration or type.
    private static func storageSize(of value: Attribute) -> Int64? {
        if case .dialect(let dialect) = value {
            if value.isA(Util.composite) { return dialect.parameters.first?.integerValue }
            if let length = configuration(of: value)?["length"]?.integerValue { return length }
        }
        return value.type.flatMap { ParameterArchives.storageSize(of: $0) }.flatMap { Int64(exactly: $0) }
    }

    /// The configuration of a named parameter: `offset` and `length`.
    private static func configuration(of value: Attribute) -> AttributeDictionary? {
        guard case .dialect(let dialect) = value, value.isA(Stream.namedParameter) else { return nil }
        return dialect.parameters.last?.dictionaryValue
    }

    private static func isParameter(_ value: Attribute) -> Bool { value.isA(Stream.namedParameter) }

    private var type: IRType { slices.first?.result.type ?? .resource(.constant) }

    /// Returns the timepoint at which all are ready.
    mutating func run() -> Value {
        let start = builder.immediateTimepoint()
        let serialized = slices.filter { !Self.isParameter($0.value) }
        let parameters = slices.filter { Self.isParameter($0.value) }
        var ready: [Value] = []
        if !serialized.isEmpty { ready.append(upload(serialized, after: start)) }
        if !parameters.isEmpty { ready += load(parameters, after: start) }
        return join(ready) ?? start
    }

    private func join(_ timepoints: [Value]) -> Value? {
        guard timepoints.count > 1 else { return timepoints.first }
        return builder.create(Stream.TimepointJoin.self) { $0.awaitTimepoints = timepoints }.resultTimepoint
    }

    /// Packs slices in order into as few buffers as the limits allow.
    private func pack(_ slices: [Slice]) -> [Storage] {
        var out: [Storage] = [Storage()]
        for var slice in slices {
            var offset = ResourceLimits.align(out[out.count - 1].size, limits.offsetAlignment)
            let (end, overflow) = offset.addingReportingOverflow(slice.length)
            if overflow || end > limits.maximumAllocation, !out[out.count - 1].slices.isEmpty {
                out.append(Storage())
                offset = 0
            }
            slice.offset = offset
            let padded = ResourceLimits.align(slice.length, limits.rangeAlignment)
            out[out.count - 1].slices.append(slice)
            out[out.count - 1].size = max(out[out.count - 1].size, offset &+ padded)
        }
        return out.filter { !$0.slices.isEmpty }
    }

    /// Replaces the results of slices by subviews of a buffer.
    private mutating func replace(_ slices: [Slice], with resource: Value, size: Value) {
        for slice in slices {
            let offset = constants.index(slice.offset)
            let view = builder.create(Stream.ResourceSubview.self) {
                $0.source = resource
                $0.sourceSize = size
                $0.sourceOffset = offset
                $0.resultSize = slice.size
                $0.result = resource.type
            }
            slice.result.replaceAllUses(with: view.result)
        }
    }

    // MARK: Data segments

    private mutating func upload(_ slices: [Slice], after start: Value) -> Value {
        var ready = start
        for storage in pack(slices) {
            let data = builder.create(Util.BufferConstant.self) {
                $0.value = Self.composite(storage)
                $0.alignment = .integer(limits.offsetAlignment, .index)
            }.result
            let size = constants.index(storage.size)
            let upload =
                type.lifetime == .constant
                ? mapOrRead(data, size, after: ready) : read(data, size, after: ready, builder)
            replace(storage.slices, with: upload.resource, size: upload.size)
            ready = upload.timepoint
        }
        return ready
    }

    /// The bytes of a buffer: slices with zero padding.
    private static func composite(_ storage: Storage) -> Attribute {
        func zeros(_ count: Int64) -> Attribute {
            let type = IRType.vector(ShapedType([Int(count)], .i8))
            return .dense(DenseElements(type: type, bytes: [0], isSplat: true))
        }
        var values: [Attribute] = []
        var end: Int64 = 0
        for slice in storage.slices where slice.length > 0 {
            if slice.offset > end { values.append(zeros(slice.offset - end)) }
            values.append(slice.value)
            end = slice.offset + slice.length
        }
        if storage.size > end { values.append(zeros(storage.size - end)) }
        return Util.composite.attribute(.i64(storage.size), .array(values))
    }

    /// Maps a data segment if the device can, else reads it.
    private mutating func mapOrRead(_ data: Value, _ size: Value, after start: Value) -> Upload {
        let zero = constants.index(0)
        // Also used in the branch: must be defined before it.
        _ = constants.i64(0)
        let map = builder.create(Stream.ResourceTryMap.self) {
            $0.source = data
            $0.sourceOffset = zero
            $0.resultSize = size
            $0.affinity = op.affinity
            $0.result = type
        }
        let condition = builder.create(SCF.If.self) {
            $0.condition = map.didMap
            $0.results = [.timepoint, type]
        }
        let then = OpBuilder(
            atEndOf: condition.thenRegion.addBlock(), registry: op.op.registry, location: builder.location)
        then.create(SCF.Yield.self) { $0.results = [start, map.result] }
        let otherwise = OpBuilder(
            atEndOf: condition.elseRegion.addBlock(), registry: op.op.registry, location: builder.location)
        let upload = read(data, size, after: start, otherwise)
        otherwise.create(SCF.Yield.self) { $0.results = [upload.timepoint, upload.resource] }
        return Upload(timepoint: condition.results[0], resource: condition.results[1], size: size)
    }

    private mutating func read(_ data: Value, _ size: Value, after start: Value, _ builder: OpBuilder)
        -> Upload
    {
        let (zero, zeroOffset) = (constants.index(0), constants.i64(0))
        let target = builder.create(Stream.ResourceAlloc.self) {
            $0.storageSize = size
            $0.uninitialized = .unit
            $0.affinity = op.affinity
            $0.result = type
        }.result
        let file = builder.create(Stream.FileConstant.self) {
            $0.source = data
            $0.sourceSize = size
            $0.sourceOffset = zero
            $0.sourceLength = size
            $0.affinity = op.affinity
        }.result
        let read = builder.create(Stream.FileRead.self) {
            $0.source = file
            $0.sourceOffset = zeroOffset
            $0.target = target
            $0.targetSize = size
            $0.targetOffset = zero
            $0.length = size
            $0.awaitTimepoint = start
            $0.affinity = op.affinity
        }
        return Upload(timepoint: read.resultTimepoint, resource: target, size: size)
    }

    // MARK: Parameters

    private mutating func load(_ slices: [Slice], after start: Value) -> [Value] {
        // Parameters in unified memory can be mapped individually.
        let alone = type.lifetime == .constant && limits.isUnified
        let storages = alone ? slices.map { Storage(size: $0.length, slices: [$0]) } : pack(slices)
        var ready: [Value] = []
        for (scope, group) in Self.byScope(storages.filter { $0.slices.count == 1 }.flatMap(\.slices)) {
            ready.append(loadEach(scope, group, after: start))
        }
        for storage in storages where storage.slices.count > 1 {
            if let timepoint = gather(storage, after: start) { ready.append(timepoint) }
        }
        return ready
    }

    /// Slices by scope, in order of first use.
    private static func byScope(_ slices: [Slice]) -> [(scope: String?, slices: [Slice])] {
        var out: [(scope: String?, slices: [Slice])] = []
        for slice in slices {
            let scope = name(slice.value).scope
            if let i = out.firstIndex(where: { $0.scope == scope }) {
                out[i].slices.append(slice)
            } else {
                out.append((scope, [slice]))
            }
        }
        return out
    }

    private static func name(_ value: Attribute) -> (scope: String?, key: String) {
        guard case .dialect(let dialect) = value, dialect.parameters.count >= 3 else { return (nil, "") }
        return (dialect.parameters[1].stringValue, dialect.parameters[2].stringValue ?? "")
    }

    private func text(_ text: String) -> Value {
        builder.create(Util.BufferConstant.self) { $0.value = .string(text) }.result
    }

    private mutating func sourceOffset(_ slice: Slice) -> Value {
        constants.i64(Self.configuration(of: slice.value)?["offset"]?.integerValue ?? 0)
    }

    private mutating func loadEach(_ scope: String?, _ slices: [Slice], after start: Value) -> Value {
        var keys: [Value] = []
        var offsets: [Value] = []
        var lengths: [Value] = []
        for slice in slices {
            keys.append(text(Self.name(slice.value).key))
            offsets.append(sourceOffset(slice))
            lengths.append(constants.index(slice.length))
        }
        let scopeValue = scope.map { text($0) }
        let load = builder.create(Stream.CmdParameterLoad.self, at: .ofParts(slices.map(\.location))) {
            $0.source.scope = scopeValue
            $0.source.keys = keys
            $0.source.offsets = offsets
            $0.resultSizes = lengths
            $0.awaitTimepoint = start
            $0.affinity = op.affinity
            $0.results = slices.map(\.result.type)
        }
        for (i, slice) in slices.enumerated() { replace([slice], with: load.results[i], size: lengths[i]) }
        return load.resultTimepoint
    }

    private mutating func gather(_ storage: Storage, after start: Value) -> Value? {
        let size = constants.index(storage.size)
        let target = builder.create(Stream.ResourceAlloc.self) {
            $0.storageSize = size
            $0.uninitialized = .unit
            $0.affinity = op.affinity
            $0.result = type
        }.result
        var ready: [Value] = []
        for (scope, slices) in Self.byScope(storage.slices) {
            var keys: [Value] = []
            var offsets: [Value] = []
            var targetOffsets: [Value] = []
            var lengths: [Value] = []
            for slice in slices {
                keys.append(text(Self.name(slice.value).key))
                offsets.append(sourceOffset(slice))
                targetOffsets.append(constants.index(slice.offset))
                lengths.append(constants.index(slice.length))
            }
            let scopeValue = scope.map { text($0) }
            ready.append(
                builder.create(Stream.CmdParameterGather.self, at: .ofParts(slices.map(\.location))) {
                    $0.source.scope = scopeValue
                    $0.source.keys = keys
                    $0.source.offsets = offsets
                    $0.target = target
                    $0.targetSize = size
                    $0.targetOffsets = targetOffsets
                    $0.targetLengths = lengths
                    $0.awaitTimepoint = start
                    $0.affinity = op.affinity
                }.resultTimepoint)
        }
        replace(storage.slices, with: target, size: size)
        return join(ready)
    }
}
