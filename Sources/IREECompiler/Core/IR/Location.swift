import IREEStatus
import Synchronization

/// The source location of an operation.
public enum Location: Hashable, Sendable {
    case unknown
    /// A position in a file; the common case.
    case fileLineColumn(FileLineColumn)
    /// A position that does not fit into a `FileLineColumn`.
    indirect case largeFileLineColumn(file: String, line: Int, column: Int)
    indirect case name(String, Location?)
    indirect case callSite(callee: Location, caller: Location)
    indirect case fused([Location], metadata: Attribute?)

    /// A position in a file; line and column count from 1.
    public static func file(name: String, line: Int, column: Int) -> Location {
        FileLineColumn(FileName(name), line: line, column: column).map { .fileLineColumn($0) }
            ?? .largeFileLineColumn(file: name, line: line, column: column)
    }

    /// The first file position in the location.
    public var position: (file: String, line: Int, column: Int)? {
        switch self {
        case .unknown: nil
        case .fileLineColumn(let position): (position.file.description, position.line, position.column)
        case .largeFileLineColumn(let file, let line, let column): (file, line, column)
        case .name(_, let inner): inner?.position
        case .callSite(let callee, let caller): callee.position ?? caller.position
        case .fused(let locations, _): locations.lazy.compactMap(\.position).first
        }
    }
}

extension Location {
    /// The metadata of a location that has one for each part of an operation, such as each parameter of a load.
    package static let parts = Attribute.string("parts")

    /// The location of an operation that is several in one: theirs, in order.
    package static func ofParts(_ locations: [Location]) -> Location {
        locations.count == 1 ? locations[0] : .fused(locations, metadata: parts)
    }

    /// The location of a part of an operation: its own where there are some, else that of the operation.
    package func part(_ index: Int) -> Location {
        guard case .fused(let locations, Self.parts) = self, locations.indices.contains(index) else {
            return self
        }
        return locations[index]
    }

    /// The location of an operation that stands for others: each of theirs that is known, once.
    package static func merged(_ locations: [Location]) -> Location {
        var seen: Set<Location> = []
        var known: [Location] = []
        for location in locations {
            var parts = [location]
            if case .fused(let inner, nil) = location { parts = inner }
            for part in parts where part != .unknown && seen.insert(part).inserted { known.append(part) }
        }
        return switch known.count {
        case 0: .unknown
        case 1: known[0]
        default: .fused(known, metadata: nil)
        }
    }

    /// By a few of the parts: there may be as many as a program has parameters.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .unknown: hasher.combine(0)
        case .fileLineColumn(let position): hasher.combine(position)
        case .largeFileLineColumn(let file, let line, let column):
            hasher.combine(file)
            hasher.combine(line)
            hasher.combine(column)
        case .name(let name, let inner):
            hasher.combine(name)
            hasher.combine(inner)
        case .callSite(let callee, let caller):
            hasher.combine(callee)
            hasher.combine(caller)
        case .fused(let locations, _):
            hasher.combine(locations.count)
            hasher.combine(locations.first)
            hasher.combine(locations.last)
        }
    }

    /// Limit of nested call sites. Comparing, printing and releasing a location recurse into them.
    private static let callLimit = 256

    /// A call-site location; the outermost of very many calls are dropped.
    package func called(from caller: Location) -> Location {
        var depth = 0
        var next = self
        while case .callSite(let callee, _) = next, depth < Self.callLimit {
            depth += 1
            next = callee
        }
        return depth < Self.callLimit ? .callSite(callee: self, caller: caller) : self
    }
}

/// File, line and column packed into one word.
public struct FileLineColumn: Hashable, Sendable {
    private let bits: UInt64

    private static let fileBits = 12
    private static let lineBits = 28
    private static let columnBits = 24

    /// Nil if the file number, line or column does not fit.
    init?(_ file: FileName, line: Int, column: Int) {
        guard let number = file.number, number >> Self.fileBits == 0, line >= 0, line >> Self.lineBits == 0,
            column >= 0, column >> Self.columnBits == 0
        else { return nil }
        bits =
            UInt64(number) << (Self.lineBits + Self.columnBits) | UInt64(line) << Self.columnBits
            | UInt64(column)
    }

    /// The file name.
    public var file: FileName { FileName(number: Int(bits >> (Self.lineBits + Self.columnBits))) }
    /// The line, from 1.
    public var line: Int { Int(bits >> Self.columnBits & (1 << Self.lineBits - 1)) }
    /// The column, from 1.
    public var column: Int { Int(bits & (1 << Self.columnBits - 1)) }
}

/// The name of a source file, interned by number. The first few thousand names are kept for the life of the
/// process.
public struct FileName: Hashable, Sendable, CustomStringConvertible {
    /// Nil if the table is full.
    package let number: Int?

    private static let limit = 1 << 12
    private static let known = Mutex<(names: [String], numbers: [String: Int])>(([], [:]))

    fileprivate init(number: Int) { self.number = number }

    /// Interns a file name.
    public init(_ name: String) {
        number = Self.known.withLock { known in
            if let number = known.numbers[name] { return number }
            guard known.names.count < Self.limit else { return nil }
            known.numbers[name] = known.names.count
            known.names.append(name)
            return known.names.count - 1
        }
    }

    public var description: String {
        guard let number else { return "" }
        return Self.known.withLock { $0.names.indices.contains(number) ? $0.names[number] : "" }
    }
}

/// An error, warning or remark with its location.
public struct Diagnostic: Error, Sendable, CustomStringConvertible {
    /// The severity of a diagnostic.
    public enum Severity: String, Sendable {
        case error, warning, remark, note
    }

    /// The severity.
    public var severity: Severity
    /// The location of the problem.
    public var location: Location
    /// The message, without location and severity.
    public var message: String
    /// Notes with further locations.
    public var notes: [Diagnostic] = []

    /// Creates a diagnostic.
    public init(_ severity: Severity = .error, _ message: String, at location: Location = .unknown) {
        self.severity = severity
        self.message = message
        self.location = location
    }

    /// Creates a diagnostic of an error in a file or of the system.
    package init(_ error: some StatusError, at location: Location) {
        self.init(.error, error.description, at: location)
    }

    /// The diagnostic with another note.
    public func note(_ message: String, at location: Location) -> Diagnostic {
        var copy = self
        copy.notes.append(Diagnostic(.note, message, at: location))
        return copy
    }

    /// `file:line:column: severity: message`. Control characters are escaped, and very long text is truncated.
    public var description: String {
        let prefix = location.position.map {
            "\(printable($0.file.description, limit: PrintedLength.name)):\($0.line):\($0.column): "
        }
        let isLong = message.utf8.count > PrintedLength.sentence
        let text = isLong ? printable(message, limit: PrintedLength.sentence) : printableLines(message)
        return "\(prefix ?? "")\(severity.rawValue): \(text)"
    }
}
