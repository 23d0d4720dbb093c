import IREECompilerCore
import IREECompilerDialects

/// Evaluates values of the regions of an operation, as the values of their arguments are known.
struct RegionEvaluator {
    typealias Environment = DispatchLowering.Environment

    /// The operation that has the regions.
    let owner: Operation
    let lowering: DispatchLowering

    /// Operations that execute their regions.
    static let control: Set<String> = [
        SCF.Name.if, SCF.Name.executeRegion, SCF.Name.indexSwitch, SCF.Name.for, SCF.Name.while,
    ]

    private var builder: KernelBuilder { lowering.builder }

    init(_ owner: Operation, _ lowering: DispatchLowering) {
        self.owner = owner
        self.lowering = lowering
    }

    /// The values that a block ends with.
    ///
    /// - Parameters:
    ///   - arguments: the values of the block's arguments.
    ///   - environment: values of blocks around it.
    func results(
        of block: Block, _ arguments: [KernelValue], _ point: Point, in environment: Environment = [:]
    ) throws(KernelError) -> [KernelValue] {
        var environment = environment
        for (argument, value) in zip(block.arguments, arguments) { environment[argument] = value }
        var results: [KernelValue] = []
        guard let last = block.last else { return [] }
        for operand in last.operands { results.append(try evaluate(operand, &environment, point)) }
        return results
    }

    /// A value of a region, at a point.
    func evaluate(
        _ value: Value, _ environment: inout Environment, _ point: Point
    ) throws(KernelError) -> KernelValue {
        if let known = environment[value] { return known }
        guard let op = value.definingOp, isInside(op) else { return try lowering.scalar(value) }
        if let d = loopIndex(op) {
            guard point.indices.indices.contains(d) else { throw lowering.fail(op) }
            let index = builder.value(point.indices[d], lanes: point.lanes)
            environment[value] = index
            return index
        }
        // All that inner regions use is computed before them: what they compute is not visible after them.
        for operand in op.operands + captures(of: op) where !operand.type.isTensor {
            environment[operand] = try evaluate(operand, &environment, point)
        }
        let results: [KernelValue]
        if op.regions.isEmpty {
            results = try lowering.evaluate(scalar: op, environment, point)
        } else {
            results = try control(op, environment, point)
        }
        for (result, computed) in zip(op.results, results) { environment[result] = computed }
        guard let computed = environment[value] else { throw lowering.fail(op) }
        return computed
    }

    private func isInside(_ op: Operation) -> Bool {
        op !== owner && op.enclosing { $0 === owner } != nil
    }

    /// The dimension whose index the operation is.
    private func loopIndex(_ op: Operation) -> Int? {
        guard op.name == Linalg.Name.index || op.name == LinalgExt.Name.index else { return nil }
        return Int(op.attributes["dim"]?.integerValue ?? 0)
    }

    /// Values that the regions of an operation use, and are defined around it.
    private func captures(of op: Operation) -> [Value] {
        guard !op.regions.isEmpty else { return [] }
        var captured: [Value] = []
        op.walk { inner in
            guard inner !== op else { return }
            for operand in inner.operands {
                let place = operand.definingOp?.block ?? operand.ownerBlock
                let isInner = place?.parentOp?.enclosing { $0 === op } != nil
                if !isInner { captured.append(operand) }
            }
        }
        return captured
    }

    // MARK: Control flow

    private func control(
        _ op: Operation, _ environment: Environment, _ point: Point
    ) throws(KernelError) -> [KernelValue] {
        let operands = op.operands.map { environment[$0] }
        func operand(_ i: Int) throws(KernelError) -> KernelValue {
            guard operands.indices.contains(i), let value = operands[i] else { throw lowering.fail(op) }
            return value
        }
        func block(_ i: Int) throws(KernelError) -> Block {
            guard op.regions.indices.contains(i), op.regions[i].blocks.count == 1 else {
                throw lowering.fail(op, "with several blocks is not supported in kernels for CPUs")
            }
            return op.regions[i].blocks[0]
        }
        switch op.name {
        case SCF.Name.if:
            return try choose(try operand(0), point) { (isThen, point) throws(KernelError) in
                try results(of: try block(isThen ? 0 : 1), [], point, in: environment)
            }
        case SCF.Name.executeRegion: return try results(of: try block(0), [], point, in: environment)
        case SCF.Name.indexSwitch:
            let numbers = op.attributes["cases"]?.denseArrayValue ?? []
            return try cases(numbers[...], 0, op, environment, point, try operand(0))
        case SCF.Name.for: return try countedLoop(op, environment, point)
        case SCF.Name.while: return try whileLoop(op, environment, point)
        default: throw lowering.fail(op)
        }
    }

    /// The values of one of two sides. Both are computed: they have no effects, and their loads are masked.
    private func choose(
        _ condition: KernelValue, _ point: Point,
        _ side: (Bool, Point) throws(KernelError) -> [KernelValue]
    ) throws(KernelError) -> [KernelValue] {
        if let known = builder.constantBits(condition) { return try side(known != 0, point) }
        let otherwise = builder.binary(.xor, condition, builder.integer(1, like: condition))
        var (then, other) = (point, point)
        then.mask = builder.and(point.mask, condition)
        other.mask = builder.and(point.mask, otherwise)
        let (a, b) = (try side(true, then), try side(false, other))
        return zip(a, b).map { builder.select(condition, $0, $1) }
    }

    /// Cases of a switch from one on, and its default.
    private func cases(
        _ values: ArraySlice<Int64>, _ i: Int, _ op: Operation, _ environment: Environment, _ point: Point,
        _ selector: KernelValue
    ) throws(KernelError) -> [KernelValue] {
        // The first region is that of the default.
        guard let value = values.first else {
            guard let block = op.regions.first?.blocks.first else { throw lowering.fail(op) }
            return try results(of: block, [], point, in: environment)
        }
        guard op.regions.indices.contains(i + 1), let block = op.regions[i + 1].blocks.first else {
            throw lowering.fail(op)
        }
        let isCase = builder.compare(.eq, selector, builder.integer(value, like: selector))
        return try choose(isCase, point) { (isThen, point) throws(KernelError) in
            isThen
                ? try results(of: block, [], point, in: environment)
                : try cases(values.dropFirst(), i + 1, op, environment, point, selector)
        }
    }

    // MARK: Loops

    private func scalars(_ values: some Sequence<KernelValue>, _ op: Operation) throws(KernelError) {
        for value in values where builder.type(value).isVector { throw lowering.fail(op) }
    }

    private func countedLoop(
        _ op: Operation, _ environment: Environment, _ point: Point
    ) throws(KernelError) -> [KernelValue] {
        var values: [KernelValue] = []
        for operand in op.operands {
            guard let value = environment[operand] else { throw lowering.fail(op) }
            values.append(value)
        }
        try scalars(values, op)
        guard values.count >= 3, let block = op.regions.first?.blocks.first else { throw lowering.fail(op) }
        let element = builder.type(values[0]).element
        let isUnsigned = op.attributes["unsignedCmp"] != nil
        let bounds = values[..<3].map {
            builder.convert(isUnsigned ? .zeroExtend : .signExtend, $0, to: .i64)
        }
        // Where the values are not needed, bounds may be anything.
        let upper = point.mask.map { builder.select($0, bounds[1], bounds[0]) } ?? bounds[1]
        return try builder.loop(
            from: bounds[0], to: upper, by: bounds[2], carrying: Array(values[3...]), isGuarded: true
        ) { (variable, carried) throws(KernelError) in
            let index = builder.convert(.truncate, variable, to: element)
            return try results(of: block, [index] + carried, point, in: environment)
        }
    }

    private func whileLoop(
        _ op: Operation, _ environment: Environment, _ point: Point
    ) throws(KernelError) -> [KernelValue] {
        var initial: [KernelValue] = []
        for operand in op.operands {
            guard let value = environment[operand] else { throw lowering.fail(op) }
            initial.append(value)
        }
        try scalars(initial, op)
        guard op.regions.count == 2, let before = op.regions[0].blocks.first,
            let after = op.regions[1].blocks.first
        else { throw lowering.fail(op) }
        return try builder.whileLoop(carrying: initial) { (carried) throws(KernelError) in
            let all = try results(of: before, carried, point, in: environment)
            guard let condition = all.first else { throw lowering.fail(op) }
            return (builder.and(point.mask, condition) ?? condition, Array(all.dropFirst()))
        } body: { (forwarded) throws(KernelError) in
            try results(of: after, forwarded, point, in: environment)
        }
    }
}
