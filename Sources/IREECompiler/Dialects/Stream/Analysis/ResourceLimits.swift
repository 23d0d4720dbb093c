import IREECompilerCore

/// What devices ask of memory: the limits that resources are packed by.
struct ResourceLimits: Sendable, Equatable {
    /// Bytes of an allocation, at most.
    var maximumAllocation: Int64 = .max
    /// Bytes that offsets of resources are multiples of.
    var offsetAlignment: Int64 = 64
    var maximumRange: Int64 = .max
    /// Bytes that lengths of resources are multiples of.
    var rangeAlignment: Int64 = 64
    var indexBits: Int64 = 64
    var aliasesMutableBindings = false
    /// Whether host and device share memory, so that what is mapped need not be copied.
    var isUnified = true

    init() {}

    /// `#stream.resource_config`.
    init?(_ attribute: Attribute?) {
        guard attribute?.isA(Stream.resourceConfiguration) == true, case .dialect(let value)? = attribute,
            value.parameters.count >= 7
        else { return nil }
        let numbers = value.parameters.prefix(6).map { $0.integerValue ?? 0 }
        maximumAllocation = numbers[0]
        offsetAlignment = max(1, numbers[1])
        maximumRange = numbers[2]
        rangeAlignment = max(1, numbers[3])
        indexBits = numbers[4]
        aliasesMutableBindings = numbers[5] != 0
        isUnified = value.parameters[6].stringValue == "Unified"
    }

    /// The limits that hold where an operation is: those that it, or what is around it, says, or those of hosts.
    init(for op: Operation, settings: [String: String] = [:]) {
        var current: Operation? = op
        while let here = current {
            if let found = ResourceLimits(here.attributes["stream.resources"]) {
                self = found
                return
            }
            current = here.parent
        }
        if settings["iree-stream-resource-memory-model"] == "discrete" { isUnified = false }
    }

    /// The next multiple of an alignment.
    static func align(_ value: Int64, _ alignment: Int64) -> Int64 {
        let (sum, overflow) = value.addingReportingOverflow(alignment - 1)
        return overflow ? value : sum / alignment * alignment
    }
}
