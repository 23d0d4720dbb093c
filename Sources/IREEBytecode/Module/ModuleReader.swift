/// Reads the FlatBuffer of a module and checks all that can be checked without looking at code.
struct ModuleReader {
    struct Parts {
        var description: ModuleDescription
        var rodata: [RodataSegment]
        var bytecode: Range<Int>
        var debug: DebugDatabase?
    }

    private typealias Schema = ModuleSchema

    let storage: ModuleBytes
    private let container: ModuleContainer
    /// Bytes of the whole file; `storage` ends with the FlatBuffer.
    private let fileSize: Int
    /// What may still be read, in bytes as they are in memory.
    ///
    /// Parts of a FlatBuffer may be referred to many times, so a small file can stand for a tree of
    /// any size. Real files share little: what they hold is a small multiple of what they have.
    private var budget: Int

    init(_ storage: ModuleBytes, _ container: ModuleContainer, fileSize: Int) {
        self.storage = storage
        self.fileSize = fileSize
        self.container = container
        budget = 1 << 16 + 16 * container.flatBuffer.count
    }

    mutating func read() throws(VMError) -> Parts {
        let buffer = FlatBuffer(storage, in: container.flatBuffer)
        let root = try buffer.root(identifier: Schema.identifier)
        let name = try requiredText(root, Schema.Module.name, "name of the module")
        var description = ModuleDescription(name: name)
        let version: UInt32 = try root.number(Schema.Module.bytecodeVersion, "bytecode version")
        description.bytecodeVersion = BytecodeVersion(
            major: UInt16(truncatingIfNeeded: version >> 16), minor: UInt16(truncatingIfNeeded: version))
        guard description.bytecodeVersion.isSupported else {
            var error = error(
                "module `\(name)` has bytecode of version \(description.bytecodeVersion), but only "
                    + "\(BytecodeVersion.current) is known", root)
            error.code = .incompatible
            error.hint = "compile it with version 3.13 of the compiler"
            throw error
        }
        description.version = try root.number(Schema.Module.version, "version")
        let requirements: UInt32 = try root.number(Schema.Module.requirements, "requirements")
        description.requirements = try features(requirements, "module `\(name)`", at: root.position)
        description.attributes = try attributes(root, Schema.Module.attributes)
        description.types = try types(root)
        description.dependencies = try dependencies(root)
        description.imports = try imports(root)
        let bytecode =
            try root.vector(Schema.Module.bytecode, stride: 1, "bytecode")
            ?? root.position..<root.position
        description.functions = try functions(root, bytecode)
        description.exports = try exports(root, description.functions)
        description.rwdata = try rwdata(root)
        description.state = try state(root)
        let debug = try root.table(Schema.Module.debug, "debug database")
        return Parts(
            description: description, rodata: try rodata(root), bytecode: bytecode,
            debug: debug.map { DebugDatabase($0, description) })
    }

    // MARK: Parts

    private mutating func types(_ root: FlatTable) throws(VMError) -> [String] {
        try list(root, Schema.Module.types, "types") { (reader, table, index) throws(VMError) in
            try reader.requiredText(table, Schema.TypeName.fullName, "name of type \(index)")
        }
    }

    private mutating func dependencies(_ root: FlatTable) throws(VMError) -> [ModuleDependency] {
        try list(root, Schema.Module.dependencies, "dependencies") { (reader, table, index) throws(VMError) in
            ModuleDependency(
                name: try reader.requiredText(table, Schema.Dependency.name, "name of dependency \(index)"),
                minimumVersion: try table.number(Schema.Dependency.minimumVersion, "minimum version"),
                isOptional: try reader.isOptional(table, Schema.Dependency.need))
        }
    }

    private mutating func imports(_ root: FlatTable) throws(VMError) -> [ImportedFunction] {
        try list(root, Schema.Module.imports, "imports") { (reader, table, index) throws(VMError) in
            let name = try reader.requiredText(table, Schema.Import.fullName, "name of import \(index)")
            let signature = try table.table(Schema.Import.signature, "signature of import `\(name)`")
            return ImportedFunction(
                fullName: name,
                callingConvention: try signature.flatMap { (table) throws(VMError) in
                    try reader.callingConvention(table)
                },
                attributes: try signature.map { (table) throws(VMError) in
                    try reader.attributes(table, Schema.Signature.attributes)
                } ?? [],
                isOptional: try reader.isOptional(table, Schema.Import.need))
        }
    }

    private mutating func functions(
        _ root: FlatTable, _ bytecode: Range<Int>
    ) throws(VMError) -> [FunctionDescription] {
        typealias Field = Schema.Function
        let descriptors =
            try root.vector(Schema.Module.functions, stride: Field.size, "functions")
            ?? root.position..<root.position
        let functionCount = descriptors.count / Field.size
        let signatureCount = try root.tables(Schema.Module.signatures, "signatures").count
        guard signatureCount == functionCount else {
            throw error("there are \(functionCount) functions, but \(signatureCount) signatures", root)
        }
        return try list(root, Schema.Module.signatures, "signatures") {
            (reader, table, index) throws(VMError) in
            let start = descriptors.lowerBound + index * Field.size
            func field<Value: FixedWidthInteger>(_ offset: Int) -> Value {
                table.buffer.loadChecked(start + offset)
            }
            let code = ByteRange(
                offset: Int64(field(Field.offset) as Int32), length: Int64(field(Field.length) as Int32))
            guard let range = code.range(within: bytecode.count), !range.isEmpty else {
                throw reader.error(
                    "function \(index) has \(code) of \(bytecode.count) bytes of code", at: start)
            }
            let blockCount = Int(field(Field.blockCount) as Int16)
            // A block has a marker and at least one instruction.
            guard blockCount > 0, blockCount <= range.count / 2 else {
                throw reader.error(
                    "function \(index) cannot have \(blockCount) blocks in \(range.count) bytes",
                    at: start + Field.blockCount)
            }
            let i32Count = Int(field(Field.i32Registers) as Int16)
            let refCount = Int(field(Field.refRegisters) as Int16)
            guard (0...ModuleLimits.i32Registers).contains(i32Count),
                (0...ModuleLimits.refRegisters).contains(refCount)
            else {
                throw reader.error(
                    "function \(index) cannot have \(i32Count) and \(refCount) registers",
                    at: start + Field.i32Registers)
            }
            var function = FunctionDescription(
                callingConvention: try reader.callingConvention(table), code: range,
                blockCount: blockCount, i32RegisterCount: i32Count, refRegisterCount: refCount)
            function.requirements = try reader.features(
                field(Field.requirements), "function \(index)", at: start + Field.requirements)
            function.attributes = try reader.attributes(table, Schema.Signature.attributes)
            return function
        }
    }

    private mutating func exports(
        _ root: FlatTable, _ functions: [FunctionDescription]
    ) throws(VMError) -> [ExportedFunction] {
        try list(root, Schema.Module.exports, "exports") { (reader, table, index) throws(VMError) in
            let name = try reader.requiredText(table, Schema.Export.localName, "name of export \(index)")
            let ordinal: Int32 = try table.number(Schema.Export.ordinal, "function of export `\(name)`")
            guard functions.indices.contains(Int(ordinal)) else {
                throw reader.error(
                    "export `\(name)` is function \(ordinal), but there are \(functions.count)", table)
            }
            guard functions[Int(ordinal)].callingConvention != nil else {
                throw reader.error("export `\(name)` has no calling convention", table)
            }
            return ExportedFunction(name: name, ordinal: Int(ordinal))
        }
    }

    private mutating func rodata(_ root: FlatTable) throws(VMError) -> [RodataSegment] {
        try list(root, Schema.Module.rodata, "rodata") { (reader, table, index) throws(VMError) in
            let compression: UInt8 = try table.number(Schema.Rodata.compressionType, "compression")
            guard compression <= 1 else {
                var error = reader.error("rodata \(index) is compressed in an unknown way", table)
                error.code = .unimplemented
                throw error
            }
            if let range = try table.vector(Schema.Rodata.embedded, stride: 1, "rodata \(index)") {
                return RodataSegment(range: range, isEmbedded: true)
            }
            let offset: UInt64 = try table.number(Schema.Rodata.externalOffset, "offset of rodata")
            let length: UInt64 = try table.number(Schema.Rodata.externalLength, "length of rodata")
            let start = reader.container.dataStart
            let available = max(reader.fileSize - start, 0)
            guard let first = Int(exactly: offset), let count = Int(exactly: length),
                first <= available, count <= available - first
            else {
                throw reader.error(
                    "rodata \(index) is to have \(length) bytes at \(offset), but only \(available) "
                        + "bytes follow the FlatBuffer", table)
            }
            return RodataSegment(range: start + first..<start + first + count, isEmbedded: false)
        }
    }

    private mutating func rwdata(_ root: FlatTable) throws(VMError) -> [Int] {
        try list(root, Schema.Module.rwdata, "rwdata") { (reader, table, index) throws(VMError) in
            let size: Int32 = try table.number(Schema.Rwdata.byteCount, "size of rwdata")
            guard size >= 0 else { throw reader.error("rwdata \(index) cannot have \(size) bytes", table) }
            return Int(size)
        }
    }

    private func state(_ root: FlatTable) throws(VMError) -> ModuleState {
        guard let table = try root.table(Schema.Module.state, "module state") else { return ModuleState() }
        let bytes: Int32 = try table.number(Schema.State.globalBytes, "bytes of globals")
        let references: Int32 = try table.number(Schema.State.globalRefs, "number of globals")
        guard bytes >= 0, references >= 0 else {
            throw error("there cannot be \(bytes) bytes of globals and \(references) references", table)
        }
        guard bytes <= ModuleLimits.globalBytes, references <= ModuleLimits.globalRefs else {
            var error = error("\(bytes) bytes of globals and \(references) references are too many", table)
            error.code = .resourceExhausted
            throw error
        }
        return ModuleState(globalByteCount: Int(bytes), globalRefCount: Int(references))
    }

    // MARK: Pieces

    /// Reads each table of a vector.
    private mutating func list<Element>(
        _ table: FlatTable, _ id: Int, _ name: String,
        _ read: (inout Self, FlatTable, Int) throws(VMError) -> Element
    ) throws(VMError) -> [Element] {
        let tables = try table.tables(id, name)
        var elements: [Element] = []
        try spend(tables.count, MemoryLayout<Element>.stride, at: table)
        elements.reserveCapacity(tables.count)
        for index in 0..<tables.count {
            elements.append(try read(&self, try tables.table(index, "\(name)[\(index)]"), index))
        }
        return elements
    }

    private mutating func attributes(_ table: FlatTable, _ id: Int) throws(VMError) -> [ModuleAttribute] {
        try list(table, id, "attributes") { (reader, table, _) throws(VMError) in
            ModuleAttribute(
                key: try reader.text(table, Schema.Attribute.key, "key of an attribute") ?? "",
                value: try reader.text(table, Schema.Attribute.value, "value of an attribute") ?? "")
        }
    }

    private mutating func callingConvention(_ signature: FlatTable) throws(VMError) -> CallingConvention? {
        guard
            let text = try text(signature, Schema.Signature.callingConvention, "calling convention"),
            !text.isEmpty
        else { return nil }
        try spend(text.utf8.count, MemoryLayout<CallingConvention.Item>.stride, at: signature)
        do throws(VMError) {
            return try CallingConvention(parsing: text)
        } catch {
            var located = error
            located.file = storage.path
            located.offset = UInt64(signature.position)
            throw located
        }
    }

    private func features(
        _ bits: UInt32, _ what: @autoclosure () -> String, at position: Int
    ) throws(VMError) -> Features {
        let features = Features(rawValue: bits)
        guard features.isSubset(of: .all) else {
            throw error(
                "\(what()) needs what is not known: bits \(hexadecimal(bits, digits: 8))", at: position)
        }
        return features
    }

    private func isOptional(_ table: FlatTable, _ id: Int) throws(VMError) -> Bool {
        let bits: UInt32 = try table.number(id, "need", default: Schema.required)
        return bits & Schema.optional != 0
    }

    private mutating func text(
        _ table: FlatTable, _ id: Int, _ name: @autoclosure () -> String
    ) throws(VMError) -> String? {
        guard let range = try table.string(id, name()) else { return nil }
        try spend(range.count, 1, at: table)
        return try storage.text(range, name())
    }

    private mutating func requiredText(
        _ table: FlatTable, _ id: Int, _ name: @autoclosure () -> String
    ) throws(VMError) -> String {
        guard let text = try text(table, id, name()), !text.isEmpty else {
            throw error("\(name()) is missing", table)
        }
        return text
    }

    private mutating func spend(_ count: Int, _ size: Int, at table: FlatTable) throws(VMError) {
        let (cost, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow, cost <= budget else {
            throw error("the FlatBuffer stands for far more than it holds", table)
        }
        budget -= cost
    }

    private func error(_ message: String, _ table: FlatTable) -> VMError {
        error(message, at: table.position)
    }

    private func error(_ message: String, at position: Int) -> VMError {
        storage.error(.invalidArgument, message, at: position)
    }
}

/// An offset and a length as a file has them.
private struct ByteRange: CustomStringConvertible {
    let offset: Int64
    let length: Int64

    /// As a range, where it lies in `count` bytes.
    func range(within count: Int) -> Range<Int>? {
        // Both are numbers of 32 bits: their sum does not overflow.
        guard offset >= 0, length >= 0, offset + length <= Int64(count) else { return nil }
        return Int(offset)..<Int(offset + length)
    }

    var description: String { "bytes \(offset) to \(offset + length)" }
}
