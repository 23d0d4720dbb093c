import IREEBytecode
import IREECompilerCore
import IREECompilerDialects

/// Makes the parts of a compiled module of a `vm.module`.
struct ModuleEmitter {
    private let module: Operation
    private let ordinals: ModuleOrdinals
    private let constants: ConstantBytes

    init(_ module: Operation, resources: [String: String]) throws(Diagnostic) {
        self.module = module
        ordinals = try ModuleOrdinals(module)
        constants = ConstantBytes(resources: resources)
    }

    /// - Parameter debug: whether to write names of functions and source locations.
    func emit(debug: Bool) throws(Diagnostic) -> ModuleWriter {
        var description = ModuleDescription(name: module.symbolName.isEmpty ? "module" : module.symbolName)
        description.version = UInt32(truncatingIfNeeded: module.attributes["version"]?.integerValue ?? 0)
        description.attributes = try attributes(of: module)
        description.imports = try imports()
        description.dependencies = dependencies()
        description.exports = try exports()
        description.state = ModuleState(
            globalByteCount: ordinals.globalByteCount, globalRefCount: ordinals.globalRefs.count)
        let types = ModuleTypes(ordinals.functions)
        description.types = types.names

        var conventions: [String: CallingConvention] = [:]
        for function in ordinals.functions + ordinals.imports {
            conventions[function.symbolName] = try CallingConvention(of: function)
        }
        let symbols = ModuleSymbols(ordinals: ordinals, types: types, conventions: conventions)
        let encodings = InstructionEncodings()
        var bytecode: [UInt8] = []
        var locations = LocationTable()
        var sources: [DebugDescription.Function] = []
        for function in ordinals.functions {
            let output = try FunctionEmitter.emit(function, symbols, encodings, &locations)
            let start = bytecode.count
            bytecode += output.code.bytes
            var entry = FunctionDescription(
                callingConvention: conventions[function.symbolName], code: start..<bytecode.count,
                blockCount: output.code.blockCount, i32RegisterCount: output.code.i32RegisterCount,
                refRegisterCount: output.code.refRegisterCount)
            bytecode += [UInt8](repeating: 0, count: (8 - bytecode.count % 8) % 8)
            guard bytecode.count <= Int32.max else {
                throw function.error("is one of more code than a module may have")
            }
            entry.attributes = try attributes(of: function)
            entry.requirements = requirements(of: function).union(output.code.requirements)
            description.requirements.formUnion(entry.requirements)
            description.functions.append(entry)
            sources.append(.init(name: function.symbolName, instructions: output.places))
        }
        var writer = ModuleWriter(description, bytecode: bytecode)
        writer.rodata = try rodata()
        if debug {
            var database = DebugDescription()
            database.functions = sources
            database.locations = locations.locations
            writer.debug = database
        }
        return writer
    }

    private func requirements(of function: Operation) -> Features {
        var features: Features = []
        if function.requires(.yield) { features.insert(.yield) }
        if function.requires(.unwind) { features.insert(.unwind) }
        return features
    }

    // MARK: Reflection

    private func attributes(of op: Operation) throws(Diagnostic) -> [ModuleAttribute] {
        var all: [ModuleAttribute] = []
        for entry in op.attributes["iree.reflection"]?.dictionaryValue?.entries ?? []
        where !entry.name.isEmpty {
            let text: String
            switch entry.value {
            case .string(let value): text = value
            case .integer(let value, _): text = String(value)
            case .symbol(let reference) where reference.nested.isEmpty: text = reference.root
            default:
                throw op.error(
                    "has the reflection attribute `\(entry.name)`, which is no string, integer or symbol")
            }
            all.append(ModuleAttribute(key: entry.name, value: text))
        }
        return all
    }

    // MARK: Imports and exports

    private func imports() throws(Diagnostic) -> [ImportedFunction] {
        var all: [ImportedFunction] = []
        for op in ordinals.imports {
            guard op.symbolName.contains(".") else {
                throw op.error(
                    "expects the name of a function of a module, as `@module.function`, but got `@\(op.symbolName)`"
                )
            }
            all.append(
                ImportedFunction(
                    fullName: op.symbolName, callingConvention: try CallingConvention(of: op),
                    isOptional: op.attributes["is_optional"] != nil))
        }
        return all
    }

    /// The modules that imports are of, by name. One is optional if all its imports are.
    private func dependencies() -> [ModuleDependency] {
        var all: [String: ModuleDependency] = [:]
        for op in ordinals.imports {
            let name = String(op.symbolName.prefix { $0 != "." })
            var dependency = all[name] ?? ModuleDependency(name: name, isOptional: true)
            if op.attributes["is_optional"] == nil {
                let version = op.attributes["minimum_version"]?.integerValue ?? 0
                dependency.minimumVersion = max(
                    dependency.minimumVersion, UInt32(truncatingIfNeeded: version))
                dependency.isOptional = false
            }
            all[name] = dependency
        }
        return all.values.sorted { $0.name < $1.name }
    }

    private func exports() throws(Diagnostic) -> [ExportedFunction] {
        var all: [ExportedFunction] = []
        for op in ordinals.exports {
            guard let name = op.attributes["export_name"]?.stringValue,
                let function = op.attributes["function_ref"]?.symbolValue,
                let ordinal = ordinals[function.root], ordinal & Encoding.importBit == 0
            else { throw op.error("expects a function of its module") }
            all.append(ExportedFunction(name: name, ordinal: Int(ordinal)))
        }
        return all
    }

    // MARK: Read-only data

    private static let defaultAlignment: Int64 = 16
    private static let maximumAlignment: Int64 = 1 << 20

    private func rodata() throws(Diagnostic) -> [ModuleWriter.Rodata] {
        var all: [ModuleWriter.Rodata] = []
        for op in ordinals.rodata {
            let alignment = op.attributes["alignment"]?.integerValue ?? Self.defaultAlignment
            guard alignment > 0, alignment <= Self.maximumAlignment, alignment & (alignment - 1) == 0 else {
                throw op.error(
                    "expects an alignment that is a power of two up to \(Self.maximumAlignment), but got \(alignment)"
                )
            }
            let bytes = try constants.bytes(of: op.attributes["value"] ?? .absent, at: op)
            var segment = ModuleWriter.Rodata(bytes, alignment: Int(alignment))
            if let type = op.attributes["mime_type"]?.stringValue {
                segment.fileName = op.symbolName + Self.fileSuffix(of: type)
            }
            all.append(segment)
        }
        return all
    }

    /// The suffix of files in an archive that have a media type.
    private static func fileSuffix(of mediaType: String) -> String {
        fileSuffixes[mediaType] ?? ".bin"
    }

    private static let fileSuffixes = [
        "application/x-flatbuffers": ".fb", "application/octet-stream": ".bin", "application/x-elf": ".so",
        "application/x-msdownload": ".dll", "application/x-dylib": ".dylib", "application/wasm": ".wasm",
        "application/json": ".json", "application/x-yaml": ".yaml", "text/plain": ".txt",
    ]
}
