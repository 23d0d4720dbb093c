/// Builds a kernel. Operations without effects are defined once, in the outermost block in which their operands are:
/// what does not change in a loop is computed before it.
final class KernelBuilder {
    private(set) var types: [KernelType] = []
    /// Number of blocks around the definition of each value.
    private var depths: [Int] = []
    private var constants: [KernelValue: UInt64] = [:]
    /// What values are defined by, except for those of loops.
    private(set) var operations: [KernelValue: KernelOperation] = [:]
    private var scopes = [Scope()]
    private var functions: [KernelFunction.Key: KernelFunction] = [:]
    /// Bytes of scratch memory that the kernel needs.
    var scratchBytes = 0
    let target: KernelTarget

    /// A block that is being built.
    private struct Scope {
        var block = KernelBlock()
        var known: [Key: KernelValue] = [:]
        var knownGroups: [GroupKey: [KernelValue]] = [:]
        /// Whether loads must stay inside.
        var isGuarded = false
    }

    private struct Key: Hashable {
        var operation: KernelOperation
        var type: KernelType
    }

    /// What a group of values was computed from: any identity and values.
    struct GroupKey: Hashable {
        var identity: ObjectIdentifier
        var values: [KernelValue?]
        var numbers: [Int]
    }

    init(_ target: KernelTarget) { self.target = target }

    var depth: Int { scopes.count - 1 }

    func type(_ value: KernelValue) -> KernelType { types[value.number] }

    /// The bits of a constant.
    func constantBits(_ value: KernelValue) -> UInt64? { constants[value] }

    /// The value of a constant index.
    func constantIndex(_ value: KernelValue) -> Int? {
        constants[value].map { Int(truncatingIfNeeded: $0) }
    }

    func depth(of values: some Sequence<KernelValue>) -> Int {
        values.reduce(0) { max($0, depths[$1.number]) }
    }

    private func newValue(_ type: KernelType, at depth: Int) -> KernelValue {
        types.append(type)
        depths.append(depth)
        return KernelValue(number: types.count - 1)
    }

    // MARK: Operations

    func define(_ operation: KernelOperation, _ type: KernelType) -> KernelValue {
        var place = depth(of: operation.operands)
        if case .load = operation, let guarded = scopes.lastIndex(where: \.isGuarded) {
            place = max(place, guarded)
        }
        let key = Key(operation: operation, type: type)
        if let known = scopes[place].known[key] { return known }
        let value = newValue(type, at: place)
        operations[value] = operation
        if case .constant(let bits) = operation { constants[value] = bits }
        scopes[place].known[key] = value
        scopes[place].block.statements.append(.define(value, operation))
        return value
    }

    /// Loads elements at this place in the order of loads and stores: other loads are of memory that the kernel
    /// does not change.
    func read(_ element: KernelElement, lanes: Int = 1, _ access: Access) -> KernelValue {
        let value = newValue(KernelType(element, lanes: lanes), at: depth)
        scopes[depth].block.statements.append(.define(value, .load(access)))
        return value
    }

    /// Stores a value. Loads of other elements may not be from the same memory, but by `read`.
    func store(_ value: KernelValue, _ access: Access) {
        scopes[depth].block.statements.append(.store(value, access))
    }

    func prefetch(_ element: KernelElement, _ access: Access) {
        scopes[depth].block.statements.append(.prefetch(access, element))
    }

    // MARK: Functions

    /// The value of a function of operands of one type, which is the type of the result.
    ///
    /// - Parameter compute: the function; depends on nothing but its operands.
    func call(
        _ name: String, _ operands: [KernelValue],
        _ compute: (KernelBuilder, [KernelValue]) -> KernelValue
    ) -> KernelValue {
        let lanes = operands.map { type($0).lanes }.max() ?? 1
        let values = operands.map { splat($0, lanes: lanes) }
        guard target.sharesFunctions, let first = values.first else { return compute(self, values) }
        let key = KernelFunction.Key(name: name, type: type(first))
        if functions[key] == nil {
            let inner = KernelBuilder(target)
            let parameters = values.map { inner.newValue(type($0), at: 0) }
            let result = compute(inner, parameters)
            functions[key] = KernelFunction(
                parameters: parameters, types: inner.types, body: inner.scopes[0].block, result: result)
            // Functions that it calls.
            functions.merge(inner.functions) { known, _ in known }
        }
        return define(.call(key, values), key.type)
    }

    // MARK: Blocks

    /// A loop at the current place.
    ///
    /// - Parameter isGuarded: whether what is loaded in the loop may be out of bounds if it has no iteration.
    func loop(
        from lower: KernelValue, to upper: KernelValue, by step: KernelValue,
        carrying initial: [KernelValue] = [], isGuarded: Bool = false,
        _ body: (KernelValue, [KernelValue]) throws(KernelError) -> [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        if let first = constantIndex(lower), let end = constantIndex(upper), let step = constantIndex(step) {
            // No iteration, or one.
            if first >= end { return initial }
            let (length, overflow) = end.subtractingReportingOverflow(first)
            if !overflow, length <= step { return try body(lower, initial) }
        }
        scopes.append(Scope(isGuarded: isGuarded))
        let variable = newValue(.index, at: depth)
        let arguments = initial.map { newValue(type($0), at: depth) }
        let yielded: [KernelValue]
        do throws(KernelError) {
            yielded = try body(variable, arguments)
        } catch {
            scopes.removeLast()
            throw error
        }
        let block = scopes.removeLast().block
        let results = initial.map { newValue(type($0), at: depth) }
        scopes[depth].block.statements.append(
            .loop(
                KernelLoop(
                    variable: variable, lower: lower, upper: upper, step: step, initial: initial,
                    arguments: arguments, yielded: yielded, results: results, body: block)))
        return results
    }

    /// A block that is executed if a condition holds.
    func when(_ condition: KernelValue, _ body: () throws(KernelError) -> Void) throws(KernelError) {
        if let known = constants[condition] {
            if known != 0 { try body() }
            return
        }
        scopes.append(Scope(isGuarded: true))
        do throws(KernelError) {
            try body()
        } catch {
            scopes.removeLast()
            throw error
        }
        let block = scopes.removeLast().block
        scopes[depth].block.statements.append(.condition(condition, block))
    }

    /// A loop that goes on while a condition holds.
    ///
    /// - Parameters:
    ///   - before: the condition and the values to forward, of the carried ones.
    ///   - body: the carried values of the next iteration, of the forwarded ones.
    func whileLoop<E: Error>(
        carrying initial: [KernelValue],
        before: ([KernelValue]) throws(E) -> (condition: KernelValue, forwarded: [KernelValue]),
        body: ([KernelValue]) throws(E) -> [KernelValue]
    ) throws(E) -> [KernelValue] {
        let outer = scopes
        scopes.append(Scope())
        let arguments = initial.map { newValue(type($0), at: depth) }
        let test: (condition: KernelValue, forwarded: [KernelValue])
        let yielded: [KernelValue]
        do throws(E) {
            test = try before(arguments)
            scopes.append(Scope(isGuarded: true))
            yielded = try body(test.forwarded)
        } catch {
            scopes = outer
            throw error
        }
        let bodyBlock = scopes.removeLast().block
        let beforeBlock = scopes.removeLast().block
        let results = test.forwarded.map { newValue(type($0), at: depth) }
        scopes[depth].block.statements.append(
            .whileLoop(
                KernelWhileLoop(
                    initial: initial, arguments: arguments, before: beforeBlock, condition: test.condition,
                    forwarded: test.forwarded, body: bodyBlock, yielded: yielded, results: results)))
        return results
    }

    /// Values that are computed by several statements, such as a loop: once, in the outermost block that has all of
    /// `key`'s values.
    func group(
        _ key: GroupKey, _ compute: () throws(KernelError) -> [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        let guarded = scopes.lastIndex(where: \.isGuarded) ?? 0
        let place = max(depth(of: key.values.lazy.compactMap { $0 }), guarded)
        if let known = scopes[place].knownGroups[key] { return known }
        let inner = Array(scopes[(place + 1)...])
        scopes.removeSubrange((place + 1)...)
        defer { scopes += inner }
        let values = try compute()
        scopes[place].knownGroups[key] = values
        return values
    }

    func finish(
        name: String, constants: Int, bindings: Int, workgroups: WorkgroupCount = WorkgroupCount()
    ) -> Kernel {
        Kernel(
            name: name, constantCount: constants, bindingCount: bindings, workgroupCount: workgroups,
            types: types, body: scopes[0].block, scratchBytes: scratchBytes, functions: functions)
    }
}

/// Why no kernel can be made.
struct KernelError: Error {
    var message: String

    init(_ message: String) { self.message = message }
}
