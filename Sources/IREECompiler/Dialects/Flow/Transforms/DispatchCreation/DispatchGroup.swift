import IREECompilerCore

/// Operations of one block that become one dispatch. All of them are computed where the last one is.
final class DispatchGroup {
    private(set) var members: [Operation]
    private let form: Form

    /// How operations may be added.
    private enum Form {
        /// Nothing is added.
        case single
        /// The elements of the result are changed one by one.
        case epilogue
        /// Rows are reduced, by so many leading loops that all members have in common; what uses a row's result may
        /// read and reduce the row again.
        case rows(Int)
    }

    /// A group of one operation.
    init(_ op: Operation) {
        members = [op]
        guard let loops = StructuredLoops(op), !loops.isElementwise else {
            form = .single
            return
        }
        form = Self.rows(loops).map { .rows($0) } ?? .epilogue
    }

    /// The number of leading parallel loops of a reduction of rows; nil if it is something else.
    private static func rows(_ loops: StructuredLoops) -> Int? {
        guard loops.op.is(Linalg.Generic.self), let row = loops.isParallel.firstIndex(of: false),
            !loops.isParallel[row...].contains(true),
            loops.outputMaps.allSatisfy({ $0.isLeading(row) }),
            loops.inputMaps.contains(where: \.isIdentity)
        else { return nil }
        return row
    }

    /// Adds an operation if it can be computed with the others.
    ///
    /// - Returns: Whether it was added.
    func add(_ op: Operation) -> Bool {
        guard members.count < 32, op.is(Linalg.Generic.self), let loops = StructuredLoops(op),
            op.block === members[0].block, fits(loops), !dependsOnOthers(op), !isUsedBefore(op)
        else { return false }
        members.append(op)
        return true
    }

    private func isMember(_ value: Value) -> Bool {
        value.definingOp.map { op in members.contains { $0 === op } } ?? false
    }

    /// Whether the loops of the operation are those of the group.
    private func fits(_ loops: StructuredLoops) -> Bool {
        let own = loops.inputs.indices.filter { isMember(loops.op.operand($0)) }
        guard !own.isEmpty, !loops.outputs.contains(where: isMember), !captures(loops.op) else {
            return false
        }
        switch form {
        case .single: return false
        case .epilogue:
            guard loops.isElementwise, loops.outputMaps.allSatisfy(\.isIdentity),
                own.allSatisfy({ loops.maps[$0].isIdentity })
            else { return false }
            // What is computed is stored once.
            return own.allSatisfy { i in
                loops.op.operand(i).uses.allSatisfy { use in
                    use.owner === loops.op || members.contains { $0 === use.owner }
                }
            }
        case .rows(let count):
            guard loops.isParallel.count >= count, loops.isParallel.prefix(count).allSatisfy({ $0 }) else {
                return false
            }
            if !loops.isElementwise {
                guard Self.rows(loops) == count else { return false }
            } else {
                guard loops.outputMaps.allSatisfy(\.isIdentity) else { return false }
            }
            return own.allSatisfy { loops.maps[$0].isIdentity || loops.maps[$0].isLeading(count) }
        }
    }

    /// Whether the body reads results of members at any index.
    private func captures(_ op: Operation) -> Bool {
        var found = false
        op.walk { inner in
            if inner !== op, inner.operands.contains(where: isMember) { found = true }
        }
        return found
    }

    /// Whether an operand depends on the group through an operation that is not in it.
    private func dependsOnOthers(_ op: Operation) -> Bool {
        var seen: Set<ObjectIdentifier> = []
        func depends(_ op: Operation) -> Bool {
            var result = false
            op.walk { inner in
                for value in inner.operands {
                    guard !result, let definer = ancestor(value.definingOp), !op.isAncestor(of: definer)
                    else {
                        continue
                    }
                    if isMember(value) {
                        result = true
                    } else if members[0].isBefore(definer), seen.insert(ObjectIdentifier(definer)).inserted {
                        result = depends(definer)
                    }
                }
            }
            return result
        }
        return op.operands.contains { value in
            guard !isMember(value), let definer = ancestor(value.definingOp), members[0].isBefore(definer)
            else {
                return false
            }
            return depends(definer)
        }
    }

    /// Whether a result is used where the group would not have been computed yet.
    private func isUsedBefore(_ op: Operation) -> Bool {
        members.contains { member in
            member.results.contains { result in
                result.users.contains { user in
                    guard let user = ancestor(user), user !== op, !members.contains(where: { $0 === user })
                    else {
                        return false
                    }
                    return user.isBefore(op)
                }
            }
        }
    }

    /// The operation of the group's block that is or contains an operation.
    private func ancestor(_ op: Operation?) -> Operation? {
        let block = members[0].block
        return op?.enclosing { $0.block === block }
    }
}

extension AffineMap {
    /// Whether the results are the first dimensions, in order.
    func isLeading(_ count: Int) -> Bool {
        symbolCount == 0 && results.count == count && results.enumerated().allSatisfy { $1 == .dimension($0) }
    }
}
