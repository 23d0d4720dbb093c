/// IREE Parameter Archives (`.irpa`).
///
/// Source of the format: `iree/schemas/parameter_archive.h`; see `Schemas/parameter_archive.md`.
public struct IRPAFormat: ParameterFormat {
    /// The format. It has no settings.
    public init() {}

    public var name: String { "IRPA" }
    public var fileExtension: String { "irpa" }
    public var refersToOtherFiles: Bool { true }

    public func recognizes(prefix: [UInt8]) -> Bool {
        prefix.starts(with: IRPALayout.magic)
    }

    public func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        var reader = IRPAReader(source, options: options)
        try reader.readEntries(options.findings, emit)
    }
}
