import IREECompilerCore

/// Copies what follows from the arguments of a function by pure operations, to where the arguments are known. What
/// resources contain does not: there it may not have been computed.
struct ArgumentSlice {
    private let entry: Block
    private let builder: OpBuilder
    private var mapping = ValueMapping()
    private var known: Set<ObjectIdentifier> = []

    /// - Parameters:
    ///   - entry: the entry block of the function.
    ///   - builder: creates copies.
    ///   - arguments: what arguments become; themselves if nil.
    init(of entry: Block, to builder: OpBuilder, arguments: [Value]? = nil) {
        self.entry = entry
        self.builder = builder
        if let arguments { mapping.map(entry.arguments, to: arguments) }
    }

    /// Whether a value follows from the arguments.
    func canClone(_ value: Value) -> Bool {
        var seen: Set<ObjectIdentifier> = []
        var pending = [value]
        while let value = pending.popLast() {
            guard seen.insert(ObjectIdentifier(value)).inserted else { continue }
            guard let op = value.definingOp else {
                guard value.ownerBlock === entry else { return false }
                continue
            }
            let isRead = op.has(.globalLoad) && op.attributes["is_immutable"] != nil
            guard op.regions.isEmpty, op.isPure || op.constantValue != nil || isRead,
                !op.operands.contains(where: { $0.type.isResource || $0.type == .timepoint })
            else { return false }
            pending += op.operands
        }
        return true
    }

    /// The copy of a value; nil if it does not follow from the arguments.
    mutating func clone(_ value: Value) -> Value? {
        guard canClone(value) else { return nil }
        // Operations after those that define their operands.
        var pending: [(op: Operation, isReady: Bool)] = value.definingOp.map { [($0, false)] } ?? []
        while let (op, isReady) = pending.popLast() {
            guard !known.contains(ObjectIdentifier(op)) else { continue }
            guard isReady else {
                pending.append((op, true))
                pending += op.operands.compactMap(\.definingOp).map { ($0, false) }
                continue
            }
            known.insert(ObjectIdentifier(op))
            builder.insert(op.clone(&mapping))
        }
        return mapping[value]
    }
}
