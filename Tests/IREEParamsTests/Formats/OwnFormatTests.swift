import IREEParams
import TestSupport
import Testing

/// Formats that users of the library bring.
@Suite struct OwnFormatTests {
    /// Lines of `name=bytes`, after a first line `PAIRS`.
    private struct PairsFormat: ParameterFormat {
        let name = "pairs"
        let fileExtension = "pairs"

        func recognizes(prefix: [UInt8]) -> Bool { prefix.starts(with: "PAIRS\n".utf8) }

        func readEntries(
            of source: any ByteSource, options: ReadOptions,
            emit: (consuming ParameterEntry) throws(ParameterError) -> Void
        ) throws(ParameterError) {
            let bytes = try source.readBytes(at: 0, count: Int(source.size))
            for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
                guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
                    throw ParameterError(.invalidArgument, "expected name=bytes", file: source.path)
                }
                try emit(
                    ParameterEntry(
                        key: ParameterKey(utf8: line[..<equals]), length: UInt64(line.endIndex - equals - 1),
                        storage: .file(FileRange(source: source, offset: UInt64(equals + 1))),
                        tensor: TensorDescription(
                            type: TensorType(name: "CHAR", bitsPerElement: 8),
                            shape: [UInt64(line.endIndex - equals - 1)])))
            }
        }
    }

    @Test(arguments: ["a.pairs", "a", "a.pairs.zst"], FileMode.allCases)
    func areReadLikeTheLibrarys(name: String, mode: FileMode) throws {
        let folder = try TemporaryFolder()
        let text = Array("PAIRS\none=1\nthree=333\n".utf8)
        var packed: [UInt8] = []
        let writer = try SeekableZstdWriter(level: 1) { packed.append(contentsOf: $0) }
        try text.withUnsafeBytes { try writer.write($0) }
        try writer.finish()
        try write(name.hasSuffix(".zst") ? packed : text, to: folder(name))
        var map = ParameterScopeMap()
        try map.addFile(
            folder(name), scope: "s", options: ReadOptions(mode: mode, formats: [PairsFormat()]))
        let index = try map.lookup("s").index
        #expect(index.entries.map(\.key) == ["one", "three"])
        #expect(try index.lookup("three").readBytes() == Array("333".utf8))
        #expect(index["three"]?.tensor?.type.name == "CHAR")
        #expect(index["three"]?.tensor?.type.quantization == nil)
    }

    /// Also of files that the library takes for something else, such as a script.
    @Test(arguments: ["a.lines", "a"]) func errorsAreTheirOwn(name: String) throws {
        struct Lines: ParameterFormat {
            let name = "lines"
            let fileExtension = "lines"
            func recognizes(prefix: [UInt8]) -> Bool { prefix.starts(with: "#!/".utf8) }
            func readEntries(
                of source: any ByteSource, options: ReadOptions,
                emit: (consuming ParameterEntry) throws(ParameterError) -> Void
            ) throws(ParameterError) {
                throw ParameterError(.unimplemented, "expected lines", file: source.path, offset: 3)
            }
        }
        let folder = try TemporaryFolder()
        try write(Array("#!/bin/sh\n".utf8), to: folder(name))
        var index = ParameterIndex()
        expectError(.unimplemented, "expected lines") {
            try index.addFile(folder(name), options: ReadOptions(formats: [Lines()]))
        }
        expectError(.invalidArgument, "a script") { try index.addFile(folder(name)) }
    }

    @Test func areUnknownUnlessNamed() throws {
        let folder = try TemporaryFolder()
        try write([0xFE, 0xDC, 0xBA, 1, 2, 3], to: folder("a.pairs"))
        var index = ParameterIndex()
        expectError(.unimplemented, "known are .irpa, .gguf, .safetensors") {
            try index.addFile(folder("a.pairs"))
        }
    }

    @Test func comeBeforeTheLibrarys() throws {
        struct Mine: ParameterFormat {
            let name = "mine"
            let fileExtension = "gguf"
            func recognizes(prefix: [UInt8]) -> Bool { false }
            func readEntries(
                of source: any ByteSource, options: ReadOptions,
                emit: (consuming ParameterEntry) throws(ParameterError) -> Void
            ) throws(ParameterError) {
                try emit(ParameterEntry(key: "mine", length: 4, storage: .splat(.zero)))
            }
        }
        let folder = try TemporaryFolder()
        try write([1, 2, 3], to: folder("a.gguf"))
        var index = ParameterIndex()
        try index.addFile(folder("a.gguf"), options: ReadOptions(formats: [Mine()]))
        #expect(index.entries.map(\.key) == ["mine"])
    }
}
