import IREEBytecode
import IREEParams
import IREEPlatform

extension ModuleBytes {
    /// The bytes of a file, mapped: constants that a program does not use are not read. Tables and code are
    /// copied as the module is loaded.
    ///
    /// A file that another process cuts meanwhile ends this process, unless there is a `MappingGuard`.
    public convenience init(mapping path: String) throws(VMError) {
        try self.init(mapping: Self.open(path))
    }

    /// The bytes of a file that is open, mapped likewise.
    package convenience init(mapping file: FileSource) throws(VMError) {
        let source = try VMError.converting { () throws(ParameterError) in try MappedSource(file) }
        let bytes = source.contiguousBytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
        self.init(bytes, path: file.path, isStable: false, owner: source)
    }

    private static func open(_ path: String) throws(VMError) -> FileSource {
        try VMError.converting { () throws(ParameterError) in try FileSource(path: path, role: "a module") }
    }

    /// The bytes of a file, read into memory.
    public convenience init(reading path: String) throws(VMError) {
        try self.init(reading: Self.open(path))
    }

    /// The bytes of a file that is open, read into memory.
    package convenience init(reading source: FileSource) throws(VMError) {
        let path = source.path
        guard source.size <= physicalMemory else {
            throw VMError(.resourceExhausted, "the file is too large", file: path)
        }
        let large = try VMError.converting { () throws(ParameterError) in
            source.size < Self.largeSize ? nil : try MemoryFile(copying: source)
        }
        if let large {
            self.init(
                UnsafeRawBufferPointer(large.mapping.bytes), path: path, isStable: true, owner: large)
        } else {
            let bytes = try VMError.converting { () throws(ParameterError) in
                try source.readBytes(at: 0, count: Int(source.size))
            }
            self.init(bytes, path: path)
        }
    }

    /// From here on a file is likely to have constants that are worth not being copied.
    private static let largeSize: UInt64 = 1 << 20
}

/// What the bytes of a module are a mapping of.
protocol ModuleFile: AnyObject, Sendable {
    /// All bytes; `nil` where there are none.
    var wholeMapping: FileMapping? { get }

    /// A range of the bytes once more, for code that may write to them.
    func privateMapping(of range: Range<UInt64>) throws(ParameterError) -> FileMapping?
}

extension MappedSource: ModuleFile {
    var wholeMapping: FileMapping? { mapping }
}

extension MemoryFile: ModuleFile {
    var wholeMapping: FileMapping? { mapping }
}

extension ModuleBytes {
    /// The mapping of a file that other processes may truncate, if the bytes are one.
    var exposedMapping: FileMapping? {
        isStable ? nil : (owner as? any ModuleFile)?.wholeMapping
    }

    /// A part of the bytes in memory that can be written to without changing them here, and without a copy of
    /// what is only read. `nil` where the bytes are no file's, or the system cannot map them.
    ///
    /// - Parameter part: lies in the bytes.
    func privateMapping(of part: UnsafeRawBufferPointer) -> FileMapping? {
        guard let file = owner as? any ModuleFile, let start = part.baseAddress,
            let base = file.wholeMapping?.bytes.baseAddress
        else { return nil }
        let offset = UInt64(start - UnsafeRawPointer(base))
        return (try? file.privateMapping(of: offset..<offset + UInt64(part.count))) ?? nil
    }
}

extension FileMapping {
    /// Checks that what was read so far were the contents of the file.
    ///
    /// - Throws: `DATA_LOSS` where the file was cut, or could not be read.
    func checkIntact() throws(VMError) {
        try VMError.converting { () throws(ParameterError) in try check() }
    }
}
