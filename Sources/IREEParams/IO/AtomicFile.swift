import CParameterShims

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file in the making that takes its name only when it is whole.
///
/// Until `finish` the target is untouched: an error, a signal or a crash leaves the old file as it
/// was. Where the system can, the new file has no name before that and vanishes by itself; elsewhere
/// it has a temporary name in the same folder, which is removed on errors.
package final class AtomicFile: OutputSink {
    /// The path as the caller gave it.
    package let path: String
    package let isSequential = false
    private let place: OutputPlace
    private var temporaryName: String?
    private var descriptor: Descriptor?
    private var buffer: HeapBuffer?
    private var writeback = Writeback()
    /// Of the source that was copied from last.
    private var extents: DataExtents?

    /// Starts a file that will be at `path`.
    ///
    /// - Parameters:
    ///   - mode: the permissions of a new file, less the umask. A file that is replaced passes on its
    ///     own, and its owner where the system lets it.
    ///   - usesNamelessFiles: whether to try them at all; not every file system has them.
    /// - Throws: `INVALID_ARGUMENT` where something other than a regular file is in the way,
    ///   `PERMISSION_DENIED` where the old file may not be written, or what opening throws.
    package init(
        path: String, mode: mode_t = 0o640, usesNamelessFiles: Bool = true
    ) throws(ParameterError) {
        self.path = path
        place = try OutputPlace(path: path)
        let replaced = try Self.checkReplaceable(place.target, path: path)
        let unnamed = usesNamelessFiles ? iree_params_open_unnamed(place.folder, mode) : -1
        if unnamed >= 0 {
            descriptor = Descriptor(taking: unnamed)
        } else {
            let name = temporaryPath()
            descriptor = try Descriptor(
                opening: name, flags: O_RDWR | O_CREAT | O_EXCL, mode: mode, reportingAs: path,
                doing: "making a new file in `\(printable(place.folder))`")
            temporaryName = name
        }
        if let replaced {
            // Root may write what others own, and it stays theirs. For anyone else this changes nothing
            // or fails, as it should.
            let number = try number
            _ = fchown(number, replaced.st_uid, replaced.st_gid)
            fchmod(number, replaced.st_mode & 0o7777)
        }
    }

    deinit {
        if let temporaryName { unlink(temporaryName) }
    }

    /// The status of the file that will be replaced, if there is one.
    private static func checkReplaceable(_ target: String, path: String) throws(ParameterError) -> stat? {
        var status = stat()
        guard stat(target, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw ParameterError(.invalidArgument, "the output path is a directory", file: path)
        default: throw ParameterError(.invalidArgument, "the output path is not a regular file", file: path)
        }
        guard access(target, W_OK) == 0 else { throw .system("opening the file for writing", file: path) }
        return status
    }

    private func temporaryPath() -> String {
        "\(place.folder)/.iree-\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
    }

    private var number: Int32 {
        get throws(ParameterError) {
            guard let number = descriptor?.number else {
                throw ParameterError(.failedPrecondition, "the file is already finished", file: path)
            }
            return number
        }
    }

    /// Makes the file `size` bytes long; what is not written is zeros.
    private func setSize(_ size: UInt64) throws(ParameterError) {
        let number = try number
        guard retryingInterrupts({ ftruncate(number, off_t(truncatingIfNeeded: size)) }) == 0 else {
            throw .system("setting the size to \(size) bytes", file: path)
        }
    }

    package func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ParameterError) {
        let number = try number
        try descriptor?.write(bytes, at: offset, file: path)
        writeback.add(offset, UInt64(bytes.count), to: number)
    }

    /// The kernel copies whole pages best. Where source and target lie differently in their pages,
    /// passing them through memory is faster, and writes the target in whole pages all the same.
    package func copiesUnseen(_ range: FileRange, to offset: UInt64) -> Bool {
        range.source.fileDescriptor != nil && (range.offset &- offset) % 4096 == 0
    }

    package func copy(
        _ range: FileRange, length: UInt64, to offset: UInt64, _ digest: PassingDigest? = nil
    ) throws(ParameterError) {
        try range.source.checkRange(offset: range.offset, count: length)
        if extents?.source !== range.source { extents = DataExtents(of: range.source) }
        // What is left out is zeros in the target, and a hole there as well.
        var rest = range.offset..<range.offset + length
        while let extent = extents == nil ? rest : extents?.first(in: rest), !extent.isEmpty {
            let part = FileRange(source: range.source, offset: extent.lowerBound)
            let count = extent.upperBound - extent.lowerBound
            digest?.addZeros(extent.lowerBound - rest.lowerBound)
            try copyData(part, length: count, to: offset + (extent.lowerBound - range.offset), digest)
            rest = extent.upperBound..<rest.upperBound
        }
        digest?.addZeros(rest.upperBound - rest.lowerBound)
    }

    private func copyData(
        _ range: FileRange, length: UInt64, to offset: UInt64, _ digest: PassingDigest?
    ) throws(ParameterError) {
        var done: UInt64 = 0
        if digest == nil, copiesUnseen(range, to: offset), let from = range.source.fileDescriptor {
            done = try copyInKernel(from: from, range, length: length, to: offset)
        }
        guard done < length else { return }
        let buffer: HeapBuffer
        if let kept = self.buffer {
            buffer = kept
        } else {
            buffer = try HeapBuffer(count: 1 << 20, file: path)
        }
        self.buffer = buffer
        let rest = FileRange(source: range.source, offset: range.offset + done)
        try copyThroughMemory(rest, length: length - done, to: offset + done, buffer: buffer.bytes, digest)
    }

    /// Copies as far as the kernel can do it alone, and tells how far that was.
    private func copyInKernel(
        from source: Int32, _ range: FileRange, length: UInt64, to offset: UInt64
    ) throws(ParameterError) -> UInt64 {
        let number = try number
        var done: UInt64 = 0
        while done < length {
            var from = Int64(truncatingIfNeeded: range.offset + done)
            var to = Int64(truncatingIfNeeded: offset + done)
            let part = Int(min(length - done, Writeback.step))
            let count = iree_params_copy_file_range(source, &from, number, &to, part)
            if count > 0 {
                writeback.add(offset + done, UInt64(count), to: number)
                done += UInt64(count)
                continue
            }
            switch count == 0 ? 0 : errno {
            case EINTR: continue
            // Two file systems, or one that cannot: the bytes have to pass through memory. A count
            // of zero also comes from some virtual file systems, so that reading has to decide.
            case 0, EXDEV, EINVAL, ENOSYS, EOPNOTSUPP: return done
            default: throw .system("copying \(part) bytes", file: path, offset: offset + done)
            }
        }
        return done
    }

    package func finish(size: UInt64) throws(ParameterError) {
        try setSize(size)
        let number = try number
        guard retryingInterrupts({ fsync(number) }) == 0 else {
            throw .system("flushing the file", file: path)
        }
        if temporaryName == nil {
            let name = temporaryPath()
            guard iree_params_link_unnamed(number, name) == 0 else {
                throw .system("naming the file", file: path)
            }
            temporaryName = name
        }
        if let descriptor = descriptor.take() { try descriptor.closeReportingErrors(file: path) }
        if let name = temporaryName {
            guard rename(name, place.target) == 0 else { throw .system("naming the file", file: path) }
            temporaryName = nil
        }
        syncFolder()
    }

    /// The new name itself is to survive a power cut. Some file systems cannot, and that is no error.
    private func syncFolder() {
        let number = iree_params_open(place.folder, O_RDONLY | O_DIRECTORY, 0)
        guard number >= 0 else { return }
        fsync(number)
        close(number)
    }
}
