import IREECompilerCore

/// Uses of encoded globals' data across calls, branches and other globals.
struct EncodingUses {
    let flow: ValueFlow
    private var loads: [String: [Value]] = [:]

    init(_ module: Operation) {
        flow = ValueFlow(module)
        module.walk { op in
            if let load = op.as(Util.GlobalLoad.self), let name = load.global.symbolValue?.root {
                loads[name, default: []].append(load.result)
            }
        }
    }

    /// Uses of data: operands with an encoding, and operations that forward it.
    struct Found {
        var operands: [Use] = []
        var passing: [Operation] = []
    }

    /// The uses of the globals' data; nil if it mixes with other data or escapes.
    func uses(of globals: [EncodedGlobal]) -> Found? {
        let roots = globals.flatMap { loads[$0.global.op.symbolName] ?? [] }
        let isRoot = Set(roots.map { ObjectIdentifier($0) })
        var reached = isRoot
        var values = roots
        var found = Found()
        var i = 0
        while i < values.count {
            let value = values[i]
            i += 1
            if flow.isOpen(value) { return nil }
            // Results of tensor operations have their own encoding.
            var next = flow.successors(of: value).filter { $0.definingOp?.has(.tensorPhase) != true }
            for use in value.uses.reversed() {
                if Self.passesOn(use) {
                    next += use.owner.results
                    found.passing.append(use.owner)
                } else if OperandEncoding(use) != nil, value.type.lifetime != .staging {
                    found.operands.append(use)
                } else if use.owner.has(.tensorPhase) {
                    // Hosts access elements of staging memory, which cannot be re-encoded.
                    return nil
                }
            }
            for value in next where reached.insert(ObjectIdentifier(value)).inserted { values.append(value) }
        }
        for value in values where !isRoot.contains(ObjectIdentifier(value)) {
            guard flow.predecessors(of: value).allSatisfy({ reached.contains(ObjectIdentifier($0)) }) else {
                return nil
            }
        }
        return found
    }

    /// Whether the operation only moves or forwards the bytes.
    private static func passesOn(_ use: Use) -> Bool {
        let op = use.owner
        return use.index == 0
            && (op.is(Stream.AsyncClone.self) || op.is(Stream.AsyncTransfer.self)
                || op.is(Stream.AsyncCast.self))
    }
}

/// A tensor operand with its expected encoding.
struct OperandEncoding {
    let use: Use
    let type: IRType
    let dimensions: [Value]
    /// Index of the size operand.
    let sizeIndex: Int
    /// Index among the operands of a dispatch; nil for other operations.
    private(set) var dispatchIndex: Int?
    /// The encoding attribute of other operations.
    private(set) var attribute = ""

    init?(_ use: Use) {
        self.use = use
        let op = use.owner
        if let dispatch = op.as(Stream.TensorDispatch.self) {
            let range = dispatch.range(\.mixedOperands)
            let types = dispatch.operandEncodings.arrayValue?.map { $0.typeValue ?? .none } ?? []
            guard range.contains(use.index), types.count == range.count else { return nil }
            let index = use.index - range.lowerBound
            let before = types[..<index].reduce(0) { $0 + ($1.shaped?.dynamicDimensionCount ?? 0) }
            let count = types[index].shaped?.dynamicDimensionCount ?? 0
            let sizesBefore = dispatch.mixedOperands[..<index].count { $0.type.isResource }
            guard case .tensor = types[index], before + count <= dispatch.operandEncodingDims.count,
                sizesBefore < dispatch.operandSizes.count
            else { return nil }
            type = types[index]
            dimensions = Array(dispatch.operandEncodingDims[before..<before + count])
            sizeIndex = dispatch.range(\.operandSizes).lowerBound + sizesBefore
            dispatchIndex = index
            return
        }
        let fields = op.definition.operands
        guard let field = fields.first(where: { op.operandRange($0.index).contains(use.index) }),
            field.arity == .one, let type = op.attributes["\(field.name)_encoding"]?.typeValue,
            case .tensor = type,
            let sizes = fields.first(where: { $0.name == "\(field.name)_size" }),
            let sizeIndex = op.operandRange(sizes.index).first
        else { return nil }
        let dimensions = fields.first { $0.name == "\(field.name)_encoding_dims" }
        self.type = type
        self.dimensions = dimensions.map { op.operands($0.index) } ?? []
        self.sizeIndex = sizeIndex
        attribute = "\(field.name)_encoding"
    }

    /// Re-encodes the operand from `encoding` to the expected one.
    func reencode(from encoding: Attribute) {
        let op = use.owner
        let stored = type.with(encoding: encoding)
        let storedSize = makeSize(of: stored)
        let source = use.value
        let old = op.operand(sizeIndex)
        // The existing size may be of the stored encoding by now.
        let size = makeSize(of: type)
        use.set(
            OpBuilder(before: op).create(Stream.TensorEncode.self) {
                $0.source.value = source
                $0.source.encoding = .type(stored)
                $0.source.encodingDims = dimensions
                $0.source.size = storedSize
                $0.result.encoding = .type(type)
                $0.result.encodingDims = dimensions
                $0.result.size = size
                $0.affinity = AffinityAnalysis.explicit(op)
                $0.result.value = source.type
            }.result.value)
        op.setOperand(sizeIndex, size)
        if let clone = op.as(Stream.TensorClone.self), clone.result.size === old {
            clone.set(\.result.size, size)
        }
    }

    /// Updates the operand's size computation to another encoding.
    func updateSize(to encoding: Attribute) {
        let op = use.owner
        guard op.operand(sizeIndex).definingOp?.as(Stream.TensorSizeOf.self)?.encoding == .type(type) else {
            return
        }
        op.setOperand(sizeIndex, makeSize(of: type.with(encoding: encoding)))
    }

    private func makeSize(of type: IRType) -> Value {
        OpBuilder(before: use.owner).create(Stream.TensorSizeOf.self) {
            $0.encoding = .type(type)
            $0.encodingDims = dimensions
            $0.affinity = AffinityAnalysis.explicit(use.owner)
        }.storageSize
    }
}
