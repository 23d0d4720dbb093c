import IREEBytecode

/// Writes the FlatBuffer of a module as JSON, with the names that fields have officially. Fields with
/// their standard values are left out, as is debug information.
struct JSONWriter {
    private(set) var text = ""
    private let isIndented: Bool
    private var depth = 0
    private var needsComma = false

    init(isIndented: Bool) {
        self.isIndented = isIndented
    }

    mutating func write(_ module: BytecodeModule) {
        let description = module.description
        object { json in
            json.field("name", description.name)
            json.field("version", Int(description.version))
            json.field("requirements", Int(description.requirements.rawValue))
            json.attributes("attrs", description.attributes)
            json.list("types", description.types) { json, type in json.field("full_name", type) }
            json.list("dependencies", description.dependencies) { json, dependency in
                json.field("name", dependency.name)
                json.field("minimum_version", Int(dependency.minimumVersion))
                if dependency.isOptional { json.field("flags", "OPTIONAL") }
            }
            json.list("imported_functions", description.imports) { json, function in
                json.field("full_name", function.fullName)
                json.name("signature")
                json.object { $0.signature(function.callingConvention, function.attributes) }
                if function.isOptional { json.field("flags", "OPTIONAL") }
            }
            json.list("exported_functions", description.exports) { json, export in
                json.field("local_name", export.name)
                json.field("internal_ordinal", export.ordinal)
            }
            json.list("function_signatures", description.functions) { json, function in
                json.signature(function.callingConvention, function.attributes)
            }
            json.list("rodata_segments", module.rodata) { json, segment in
                if segment.isEmbedded {
                    json.bytes("embedded_data", module.bytes(of: segment))
                } else {
                    json.field("external_data_offset", segment.range.lowerBound - module.container.dataStart)
                    json.field("external_data_length", segment.range.count)
                }
            }
            json.list("rwdata_segments", description.rwdata) { json, size in json.field("byte_size", size) }
            json.name("module_state")
            json.object { json in
                json.field("global_bytes_capacity", description.state.globalByteCount)
                json.field("global_ref_count", description.state.globalRefCount)
            }
            json.list("function_descriptors", description.functions) { json, function in
                json.field("bytecode_offset", function.code.lowerBound)
                json.field("bytecode_length", function.code.count)
                json.field("requirements", Int(function.requirements.rawValue))
                json.field("block_count", function.blockCount)
                json.field("i32_register_count", function.i32RegisterCount)
                json.field("ref_register_count", function.refRegisterCount)
            }
            let version = description.bytecodeVersion
            json.field("bytecode_version", Int(version.major) << 16 | Int(version.minor))
            json.bytes("bytecode_data", module.storage.bytes[module.bytecode])
        }
    }

    private mutating func signature(_ convention: CallingConvention?, _ attributes: [ModuleAttribute]) {
        if let convention { field("calling_convention", convention.text) }
        self.attributes("attrs", attributes)
    }

    private mutating func attributes(_ name: String, _ attributes: [ModuleAttribute]) {
        list(name, attributes) { json, attribute in
            json.field("key", attribute.key)
            json.field("value", attribute.value)
        }
    }

    // MARK: Notation

    private mutating func object(_ body: (inout Self) -> Void) {
        enclosed("{", "}", body)
    }

    private mutating func enclosed(_ start: String, _ end: String, _ body: (inout Self) -> Void) {
        text += start
        depth += 1
        needsComma = false
        body(&self)
        depth -= 1
        if needsComma { newLine() }
        text += end
        needsComma = true
    }

    /// Starts an element.
    private mutating func separate() {
        if needsComma { text += "," }
        newLine()
        needsComma = true
    }

    private mutating func newLine() {
        guard isIndented else { return }
        text += "\n" + String(repeating: "  ", count: depth)
    }

    private mutating func name(_ name: String) {
        separate()
        text += "\"\(name)\":" + (isIndented ? " " : "")
    }

    private mutating func field(_ name: String, _ value: Int) {
        guard value != 0 else { return }
        self.name(name)
        text += "\(value)"
    }

    private mutating func field(_ name: String, _ value: String) {
        self.name(name)
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\u{0}"..<" ", "\u{7F}": text += "\\u00" + hexadecimal(scalar.value, digits: 2)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private mutating func list<Element>(
        _ name: String, _ elements: [Element], _ body: (inout Self, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        self.name(name)
        enclosed("[", "]") { json in
            for element in elements {
                json.separate()
                json.object { body(&$0, element) }
            }
        }
    }

    private mutating func bytes(_ name: String, _ bytes: some Collection<UInt8>) {
        self.name(name)
        text += "["
        text += bytes.map { String($0) }.joined(separator: ",")
        text += "]"
    }
}
