/// Names of functions, and where in the source their instructions come from.
///
/// It may be larger than the rest of a module and is rarely needed, so that it is read on demand.
public struct DebugDatabase: Sendable {
    private typealias Schema = ModuleSchema

    private let table: FlatTable
    private let functionCount: Int
    /// Names that functions are exported under, by their index.
    private let exportNames: [Int: [String]]

    init(_ table: FlatTable, _ description: ModuleDescription) {
        self.table = table
        functionCount = description.functions.count
        exportNames = Dictionary(grouping: description.exports, by: \.ordinal).mapValues { $0.map(\.name) }
    }

    /// The limit of nested locations; deeper ones are printed as `...`.
    private static let maximumDepth = 16
    private static let maximumParts = 64
    /// The value of an unknown location.
    private static let unknown = "?"

    /// The number of locations.
    public func locationCount() throws(VMError) -> Int {
        try table.vector(Schema.Debug.locations, stride: 4, "locations").map { $0.count / 4 } ?? 0
    }

    /// The name of a function in the source; nil where it is not there.
    public func functionName(_ ordinal: Int) throws(VMError) -> String? {
        guard let function = try function(ordinal) else { return nil }
        return try text(function, Schema.FunctionSource.name, "name of a function")
    }

    /// Where an instruction comes from: `file.mlir:12:3`, or several such. Nil where it is not there.
    ///
    /// - Parameter part: which part of the operation is meant, where it has several with locations of their own
    ///   (`DebugDescription.parts`).
    /// - Complexity: O(log *n*) in the number of the function's instructions.
    public func location(function ordinal: Int, pc: Int, part: Int? = nil) throws(VMError) -> String? {
        guard let function = try function(ordinal) else { return nil }
        typealias Entry = Schema.InstructionLocation
        guard
            let entries = try function.vector(
                Schema.FunctionSource.locations, stride: Entry.size, "locations of a function")
        else { return nil }
        func field(_ entry: Int, _ offset: Int) -> Int32 {
            table.buffer.loadChecked(entries.lowerBound + entry * Entry.size + offset)
        }
        // The last entry that does not come after the instruction.
        var low = 0
        var high = entries.count / Entry.size
        while low < high {
            let middle = (low + high) / 2
            if Int(field(middle, Entry.pc)) <= pc { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let index = field(low - 1, Entry.location)
        var parts = 0
        let text = try describe(Int(index), part: part, depth: 0, &parts)
        return text == Self.unknown ? nil : text
    }

    /// What is known of a function.
    ///
    /// There should be an entry for each function, in their order. Compilers have been seen to leave
    /// some out; then only names tell what the others are about.
    private func function(_ ordinal: Int) throws(VMError) -> FlatTable? {
        let functions = try table.tables(Schema.Debug.functions, "functions of the debug database")
        guard ordinal >= 0, ordinal < functionCount else { return nil }
        if functions.count == functionCount {
            return try functions.table(ordinal, "function of the debug database")
        }
        guard let names = exportNames[ordinal] else { return nil }
        for index in 0..<functions.count {
            let function = try functions.table(index, "function of the debug database")
            let name = try text(function, Schema.FunctionSource.name, "name of a function")
            if let name, names.contains(name) { return function }
        }
        return nil
    }

    private func describe(
        _ index: Int, part: Int? = nil, depth: Int, _ parts: inout Int
    ) throws(VMError) -> String {
        guard depth < Self.maximumDepth, parts < Self.maximumParts else { return "..." }
        parts += 1
        guard let types = try table.vector(Schema.Debug.locationTypes, stride: 1, "types of locations")
        else { return Self.unknown }
        let locations = try table.tables(Schema.Debug.locations, "locations")
        guard index >= 0, index < min(types.count, locations.count) else { return Self.unknown }
        let type: UInt8 = table.buffer.loadChecked(types.lowerBound + index)
        guard type != 0 else { return Self.unknown }
        let location = try locations.table(index, "location")
        switch type {
        case 1:
            let callee: Int32 = try location.number(Schema.CallSiteLocation.callee, "callee")
            let caller: Int32 = try location.number(Schema.CallSiteLocation.caller, "caller")
            let place = try describe(Int(callee), part: part, depth: depth + 1, &parts)
            return "\(place) called from \(try describe(Int(caller), depth: depth + 1, &parts))"
        case 2:
            let line: Int32 = try location.number(Schema.FileLocation.line, "line")
            let column: Int32 = try location.number(Schema.FileLocation.column, "column")
            let file = try text(location, Schema.FileLocation.file, "name of a file") ?? Self.unknown
            return "\(file):\(line):\(column)"
        case 3:
            let range =
                try location.vector(Schema.FusedLocation.locations, stride: 4, "fused locations")
                ?? 0..<0
            if let part, part >= 0, part < range.count / 4,
                try text(location, Schema.FusedLocation.metadata, "metadata") == DebugDescription.parts
            {
                let chosen: Int32 = table.buffer.loadChecked(range.lowerBound + part * 4)
                return try describe(Int(chosen), depth: depth + 1, &parts)
            }
            var places: [String] = []
            for start in stride(from: range.lowerBound, to: range.upperBound, by: 4) {
                guard parts < Self.maximumParts else {
                    places.append("...")
                    break
                }
                let part: Int32 = table.buffer.loadChecked(start)
                places.append(try describe(Int(part), depth: depth + 1, &parts))
            }
            return "[" + places.joined(separator: ", ") + "]"
        case 4:
            let name = try text(location, Schema.NameLocation.name, "name") ?? ""
            let child: Int32 = try location.number(Schema.NameLocation.child, "location of a name")
            return "\"\(name)\" at \(try describe(Int(child), depth: depth + 1, &parts))"
        default:
            return Self.unknown
        }
    }

    private func text(_ table: FlatTable, _ id: Int, _ what: String) throws(VMError) -> String? {
        guard let range = try table.string(id, what) else { return nil }
        return try table.buffer.storage.text(range, what)
    }
}
