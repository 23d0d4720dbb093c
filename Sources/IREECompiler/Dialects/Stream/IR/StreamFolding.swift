import IREECompilerCore

/// Helpers for folds and patterns of `stream` operations.
enum StreamFolding {
    /// The subview that defines a resource.
    static func subview(_ value: Value) -> OpView<Stream.ResourceSubview>? {
        value.definingOp?.as(Stream.ResourceSubview.self)
    }

    static func isImmediate(_ timepoint: Value?) -> Bool {
        timepoint?.definingOp?.is(Stream.TimepointImmediate.self) == true
    }

    /// Erases an operation with unused results that is not declared pure.
    static func eraseUnused(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard !op.hasUses else { return false }
        rewriter.erase(op)
        return true
    }

    /// Removes the await of an immediate timepoint.
    static func dropImmediateWait(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard
            let field = op.definition.operands.first(where: {
                $0.name == "await_timepoint" && $0.arity == .optional
            }), let timepoint = op.operands(field.index).first, isImmediate(timepoint)
        else { return false }
        rewriter.update(op) { op.setOperands(field.index, []) }
        return true
    }

    /// Folds a subview into the range of an operation.
    static func foldSubview<D: Op>(
        _ op: OpView<D>, _ resource: KeyPath<D, Operand>, size: KeyPath<D, Operand>,
        offset: KeyPath<D, Operand>, _ rewriter: Rewriter
    ) -> Bool {
        guard let view = subview(op[dynamicMember: resource]) else { return false }
        let start = rewriter.addIndices(view.sourceOffset, op[dynamicMember: offset])
        rewriter.update(op.op) {
            op.set(resource, view.source)
            op.set(size, view.sourceSize)
            op.set(offset, start)
        }
        return true
    }

    /// The same for lists of resources, each with a size and offset.
    static func foldSubviews<D: Op>(
        _ op: OpView<D>, _ resources: KeyPath<D, VariadicOperand>, sizes: KeyPath<D, VariadicOperand>,
        offsets: KeyPath<D, VariadicOperand>, _ rewriter: Rewriter
    ) -> Bool {
        var values = op[dynamicMember: resources]
        var sizeValues = op[dynamicMember: sizes]
        var offsetValues = op[dynamicMember: offsets]
        // Operands may include other values, without sizes and offsets.
        let positions = values.indices.filter { values[$0].type.isResource }
        guard positions.count == sizeValues.count, positions.count == offsetValues.count,
            positions.contains(where: { subview(values[$0]) != nil })
        else { return false }
        for (i, position) in positions.enumerated() {
            guard let view = subview(values[position]) else { continue }
            values[position] = view.source
            sizeValues[i] = view.sourceSize
            offsetValues[i] = rewriter.addIndices(view.sourceOffset, offsetValues[i])
        }
        rewriter.update(op.op) {
            op.set(resources, values)
            op.set(sizes, sizeValues)
            op.set(offsets, offsetValues)
        }
        return true
    }

    /// `value + offset`, with a 64-bit value and an index offset.
    static func advance(_ value: Value, by offset: Value, _ rewriter: Rewriter) -> Value {
        rewriter.addIndices(value, rewriter.indexCast(offset, to: .i64))
    }

    /// A join of the timepoints; nil for none.
    static func join(_ timepoints: [Value], _ rewriter: Rewriter) -> Value? {
        var unique: [Value] = []
        for timepoint in timepoints where !unique.contains(timepoint) { unique.append(timepoint) }
        guard unique.count > 1 else { return unique.first }
        return rewriter.create(Stream.TimepointJoin.self) { $0.awaitTimepoints = unique }.resultTimepoint
    }

    static func immediate(_ rewriter: Rewriter) -> Value {
        rewriter.create(Stream.TimepointImmediate.self) { $0.resultTimepoint = .timepoint }.resultTimepoint
    }

    /// Makes a value dominate an operation, if pure operations can be moved for it.
    static func makeAvailable(_ value: Value, before op: Operation) -> Bool {
        let dominance = Dominance()
        var moved: [Operation] = []
        func visit(_ value: Value, _ depth: Int) -> Bool {
            if dominance.dominates(value, op) { return true }
            guard let definition = value.definingOp, definition.block === op.block, definition !== op,
                definition.has(.pure), definition.regions.isEmpty, depth < 16
            else { return false }
            if moved.contains(definition) { return true }
            for operand in definition.operands where !visit(operand, depth + 1) { return false }
            moved.append(definition)
            return true
        }
        guard visit(value, 0) else { return false }
        for definition in moved { definition.moveBefore(op) }
        return true
    }
}

extension StreamFolding {
    /// Removes duplicate entry points.
    static func unifyEntryPoints(_ op: Operation, _ rewriter: Rewriter) -> Bool {
        guard let names = op.attributes["entry_points"]?.arrayValue else { return false }
        var unique: [Attribute] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        guard unique.count < names.count else { return false }
        rewriter.update(op) { op.attributes["entry_points"] = .array(unique) }
        return true
    }

    /// Narrows a fill pattern to its shortest period.
    static func narrowPattern<D: Op>(
        _ op: OpView<D>, _ value: KeyPath<D, Operand>, _ rewriter: Rewriter
    ) -> Bool {
        guard let pattern = op[dynamicMember: value].constant, let narrow = narrowed(pattern) else {
            return false
        }
        let new = rewriter.constant(narrow)
        rewriter.update(op.op) { op.set(value, new) }
        return true
    }

    private static func narrowed(_ pattern: Attribute) -> Attribute? {
        let bits: UInt64
        let width: Int
        switch pattern {
        case .integer(let number, let type):
            guard let own = type.bitWidth, own <= 64 else { return nil }
            (bits, width) = (ArithFolding.unsigned(number, own), own)
        case .float(let number, .float(let kind)):
            guard kind.width <= 64 else { return nil }
            bits = ArithFolding.unsigned(
                Int64(bitPattern: UInt64(kind.bits(of: Double(bitPattern: number)))), kind.width)
            width = kind.width
        default: return nil
        }
        guard width > 8 else { return nil }
        func result(_ width: Int) -> Attribute {
            let value = ArithFolding.wrap(Int64(truncatingIfNeeded: bits), width)
            return .integer(value, .integer(width: width, signedness: .signless))
        }
        if bits == 0 || bits == ArithFolding.unsigned(-1, width) { return result(8) }
        // Other widths have no period.
        guard width == 16 || width == 32 || width == 64 else { return nil }
        var part = 8
        while part < width {
            let first = bits & ((1 << UInt64(part)) - 1)
            let repeats = stride(from: 0, to: width, by: part).allSatisfy {
                (bits >> UInt64($0)) & ((1 << UInt64(part)) - 1) == first
            }
            if repeats { return result(part) }
            part *= 2
        }
        return nil
    }
}
