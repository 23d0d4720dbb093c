import IREECompilerCore

extension Util.BufferSubspan {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        op.sourceSize === op.resultSize ? .replaced([.value(op.source)]) : nil
    }

    /// Rewrites accesses of a subspan to accesses of its source.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        var changed = false
        for use in op.result.uses where use.owner.has(.subrangeOperands) && use.owner !== op.op {
            let user = use.owner
            let fields = user.definition.operands
            guard
                let field = fields.first(where: { user.operandRange($0.index) == use.index..<use.index + 1 }),
                case let stem = field.name.hasSuffix("_buffer") ? field.name.dropLast(7) : field.name[...],
                let size = fields.first(where: { $0.name == stem + "_size" }),
                let offset = fields.first(where: { $0.name == stem + "_offset" }),
                let start = user.operands(offset.index).first
            else { continue }
            rewriter.setInsertionPoint(before: user)
            let sum = rewriter.addIndices(op.sourceOffset, start)
            rewriter.update(user) {
                user.setOperands(field.index, [op.source])
                user.setOperands(size.index, [op.sourceSize])
                user.setOperands(offset.index, [sum])
            }
            changed = true
        }
        return changed
    }
}

extension Util.BufferSize {
    static func fold(_ op: OpView<Self>, _ constants: [Attribute?]) -> FoldResult? {
        if let size = SizeAware.knownSize(of: op.operand, before: op.op), size !== op.result {
            return .replaced([.value(size)])
        }
        guard let constant = op.operand.definingOp?.as(Util.BufferConstant.self) else { return nil }
        switch constant.value {
        case .string(let text): return .replaced([.attribute(.index(text.utf8.count))])
        case .dense(let elements) where elements.strings.isEmpty:
            let (size, overflow) = elements.count.multipliedReportingOverflow(by: elements.elementSize)
            return overflow ? nil : .replaced([.attribute(.index(size))])
        default: return nil
        }
    }

    /// The size of a selected buffer is a select of sizes.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let choice = op.operand.definingOp?.as(Arith.Select.self) else { return false }
        let sizes = [choice.trueValue, choice.falseValue].map { buffer in
            rewriter.create(Self.self) {
                $0.operand = buffer
                $0.result = .index
            }.result
        }
        rewriter.replace(op.op, with: [rewriter.select(choice.condition, sizes[0], sizes[1])])
        return true
    }
}

extension Util.BufferStorage {
    /// The storage of a subspan is that of its source at an offset.
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard let part = op.operand.definingOp?.as(Util.BufferSubspan.self) else { return false }
        rewriter.setInsertionPoint(after: op.op)
        let users = op.offset.users
        let sum = rewriter.addIndices(part.sourceOffset, op.offset)
        if let adder = sum.definingOp { op.offset.replaceAllUses(with: sum, except: adder) }
        for user in users { rewriter.update(user) }
        rewriter.update(op.op) {
            op.set(\.operand, part.source)
            op.set(\.operandSize, part.sourceSize)
        }
        return true
    }
}

extension Arith.Select {
    static func canonicalize(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        extend(op, rewriter) || choosePart(op, rewriter)
    }

    /// A select of one and zero is an extension of the condition.
    private static func extend(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        guard op.condition.type == .i1, op.trueValue.constantInteger == 1,
            op.falseValue.constantInteger == 0, op.result.type.isSignlessInteger
        else { return false }
        if op.result.type == .i1 {
            rewriter.replace(op.op, with: [op.condition])
            return true
        }
        rewriter.replace(op.op, with: Arith.ExtUI.self) {
            $0.in = op.condition
            $0.out = op.result.type
        }
        return true
    }

    /// A select of two subspans of one buffer with equal lengths is a subspan with a selected offset.
    private static func choosePart(_ op: OpView<Self>, _ rewriter: Rewriter) -> Bool {
        func offset(_ a: Value, _ b: Value) -> Value {
            rewriter.create(Self.self) {
                $0.condition = op.condition
                $0.trueValue = a
                $0.falseValue = b
                $0.result = .index
            }.result
        }
        if let a = op.trueValue.definingOp?.as(Util.BufferSubspan.self),
            let b = op.falseValue.definingOp?.as(Util.BufferSubspan.self), a.source === b.source,
            a.resultSize === b.resultSize
        {
            let start = offset(a.sourceOffset, b.sourceOffset)
            rewriter.replace(op.op, with: Util.BufferSubspan.self) {
                $0.source = a.source
                $0.sourceSize = a.sourceSize
                $0.sourceOffset = start
                $0.resultSize = a.resultSize
                $0.result = op.result.type
            }
            return true
        }
        if let a = StreamFolding.subview(op.trueValue), let b = StreamFolding.subview(op.falseValue),
            a.source === b.source, a.resultSize === b.resultSize
        {
            let start = offset(a.sourceOffset, b.sourceOffset)
            rewriter.replace(op.op, with: Stream.ResourceSubview.self) {
                $0.source = a.source
                $0.sourceSize = a.sourceSize
                $0.sourceOffset = start
                $0.resultSize = a.resultSize
                $0.result = op.result.type
            }
            return true
        }
        return false
    }
}
