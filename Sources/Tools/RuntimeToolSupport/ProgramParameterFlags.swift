import ArgumentParser
import IREEBytecode
import IREEParams
import IREERuntime
import ToolSupport

/// The flags that name the parameters of programs.
public struct ProgramParameterFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A parameter file for the program, in the global scope or in one of its own.",
            discussion: """
                .irpa, .gguf and .safetensors are read, each also packed as .zst. May be given \
                several times; files with the same scope make up one set of parameters.
                """,
            valueName: "[scope=]file"),
        completion: .file())
    public var parameters = FlagList()

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
            "Lets external entries of an archive name files outside the archive's folder."))
    public var allowExternalPaths = false

    public enum Access: String, ExpressibleByArgument, CaseIterable, Sendable {
        case read, readwrite
    }

    public init() {}

    /// What serves the parameters; `nil` where no file is named.
    public func provider() throws(VMError) -> (any ParameterProvider)? {
        guard !parameters.isEmpty else { return nil }
        // What is written to must be read where it is written: a mapping shows it, memory does not.
        let isWritable = parameterAccess == .readwrite
        let options = ReadOptions(
            mode: isWritable ? .file : parameterMode, writable: isWritable,
            allowsExternalPathsAnywhere: allowExternalPaths)
        do throws(ParameterError) {
            let map = try loadParameters(parameters, options: options) { (error) throws(ParameterError) in
                throw error
            }
            return CompositeParameterProvider(map)
        } catch {
            throw VMError(error)
        }
    }
}
