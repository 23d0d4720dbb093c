import IREECompilerCore

/// The parameters for encoded expressions, and the layout of each.
struct EncodingPlan {
    /// An expression and its range of a parameter.
    struct Step {
        let expression: EncodingExpression
        let entry: Int
        /// Byte offset in the parameter.
        let offset: Int64
        /// Bytes of all previous steps, for progress reports.
        let progress: Int64
    }

    struct Entry {
        enum Content {
            /// A splat with a pattern of `width` bytes.
            case splat(Int64, width: Int64)
            /// Bytes that are written later, with their alignment.
            case data(alignment: Int64)
        }
        let key: String
        fileprivate(set) var length: Int64
        let content: Content
    }

    let scope: String
    private(set) var steps: [Step] = []
    private(set) var entries: [Entry] = []
    private var slabs: [Slab] = []
    private let settings: [String: String]

    /// Splats up to this size, in bytes, share parameters with data: a slightly larger file for fewer loads.
    private static let splatThreshold: Int64 = 1024

    init(_ expressions: [EncodingExpression], scope: String, _ settings: [String: String]) throws(Diagnostic)
    {
        self.scope = scope
        self.settings = settings
        var progress: Int64 = 0
        for expression in expressions {
            let (entry, offset) = try assign(expression)
            steps.append(Step(expression: expression, entry: entry, offset: offset, progress: progress))
            let (sum, overflow) = progress.addingReportingOverflow(expression.size)
            guard !overflow else { throw Self.failure(expression) }
            progress = sum
        }
    }

    func entry(of step: Step) -> Entry { entries[step.entry] }

    private static func failure(_ expression: EncodingExpression) -> Diagnostic {
        expression.store.error("failed to reserve \(expression.size) bytes of a parameter for its value")
    }

    /// Assigns a range to the result of an expression: in the first parameter of its affinity with room, or
    /// in a new one.
    private mutating func assign(_ expression: EncodingExpression) throws(Diagnostic) -> (Int, Int64) {
        let key = "parameter\(entries.count)"
        if let splat = expression.splatEntry, expression.size > Self.splatThreshold {
            entries.append(Entry(key: key, length: expression.size, content: splat))
            return (entries.count - 1, 0)
        }
        let affinity = expression.affinity
        for i in slabs.indices where slabs[i].affinity == affinity {
            if let offset = slabs[i].reserve(expression.size) {
                entries[slabs[i].entry].length = slabs[i].length
                return (slabs[i].entry, offset)
            }
        }
        let limits = ResourceLimits(
            for: expression.store.value.definingOp ?? expression.store.op, settings: settings)
        var slab = Slab(entry: entries.count, affinity: affinity, limits: limits)
        guard let offset = slab.reserve(expression.size) else { throw Self.failure(expression) }
        slabs.append(slab)
        entries.append(
            Entry(key: key, length: slab.length, content: .data(alignment: limits.offsetAlignment)))
        return (slab.entry, offset)
    }
}

/// A parameter with remaining room.
private struct Slab {
    let entry: Int
    let affinity: Attribute?
    let limits: ResourceLimits
    private var used: Int64 = 0
    /// Total bytes.
    private(set) var length: Int64 = 0

    init(entry: Int, affinity: Attribute?, limits: ResourceLimits) {
        self.entry = entry
        self.affinity = affinity
        self.limits = limits
    }

    /// Reserves bytes; returns their offset, or nil if they do not fit.
    mutating func reserve(_ size: Int64) -> Int64? {
        guard let offset = Self.align(used, limits.offsetAlignment),
            let padded = Self.align(size, limits.rangeAlignment)
        else { return nil }
        let (end, overflow) = offset.addingReportingOverflow(padded)
        guard !overflow, let whole = Self.align(end, limits.rangeAlignment), whole <= limits.maximumAllocation
        else { return nil }
        used = max(used, end)
        length = max(length, whole)
        return offset
    }

    private static func align(_ value: Int64, _ alignment: Int64) -> Int64? {
        let (sum, overflow) = value.addingReportingOverflow(alignment - 1)
        return overflow ? nil : sum / alignment * alignment
    }
}

extension EncodingExpression {
    /// The result as an archive splat, whose pattern is a whole number of bytes.
    fileprivate var splatEntry: EncodingPlan.Entry.Content? {
        guard case .integer(let bits, let type)? = splat, let width = type.bitWidth,
            [8, 16, 32, 64].contains(width)
        else { return nil }
        let mask = width == 64 ? -1 : (Int64(1) << Int64(width)) - 1
        return .splat(bits & mask, width: Int64(width / 8))
    }
}
