import ArgumentParser
import IREEBytecode
import IREEParams
import IREERuntime
import ToolSupport

/// The flags that say how programs reach their parameters.
public struct ProgramParameterFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How files are reached: mapped, so that nothing need be copied; by ranges; or all at once.",
            valueName: "mmap|file|preload"))
    public var parameterMode: FileMode = .mmap

    @Option(
        help: ArgumentHelp(
            "Whether programs may write to parameter files, in place.", valueName: "read|readwrite"))
    public var parameterAccess: Access = .read

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            """
            Prints what each parameter that the program asks for was given, to stderr. A line has \
            scope and key, offset and length of how many bytes, the file, whether the bytes were \
            mapped or copied, and the type and shape that the file records.
            """))
    public var printParameters = false

    public enum Access: String, ExpressibleByArgument, CaseIterable, Sendable {
        case read, readwrite
    }

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            """
            Fails where two parameter files of one scope have the same key, or where a file records another \
            type or shape of a parameter than the program loads. Else there is a warning; the first file that \
            has a key serves it.
            """
        ))
    public var strict = false

    public init() {}

    /// Takes what is to be printed of parameters, if anything is.
    public var observer: (@Sendable (ParameterReport) -> Void)? {
        guard printParameters else { return nil }
        return { printToStandardError("\($0)\n") }
    }

    /// What serves the parameters; `nil` where no file is named.
    ///
    /// - Parameter modules: what the program is made of, which may say what it loads.
    public func provider(
        of files: ParameterFileFlags, for modules: [VMModule]
    ) throws -> (any ParameterProvider)? {
        guard !files.parameters.isEmpty else { return nil }
        // What is written to must be read where it is written: a mapping shows it, memory does not.
        let isWritable = parameterAccess == .readwrite
        let options = ReadOptions(mode: isWritable ? .file : parameterMode, writable: isWritable)
        // The first file that has a key serves it, as with the official tools.
        let map = try files.load(options)
        if let summary = map.shadowedSummary {
            guard !strict else {
                throw ParameterError(
                    .alreadyExists, summary,
                    hint: "leave --strict away, or give files scopes of their own")
            }
            printToStandardError("warning: \(summary): the first file that has a key serves it\n")
        }
        try check(
            map,
            modules.flatMap { module -> [DeclaredParameter] in
                guard case .bytecode(let verified) = module else { return [] }
                return DeclaredParameter.all(of: verified.module.description)
            })
        return CompositeParameterProvider(map)
    }

    /// Files may know the types and shapes of what they hold.
    private func check(_ map: ParameterScopeMap, _ declared: [DeclaredParameter]) throws {
        guard !declared.isEmpty else { return }
        for scope in map.scopes {
            for entry in scope.index.entries {
                let key = entry.key.description
                let meant = declared.filter { ($0.scope ?? scope.name) == scope.name && $0.matches(key) }
                // What one function loads as bytes another may load as numbers.
                let problems = meant.compactMap { $0.mismatch(entry, scope: scope.name) }
                guard let problem = problems.first, problems.count == meant.count else { continue }
                guard !strict else {
                    throw ParameterError(
                        .invalidArgument, problem, hint: "without --strict this is a warning")
                }
                printToStandardError("warning: \(problem)\n")
            }
        }
    }
}
