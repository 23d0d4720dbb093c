import IREECompilerCore

/// Where values come from that a region captures, which decides whether the region can run at another time.
enum CaptureAnalysis {
    enum Origin {
        /// Unknown until the region runs.
        case local
        case constant
        case immutableGlobal
        case mutableGlobal

        /// Whether the value can differ each time the region runs.
        var isDynamic: Bool { self == .local || self == .mutableGlobal }
    }

    /// Looks at the definition of the value only, not at what that depends on.
    static func origin(of value: Value) -> Origin {
        guard let op = value.definingOp else { return .local }
        if op.has(.constantLike) { return .constant }
        guard let load = op.as(Util.GlobalLoad.self) else { return .local }
        return load.isImmutable != nil ? .immutableGlobal : .mutableGlobal
    }

    /// Values from outside that the regions of an operation use, in order of their first use.
    static func captures(of op: Operation) -> [Value] {
        var seen = Set<ObjectIdentifier>()
        var out: [Value] = []
        for block in op.regions.flatMap(\.blocks) {
            for top in block.operations {
                top.walk(.preOrder) { user in
                    for operand in user.operands where isOutside(operand, op) {
                        if seen.insert(ObjectIdentifier(operand)).inserted { out.append(operand) }
                    }
                }
            }
        }
        return out
    }

    private static func isOutside(_ value: Value, _ op: Operation) -> Bool {
        guard let block = value.definingOp?.block ?? value.ownerBlock else { return true }
        return !op.regions.contains { region in block.region.map { region.isAncestor(of: $0) } ?? false }
    }

    /// Whether an operation uses numbers, itself or in its regions, that can differ each time it runs.
    static func capturesDynamicNumbers(_ op: Operation) -> Bool {
        (op.operands + captures(of: op)).contains { $0.type.isNumber && origin(of: $0).isDynamic }
    }
}

extension IRType {
    /// Whether this is an integer, an index or a float.
    var isNumber: Bool {
        switch self {
        case .integer, .index, .float: true
        default: false
        }
    }
}
