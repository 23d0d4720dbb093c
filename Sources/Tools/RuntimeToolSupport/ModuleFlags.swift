import ArgumentParser
import IREEBytecode
import IREEParams
import IREERuntime
import ToolSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
        help: ArgumentHelp("How module files are reached: all at once, or mapped.", valueName: "preload|mmap")
    )
    public var moduleMode: ModuleMode = .mmap

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
        if path == "-" { return ModuleBytes(try readStandardInput(), path: "<stdin>") }
        return try moduleMode == .mmap ? ModuleBytes(mapping: path) : ModuleBytes(reading: path)
    }
}

private func readStandardInput() throws(VMError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(0, &block, block.count)
        guard count >= 0 else {
            if errno == EINTR { continue }
            throw VMError(.unavailable, "standard input cannot be read", file: "<stdin>")
        }
        guard count > 0 else { return bytes }
        bytes += block[..<count]
        guard UInt64(bytes.count) < physicalMemory else {
            throw VMError(.resourceExhausted, "standard input does not end", file: "<stdin>")
        }
    }
}
