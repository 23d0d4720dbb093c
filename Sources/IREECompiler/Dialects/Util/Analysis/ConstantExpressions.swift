import IREECompilerCore

/// Constant expressions: values that are derived from constants and immutable globals only, and which of them
/// to hoist into globals.
struct ConstantExpressions {
    final class Info {
        enum State { case known, open, constant, varying }
        let value: Value
        fileprivate(set) var state = State.known
        fileprivate(set) var isRoot = false
        fileprivate(set) var producers: [Info] = []
        fileprivate var consumers: [Info] = []
        fileprivate var roots: Set<Value> = []
        /// Whether to hoist the value; nil while undecided.
        fileprivate(set) var isHoisted: Bool?
        fileprivate init(_ value: Value) { self.value = value }
    }

    private var infos: [Value: Info] = [:]
    /// In discovery order.
    private var order: [Info] = []
    private var worklist: [Info] = []

    /// `isRoot` tells whether an operation is a root of constant expressions.
    init(in functions: [Operation], maximumGrowth: Int, isRoot: (Operation) -> Bool) {
        for loads in [true, false] {
            for function in functions {
                function.walk { op in
                    guard op.is(Util.GlobalLoad.self) == loads, isRoot(op),
                        op.results.allSatisfy({ Hoistability.isLegal($0.type) })
                    else { return }
                    for result in op.results {
                        let info = add(result)
                        info.isRoot = true
                        info.state = .constant
                        info.roots = [result]
                    }
                }
            }
        }
        for info in order { expandUsers(of: info) }
        resolve()
        for info in order { for producer in info.producers { producer.consumers.append(info) } }
        decide(maximumGrowth)
    }

    subscript(value: Value) -> Info? { infos[value] }

    /// Info on all results of an operation; nil if it is not part of a constant expression.
    subscript(op: Operation) -> [Info]? {
        let found = op.results.compactMap { infos[$0] }
        return found.isEmpty || found.count < op.results.count ? nil : found
    }

    func isConstant(_ op: Operation) -> Bool { op.results.contains { infos[$0]?.state == .constant } }

    // MARK: Analysis

    private mutating func add(_ value: Value) -> Info {
        if let info = infos[value] { return info }
        let info = Info(value)
        infos[value] = info
        order.append(info)
        return info
    }

    /// Adds the users of a constant: operations in the same block, or their ancestors.
    private mutating func expandUsers(of info: Info) {
        guard let definition = info.value.definingOp else { return }
        for user in definition.results.flatMap(\.users) {
            if user.parent === definition.parent {
                expand(user)
            } else if let parent = user.parent, parent.parent === definition.parent {
                expand(parent)
            }
        }
    }

    private mutating func expand(_ first: Operation) {
        var pending = [first]
        while let op = pending.popLast() {
            let isEligible = Hoistability.isEligible(op)
            let producers = Hoistability.captures(of: op)
            for result in op.results {
                if let info = infos[result], info.state != .known { continue }
                let info = add(result)
                for producer in producers {
                    info.producers.append(add(producer))
                    for sibling in producer.definingOp?.results ?? [] { _ = add(sibling) }
                }
                guard isEligible else {
                    info.state = .varying
                    continue
                }
                info.state = .open
                worklist.append(info)
                for producer in producers {
                    guard let definition = producer.definingOp else {
                        info.state = .varying
                        break
                    }
                    pending.append(definition)
                }
            }
        }
    }

    private mutating func resolve() {
        // Undecided values wait for one of their producers.
        var waiting: [ObjectIdentifier: [Info]] = [:]
        var next = 0
        while next < worklist.count {
            let info = worklist[next]
            next += 1
            guard info.state == .open else { continue }
            if info.producers.contains(where: { $0.state == .varying || $0.state == .known }) {
                info.state = .varying
            } else if let open = info.producers.first(where: { $0.state == .open }) {
                waiting[ObjectIdentifier(open), default: []].append(info)
                continue
            } else {
                info.state = .constant
                info.roots = info.producers.reduce(into: []) { $0.formUnion($1.roots) }
                expandUsers(of: info)
            }
            worklist += waiting.removeValue(forKey: ObjectIdentifier(info)) ?? []
        }
        worklist = []
        // Values that wait for each other are not constant.
        for info in waiting.values.joined() { info.state = .varying }
    }

    // MARK: Policy

    private func decide(_ maximumGrowth: Int) {
        let analyzed = order.filter { $0.state != .known }
        for info in analyzed
        where info.state != .constant || info.isRoot || !Hoistability.isLeaf(info.value)
            || Self.growsTooMuch(info, maximumGrowth)
        {
            info.isHoisted = false
        }
        for info in analyzed where info.isHoisted == nil { info.isHoisted = Self.escapes(info) }
    }

    /// Whether the value has non-hoisted users.
    private static func escapes(_ info: Info) -> Bool {
        guard let op = info.value.definingOp else { return false }
        if op.results.contains(where: { $0.users.contains { $0.results.isEmpty } }) { return true }
        return info.consumers.contains { consumer in
            guard consumer.isHoisted == false, let user = consumer.value.definingOp else { return false }
            guard let operand = user.operands.firstIndex(of: info.value) else { return true }
            return Hoistability.isHoistable(operand: operand, of: user)
        }
    }

    private static func growsTooMuch(_ info: Info, _ maximum: Int) -> Bool {
        if let shape = info.value.type.shaped, !shape.isStatic { return true }
        var limit = maximum
        for root in info.roots {
            let (sum, overflow) = limit.addingReportingOverflow(Hoistability.leastSize(of: root.type))
            if overflow { return false }
            limit = sum
        }
        return Hoistability.leastSize(of: info.value.type) > limit
    }
}
