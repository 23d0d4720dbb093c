import ArgumentParser
import IREEBytecode
import IREEParams
import IREEPlatform
import IREERuntime
import ToolSupport

/// The flags that name modules.
public struct ModuleFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            A compiled module; `-` reads it from standard input. May be given several times: modules \
            import from those before them, and functions are looked for in the last one.
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
    public func load() throws -> [VMModule] {
        guard !module.isEmpty else {
            throw VMError(.invalidArgument, "no module is given", hint: "name one with --module=file.vmfb")
        }
        var modules: [VMModule] = []
        for path in module { modules.append(try VMModule(try bytes(path))) }
        return modules
    }

    /// A stream has no size to look at before it is read.
    static let maximumStreamSize: UInt64 = 4 << 30

    /// Reads a stream to its end, or as much of it as shows that it is no module: it may have no end.
    private static func read(_ stream: StreamInput) throws -> [UInt8] {
        var start = [UInt8](repeating: 0, count: 4096)
        var failure: ParameterError?
        let count = start.withUnsafeMutableBytes { start in
            do throws(ParameterError) { return try stream.read(into: start) } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        start.removeLast(start.count - count)
        guard ModuleContainer.mayStart(with: start) else { return start }
        return start + (try stream.readToEnd(limit: min(maximumStreamSize, physicalMemory / 2)))
    }

    private func bytes(_ path: String) throws -> ModuleBytes {
        let input =
            try path == "-" ? OpenedInput.standardInput() : OpenedInput(path: path, role: "a module")
        switch input {
        case .file(let file):
            return try moduleMode == .mmap ? ModuleBytes(mapping: file) : ModuleBytes(reading: file)
        case .stream(let stream):
            return ModuleBytes(try Self.read(stream), path: stream.path)
        }
    }
}
