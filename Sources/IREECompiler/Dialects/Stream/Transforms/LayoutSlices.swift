import IREECompilerCore

extension Pass {
    static let layoutSlices = Pass(
        "iree-stream-layout-slices",
        "Lays out packed slices: computes their offsets and the total size."
    ) { (op, context) throws(Diagnostic) in
        var packs: [OpView<Stream.ResourcePack>] = []
        op.walk { if let pack = $0.as(Stream.ResourcePack.self) { packs.append(pack) } }
        for pack in packs { SliceLayout(pack, context).run() }
    }
}

/// A slice with its lifetime interval.
private struct Slice {
    let start: Int64
    let end: Int64
    let size: Value
    let offset: Value

    func meets(_ other: Slice) -> Bool { start <= other.end && other.start <= end }
}

private struct SliceLayout {
    private let pack: OpView<Stream.ResourcePack>
    private let limits: ResourceLimits
    private let builder: OpBuilder

    init(_ pack: OpView<Stream.ResourcePack>, _ context: PassContext) {
        self.pack = pack
        limits = ResourceLimits(for: pack.op, settings: context.settings)
        builder = OpBuilder(before: pack.op)
    }

    func run() {
        let times = pack.lifetimeIntervals.arrayValue?.map { $0.integerValue ?? 0 } ?? []
        var fixed: [Slice] = []
        var dynamic: [Slice] = []
        for (i, (size, offset)) in zip(pack.dynamicSliceSizes, pack.packedOffsets).enumerated() {
            guard 2 * i + 1 < times.count else { return }
            let slice = Slice(start: times[2 * i], end: times[2 * i + 1], size: size, offset: offset)
            if size.constantInteger != nil { fixed.append(slice) } else { dynamic.append(slice) }
        }
        var constants = ConstantSet(before: pack.op)
        var total = pack.offset ?? constants.index(0)
        if !fixed.isEmpty { total = packFixed(fixed, from: total, &constants) }
        if !dynamic.isEmpty { total = packDynamic(dynamic, from: total, &constants) }
        pack.totalLength.replaceAllUses(with: total)
        pack.op.erase()
    }

    /// Best fit: each slice takes the smallest sufficient gap between slices with overlapping lifetimes.
    private func packFixed(_ slices: [Slice], from base: Value, _ constants: inout ConstantSet) -> Value {
        var taken: [(slice: Slice, offset: Int64, size: Int64)] = []
        var highest: Int64 = 0
        for slice in slices {
            let size = ResourceLimits.align(slice.size.constantInteger ?? 0, limits.rangeAlignment)
            var best: (offset: Int64, gap: Int64)?
            var current: Int64 = 0
            for other in taken where other.slice.meets(slice) {
                let start = ResourceLimits.align(current, limits.offsetAlignment)
                let (end, overflow) = start.addingReportingOverflow(size)
                if !overflow, end <= other.offset, other.offset - start < best?.gap ?? .max {
                    best = (start, other.offset - current)
                }
                current = max(current, other.offset.addingReportingOverflow(other.size).partialValue)
            }
            let offset = best?.offset ?? ResourceLimits.align(current, limits.offsetAlignment)
            let index = taken.firstIndex { $0.offset >= offset } ?? taken.count
            taken.insert((slice, offset, size), at: index)
            slice.offset.replaceAllUses(with: add(base, constants.index(offset)))
            highest = max(highest, offset.addingReportingOverflow(size).partialValue)
        }
        return add(base, constants.index(ResourceLimits.align(highest, limits.rangeAlignment)))
    }

    /// Slices of equal dynamic size may share bytes; other sizes are not comparable.
    private func packDynamic(_ slices: [Slice], from base: Value, _ constants: inout ConstantSet) -> Value {
        var sizes: [Value] = []
        for slice in slices where !sizes.contains(where: { $0 === slice.size }) { sizes.append(slice.size) }
        var offset = base
        for size in sizes {
            let length = align(size, limits.rangeAlignment, &constants)
            var bins: [(offset: Value, slices: [Slice])] = []
            let own = slices.filter { $0.size === size }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
            for slice in own {
                if let i = bins.firstIndex(where: { !$0.slices.contains { $0.meets(slice) } }) {
                    bins[i].slices.append(slice)
                    slice.offset.replaceAllUses(with: bins[i].offset)
                    continue
                }
                bins.append((offset, [slice]))
                slice.offset.replaceAllUses(with: offset)
                offset = align(add(offset, length), limits.offsetAlignment, &constants)
            }
        }
        return align(offset, limits.rangeAlignment, &constants)
    }

    private func add(_ a: Value, _ b: Value) -> Value {
        if a.constantInteger == 0 { return b }
        if b.constantInteger == 0 { return a }
        return a.constantInteger == nil ? builder.addFolding(a, b) : builder.addFolding(b, a)
    }

    private func align(_ value: Value, _ alignment: Int64, _ constants: inout ConstantSet) -> Value {
        if let known = value.constantInteger {
            return constants.index(ResourceLimits.align(known, alignment))
        }
        if isAligned(value, alignment, depth: 0) { return value }
        return builder.create(Util.Align.self) {
            $0.value = value
            $0.alignment = constants.index(alignment)
            $0.result = value.type
        }.result
    }

    /// Whether a value is known to be a multiple of an alignment.
    private func isAligned(_ value: Value, _ alignment: Int64, depth: Int) -> Bool {
        if let known = value.constantInteger { return known % alignment == 0 }
        if alignment == 1 { return true }
        guard depth < 32, let op = value.definingOp else { return false }
        if let align = op.as(Util.Align.self) {
            guard let own = align.alignment.constantInteger, own > 0 else { return false }
            return own % alignment == 0
        }
        if let sum = op.as(Arith.AddI.self) {
            return isAligned(sum.lhs, alignment, depth: depth + 1)
                && isAligned(sum.rhs, alignment, depth: depth + 1)
        }
        if let product = op.as(Arith.MulI.self) {
            return isAligned(product.lhs, alignment, depth: depth + 1)
                || isAligned(product.rhs, alignment, depth: depth + 1)
        }
        return false
    }
}
