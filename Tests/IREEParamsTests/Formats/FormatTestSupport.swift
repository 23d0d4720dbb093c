import FormatFixtures
import IREEParams

/// The entries of a file in memory.
func entries(
    of bytes: [UInt8], _ format: some ParameterFormat
) throws(ParameterError) -> [ParameterEntry] {
    var entries: [ParameterEntry] = []
    try format.readEntries(of: MemorySource(bytes), options: ReadOptions()) {
        (entry) throws(ParameterError) in entries.append(entry)
    }
    return entries
}

/// The error that reading a file in memory ends with.
func readError(of bytes: [UInt8], _ format: some ParameterFormat) -> ParameterError? {
    do throws(ParameterError) {
        _ = try entries(of: bytes, format)
        return nil
    } catch {
        return error
    }
}

extension ParameterEntry {
    /// Where the bytes are in the entry's own file.
    var fileOffset: UInt64? {
        guard case .file(let range) = storage else { return nil }
        return range.offset
    }
}
