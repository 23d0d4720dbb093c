import IREEParams

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Prints the parameters of an `.npz` file, and writes them to an IREE parameter archive:
///
///     swift run npz weights.npz weights.irpa
@main struct Main {
    static func main() {
        let paths = Array(CommandLine.arguments.dropFirst())
        guard paths.count == 2 else {
            print("usage: npz <input.npz> <output.irpa>")
            exit(2)
        }
        do throws(ParameterError) {
            try convert(paths[0], to: paths[1])
        } catch {
            print("error: \(error)")
            exit(1)
        }
    }

    private static func convert(_ input: String, to output: String) throws(ParameterError) {
        // The library's own formats are known too: the input may be a GGUF file as well.
        var index = ParameterIndex()
        try index.addFile(input, options: ReadOptions(formats: [NPZFormat()]))
        for entry in index.entries {
            let shape = entry.tensor?.shape.map { String($0) }.joined(separator: "x") ?? "?"
            print("\(entry.key): [\(shape)] \(entry.tensor?.type.name ?? "?"), \(entry.length) bytes")
        }

        var archive = ArchiveBuilder()
        for entry in index.entries { try archive.add(entry) }
        try archive.write(to: output)
        print("wrote \(archive.items.count) parameters to \(output)")
    }
}
