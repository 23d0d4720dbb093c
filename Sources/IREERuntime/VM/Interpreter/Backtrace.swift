import IREEBytecode

/// Where a call is, for errors: an instruction, and the calls of the functions around it. It outlives the call, so that
/// work that goes on after it can say who asked for it.
package struct Backtrace: Sendable {
    fileprivate struct Entry: Sendable {
        let module: VerifiedModule
        let function: String
        let ordinal: Int
        /// The offset in the function: of the instruction, or of a later byte of a call.
        let pc: Int
    }

    /// Innermost first.
    private var entries: [Entry] = []
    private let isTruncated: Bool

    /// Functions that call themselves often fill no report.
    private static let limit = 8

    init(_ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafeRawPointer) {
        var next: UnsafeMutablePointer<Frame>? = frame
        var place = pc
        while let frame = next, entries.count < Self.limit {
            let table = frame.pointee.tables.pointee
            let ordinal = frame.pointee.function - table.functions
            let instance = table.instance.takeUnretainedValue()
            entries.append(
                Entry(
                    module: instance.verified, function: instance.functions[ordinal].name, ordinal: ordinal,
                    pc: place - frame.pointee.function.pointee.code))
            next = frame.pointee.parent
            // A caller is to continue after its call.
            if let caller = next { place = caller.pointee.pc - 1 }
        }
        isTruncated = next != nil
    }

    /// Adds the location of an error, unless it has one.
    func locate(_ error: VMError) -> VMError {
        guard error.function == nil, let innermost = entries.first else { return error }
        var error = error
        error.function = innermost.text(part: error.part)
        error.pc = innermost.pc
        error.callers = entries.dropFirst().map { $0.text() }
        if isTruncated { error.callers.append("...") }
        return error
    }
}

extension Backtrace.Entry {
    /// The function and, where that is known, the place in the source.
    fileprivate func text(part: Int? = nil) -> String {
        let name = "@\(module.module.name).\(function)"
        guard
            let location =
                (try? module.module.debug?.location(function: ordinal, pc: pc, part: part)) ?? nil
        else { return name }
        return "\(name) (\(location))"
    }
}
