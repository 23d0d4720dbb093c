import IREECompilerCore
import IREECompilerDialects

/// Elements of less than a byte, of which several are in one: the first in the lowest bits.
struct PackedElements {
    let element: KernelElement
    /// Bits of an element.
    let bits: Int

    /// The number of elements in a byte.
    var count: Int { 8 / bits }

    /// Nil for tensors whose elements have bytes of their own: an `i1` has, but for an encoding that says otherwise.
    init?(_ tensor: ShapedType) {
        guard let element = tensor.element.kernelElement else { return nil }
        let isPacked = element.bits == 1 ? tensor.encoding != nil : element.bits < 8
        guard isPacked else { return nil }
        self.element = element
        bits = element.bits
    }
}

extension DispatchLowering {
    /// The tensor of a binding.
    func tensor(of subspan: Value) -> ShapedType? {
        guard case .type(let tensor) = subspan.type.parameters.last else { return nil }
        return tensor.shaped
    }

    /// The element of a byte at a place that counts elements.
    func unpack(_ packed: PackedElements, _ access: Access, lanes: Int) -> KernelValue {
        let count = builder.index(packed.count)
        var byte = access
        byte.index = builder.divide(.divU, access.index, count)
        let word = builder.load(.i8, lanes: lanes, byte)
        let place = builder.divide(.remU, access.index, count)
        let shift = builder.multiply(place, builder.index(packed.bits))
        let moved = builder.binary(.shiftRightUnsigned, word, builder.convert(.truncate, shift, to: .i8))
        return builder.bitcast(
            builder.convert(.truncate, moved, to: packed.element.integer), to: packed.element)
    }

    /// Stores a tensor of such elements: whole bytes where rows are made of them, and otherwise one element after
    /// the other, by one workgroup.
    func lower(store: Operation, packed: PackedElements) throws(KernelError) {
        schedule = Schedule()
        let value = store.operand(0)
        var sizes = try sizes(of: value)
        let isWhole =
            sizes.last.flatMap { builder.constantIndex($0) }.map { $0 % packed.count == 0 } ?? false
            && isWholeTensor(store)
        let step = isWhole ? packed.count : 1
        if isWhole, let last = sizes.popLast() {
            sizes.append(builder.divide(.divU, last, builder.index(step)))
        }
        try rows(sizes, without: [], isShared: isWhole) { (indices) throws(KernelError) in
            var byte: KernelValue?
            for i in 0..<step {
                var place = indices
                if let last = place.popLast() {
                    let first = builder.multiply(last, builder.index(step))
                    place.append(builder.add(first, builder.index(i)))
                }
                let point = Point(indices: place.map { LaneIndex(base: $0) }, mask: nil, lanes: 1)
                let element = builder.bitcast(try evaluate(value, [point])[0], to: packed.element.integer)
                let bits = builder.convert(.zeroExtend, element, to: .i8)
                guard isWhole else { return try insert(bits, packed, try access(store, point)) }
                let moved = builder.binary(
                    .shiftLeft, bits, builder.integer(Int64(i * packed.bits), like: bits))
                byte = byte.map { builder.binary(.or, $0, moved) } ?? moved
                guard i == step - 1, let byte else { continue }
                var access = try access(store, point)
                access.index = builder.divide(.divU, access.index, builder.index(packed.count))
                builder.store(byte, access)
            }
        }
    }

    /// Whether a store is of a tensor from its start on, so that bytes of rows are bytes of memory.
    private func isWholeTensor(_ store: Operation) -> Bool {
        guard let target = store.operands(1).first, let tensor = tensor(of: target) else { return false }
        return store.attributes["static_offsets"]?.denseArrayValue?.allSatisfy { $0 == 0 } == true
            && store.attributes["static_strides"]?.denseArrayValue?.allSatisfy { $0 == 1 } == true
            && tensor.shape.last == store.operand(0).type.shaped?.shape.last
    }

    /// Replaces the bits of an element in its byte.
    private func insert(_ bits: KernelValue, _ packed: PackedElements, _ access: Access) throws(KernelError) {
        let count = builder.index(packed.count)
        var byte = access
        byte.index = builder.divide(.divU, access.index, count)
        let place = builder.multiply(
            builder.divide(.remU, access.index, count), builder.index(packed.bits))
        let shift = builder.convert(.truncate, place, to: .i8)
        let old = builder.read(.i8, byte)
        let mask = builder.binary(
            .shiftLeft, builder.integer((1 << Int64(packed.bits)) - 1, like: old), shift)
        let kept = builder.binary(
            .and, old, builder.binary(.xor, mask, builder.integer(-1, like: mask)))
        builder.store(builder.binary(.or, kept, builder.binary(.shiftLeft, bits, shift)), byte)
    }
}
