/// A compiled module in memory: its description, and where its code and data are.
///
/// Everything in it has been checked: indices and ranges lie inside of what they refer to, and text
/// is UTF-8. Code itself is checked by `FunctionVerifier` only. What was checked is what is used: tables and
/// code of a file that other processes may change are copied before they are read.
public struct BytecodeModule: Sendable {
    /// The bytes of the file up to the end of its FlatBuffer: tables, code and embedded constants. They do not
    /// change, and live as long as the module, or as anything that was made of it.
    public let storage: ModuleBytes
    /// All bytes of the file, for the constants after the FlatBuffer: these are used where they lie.
    public let file: ModuleBytes
    /// Where the FlatBuffer and the data after it are in the file.
    public let container: ModuleContainer
    /// Types, functions, imports and exports.
    public let description: ModuleDescription
    /// Constant data, in the order in which bytecode counts them.
    public let rodata: [RodataSegment]
    /// Where the code of all functions is in the file.
    public let bytecode: Range<Int>
    /// Names and source locations, where they have not been stripped.
    public let debug: DebugDatabase?

    /// Reads a module.
    ///
    /// - Throws: `INVALID_ARGUMENT` with the offset of what is wrong; `INCOMPATIBLE` for another
    ///   version of the bytecode; `UNIMPLEMENTED` for what no compiler is known to make;
    ///   `RESOURCE_EXHAUSTED` where a module asks for more than `ModuleLimits`.
    public init(_ file: ModuleBytes) throws(VMError) {
        let (storage, container) = try Self.stable(file)
        var reader = ModuleReader(storage, container, fileSize: file.count)
        let parts = try reader.read()
        self.storage = storage
        self.file = file
        self.container = container
        description = parts.description
        rodata = parts.rodata
        bytecode = parts.bytecode
        debug = parts.debug
    }

    /// The part of a file that is to be checked, copied so that it cannot change any more.
    private static func stable(
        _ file: ModuleBytes
    ) throws(VMError) -> (storage: ModuleBytes, container: ModuleContainer) {
        let container = try ModuleContainer(file)
        guard !file.isStable else { return (file, container) }
        let copy = ModuleBytes(file[0..<container.flatBuffer.upperBound], path: file.path)
        guard try ModuleContainer(copy) == container else {
            throw file.error(.dataLoss, "the file changed while it was read", at: 0)
        }
        return (copy, container)
    }

    /// Reads a module from a copy of `bytes`.
    public init(_ bytes: some Collection<UInt8>, path: String = "<memory>") throws(VMError) {
        try self.init(ModuleBytes(bytes, path: path))
    }

    /// The name that other modules import it by.
    public var name: String { description.name }

    /// The bytes of a segment of constant data. Valid as long as the module is.
    public func bytes(of segment: RodataSegment) -> UnsafeRawBufferPointer {
        owner(of: segment)[segment.range]
    }

    /// What the bytes of a segment belong to.
    package func owner(of segment: RodataSegment) -> ModuleBytes {
        segment.isEmbedded ? storage : file
    }

    /// The code of a function. Valid as long as the module is.
    ///
    /// - Parameter ordinal: an index of `description.functions`.
    public func code(of ordinal: Int) -> UnsafeRawBufferPointer {
        storage[codeRange(of: ordinal)]
    }

    /// Where the code of a function is in the file.
    public func codeRange(of ordinal: Int) -> Range<Int> {
        let code = description.functions[ordinal].code
        return bytecode.lowerBound + code.lowerBound..<bytecode.lowerBound + code.upperBound
    }

    /// The names that a function is exported under.
    public func exportNames(of ordinal: Int) -> [String] {
        description.exports.filter { $0.ordinal == ordinal }.map(\.name)
    }

    /// What to call a function in messages: `@name` where some name is known.
    public func displayName(of ordinal: Int) -> String {
        if let export = description.exports.first(where: { $0.ordinal == ordinal }) {
            return "@" + export.name
        }
        if let name = (try? debug?.functionName(ordinal)) ?? nil, !name.isEmpty { return "@" + name }
        return "function \(ordinal)"
    }
}

/// Constant data of a module.
public struct RodataSegment: Sendable, Hashable {
    /// Where the bytes are in the file.
    public var range: Range<Int>
    /// Whether they lie in the FlatBuffer rather than after it.
    public var isEmbedded: Bool
}
