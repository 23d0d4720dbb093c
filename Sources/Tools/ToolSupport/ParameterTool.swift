@_exported import ArgumentParser
import IREEParams
import IREEPlatform
import Synchronization

/// A command-line tool with the habits of IREE's: `--flag=value`, hyphens and underscores as one,
/// flag files, results on stdout, everything else on stderr, exit 0 or 1.
public protocol ParameterTool: ParsableCommand {
    /// Its name, version and what its help says.
    static var toolConfiguration: CommandConfiguration { get }

    /// A group of flags that every tool names, since a group around all others costs time: see `ProgramTool`.
    var flagFile: FlagFileFlag { get }

    /// Whether flags are printed with underscores, as IREE's runtime tools have them, or with hyphens, as its
    /// compiler tools do. Both are taken.
    static var printsUnderscores: Bool { get }

    /// What `--help` prints behind the flags.
    static var helpAppendix: String { get }

    /// Puts arguments of the tool's own kind into a form that its flags take; by default leaves all as it is.
    static func prepare(_ arguments: [String]) throws(ParameterError) -> [String]

    /// Does the work.
    ///
    /// - Throws: a `StatusError`, whichever library it is of.
    func run(output: StandardOutput) throws
}

extension ParameterTool {
    public static func prepare(_ arguments: [String]) throws(ParameterError) -> [String] { arguments }
    public static var printsUnderscores: Bool { true }
    public static var helpAppendix: String { "" }

    /// Parses the command line, runs the tool, and ends the process.
    public static func main() {
        prepareProcess()
        prepareOutputs()
        prepareMemory()
        let output = StandardOutput()
        let name = toolConfiguration.commandName ?? "tool"
        do {
            let arguments = try prepare(try expandFlags(try processArguments()))
            let command = try parseTool(arguments)
            try command.run(output: output)
            try MappingGuard.check()
            try output.flush()
            endProcess(0)
        } catch let error as any StatusError {
            let error = MappingGuard.cause(of: error)
            // What was printed before the error is still true; a second error would hide the first.
            try? output.flush()
            complain(name, error.description, output)
        } catch {
            guard exitCode(for: error).isSuccess else {
                complain(
                    name, spelled(explainingAbsentFlags(message(for: error))), output,
                    hint: "see \(name) --help")
            }
            do throws(ParameterError) {
                try output.write(helpText(for: error) + "\n")
                try output.flush()
                endProcess(0)
            } catch {
                complain(name, error.description, output)
            }
        }
    }

    /// The text of `--help`, `--version` and the like.
    private static func helpText(for error: any Error) -> String {
        let text = fullMessage(for: error)
        // Completion scripts name flags as the parser knows them.
        guard text.hasPrefix("OVERVIEW: ") else { return text }
        return helpText(columns: nil)
    }

    /// The text of `--help`.
    ///
    /// - Parameter columns: how wide it is; as wide as the terminal unless given, but not so narrow that
    ///   commands in it would be broken.
    package static func helpText(columns: Int?) -> String {
        let help = helpMessage(columns: max(columns ?? terminalColumns() ?? 80, 80))
        return spelled(helpAppendix.isEmpty ? help : help + "\n\n" + helpAppendix)
    }

    private static func spelled(_ text: String) -> String {
        printsUnderscores ? withUnderscores(text) : text
    }

    private static func complain(
        _ name: String, _ message: String, _ output: StandardOutput, hint: String? = nil
    ) -> Never {
        // `tool | head` is no error, and the shell expects what a tool ends with that does not catch the
        // signal.
        if output.readerIsGone { endByBrokenPipe() }
        printToStandardError("\(name): \(message)\n")
        if let hint { printToStandardError("\(hint)\n") }
        endProcess(1)
    }
}

/// The flag that every tool has beside its own.
public struct FlagFileFlag: ParsableArguments {
    /// Named for the help and for completions: its lines take its place before flags are parsed.
    @Option(
        help: ArgumentHelp(
            "Reads more flags from a file, one a line, as if they stood here.", valueName: "file"),
        completion: .file())
    public var flagfile: String?

    public init() {}
}

extension ParameterTool {
    public static var configuration: CommandConfiguration {
        var configuration = toolConfiguration
        if isHasty.load(ordering: .relaxed) { configuration._superCommandName = "" }
        return configuration
    }

    /// Parses a command line from which flag files are gone.
    fileprivate static func parseTool(_ arguments: [String]) throws -> Self {
        if let command = parseHastily(arguments) { return command }
        guard let command = try parseAsRoot(arguments) as? Self else {
            // `help` and completions are commands of their own; running them throws their text.
            var other = try parseAsRoot(arguments)
            try other.run()
            throw ExitCode.success
        }
        return command
    }

    /// The command of a command line that is in order, else `nil`; then only `parseAsRoot` can tell why.
    ///
    /// The parser looks for `--generate-completion-script` before all else, with two commands of its
    /// own, which takes as long as the parsing proper: but not in what is a part of another command.
    /// A command line that asks for the script has a flag that is unknown here.
    private static func parseHastily(_ arguments: [String]) -> Self? {
        isHasty.store(true, ordering: .relaxed)
        defer { isHasty.store(false, ordering: .relaxed) }
        return try? parseAsRoot(arguments) as? Self
    }
}

/// Whether a command is to pass for a part of another one. The name of that one would be in the help,
/// so that no text may be made meanwhile.
private let isHasty = Atomic(false)

/// Makes write errors come back as errors, not as signals, and keeps the three standard descriptors
/// from being given to files that are opened later.
private func prepareProcess() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    MappingGuard.install()
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
        // For reading only: writing to a stdout that was closed is to fail still.
        _ = open("/dev/null", O_RDONLY)
    }
}

/// Prints to stderr; there is no place to report an error of that to.
///
/// Whatever names and messages come out of files, no control character of theirs reaches the terminal.
public func printToStandardError(_ text: String) {
    var text = printableLines(text)
    text.withUTF8 { bytes in
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = write(2, rest.baseAddress, rest.count)
            guard count > 0 else { return }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

/// Ends the process as a write to a pipe without readers does by itself.
private func endByBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
    exit(128 + SIGPIPE)
}

/// How wide the terminal is that standard output is, if it is one.
private func terminalColumns() -> Int? {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
}

/// `exit(3)`, under a name that `ParsableArguments.exit` does not hide.
private func endProcess(_ code: Int32) -> Never {
    exit(code)
}
