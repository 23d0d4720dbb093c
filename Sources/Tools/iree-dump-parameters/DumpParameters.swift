import IREEParams
import ToolSupport

@main struct DumpParameters: ParameterTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-dump-parameters",
        abstract: "Lists the parameters in parameter files, extracts them, and checks them.",
        discussion: """
            What is in two files, and the bytes of one tensor:
              iree-dump-parameters --parameters=base.irpa --parameters=lora=adapter.gguf
              iree-dump-parameters --parameters=base.irpa --extract=weight=weight.bin

            Whether all bytes are what they were when the archive was made:
              iree-dump-parameters --parameters=sealed.irpa --verify
            """,
        version: toolVersion)

    @OptionGroup var files: ParameterFileFlags
    @OptionGroup var access: FileModeFlags

    @Option(
        help: ArgumentHelp(
            "Writes the bytes of one parameter to a file. May be given several times.",
            valueName: "[scope::]key=file"))
    var extract = FlagList()

    @Flag(inversion: .prefixedNo, exclusivity: .chooseLast, help: ArgumentHelp("Prints no table."))
    var quiet = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            """
            Reads all parameters and holds their bytes against the digests in the files. Prints what \
            was found instead of the table, and fails where bytes are damaged.
            """,
        ))
    var verify = false

    @OptionGroup var outputs: OutputFlags
    @OptionGroup var flagFile: FlagFileFlag

    func run(output: StandardOutput) throws(ParameterError) {
        guard !files.parameters.isEmpty else {
            throw ParameterError(
                .invalidArgument, "no parameter file is given",
                hint: "name at least one with --parameters=file")
        }
        var broken: [ParameterError] = []
        // What is wrong with one file is no reason not to verify the others.
        let map = try files.load(access.options) { (error) throws(ParameterError) in
            guard verify, files.parameters.count > 1 else { throw error }
            broken.append(error)
        }
        if let summary = map.shadowedSummary {
            printToStandardError(
                "warning: \(summary): all are listed, and the first file that has a key serves it\n")
        }
        var folders: OutputPlace.Folders = [:]
        var extractions: [Extraction] = []
        for flag in extract { extractions.append(try Extraction(flag, in: map, sharing: &folders)) }
        try Extraction.checkTargets(extractions, in: map)
        outputs.apply()
        // Text would mix with the bytes.
        let quiet = quiet || extractions.contains { $0.place.isStandardOutput }
        if !quiet && !verify {
            for scope in map.scopes { try ParameterTable.write(scope, to: output) }
        }
        for extraction in extractions {
            if !quiet { try output.write(extraction.announcement) }
            try extraction.entry.extract(to: extraction.place)
        }
        if verify { try Verification(map, broken: broken).report(to: output, quiet: quiet) }
        // The process is about to end: taking the index apart would only cost time.
        _ = Unmanaged.passRetained(Keeper(map))
    }
}

/// Holds the index until the end of the process.
private final class Keeper {
    let map: ParameterScopeMap

    init(_ map: ParameterScopeMap) {
        self.map = map
    }
}
