import IREECompilerCore

/// Call graph of the functions and initializers of a module.
struct CallGraph {
    /// Functions and initializers with bodies in post-order: callees before callers, except in cycles.
    private(set) var bottomUp: [Operation] = []
    private var functions: [String: Operation] = [:]
    /// Number of each function's strongly connected component.
    private var component: [ObjectIdentifier: Int] = [:]
    private var callsItself: Set<ObjectIdentifier> = []

    init(_ module: Operation) {
        let bodies = module.regions.flatMap(\.blocks).flatMap(\.operations).filter {
            $0.has(.callable) && !($0.regions.first?.isEmpty ?? true)
        }
        for op in bodies where !op.symbolName.isEmpty { functions[op.symbolName] = op }
        order(bodies)
    }

    /// The called function, if it is in this module and has a body.
    func callee(of call: Operation) -> Operation? {
        guard call.has(.callLike), let reference = call.attributes["callee"]?.symbolValue,
            reference.nested.isEmpty
        else { return nil }
        return functions[reference.root]
    }

    /// Whether the call is recursive, directly or not.
    func isRecursive(_ caller: Operation, _ callee: Operation) -> Bool {
        callsItself.contains(ObjectIdentifier(callee))
            || component[ObjectIdentifier(caller)] == component[ObjectIdentifier(callee)]
    }

    private func callees(of op: Operation) -> [Operation] {
        var out: [Operation] = []
        op.walk(.preOrder) { if let callee = callee(of: $0) { out.append(callee) } }
        return out
    }

    /// Tarjan's algorithm with an explicit stack: call chains may be long.
    private mutating func order(_ bodies: [Operation]) {
        struct Visit {
            let op: Operation
            let callees: [Operation]
            var next = 0
        }
        var numbers: [ObjectIdentifier: Int] = [:]
        var lowest: [ObjectIdentifier: Int] = [:]
        var open: [Operation] = []
        var isOnStack: Set<ObjectIdentifier> = []
        for root in bodies where numbers[ObjectIdentifier(root)] == nil {
            var visits: [Visit] = []
            func enter(_ op: Operation) {
                let id = ObjectIdentifier(op)
                numbers[id] = numbers.count
                lowest[id] = numbers[id]
                open.append(op)
                isOnStack.insert(id)
                visits.append(Visit(op: op, callees: callees(of: op)))
            }
            enter(root)
            while let visit = visits.last {
                let id = ObjectIdentifier(visit.op)
                if visit.next < visit.callees.count {
                    visits[visits.count - 1].next += 1
                    let callee = visit.callees[visit.next]
                    let calleeID = ObjectIdentifier(callee)
                    if callee === visit.op { callsItself.insert(id) }
                    if numbers[calleeID] == nil {
                        enter(callee)
                    } else if isOnStack.contains(calleeID) {
                        lowest[id] = min(lowest[id] ?? 0, numbers[calleeID] ?? 0)
                    }
                    continue
                }
                visits.removeLast()
                if let caller = visits.last {
                    let callerID = ObjectIdentifier(caller.op)
                    lowest[callerID] = min(lowest[callerID] ?? 0, lowest[id] ?? 0)
                }
                guard lowest[id] == numbers[id] else { continue }
                while let member = open.popLast() {
                    isOnStack.remove(ObjectIdentifier(member))
                    component[ObjectIdentifier(member)] = numbers[id]
                    bottomUp.append(member)
                    if member === visit.op { break }
                }
            }
        }
    }
}
