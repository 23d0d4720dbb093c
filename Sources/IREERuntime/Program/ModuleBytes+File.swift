import IREEBytecode
import IREEParams

extension ModuleBytes {
    /// The bytes of a file, mapped: what a program does not use is not read.
    public convenience init(mapping path: String) throws(VMError) {
        let source = try translatingErrors { () throws(ParameterError) in
            try MappedSource(path: path, role: "a module")
        }
        let bytes = source.contiguousBytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
        self.init(borrowing: bytes, path: path) { withExtendedLifetime(source) {} }
    }

    /// The bytes of a file, read into memory.
    public convenience init(reading path: String) throws(VMError) {
        let bytes = try translatingErrors { () throws(ParameterError) -> [UInt8] in
            let source = try FileSource(path: path, role: "a module")
            guard let count = Int(exactly: source.size), count <= physicalMemory else {
                throw ParameterError(.resourceExhausted, "the file is too large", file: path)
            }
            return try source.readBytes(at: 0, count: count)
        }
        self.init(bytes, path: path)
    }
}
