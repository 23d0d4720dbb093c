import IREECompilerCore

/// Device constraints for memory allocation and packing.
struct ResourceLimits: Sendable, Equatable {
    /// Maximum size of an allocation in bytes.
    var maximumAllocation: Int64 = .max
    /// Alignment of resource offsets in bytes.
    var offsetAlignment: Int64 = 64
    var maximumRange: Int64 = .max
    /// Alignment of resource lengths in bytes.
    var rangeAlignment: Int64 = 64
    var indexBits: Int64 = 64
    var aliasesMutableBindings = false
    /// Whether host and device share memory, so that mapped memory need not be copied.
    var isUnified = true

    init() {}

    /// Parses `#stream.resource_config`.
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

    /// The constraints of the operation or an ancestor, or the host's defaults.
    init(for op: Operation, settings: [String: String] = [:]) {
        var current: Operation? = op
        while let here = current {
            if let found = ResourceLimits(here.attributes["stream.resources"]) {
                self = found
                return
            }
            current = here.parent
        }
        if settings[Setting.memoryModel] == "discrete" { isUnified = false }
    }

    /// Rounds up to an alignment.
    static func align(_ value: Int64, _ alignment: Int64) -> Int64 {
        let (sum, overflow) = value.addingReportingOverflow(alignment - 1)
        return overflow ? value : sum / alignment * alignment
    }
}
