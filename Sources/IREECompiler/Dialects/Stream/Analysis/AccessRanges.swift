import IREECompilerCore

/// A range of a resource that an operation reads or writes.
struct AccessRange {
    var reads = false
    var writes = false
    let resource: Value
    /// First byte; nil for the beginning.
    let start: Value?
    let end: Value
    /// Bytes.
    let length: Value

    /// Whether the ranges are of one resource and not known to be apart.
    func mayOverlap(_ other: AccessRange) -> Bool {
        guard resource === other.resource else { return false }
        return end !== other.start && start !== other.end
    }

    /// Whether one of the operations has to wait for the other.
    static func haveHazard(_ producer: Operation, _ consumer: Operation) -> Bool {
        guard let first = all(of: producer), let second = all(of: consumer) else {
            return producer.results.contains { $0.users.contains(consumer) }
        }
        return first.contains { a in second.contains { b in a.mayOverlap(b) && (a.writes || b.writes) } }
    }

    /// What an operation reads and writes; nil if it does not say.
    static func all(of op: Operation) -> [AccessRange]? {
        guard op.has(.asyncAccess) else { return nil }
        if let dispatch = op.as(Stream.AsyncDispatch.self) {
            return all(
                of: op, dispatch.range(\.resourceOperands), dispatch.resourceOperandOffsets,
                dispatch.resourceOperandEnds, dispatch.resourceOperandLengths, dispatch.resultSizes)
        } else if let call = op.as(Stream.AsyncCall.self) {
            return all(
                of: op, call.range(\.resourceOperands), call.resourceOperandOffsets, call.resourceOperandEnds,
                call.resourceOperandLengths, call.resultSizes)
        } else if let slice = op.as(Stream.AsyncSlice.self) {
            return [
                read(slice.source, slice.sourceOffset, slice.sourceEnd, slice.resultSize),
                write(slice.result, nil, slice.resultSize, slice.resultSize),
            ]
        } else if let fill = op.as(Stream.AsyncFill.self) {
            return [fill.target, fill.result].map {
                write($0, fill.targetOffset, fill.targetEnd, fill.targetLength)
            }
        } else if let update = op.as(Stream.AsyncUpdate.self) {
            return [read(update.update, nil, update.updateSize, update.updateSize)]
                + [update.target, update.result].map {
                    write($0, update.targetOffset, update.targetEnd, update.updateSize)
                }
        } else if let copy = op.as(Stream.AsyncCopy.self) {
            return [read(copy.source, copy.sourceOffset, copy.sourceEnd, copy.length)]
                + [copy.target, copy.result].map { write($0, copy.targetOffset, copy.targetEnd, copy.length) }
        } else if let collective = op.as(Stream.AsyncCollective.self) {
            return [
                read(
                    collective.source, collective.sourceOffset, collective.sourceEnd, collective.sourceLength)
            ]
                + [collective.target, collective.result].map {
                    write($0, collective.targetOffset, collective.targetEnd, collective.targetLength)
                }
        }
        return parameterRanges(of: op) ?? wholes(of: op)
    }

    private static func read(_ resource: Value, _ start: Value?, _ end: Value, _ length: Value) -> AccessRange
    {
        AccessRange(reads: true, resource: resource, start: start, end: end, length: length)
    }

    private static func write(_ resource: Value, _ start: Value?, _ end: Value, _ length: Value)
        -> AccessRange
    {
        AccessRange(writes: true, resource: resource, start: start, end: end, length: length)
    }

    /// Operands that are read, and written where results are tied to them, and results that are written.
    private static func all(
        of op: Operation, _ operands: Range<Int>, _ starts: [Value], _ ends: [Value], _ lengths: [Value],
        _ sizes: [Value]
    ) -> [AccessRange] {
        var out: [AccessRange] = []
        var place = 0
        for i in operands where op.operand(i).type.isResource {
            guard place < starts.count, place < ends.count, place < lengths.count else { break }
            let tied = op.results.filter { Tied.operandIndex(of: op, result: $0.index) == i }
            for value in [op.operand(i)] + tied {
                out.append(
                    AccessRange(
                        reads: true, writes: !tied.isEmpty, resource: value, start: starts[place],
                        end: ends[place], length: lengths[place]))
            }
            place += 1
        }
        for (result, size) in zip(op.results.filter(\.type.isResource), sizes)
        where Tied.operandIndex(of: op, result: result.index) == nil {
            out.append(write(result, nil, size, size))
        }
        return out
    }

    private static func parameterRanges(of op: Operation) -> [AccessRange]? {
        if let read = op.as(Stream.AsyncParameterRead.self) {
            return [read.target, read.result].map {
                write($0, read.targetOffset, read.targetEnd, read.targetLength)
            }
        } else if let write = op.as(Stream.AsyncParameterWrite.self) {
            return [read(write.source, write.sourceOffset, write.sourceEnd, write.sourceLength)]
        } else if let gather = op.as(Stream.AsyncParameterGather.self) {
            return zip(gather.targetOffsets, zip(gather.targetEnds, gather.targetLengths)).flatMap {
                start, rest in
                [gather.target, gather.result].map { write($0, start, rest.0, rest.1) }
            }
        } else if let scatter = op.as(Stream.AsyncParameterScatter.self) {
            return zip(scatter.sourceOffsets, zip(scatter.sourceEnds, scatter.sourceLengths)).map {
                read(scatter.source, $0, $1.0, $1.1)
            }
        }
        return nil
    }

    /// Operands that are read, and results that are written, as wholes.
    private static func wholes(of op: Operation) -> [AccessRange] {
        var out: [AccessRange] = []
        for (i, operand) in op.operands.enumerated() where operand.type.isResource {
            guard let size = SizeAware.operandSize(of: op, i) else { continue }
            let tied = op.results.filter { Tied.operandIndex(of: op, result: $0.index) == i }
            out.append(
                AccessRange(
                    reads: true, writes: !tied.isEmpty, resource: operand, start: nil, end: size, length: size
                ))
        }
        for result in op.results where result.type.isResource {
            guard let size = SizeAware.resultSize(of: op, result.index) else { continue }
            out.append(write(result, nil, size, size))
        }
        return out
    }
}
