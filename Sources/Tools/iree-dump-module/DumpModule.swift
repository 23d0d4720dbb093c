import IREEBytecode
import IREEParams
import ToolSupport

@main struct DumpModule: ParameterTool {
    static let toolConfiguration = CommandConfiguration(
        commandName: "iree-dump-module",
        abstract: "Prints what is in a compiled module: what it needs and offers, its data and its code.",
        version: toolVersion)

    enum Output: String, ExpressibleByArgument, CaseIterable {
        case all, metadata, disassembly
        case flatBufferBinary = "flatbuffer-binary"
        case flatBufferJSON = "flatbuffer-json"
    }

    @Argument(help: ArgumentHelp("The module file.", valueName: "module.vmfb"))
    var module: String

    @Option(
        help: ArgumentHelp(
            """
            What to print. `metadata` is all but code, `disassembly` code alone. The FlatBuffer of \
            the module can be had as it is, or as JSON with the official names of fields.
            """,
            valueName: "all|metadata|disassembly|flatbuffer-binary|flatbuffer-json"))
    var output: Output = .all

    @Option(
        help: ArgumentHelp(
            "Prints the code of one function, given by its name or its number.", valueName: "name|number"))
    var function: String?

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints the offset of each instruction in its function."))
    var bytecodeOffsets = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Prints where in the source instructions come from, if the module tells."))
    var sourceLocations = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp("Indents JSON."))
    var pretty = false

    @Flag(
        inversion: .prefixedNo, exclusivity: .chooseLast,
        help: ArgumentHelp(
            "Proves that the code of all functions is sound, as it is done before a module is run."))
    var verify = false
    @OptionGroup var flagFile: FlagFileFlag

    func run(output stream: StandardOutput) throws {
        let file = try FileSource(path: module)
        guard let size = Int(exactly: file.size) else {
            throw ParameterError(.outOfRange, "the file is too large", file: module)
        }
        let bytes = try file.readBytes(at: 0, count: size)
        let module = try BytecodeModule(bytes, path: module)
        try print(module, to: stream)
        if verify { _ = try VerifiedModule(module) }
    }

    private func print(_ module: BytecodeModule, to stream: StandardOutput) throws {
        switch output {
        case .flatBufferBinary:
            let flatBuffer = module.storage.bytes[module.container.flatBuffer]
            return try stream.write { $0.append(contentsOf: flatBuffer) }
        case .flatBufferJSON:
            var json = JSONWriter(isIndented: pretty)
            json.write(module)
            try stream.write(json.text + "\n")
            return
        case .all, .metadata, .disassembly:
            break
        }
        if output != .disassembly, function == nil {
            var report = ModuleReport(module)
            report.build()
            try stream.write(report.text)
        }
        guard output != .metadata else { return }
        var disassembler = Disassembler(module)
        disassembler.showsOffsets = bytecodeOffsets
        disassembler.showsLocations = sourceLocations
        var firstError: VMError?
        for ordinal in try ordinals(module) {
            let text = disassembler.disassemble(ordinal)
            for line in text.lines { try stream.write(line + "\n") }
            try stream.write("\n")
            firstError = firstError ?? text.error
        }
        if let firstError { throw firstError }
    }

    /// The functions that are asked for.
    private func ordinals(_ module: BytecodeModule) throws -> Range<Int> {
        let functions = module.description.functions.indices
        guard let function else { return functions }
        if let number = Int(function), functions.contains(number) { return number..<number + 1 }
        let name = function.hasPrefix("@") ? String(function.dropFirst()) : function
        for ordinal in functions {
            if module.exportNames(of: ordinal).contains(name)
                || module.displayName(of: ordinal) == "@" + name
            {
                return ordinal..<ordinal + 1
            }
        }
        throw VMError(
            .notFound, "there is no function `\(function)`", file: module.storage.path,
            hint: "the module has \(functions.count) functions and exports "
                + module.description.exports.map { "`\($0.name)`" }.joined(separator: ", "))
    }
}
