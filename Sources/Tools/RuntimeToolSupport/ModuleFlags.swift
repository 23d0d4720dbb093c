import ArgumentParser
import IREEBytecode
import IREEParams
import IREERuntime
import ToolSupport

/// The flags that name modules.
public struct ModuleFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A compiled module; `-` reads it from standard input.",
            discussion: """
                May be given several times: modules import from those before them, and functions are \
                looked for in the last one.
                """,
            valueName: "file.vmfb|-"),
        completion: .file())
    public var module: [String] = []

    @Option(
        help: ArgumentHelp(
            "How module files are reached: all at once, or with their constants mapped.",
            valueName: "preload|mmap"))
    public var moduleMode: ModuleMode = .preload

    public enum ModuleMode: String, ExpressibleByArgument, CaseIterable, Sendable {
        case preload, mmap
    }

    public init() {}

    /// Reads and verifies all modules.
    public func load() throws(VMError) -> [VMModule] {
        guard !module.isEmpty else {
            throw VMError(.invalidArgument, "no module is given", hint: "name one with --module=file.vmfb")
        }
        var modules: [VMModule] = []
        for path in module { modules.append(try VMModule(try bytes(path))) }
        return modules
    }

    private func bytes(_ path: String) throws(VMError) -> ModuleBytes {
        if path == "-" {
            do throws(ParameterError) {
                return ModuleBytes(try readToEnd(of: 0, reportingAs: "<stdin>"), path: "<stdin>")
            } catch {
                throw VMError(error)
            }
        }
        return try moduleMode == .mmap ? ModuleBytes(mapping: path) : ModuleBytes(reading: path)
    }
}
