import IREECompilerCore
import IREECompilerDialects

/// Loads and stores of the tensors of bindings.
extension DispatchLowering {
    /// The number of the binding that a value is a part of.
    func binding(_ subspan: Value?) -> Int64? {
        guard let op = subspan?.definingOp, op.name == HAL.Name.interfaceBindingSubspan else { return nil }
        return op.attributes["binding"]?.integerValue
    }

    /// The address of an element of the tensor of a binding.
    func access(_ subspan: Value, _ indices: [LaneIndex], _ point: Point) throws(KernelError) -> Access {
        guard let op = subspan.definingOp, op.name == HAL.Name.interfaceBindingSubspan,
            let type = tensor(of: subspan), type.rank == indices.count,
            type.encoding == nil || PackedElements(type) != nil
        else { throw subspan.definingOp.map { fail($0) } ?? KernelError("expected a binding of a tensor") }
        _ = try element(type.element, op)
        let offset = op.operands(0).first
        var dynamic = op.operands(1)[...]
        var sizes: [KernelValue] = []
        for size in type.shape {
            if size == ShapedType.dynamic {
                guard let operand = dynamic.popFirst() else { throw fail(op) }
                sizes.append(try scalar(operand))
            } else {
                sizes.append(builder.index(size))
            }
        }
        var terms: [LaneIndex] = []
        var stride = builder.index(1)
        for (index, size) in zip(indices, sizes).reversed() {
            terms.append(builder.multiply(index, stride, lanes: point.lanes))
            stride = builder.multiply(stride, size)
        }
        // What changes in inner loops is added last.
        terms.sort { builder.depth(of: [$0.base]) < builder.depth(of: [$1.base]) }
        var linear = LaneIndex(base: builder.index(0))
        for term in terms { linear = builder.add(linear, term, lanes: point.lanes) }
        let isContiguous = linear.step == 1 || linear.step == 0
        // The virtual machine and parts of bytes take indices as a whole.
        if !builder.target.hasVectors || type.encoding != nil || PackedElements(type) != nil, isContiguous {
            linear.base = builder.add(linear.base, builder.index(linear.offset))
            linear.offset = 0
        }
        return Access(
            binding: Int(op.attributes["binding"]?.integerValue ?? 0),
            byteOffset: try offset.map { (value) throws(KernelError) in try scalar(value) }
                ?? builder.index(0),
            index: isContiguous ? linear.base : builder.value(linear, lanes: point.lanes),
            offset: isContiguous ? linear.offset : 0, mask: point.mask)
    }

    func load(_ op: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let element = try element(op.results[0].type, op)
        let offsets = try slice(op, "static_offsets", operands: 2)
        let sizes = try slice(op, "static_sizes", operands: 3)
        let strides = try slice(op, "static_strides", operands: 4)
        let kept = try kept(op, sizes)
        let packed = tensor(of: op.operand(0)).flatMap { PackedElements($0) }
        var values: [KernelValue] = []
        for point in points {
            let indices = unsliced(point, offsets, strides, kept)
            var access = try access(op.operand(0), indices, point)
            let isVector = builder.type(access.index).isVector
            // An element for all lanes is loaded once, if any lane needs it.
            let varies = isVector || point.lanes > 1 && indices.contains { $0.step != 0 }
            let lanes = varies ? point.lanes : 1
            if lanes == 1 {
                access.mask = scalarMask(access.mask)
            } else if lanes > 1, let mask = access.mask {
                access.mask = builder.splat(mask, lanes: lanes)
            }
            if let packed {
                // Lanes are not at consecutive bytes.
                if lanes > 1, !isVector {
                    access.index = builder.value(LaneIndex(base: access.index, step: 1), lanes: lanes)
                }
                values.append(unpack(packed, access, lanes: lanes))
                continue
            }
            values.append(memoryValue(element, builder.load(memoryElement(element), lanes: lanes, access)))
        }
        return values
    }

    /// An `i1` is a byte in memory.
    private func memoryElement(_ element: KernelElement) -> KernelElement { element == .i1 ? .i8 : element }

    func memoryValue(_ element: KernelElement, _ value: KernelValue) -> KernelValue {
        guard element == .i1 else { return value }
        return builder.compare(.ne, value, builder.integer(0, like: value))
    }

    /// Where a store puts the elements at a point.
    func access(_ store: Operation, _ point: Point) throws(KernelError) -> Access {
        let offsets = try slice(store, "static_offsets", operands: 3)
        let sizes = try slice(store, "static_sizes", operands: 4)
        let strides = try slice(store, "static_strides", operands: 5)
        let kept = try kept(store, sizes, of: store.operand(0).type)
        return try access(store.operands(1)[0], unsliced(point, offsets, strides, kept), point)
    }

    /// Where a load takes an element of a binding from.
    func loadAccess(_ op: Operation, _ point: Point) throws(KernelError) -> Access {
        let sizes = try slice(op, "static_sizes", operands: 3)
        let indices = unsliced(
            point, try slice(op, "static_offsets", operands: 2), try slice(op, "static_strides", operands: 4),
            try kept(op, sizes))
        return try access(op.operand(0), indices, point)
    }

    /// What memory holds where a store puts elements; not of `i1`.
    func read(_ store: Operation, _ points: [Point]) throws(KernelError) -> [KernelValue] {
        let element = try element(store.operand(0).type, store)
        var values: [KernelValue] = []
        for point in points {
            var access = try access(store, point)
            access.mask = access.mask.map { builder.splat($0, lanes: point.lanes) }
            values.append(builder.read(element, lanes: point.lanes, access))
        }
        return values
    }

    func store(_ value: KernelValue, _ op: Operation, _ point: Point) throws(KernelError) {
        var access = try access(op, point)
        access.mask = access.mask.map { builder.splat($0, lanes: point.lanes) }
        let whole = builder.splat(value, lanes: point.lanes)
        let isBool = builder.type(whole).element == .i1
        builder.store(isBool ? builder.convert(.zeroExtend, whole, to: .i8) : whole, access)
    }
}
