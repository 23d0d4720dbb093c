import IREEParams
import ToolSupport

@main struct ConvertParameters: ParameterTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-convert-parameters",
        abstract: "Turns parameter files (.irpa, .gguf, .safetensors) into one archive (.irpa).",
        discussion: """
            Parameters keep their order and their bytes. They can be left out, renamed, or replaced \
            by a splat on the way.

            Two files, one parameter less, and another with a new name:
              iree-convert-parameters --parameters=base.gguf --parameters=head.gguf \\
                --exclude=unused --rename=lm_head=output --output=model.irpa

            The same model without its weights, for tests:
              iree-convert-parameters --parameters=model.irpa --strip \\
                --splat=scale=f32=1.0 --output=stripped.irpa
            """,
        version: toolVersion)

    @OptionGroup var files: ParameterFileFlags
    @OptionGroup var access: FileModeFlags
    @OptionGroup var archive: ArchiveFlags
    @OptionGroup var outputs: OutputFlags

    @Option(
        help: ArgumentHelp(
            """
            Leaves a parameter out. The name is its key, or says whose parameter is meant: \
            scope::key or file:key. Files may have the same keys, as long as the new archive has \
            none twice.
            """, valueName: "name"))
    var exclude = FlagList()

    @Option(
        help: ArgumentHelp(
            """
            Gives a parameter a new name. The old name may be scope::key or file:key, too; of \
            several names of one parameter the longest counts.
            """, valueName: "old=new"))
    var rename = FlagList()

    @Option(
        help: ArgumentHelp(
            """
            Replaces the bytes of a parameter by zeros, or by a value over and over. The name is the \
            one after --rename. Values are such as i8=123, f32=4.5, x32=CAFEF00D.
            """,
            valueName: "name[=type=value]"))
    var splat = FlagList()

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Replaces the bytes of all parameters by zeros."))
    var strip = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            "Names keys that several scopes have `scope.key`, so that they can share the archive."))
    var prefixScopes = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Fails where a name given in a flag matches no parameter."))
    var strict = false
    @OptionGroup var flagFile: FlagFileFlag

    func run(output: StandardOutput) throws(ParameterError) {
        outputs.apply()
        guard !files.parameters.isEmpty else {
            throw ParameterError(
                .invalidArgument, "no parameter file is given",
                hint: "name at least one with --parameters=file")
        }
        try archive.checkOutput()
        // What is wrong with flags is found before files are opened.
        var edits = try edits()
        let map = try files.load(access.options)
        edits.rename = try renames(in: map)
        let outcome = try edits.apply(to: map)
        if strict, !outcome.unmatched.isEmpty {
            throw ParameterError(.notFound, outcome.unmatched.joined(separator: "\n"))
        }
        for message in outcome.unmatched { printToStandardError("warning: \(message)\n") }
        try archive.write(outcome.builder, with: ArchiveWriter(), output: output)
    }

    private func edits() throws(ParameterError) -> ParameterEdits {
        var edits = ParameterEdits()
        edits.exclude = exclude.map { ParameterKey($0) }
        edits.rename = try renames(in: nil)
        edits.splats = try splat.map { (flag) throws(ParameterError) in try parseSplat(flag) }
        edits.strip = strip
        edits.prefixScopes = prefixScopes
        return edits
    }

    /// What `--rename=old=new` means. Names and paths can hold `=` too: of all ways to read a flag the one
    /// with the longest old name that a parameter has counts, else the first.
    ///
    /// - Parameter map: the parameters, where they are known by now.
    private func renames(
        in map: ParameterScopeMap?
    ) throws(ParameterError) -> [(old: ParameterKey, new: ParameterKey)] {
        var names: Set<ParameterKey>?
        return try rename.map { (flag) throws(ParameterError) in
            let readings = flag.utf8.indices.filter { flag.utf8[$0] == UInt8(ascii: "=") }.map {
                (old: ParameterKey(flag[..<$0]), new: ParameterKey(flag[flag.utf8.index(after: $0)...]))
            }.filter { !$0.old.isEmpty && !$0.new.isEmpty }
            guard let first = readings.first else {
                throw ParameterError(
                    .invalidArgument, "--rename=\(flag): expected the old and the new name, as in old=new")
            }
            guard readings.count > 1, let map else { return first }
            let known = names ?? ParameterEdits.allNames(in: map)
            names = known
            return readings.last { known.contains($0.old) } ?? first
        }
    }

    private func parseSplat(
        _ flag: String
    ) throws(ParameterError) -> (key: ParameterKey, pattern: SplatPattern) {
        let parts = flag.partsAtEquals(3)
        do throws(ParameterError) {
            guard !parts[0].isEmpty else { throw ParameterError(.invalidArgument, "a name is missing") }
            let key = ParameterKey(parts[0])
            guard parts.count > 1, !(parts.count == 2 && parts[1].isEmpty) else { return (key, .zero) }
            guard parts.count == 3 else {
                throw ParameterError(
                    .invalidArgument, "expected name, or name=type=value as in scale=f32=1.5")
            }
            let type = try ElementType(name: parts[1])
            guard type.byteCount != nil else {
                throw ParameterError(
                    .invalidArgument, "elements of \(type.bitCount) bits do not fill whole bytes",
                    hint: "use a type of the same bits: i8 for two i4, for example")
            }
            guard let pattern = SplatPattern(try type.bytes(parsing: parts[2])) else {
                throw ParameterError(
                    .invalidArgument, "elements of \(type.bitCount) bits cannot be repeated")
            }
            return (key, pattern)
        } catch {
            var error = error
            error.message = "--splat=\(flag): \(error.message)"
            throw error
        }
    }
}
