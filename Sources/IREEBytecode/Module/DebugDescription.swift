/// What a module that is to be written says of its source: names of functions, and where instructions come from.
package struct DebugDescription: Sendable, Hashable {
    /// The metadata of a fused location whose locations are those of an operation's parts, in their order: of the
    /// parameters that are loaded at once.
    package static let parts = "parts"

    /// A place in the source, which may refer to others by index.
    package enum Location: Sendable, Hashable {
        case unknown
        case callSite(callee: Int, caller: Int)
        case file(String, line: Int, column: Int)
        case fused(metadata: String?, [Int])
        case name(String, child: Int)
    }

    /// Where the instruction at an offset in its function comes from.
    package struct Instruction: Sendable, Hashable {
        package var pc: Int
        package var location: Int

        package init(pc: Int, location: Int) {
            self.pc = pc
            self.location = location
        }
    }

    package struct Function: Sendable, Hashable {
        package var name: String
        /// In the order of the code.
        package var instructions: [Instruction]

        package init(name: String, instructions: [Instruction]) {
            self.name = name
            self.instructions = instructions
        }
    }

    package var locations: [Location] = []
    /// One for each function of the module.
    package var functions: [Function] = []

    package init() {}
}

extension DebugDescription {
    private typealias Schema = ModuleSchema
    private typealias Reference = FlatBufferBuilder.Reference

    func build(_ builder: inout FlatBufferBuilder) -> FlatBufferBuilder.Reference? {
        guard !functions.isEmpty else { return nil }
        var strings: [String: Reference] = [:]
        func string(_ text: String, _ builder: inout FlatBufferBuilder) -> Reference {
            if let known = strings[text] { return known }
            let reference = builder.string(text)
            strings[text] = reference
            return reference
        }
        var types: [UInt8] = []
        var values: [Reference?] = []
        for location in locations {
            types.append(location.type)
            switch location {
            case .unknown: values.append(nil)
            case .callSite(let callee, let caller):
                values.append(
                    builder.table {
                        $0.add(Schema.CallSiteLocation.caller, Int32(clamping: caller))
                        $0.add(Schema.CallSiteLocation.callee, Int32(clamping: callee))
                    })
            case .file(let file, let line, let column):
                let name = string(file, &builder)
                values.append(
                    builder.table {
                        $0.add(Schema.FileLocation.column, Int32(clamping: column))
                        $0.add(Schema.FileLocation.line, Int32(clamping: line))
                        $0.add(Schema.FileLocation.file, name)
                    })
            case .fused(let metadata, let parts):
                let text = metadata.map { string($0, &builder) }
                let list = builder.vector(
                    bytes: parts.flatMap { Self.bytes($0) }, stride: 4, alignment: 4)
                values.append(
                    builder.table {
                        $0.add(Schema.FusedLocation.locations, list)
                        $0.add(Schema.FusedLocation.metadata, text)
                    })
            case .name(let name, let child):
                let text = string(name, &builder)
                values.append(
                    builder.table {
                        $0.add(Schema.NameLocation.child, Int32(clamping: child))
                        $0.add(Schema.NameLocation.name, text)
                    })
            }
        }
        var sources: [Reference?] = []
        for function in functions {
            let places = builder.vector(
                bytes: function.instructions.flatMap { Self.bytes($0.pc) + Self.bytes($0.location) },
                stride: Schema.InstructionLocation.size, alignment: 4)
            let name = string(function.name, &builder)
            sources.append(
                builder.table {
                    $0.add(Schema.FunctionSource.locations, places)
                    $0.add(Schema.FunctionSource.name, name)
                })
        }
        let functionList = builder.vector(sources)
        let valueList = values.isEmpty ? nil : builder.vector(values)
        let typeList = types.isEmpty ? nil : builder.vector(bytes: types)
        return builder.table {
            $0.add(Schema.Debug.functions, functionList)
            $0.add(Schema.Debug.locations, valueList)
            $0.add(Schema.Debug.locationTypes, typeList)
        }
    }

    private static func bytes(_ number: Int) -> [UInt8] {
        withUnsafeBytes(of: Int32(clamping: number).littleEndian) { Array($0) }
    }
}

extension DebugDescription.Location {
    /// The number of the kind in the union of the schema.
    fileprivate var type: UInt8 {
        switch self {
        case .unknown: 0
        case .callSite: 1
        case .file: 2
        case .fused: 3
        case .name: 4
        }
    }
}
