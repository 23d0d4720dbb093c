/// Where an operation comes from.
public indirect enum Location: Hashable, Sendable {
    case unknown
    case file(name: String, line: Int, column: Int)
    case name(String, Location?)
    case callSite(callee: Location, caller: Location)
    case fused([Location], metadata: Attribute?)

    /// The first place in a file that this location names.
    public var position: (file: String, line: Int, column: Int)? {
        switch self {
        case .unknown: nil
        case .file(let name, let line, let column): (name, line, column)
        case .name(_, let inner): inner?.position
        case .callSite(let callee, let caller): callee.position ?? caller.position
        case .fused(let locations, _): locations.lazy.compactMap(\.position).first
        }
    }
}

/// What is wrong with an input, and where.
public struct Diagnostic: Error, Sendable, CustomStringConvertible {
    public enum Severity: String, Sendable {
        case error, warning, remark, note
    }

    public var severity: Severity
    public var location: Location
    public var message: String
    public var notes: [Diagnostic] = []

    public init(_ severity: Severity = .error, _ message: String, at location: Location = .unknown) {
        self.severity = severity
        self.message = message
        self.location = location
    }

    public func note(_ message: String, at location: Location) -> Diagnostic {
        var copy = self
        copy.notes.append(Diagnostic(.note, message, at: location))
        return copy
    }

    public var description: String {
        let place = location.position.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
        return "\(place)\(severity.rawValue): \(message)"
    }
}
