/// Names of functions, and where in the source their instructions come from.
///
/// It may be larger than all else in a module and is seldom asked, so nothing is read before.
public struct DebugDatabase: Sendable {
    private typealias Schema = ModuleSchema

    private let table: FlatTable

    init(_ table: FlatTable) {
        self.table = table
    }

    /// Locations within locations end here; where they go on, the text says `...`.
    private static let maximumDepth = 16
    private static let maximumParts = 64

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
    /// - Complexity: O(log *n*) in the number of the function's instructions.
    public func location(function ordinal: Int, pc: Int) throws(VMError) -> String? {
        guard let function = try function(ordinal) else { return nil }
        let entries = try function.tables(Schema.FunctionSource.locations, "locations of a function")
        // The last entry that does not come after the instruction.
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let start: Int32 = try entries.table(middle, "location")
                .number(Schema.InstructionLocation.pc, "pc")
            if Int(start) <= pc { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let index: Int32 = try entries.table(low - 1, "location")
            .number(Schema.InstructionLocation.location, "index of a location")
        var parts = 0
        return try describe(Int(index), depth: 0, &parts)
    }

    private func function(_ ordinal: Int) throws(VMError) -> FlatTable? {
        let functions = try table.tables(Schema.Debug.functions, "functions of the debug database")
        guard ordinal >= 0, ordinal < functions.count else { return nil }
        return try functions.table(ordinal, "function of the debug database")
    }

    private func describe(_ index: Int, depth: Int, _ parts: inout Int) throws(VMError) -> String {
        guard depth < Self.maximumDepth, parts < Self.maximumParts else { return "..." }
        parts += 1
        guard let types = try table.vector(Schema.Debug.locationTypes, stride: 1, "types of locations")
        else { return "?" }
        let locations = try table.tables(Schema.Debug.locations, "locations")
        guard index >= 0, index < min(types.count, locations.count) else { return "?" }
        let type: UInt8 = table.buffer.loadChecked(types.lowerBound + index)
        guard type != 0 else { return "?" }
        let location = try locations.table(index, "location")
        switch type {
        case 1:
            let callee: Int32 = try location.number(Schema.CallSiteLocation.callee, "callee")
            let caller: Int32 = try location.number(Schema.CallSiteLocation.caller, "caller")
            let place = try describe(Int(callee), depth: depth + 1, &parts)
            return "\(place) called from \(try describe(Int(caller), depth: depth + 1, &parts))"
        case 2:
            let line: Int32 = try location.number(Schema.FileLocation.line, "line")
            let column: Int32 = try location.number(Schema.FileLocation.column, "column")
            let file = try text(location, Schema.FileLocation.file, "name of a file") ?? "?"
            return "\(file):\(line):\(column)"
        case 3:
            let range =
                try location.vector(Schema.FusedLocation.locations, stride: 4, "fused locations")
                ?? 0..<0
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
            return "?"
        }
    }

    private func text(_ table: FlatTable, _ id: Int, _ what: String) throws(VMError) -> String? {
        guard let range = try table.string(id, what) else { return nil }
        return try table.buffer.storage.text(range, what)
    }
}
