import IREECompilerCore

/// The parameters that expressions are encoded into, and where in them each goes.
struct EncodingPlan {
    /// One expression and the range of a parameter that its result fills.
    struct Step {
        let expression: EncodingExpression
        let entry: Int
        /// Bytes from the start of the parameter.
        let offset: Int64
        /// Bytes of all steps before this one, for reports of progress.
        let progress: Int64
    }

    struct Entry {
        enum Content {
            /// A number that fills the parameter, and the bytes of it.
            case splat(Int64, width: Int64)
            /// Bytes that are written later, and how the first is aligned.
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

    /// Splats of up to so many bytes share parameters with other data: a file is a little larger then,
    /// but there is less to load.
    private static let splatThreshold: Int64 = 1024

    init(_ expressions: [EncodingExpression], scope: String, _ settings: [String: String]) throws(Diagnostic)
    {
        self.scope = scope
        self.settings = settings
        var progress: Int64 = 0
        for expression in expressions {
            let (entry, offset) = try place(expression)
            steps.append(Step(expression: expression, entry: entry, offset: offset, progress: progress))
            let (sum, overflow) = progress.addingReportingOverflow(expression.size)
            guard !overflow else { throw Self.failure(expression) }
            progress = sum
        }
    }

    func entry(of step: Step) -> Entry { entries[step.entry] }

    private static func failure(_ expression: EncodingExpression) -> Diagnostic {
        expression.store.error("failed to reserve \(expression.size) bytes of a parameter for what it stores")
    }

    /// Finds room for the result of an expression: in the first parameter of the same place that has it,
    /// or in a new one.
    private mutating func place(_ expression: EncodingExpression) throws(Diagnostic) -> (Int, Int64) {
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

/// A parameter that has room for more.
private struct Slab {
    let entry: Int
    let affinity: Attribute?
    let limits: ResourceLimits
    private var used: Int64 = 0
    /// Bytes in all.
    private(set) var length: Int64 = 0

    init(entry: Int, affinity: Attribute?, limits: ResourceLimits) {
        self.entry = entry
        self.affinity = affinity
        self.limits = limits
    }

    /// Takes so many bytes, and says where; nil if they do not fit.
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
    /// The result as a splat of an archive, which knows those of whole numbers of bytes.
    fileprivate var splatEntry: EncodingPlan.Entry.Content? {
        guard case .integer(let bits, let type)? = splat, let width = type.bitWidth,
            [8, 16, 32, 64].contains(width)
        else { return nil }
        let mask = width == 64 ? -1 : (Int64(1) << Int64(width)) - 1
        return .splat(bits & mask, width: Int64(width / 8))
    }
}
