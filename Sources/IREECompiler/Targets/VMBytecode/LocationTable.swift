import IREEBytecode
import IREECompilerCore

/// The source locations of a module's instructions, each once.
struct LocationTable {
    private(set) var locations: [DebugDescription.Location] = []
    private var indices: [Location: Int] = [:]

    /// The index of a location; adds it if it is new.
    mutating func index(of location: Location) -> Int {
        if let known = indices[location] { return known }
        // Parts come before what refers to them. Parsers bound the depth.
        let entry: DebugDescription.Location
        switch location {
        case .unknown: entry = .unknown
        case .fileLineColumn, .largeFileLineColumn:
            entry =
                location.position.map { .file($0.file, line: $0.line, column: $0.column) } ?? .unknown
        case .name(let name, let child):
            entry = .name(name, child: index(of: child ?? .unknown))
        case .callSite(let callee, let caller):
            entry = .callSite(callee: index(of: callee), caller: index(of: caller))
        case .fused(let parts, let metadata):
            entry = .fused(
                metadata: metadata.map { $0 == Location.parts ? DebugDescription.parts : "\($0)" },
                parts.map { index(of: $0) })
        }
        locations.append(entry)
        indices[location] = locations.count - 1
        return locations.count - 1
    }
}
