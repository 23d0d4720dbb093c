import IREECompilerCore

extension Pass {
    static let encodeHostTensors = Pass(
        "iree-stream-encode-host-tensors",
        "Materializes sizes and offsets of encoded tensors, and lowers tensor operations to operations on bytes."
    ) { (op, context) throws(Diagnostic) in
        let encoder = TensorEncoder()
        Rewriter.run(on: op, settings: context.settings) { op, rewriter in
            do throws(Diagnostic) {
                if try encoder.rewrite(op, rewriter) { return true }
            } catch {
                if encoder.failure == nil { encoder.failure = error.located(at: op) }
                return false
            }
            return op.definition.canonicalize(op, rewriter)
        }
        if let failure = encoder.failure { throw failure }
    }
}

extension Diagnostic {
    /// The diagnostic with the operation's location, if it has none.
    func located(at op: Operation) -> Diagnostic {
        guard location == .unknown else { return self }
        var copy = self
        copy.location = op.location
        copy.message = "'\(op.name)' op \(message)"
        return copy
    }
}

/// Converts `stream.tensor.*` to `stream.async.*`, one operation at a time.
private final class TensorEncoder {
    var failure: Diagnostic?

    func rewrite(_ op: Operation, _ rewriter: Rewriter) throws(Diagnostic) -> Bool {
        if let op = op.as(Stream.TensorSizeOf.self) { return try rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorEmpty.self) { return rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorConstant.self) { return try rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorSplat.self) { return try rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorClone.self) { return rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorSlice.self) { return rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorFill.self) { return try rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorUpdate.self) { return rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorLoad.self) { return rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorStore.self) { return rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorDispatch.self) { return rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorParameterLoad.self) { return try rewrite(op, rewriter) }
        if let op = op.as(Stream.TensorParameterWrite.self) { return rewrite(op, rewriter) }
        return false
    }

    private func size(
        _ type: IRType, _ dimensions: [Value], _ rewriter: Rewriter
    ) throws(Diagnostic) -> Value {
        guard let size = try StorageLayout.buildSize(of: type, dimensions, rewriter) else {
            throw Diagnostic(
                .error,
                "failed to calculate total byte count: \(type.quoted) does not have integral number of total bytes"
            )
        }
        return size
    }

    /// Only resolvers know the sizes of other encodings.
    private func isDense(_ type: IRType) -> Bool {
        guard let encoding = type.shaped?.encoding else { return type.shaped != nil }
        return encoding.isA(Encoding.packedStorage)
    }

    private func rewrite(_ op: OpView<Stream.TensorSizeOf>, _ rewriter: Rewriter) throws(Diagnostic) -> Bool {
        guard let type = op.encoding.typeValue, isDense(type) else { return false }
        rewriter.replace(op.op, with: [try size(type, op.encodingDims, rewriter)])
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorEmpty>, _ rewriter: Rewriter) -> Bool {
        guard let type = op.result.encoding.typeValue, isDense(type) else { return false }
        rewriter.replace(op.op, with: Stream.AsyncAlloca.self) {
            $0.storageSize = op.result.size
            $0.affinity = op.affinity
            $0.result = op.result.value.type
        }
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorConstant>, _ rewriter: Rewriter) throws(Diagnostic) -> Bool
    {
        guard let type = op.resultEncoding.typeValue, isDense(type), let shape = type.shaped else {
            return false
        }
        let element = StorageLayout.storageElement(of: type)
        let stored = IRType.tensor(ShapedType(shape.shape, element, encoding: shape.encoding))
        let value = element == shape.element ? op.value : Self.extended(op.value, to: element)
        let bytes = try size(stored, op.resultEncodingDims, rewriter)
        rewriter.replace(op.op, with: Stream.AsyncConstant.self) {
            $0.value = value
            $0.resultSize = bytes
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }

    /// Elements zero-extended to a wider integer type.
    private static func extended(_ value: Attribute, to element: IRType) -> Attribute {
        guard case .dense(let elements) = value, let shape = elements.type.shaped,
            let from = shape.element.bitWidth, let to = element.bitWidth, elements.strings.isEmpty
        else { return value }
        let type = IRType.tensor(ShapedType(shape.shape, element, encoding: shape.encoding))
        let count = elements.isSplat ? 1 : elements.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * to / 8)
        for i in 0..<count {
            let bits = ArithFolding.unsigned(elements.bits(at: i), from)
            for j in 0..<to / 8 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * j))) }
        }
        return .dense(DenseElements(type: type, bytes: bytes, isSplat: elements.isSplat))
    }

    private func rewrite(_ op: OpView<Stream.TensorSplat>, _ rewriter: Rewriter) throws(Diagnostic) -> Bool {
        guard let type = op.result.encoding.typeValue, isDense(type) else { return false }
        let pattern = try fillPattern(op.value, type, rewriter)
        rewriter.replace(op.op, with: Stream.AsyncSplat.self) {
            $0.value = pattern
            $0.resultSize = op.result.size
            $0.affinity = op.affinity
            $0.result = op.result.value.type
        }
        return true
    }

    /// A fill pattern as an integer of 8, 16, 32 or 64 bits.
    private func fillPattern(
        _ value: Value, _ type: IRType, _ rewriter: Rewriter
    ) throws(Diagnostic) -> Value {
        var pattern = value
        if case .float(let kind) = pattern.type {
            let bits = IRType.integer(width: kind.width, signedness: .signless)
            pattern =
                rewriter.create(Arith.Bitcast.self) {
                    $0.in = pattern
                    $0.out = bits
                }.out
        }
        let width = pattern.type == .index ? 64 : pattern.type.bitWidth ?? 0
        func extend(_ value: Value) -> Value { rewriter.cast(Arith.ExtUI.self, value, to: .i8) }
        if StorageLayout.isPacked(type), width > 0 {
            // Repeats the bits to fill a byte.
            let part = extend(pattern)
            let shift = rewriter.constant(.integer(Int64(width), .i8))
            var byte = part
            for _ in 1..<max(2, 8 / width) {
                byte = rewriter.create(Arith.OrI.self, rewriter.create(Arith.ShLI.self, byte, shift), part)
            }
            return byte
        }
        if width == 1 { return extend(pattern) }
        guard [8, 16, 32, 64].contains(width), pattern.type != .index else {
            throw Diagnostic(
                .error,
                "has unsupported pattern type \(value.type.quoted) with too large/non-byte-aligned bit width; a new "
                    + "builtin is required")
        }
        return pattern
    }

    private func rewrite(_ op: OpView<Stream.TensorClone>, _ rewriter: Rewriter) -> Bool {
        guard let source = op.source.encoding.typeValue, let result = op.result.encoding.typeValue,
            isDense(source), isDense(result)
        else { return false }
        rewriter.replace(op.op, with: Stream.AsyncClone.self) {
            $0.source = op.source.value
            $0.sourceSize = op.source.size
            $0.resultSize = op.result.size
            $0.affinity = op.affinity
            $0.result = op.result.value.type
        }
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorSlice>, _ rewriter: Rewriter) -> Bool {
        guard let source = op.source.encoding.typeValue, isDense(source) else { return false }
        let offset = StorageLayout.buildOffset(
            of: source, op.source.encodingDims, at: op.startIndices, rewriter)
        let end = rewriter.addFolding(offset, op.result.size)
        rewriter.replace(op.op, with: Stream.AsyncSlice.self) {
            $0.source = op.source.value
            $0.sourceSize = op.source.size
            $0.sourceOffset = offset
            $0.sourceEnd = end
            $0.resultSize = op.result.size
            $0.affinity = op.affinity
            $0.result = op.result.value.type
        }
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorFill>, _ rewriter: Rewriter) throws(Diagnostic) -> Bool {
        guard let target = op.target.encoding.typeValue, isDense(target) else { return false }
        let pattern = try fillPattern(op.value, target, rewriter)
        let offset = StorageLayout.buildOffset(
            of: target, op.target.encodingDims, at: op.startIndices, rewriter)
        let length = try fillLength(op, target, rewriter)
        let end = rewriter.addFolding(offset, length)
        rewriter.replace(op.op, with: Stream.AsyncFill.self) {
            $0.target = op.target.value
            $0.targetSize = op.target.size
            $0.targetOffset = offset
            $0.targetEnd = end
            $0.targetLength = length
            $0.value = pattern
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }

    /// The number of bytes that a fill covers, from the first to the last one.
    private func fillLength(
        _ op: OpView<Stream.TensorFill>, _ target: IRType, _ rewriter: Rewriter
    ) throws(Diagnostic) -> Value {
        guard rewriter.settings[Setting.fillsExactRanges] == "true" else {
            return StorageLayout.buildOffset(of: target, op.target.encodingDims, at: op.lengths, rewriter)
        }
        guard !StorageLayout.isPacked(target) else {
            throw Diagnostic(.error, "fills a part of \(target.quoted), whose elements are parts of bytes")
        }
        let width = StorageLayout.byteWidth(of: StorageLayout.storageElement(of: target))
        return op.lengths.reduce(rewriter.constant(index: Int64(width))) { rewriter.multiplyFolding($0, $1) }
    }

    private func rewrite(_ op: OpView<Stream.TensorUpdate>, _ rewriter: Rewriter) -> Bool {
        guard let target = op.target.encoding.typeValue, isDense(target) else { return false }
        let offset = StorageLayout.buildOffset(
            of: target, op.target.encodingDims, at: op.startIndices, rewriter)
        let end = rewriter.addFolding(offset, op.update.size)
        rewriter.replace(op.op, with: Stream.AsyncUpdate.self) {
            $0.target = op.target.value
            $0.targetSize = op.target.size
            $0.targetOffset = offset
            $0.targetEnd = end
            $0.update = op.update.value
            $0.updateSize = op.update.size
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorLoad>, _ rewriter: Rewriter) -> Bool {
        guard let source = op.source.encoding.typeValue, isDense(source), !StorageLayout.isPacked(source)
        else {
            return false
        }
        let offset = StorageLayout.buildOffset(of: source, op.source.encodingDims, at: op.indices, rewriter)
        rewriter.replace(op.op, with: Stream.AsyncLoad.self) {
            $0.source = op.source.value
            $0.sourceSize = op.source.size
            $0.sourceOffset = offset
            $0.result = op.result.type
        }
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorStore>, _ rewriter: Rewriter) -> Bool {
        guard let target = op.target.encoding.typeValue, isDense(target), !StorageLayout.isPacked(target)
        else {
            return false
        }
        let offset = StorageLayout.buildOffset(of: target, op.target.encodingDims, at: op.indices, rewriter)
        rewriter.replace(op.op, with: Stream.AsyncStore.self) {
            $0.target = op.target.value
            $0.targetSize = op.target.size
            $0.targetOffset = offset
            $0.value = op.value
            $0.result = op.result.type
        }
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorDispatch>, _ rewriter: Rewriter) -> Bool {
        let zero = rewriter.constant(index: 0)
        let sizes = op.operandSizes
        rewriter.replace(op.op, with: Stream.AsyncDispatch.self) {
            $0.workload = op.workload
            $0.entryPoints = op.entryPoints
            $0.resourceOperands = op.mixedOperands
            $0.resourceOperandSizes = sizes
            $0.resourceOperandOffsets = sizes.map { _ in zero }
            $0.resourceOperandEnds = sizes
            $0.resourceOperandLengths = sizes
            $0.resultSizes = op.resultSizes
            $0.tiedOperands = op.tiedOperands
            $0.affinity = op.affinity
            $0.results = op.results.map(\.type)
        }
        return true
    }

    private func rewrite(
        _ op: OpView<Stream.TensorParameterLoad>, _ rewriter: Rewriter
    ) throws(Diagnostic) -> Bool {
        guard let type = op.result.encoding.typeValue, isDense(type) else { return false }
        let bytes = try size(type, op.result.encodingDims, rewriter)
        let load = rewriter.create(Stream.AsyncParameterLoad.self) {
            $0.source.scope = op.source.scope
            $0.source.key = op.source.key
            $0.source.offset = op.source.offset
            $0.resultSize = bytes
            $0.affinity = op.affinity
            $0.result = op.result.value.type
        }
        rewriter.replace(op.op, with: [awaited(load.resultTimepoint, load.result, bytes, rewriter)])
        return true
    }

    private func rewrite(_ op: OpView<Stream.TensorParameterWrite>, _ rewriter: Rewriter) -> Bool {
        guard let type = op.source.encoding.typeValue, isDense(type) else { return false }
        let zero = rewriter.constant(index: 0)
        let write = rewriter.create(Stream.AsyncParameterWrite.self) {
            $0.source = op.source.value
            $0.sourceSize = op.source.size
            $0.sourceOffset = zero
            $0.sourceEnd = op.source.size
            $0.sourceLength = op.source.size
            $0.target.scope = op.target.scope
            $0.target.key = op.target.key
            $0.target.offset = op.target.offset
            $0.affinity = op.affinity
            $0.result = op.result.type
        }
        rewriter.replace(
            op.op, with: [awaited(write.resultTimepoint, write.result, op.source.size, rewriter)])
        return true
    }

    private func awaited(_ timepoint: Value, _ resource: Value, _ size: Value, _ rewriter: Rewriter) -> Value
    {
        rewriter.create(Stream.TimepointAwait.self) {
            $0.resourceOperands = [resource]
            $0.resourceOperandSizes = [size]
            $0.awaitTimepoint = timepoint
            $0.results = [resource.type]
        }.results[0]
    }
}
