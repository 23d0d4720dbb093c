extension ModuleWriter {
    private typealias Schema = ModuleSchema
    private typealias Reference = FlatBufferBuilder.Reference

    /// The FlatBuffer with its length in front.
    ///
    /// - Parameter placements: offsets of the data that lie after it; nil for those in it.
    func buildFlatBuffer(_ placements: [Int?]) -> [UInt8] {
        var builder = FlatBufferBuilder()
        let debug = debug?.build(&builder)
        let bytecode = builder.vector(bytes: bytecode, alignment: 16)
        let functions = builder.vector(
            bytes: description.functions.flatMap(Self.descriptor), stride: Schema.Function.size, alignment: 4)
        let state = state(&builder)
        let rwdata = list(description.rwdata, &builder) { size, builder in
            builder.table { $0.add(Schema.Rwdata.byteCount, Int32(clamping: size)) }
        }
        let rodata = list(Array(zip(rodata, placements)), &builder, Self.segment)
        let signatures = list(description.functions, &builder) { function, builder in
            Self.signature(function.callingConvention, function.attributes, &builder)
        }
        let exports = list(description.exports, &builder) { export, builder in
            let name = builder.string(export.name)
            return builder.table {
                $0.add(Schema.Export.localName, name)
                $0.add(Schema.Export.ordinal, Int32(clamping: export.ordinal))
            }
        }
        let imports = list(description.imports, &builder, Self.importedFunction)
        let dependencies = list(description.dependencies, &builder, Self.dependency)
        let types = list(description.types, &builder) { type, builder in
            let name = builder.string(type)
            return builder.table { $0.add(Schema.TypeName.fullName, name) }
        }
        let attributes = Self.attributes(description.attributes, &builder)
        let name = builder.string(description.name)
        let version =
            UInt32(description.bytecodeVersion.major) << 16 | UInt32(description.bytecodeVersion.minor)
        let root = builder.table {
            $0.add(Schema.Module.debug, debug)
            $0.add(Schema.Module.bytecode, bytecode)
            $0.add(Schema.Module.bytecodeVersion, version)
            $0.add(Schema.Module.functions, functions)
            $0.add(Schema.Module.state, state)
            $0.add(Schema.Module.rwdata, rwdata)
            $0.add(Schema.Module.rodata, rodata)
            $0.add(Schema.Module.signatures, signatures)
            $0.add(Schema.Module.exports, exports)
            $0.add(Schema.Module.imports, imports)
            $0.add(Schema.Module.dependencies, dependencies)
            $0.add(Schema.Module.types, types)
            $0.add(Schema.Module.attributes, attributes)
            $0.add(Schema.Module.requirements, description.requirements.rawValue)
            $0.add(Schema.Module.version, description.version)
            $0.add(Schema.Module.name, name)
        }
        return builder.finish(root, identifier: Schema.identifier, prefix: true)
    }

    /// A vector of what `build` makes of each element; nil where there are none.
    private func list<Element>(
        _ elements: [Element], _ builder: inout FlatBufferBuilder,
        _ build: (Element, inout FlatBufferBuilder) -> Reference
    ) -> Reference? {
        guard !elements.isEmpty else { return nil }
        var references: [Reference] = []
        for element in elements { references.append(build(element, &builder)) }
        return builder.vector(references)
    }

    private static func descriptor(_ function: FunctionDescription) -> [UInt8] {
        var bytes: [UInt8] = []
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(Int32(clamping: function.code.lowerBound))
        append(Int32(clamping: function.code.count))
        append(function.requirements.rawValue)
        append(Int16(0))
        append(Int16(clamping: function.blockCount))
        append(Int16(clamping: function.i32RegisterCount))
        append(Int16(clamping: function.refRegisterCount))
        return bytes
    }

    private static func segment(
        _ segment: (Rodata, Int?), _ builder: inout FlatBufferBuilder
    ) -> Reference {
        let (data, offset) = segment
        guard let offset else {
            let bytes = builder.vector(bytes: data.bytes, alignment: max(data.alignment, 1))
            return builder.table { $0.add(Schema.Rodata.embedded, bytes) }
        }
        return builder.table {
            $0.add(Schema.Rodata.externalLength, UInt64(data.bytes.count))
            $0.add(Schema.Rodata.externalOffset, UInt64(offset))
        }
    }

    private static func attributes(
        _ attributes: [ModuleAttribute], _ builder: inout FlatBufferBuilder
    ) -> Reference? {
        guard !attributes.isEmpty else { return nil }
        var references: [Reference] = []
        for attribute in attributes {
            let value = builder.string(attribute.value)
            let key = builder.string(attribute.key)
            references.append(
                builder.table {
                    $0.add(Schema.Attribute.value, value)
                    $0.add(Schema.Attribute.key, key)
                })
        }
        return builder.vector(references)
    }

    private static func signature(
        _ convention: CallingConvention?, _ attributes: [ModuleAttribute],
        _ builder: inout FlatBufferBuilder
    ) -> Reference {
        let attributes = Self.attributes(attributes, &builder)
        let text = convention.map { builder.string($0.text) }
        return builder.table {
            $0.add(Schema.Signature.attributes, attributes)
            $0.add(Schema.Signature.callingConvention, text)
        }
    }

    private static func importedFunction(
        _ function: ImportedFunction, _ builder: inout FlatBufferBuilder
    ) -> Reference {
        let signature = signature(function.callingConvention, function.attributes, &builder)
        let name = builder.string(function.fullName)
        return builder.table {
            $0.add(
                Schema.Import.need, function.isOptional ? Schema.optional : Schema.required,
                default: Schema.required)
            $0.add(Schema.Import.signature, signature)
            $0.add(Schema.Import.fullName, name)
        }
    }

    private static func dependency(
        _ dependency: ModuleDependency, _ builder: inout FlatBufferBuilder
    ) -> Reference {
        let name = builder.string(dependency.name)
        return builder.table {
            $0.add(
                Schema.Dependency.need, dependency.isOptional ? Schema.optional : Schema.required,
                default: Schema.required)
            $0.add(Schema.Dependency.minimumVersion, dependency.minimumVersion)
            $0.add(Schema.Dependency.name, name)
        }
    }

    private func state(_ builder: inout FlatBufferBuilder) -> Reference? {
        guard description.state != ModuleState() else { return nil }
        return builder.table {
            $0.add(Schema.State.globalBytes, Int32(clamping: description.state.globalByteCount))
            $0.add(Schema.State.globalRefs, Int32(clamping: description.state.globalRefCount))
        }
    }
}
