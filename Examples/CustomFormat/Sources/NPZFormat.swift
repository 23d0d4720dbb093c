import IREEParams

/// NumPy's `.npz` files: a ZIP archive with one `.npy` array for each parameter, as `numpy.savez` writes them.
///
/// A format has a name, an extension, the bytes that its files start with, and a way to list the parameters of a file.
/// The library does the rest: it opens, maps or unpacks (`.npz.zst`) the file and reads the bytes of the entries.
struct NPZFormat: ParameterFormat {
    let name = "NPZ"
    let fileExtension = "npz"

    /// Asked for files whose extension is that of no format.
    func recognizes(prefix: [UInt8]) -> Bool { prefix.starts(with: "PK\u{3}\u{4}".utf8) }

    /// Lists the arrays in the order of the archive's directory. No elements are read.
    ///
    /// - Throws: what `ZIPDirectory` and `NPYHeader` throw, `UNIMPLEMENTED` for big-endian arrays, and
    ///   `INVALID_ARGUMENT` for an array whose file has another size than its header says.
    func readEntries(
        of source: any ByteSource, options: ReadOptions,
        emit: (consuming ParameterEntry) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        let archive = try ZIPDirectory(source)
        for file in archive.entries {
            let isArray = file.name.suffix(4).elementsEqual(".npy".utf8)
            let key = ParameterKey(utf8: isArray ? file.name.dropLast(4) : file.name[...])
            let entry: ParameterEntry
            do throws(ParameterError) {
                entry = try Self.entry(key, file, in: archive)
            } catch {
                // Which array it is helps more than where it is in the file.
                var error = error
                error.key = key.description
                throw error
            }
            try emit(entry)
        }
    }

    private static func entry(
        _ key: ParameterKey, _ file: ZIPDirectory.Entry, in archive: ZIPDirectory
    ) throws(ParameterError) -> ParameterEntry {
        // Refuses compressed files (`numpy.savez_compressed`): parameters are ranges of bytes of the file.
        let contents = try archive.contents(of: file)
        // Refuses arrays in Fortran order.
        let (header, dataOffset) = try NPYHeader.read(contents.source, at: contents.offset)
        guard !header.isBigEndian else {
            throw ParameterError(
                .unimplemented, "the array is big-endian", file: contents.source.path,
                offset: contents.offset,
                hint: "save it little-endian: array.astype(array.dtype.newbyteorder('<'))")
        }
        // Neither sum overflows: a header is short, and `byteCount` is less than 2^63.
        let length = try header.byteCount()
        let expected = dataOffset - contents.offset + length
        guard expected == file.size else {
            throw ParameterError(
                .invalidArgument, "expected an array of \(expected) bytes, header included, got \(file.size)",
                file: contents.source.path, offset: contents.offset)
        }
        return ParameterEntry(
            key: key, length: length,
            storage: .file(FileRange(source: contents.source, offset: dataOffset)),
            tensor: TensorDescription(
                type: TensorType(name: header.type.name, bitsPerElement: Double(header.type.bitCount)),
                shape: header.shape.map { UInt64($0) }))
    }
}
