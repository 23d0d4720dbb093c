import IREEBytecode

/// What a module says of itself, as text in sections.
struct ModuleReport {
    private let module: BytecodeModule
    private(set) var text = ""

    init(_ module: BytecodeModule) {
        self.module = module
    }

    mutating func build() {
        let description = module.description
        line(
            "module @\(description.name), version \(description.version), bytecode "
                + "\(description.bytecodeVersion)")
        if !description.requirements.isEmpty { line("needs: \(Self.names(description.requirements))") }
        attributes(description.attributes, indent: 2)
        parameters(description.attributes)
        section("Types", description.types) { $0 }
        section("Dependencies", description.dependencies) { dependency in
            "\(dependency.name), version \(dependency.minimumVersion) or later"
                + (dependency.isOptional ? ", optional" : "")
        }
        section("Imports", description.imports) { function in
            function.fullName + Self.signature(function.callingConvention)
                + (function.isOptional ? ", optional" : "")
        }
        exports()
        state()
        sizes()
        functions()
        debug()
        line("")
    }

    private mutating func exports() {
        guard !module.description.exports.isEmpty else { return }
        heading("Exports")
        for (index, export) in module.description.exports.enumerated() {
            let function = module.description.functions[export.ordinal]
            line(
                "  \(Self.index(index)) \(export.name)\(Self.signature(function.callingConvention))"
                    + ", function \(export.ordinal)")
            attributes(function.attributes, indent: 8)
        }
    }

    private mutating func state() {
        let description = module.description
        heading("State")
        line("  \(description.state.globalByteCount) bytes of global numbers")
        line("  \(description.state.globalRefCount) global references")
        for (index, size) in description.rwdata.enumerated() {
            line("  rwdata \(Self.index(index)) \(size) bytes")
        }
    }

    private mutating func sizes() {
        heading("Sections")
        let flatBuffer = module.container.flatBuffer
        line(
            "  FlatBuffer: \(flatBuffer.count) bytes at \(flatBuffer.lowerBound)"
                + (module.container.isArchive ? ", in a ZIP archive" : ""))
        line("  bytecode: \(module.bytecode.count) bytes at \(module.bytecode.lowerBound)")
        var external = 0
        for (index, segment) in module.rodata.enumerated() {
            if !segment.isEmbedded { external += segment.range.count }
            let place = segment.isEmbedded ? "embedded" : "external"
            line(
                "  rodata \(Self.index(index)) \(place) \(Self.padded("\(segment.range.count)", 10)) bytes"
                    + " at \(segment.range.lowerBound)\(Self.preview(module.bytes(of: segment)))")
        }
        line("  external rodata: \(external) bytes")
    }

    private mutating func functions() {
        heading("Functions")
        line("    # |   offset |   length | blocks |   i32 |   ref | needs")
        for (index, function) in module.description.functions.enumerated() {
            let columns = [
                Self.padded("\(index)", 5), Self.padded(Self.hexadecimal(function.code.lowerBound), 8),
                Self.padded("\(function.code.count)", 8), Self.padded("\(function.blockCount)", 6),
                Self.padded("\(function.i32RegisterCount)", 5),
                Self.padded("\(function.refRegisterCount)", 5), Self.names(function.requirements),
            ]
            var row = columns.joined(separator: " | ")
            let names = module.exportNames(of: index)
            if !names.isEmpty { row += "  " + names.joined(separator: ", ") }
            line(row)
        }
    }

    private mutating func debug() {
        guard let debug = module.debug else { return }
        heading("Debug information")
        line("  \((try? debug.locationCount()) ?? 0) locations")
    }

    // MARK: Pieces

    private mutating func section<Element>(
        _ name: String, _ elements: [Element], _ describe: (Element) -> String
    ) {
        guard !elements.isEmpty else { return }
        heading(name)
        for (index, element) in elements.enumerated() { line("  \(Self.index(index)) \(describe(element))") }
    }

    private mutating func attributes(_ attributes: [ModuleAttribute], indent: Int) {
        for attribute in attributes where attribute.key != Self.parameters {
            line(String(repeating: " ", count: indent) + "\(attribute.key): \(attribute.value)")
        }
    }

    /// The attribute of modules of `iree-compile` that lists what they load, a line each.
    private static let parameters = "iree.parameters"

    /// The parameters that a module says it loads: scope, key and type.
    private mutating func parameters(_ attributes: [ModuleAttribute]) {
        let list = attributes.first { $0.key == Self.parameters }?.value ?? ""
        section("Parameters", list.split(separator: "\n").map(String.init)) { $0 }
    }

    private mutating func heading(_ name: String) {
        line("")
        line("\(name):")
    }

    /// Text comes from the file: it must not forge lines.
    private mutating func line(_ line: String) {
        text += printable(line) + "\n"
    }

    private static func index(_ index: Int) -> String { "[\(padded("\(index)", 3))]" }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }

    private static func hexadecimal(_ value: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(8 - text.count, 0)) + text
    }

    private static func names(_ features: Features) -> String {
        let names: [(Features, String)] = [
            (.f32, "f32"), (.f64, "f64"), (.yield, "yield"), (.unwind, "unwind"),
        ]
        return names.filter { features.contains($0.0) }.map(\.1).joined(separator: ", ")
    }

    private static func signature(_ convention: CallingConvention?) -> String {
        guard let convention else { return "(?)" }
        let arguments = convention.arguments.map { item in
            switch item {
            case .value(let value): value.bank.rawValue
            case .span(let values): "[" + values.map(\.bank.rawValue).joined(separator: ", ") + "]..."
            }
        }
        let results = convention.results.map(\.bank.rawValue)
        return "(\(arguments.joined(separator: ", "))) -> (\(results.joined(separator: ", ")))"
    }

    /// What data are, where that is easily told.
    private static func preview(_ bytes: UnsafeRawBufferPointer) -> String {
        if bytes.starts(with: [0x7F] + Array("ELF".utf8)) { return ", ELF" }
        if bytes.starts(with: Array("PK".utf8) + [3, 4]) { return ", archive" }
        guard !bytes.isEmpty, bytes.prefix(64).allSatisfy({ (0x20..<0x7F).contains($0) }) else { return "" }
        let text = String(decoding: bytes.prefix(64), as: UTF8.self)
        return " `\(text)`" + (bytes.count > 64 ? "..." : "")
    }
}
