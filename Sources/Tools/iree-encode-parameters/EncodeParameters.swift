import IREEParams
import IREERuntime
import RuntimeToolSupport
import ToolSupport

@main struct EncodeParameters: ProgramTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-encode-parameters",
        abstract: "Computes, ahead of time, what a program's initializers would make of its parameters.",
        discussion: """
            The module that does it comes from the compiler:
              iree-compile model.mlir --iree-parameter-encoder-output-file=encoder.mlir \\
                --iree-parameter-encoder-output-scope=encoded -o model.vmfb
              iree-compile encoder.mlir -o encoder.vmfb

            It reads the model's parameters, and writes those that the program loads instead:
              iree-encode-parameters --module=encoder.vmfb --parameters=model=model.irpa \\
                --output=encoded=encoded.irpa
              iree-run-module --module=model.vmfb --parameters=model=model.irpa \\
                --parameters=encoded=encoded.irpa
            """,
        version: toolVersion)

    static let helpAppendix = AbsentFlags.help

    @OptionGroup var modules: ModuleFlags
    @OptionGroup var devices: DeviceFlags
    @OptionGroup var files: ParameterFileFlags
    @OptionGroup var parameters: ProgramParameterFlags
    @OptionGroup var program: ProgramFlags

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: "Lists the targets that the module can encode for, and exits.")
    var listTargets = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: "Lists the parameters that would be written, and exits.")
    var listParameters = false

    @Option(
        help: ArgumentHelp(
            "What to encode for; the module chooses for the devices unless given.", valueName: "name"))
    var target: String?

    @Option(
        help: ArgumentHelp(
            "The archive for the parameters of a scope; once for each scope that the module writes.",
            valueName: "[scope=]file.irpa"),
        completion: .file())
    var output: [String] = []

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints no tables of the new archives."))
    var quiet = false

    @OptionGroup var outputs: OutputFlags
    @OptionGroup var flagFile: FlagFileFlag

    func run(output stream: StandardOutput) throws {
        outputs.apply()
        try run(stream) { loaded in try run(loaded, stream) }
    }

    private func run(_ loaded: LoadedModules, _ stream: StandardOutput) throws {
        // Parameters that initializers load are there; what is written is not.
        let program = try loaded.program(serving: [CompositeParameterProvider([])])
        let encoder = try ParameterEncoder(program)
        if listTargets { return try stream.write(encoder.listing) }
        let target = try encoder.target(named: target)
        let scopes = try target.scopes(in: program)
        if listParameters { return try stream.write(scopes.map(\.listing).joined()) }
        let archives = try EncodedArchive.assign(output, to: scopes)
        let placements = try EncodedArchive.write(archives) { providers in
            try target.encode(in: try loaded.program(serving: providers))
        }
        guard !quiet else { return }
        for (archive, placements) in zip(archives, placements) {
            try archive.printTable(placements, to: stream)
        }
    }
}
