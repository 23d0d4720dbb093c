import CParameterShims
import IREEPlatform

/// A file in the making that takes its name only when it is whole.
///
/// Until `finish` the target is untouched: an error, a signal or a crash leaves the old file as it
/// was. Where the system can, the new file has no name before that and vanishes by itself; elsewhere
/// it has a temporary name in the same folder, which is removed on errors and signals.
///
/// What is no regular file is written as the bytes come. A file that cannot be replaced is written over,
/// where the options allow it: `OutputWay` has the cases.
package final class AtomicFile: OutputSink {
    /// The path as the caller gave it.
    package var path: String { place.path }
    /// Whether offsets may only grow, as the bytes go to a pipe or a device.
    package let isSequential: Bool
    private let place: OutputPlace
    private let kind: OutputWay.Kind
    private let options: OutputOptions
    private var temporary: TemporaryName?
    private var descriptor: Descriptor?
    private var buffer: HeapBuffer?
    private var writeback = Writeback()
    /// Of the source that was copied from last.
    private var extents: DataExtents?
    /// Up to where all bytes are those of the new contents: more than that only of an old file.
    private var reached: UInt64 = 0
    /// The size of the file that is written over, else 0.
    private var oldSize: UInt64 = 0
    /// What is said before the first byte is written over.
    private var warning: String?
    /// What is written over, for those that would read it meanwhile.
    package private(set) var overwrittenFile: FileIdentity?

    /// Starts a file that will be at `path`.
    ///
    /// - Parameters:
    ///   - mode: the permissions of a new file, less the umask. A file that is replaced passes on its
    ///     own, except set-user-ID and set-group-ID, and it passes on no owner.
    ///   - options: what to do where an old file cannot be replaced.
    ///   - usesNamelessFiles: whether to try them at all; not every file system has them.
    /// - Throws: `INVALID_ARGUMENT` where a directory is in the way, `PERMISSION_DENIED` where the old file
    ///   may not be written, or what opening throws.
    package convenience init(
        path: String, mode: mode_t = 0o666, options: OutputOptions = .standard,
        usesNamelessFiles: Bool = true
    ) throws(ParameterError) {
        try self.init(
            place: try OutputPlace(path: path), mode: mode, options: options,
            usesNamelessFiles: usesNamelessFiles)
    }

    package init(
        place: OutputPlace, mode: mode_t = 0o666, options: OutputOptions = .standard,
        usesNamelessFiles: Bool = true
    ) throws(ParameterError) {
        self.place = place
        self.options = options
        let way = try OutputWay.choose(
            place, mode: mode, options: options, usesNamelessFiles: usesNamelessFiles)
        kind = way.kind
        isSequential = way.kind == .stream
        temporary = way.temporary
        if way.kind == .inPlace {
            let status = try way.descriptor.status(file: place.path)
            oldSize = UInt64(clamping: status.st_size)
            overwrittenFile = FileIdentity(status)
            warning = way.warning
        }
        descriptor = way.takeDescriptor()
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
        try advance(to: offset)
        if kind == .stream {
            try descriptor?.writeNext(bytes, file: path)
        } else {
            try descriptor?.write(bytes, at: offset, file: path)
            writeback.add(offset, UInt64(bytes.count), to: number)
        }
        reached = max(reached, offset + UInt64(bytes.count))
    }

    /// Sees to it that what lies before `offset` and is not written is zeros.
    private func advance(to offset: UInt64) throws(ParameterError) {
        guard kind != .replacing else { return }
        if let warning {
            options.warn(warning)
            self.warning = nil
        }
        guard kind == .inPlace || offset >= reached else {
            throw ParameterError(
                .internal, "a pipe or device is written front to back only", file: path, offset: offset)
        }
        let zeros = [UInt8](repeating: 0, count: 64 << 10)
        // Beyond the end of the old file there are zeros already.
        let end = kind == .stream ? offset : min(offset, oldSize)
        while reached < end {
            let count = Int(min(UInt64(zeros.count), end - reached))
            try zeros.withBytes { (bytes) throws(ParameterError) in
                let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
                if kind == .stream {
                    try descriptor?.writeNext(part, file: path)
                } else {
                    try descriptor?.write(part, at: reached, file: path)
                }
            }
            reached += UInt64(count)
        }
    }

    /// The kernel copies whole pages best. Where source and target lie differently in their pages,
    /// passing them through memory is faster, and writes the target in whole pages all the same.
    package func copiesUnseen(_ range: FileRange, to offset: UInt64) -> Bool {
        kind == .replacing && range.source.fileDescriptor != nil && (range.offset &- offset) % 4096 == 0
    }

    package func copy(
        _ range: FileRange, length: UInt64, to offset: UInt64, _ digest: PassingDigest? = nil
    ) throws(ParameterError) {
        try range.source.checkRange(offset: range.offset, count: length)
        if let overwrittenFile, overwrittenFile == range.source.fileIdentity {
            return try keep(range, length: length, at: offset, digest)
        }
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
        // Bytes that are written over, or go to a pipe, pass through `write`.
        if digest == nil, copiesUnseen(range, to: offset), let from = range.source.fileDescriptor {
            done = try copyInKernel(from: from, range, length: length, to: offset)
        }
        guard done < length else { return }
        let buffer: HeapBuffer
        if let kept = self.buffer {
            buffer = kept
        } else {
            buffer = try HeapBuffer.allocate(count: 1 << 20, file: path)
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

    /// Bytes of the file that is written over can only stay where they are.
    private func keep(
        _ range: FileRange, length: UInt64, at offset: UInt64, _ digest: PassingDigest?
    ) throws(ParameterError) {
        guard range.offset == offset, reached <= offset, digest == nil else {
            throw ParameterError(
                .failedPrecondition, "the file is an input as well, and cannot be replaced", file: path,
                hint: "write to another file")
        }
        try advance(to: offset)
        reached = offset + length
    }

    package func finish(size: UInt64) throws(ParameterError) {
        try advance(to: size)
        if kind != .stream {
            try setSize(size)
            let number = try number
            // Not every file system can, and what is written in place may lie on any.
            guard retryingInterrupts({ fsync(number) }) == 0 || (kind == .inPlace && errno == EINVAL) else {
                throw .system("flushing the file", file: path)
            }
        }
        if kind == .replacing { try takeName() }
        if let descriptor = descriptor.take() { try descriptor.closeReportingErrors(file: path) }
        if kind == .replacing { syncFolder() }
    }

    /// Hands out the file before it takes its name, to be written to at any offset below `size`.
    ///
    /// - Throws: `FAILED_PRECONDITION` for a pipe or device.
    func update(
        size: UInt64, _ body: (FileSource) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        guard kind != .stream else {
            throw ParameterError(
                .failedPrecondition, "the output is written in any order, which a pipe or device cannot be",
                file: path)
        }
        try advance(to: size)
        try setSize(size)
        reached = size
        let copy = try Descriptor(duplicating: try number, path: path)
        try body(try FileSource(taking: copy, path: path, writable: true, role: "an output"))
    }

    private func takeName() throws(ParameterError) {
        guard case .name(let name, let folder) = place.kind else { return }
        if temporary == nil {
            guard let linked = TemporaryName.link(try number, in: folder) else {
                throw .system("naming the file", file: path)
            }
            temporary = linked
        }
        guard let temporary else { return }
        if try folder.rename(temporary.bytes, to: name, file: path) { return temporary.forget() }
        let reason = errno
        guard [EBUSY, EPERM, EACCES].contains(reason), try folder.status(name, file: path) != nil else {
            throw .system("naming the file", file: path, errno: reason)
        }
        options.warn(
            try OutputWay.warningOfWritingInPlace(place, String(cString: strerror(reason)), options))
        try copyOver(name, in: folder)
    }

    /// Writes the whole new file over the old one, which could not be replaced after all.
    private func copyOver(_ name: [UInt8], in folder: OpenFolder) throws(ParameterError) {
        let opened = try folder.open(name, flags: O_WRONLY | O_NOFOLLOW, file: path)
        guard opened >= 0 else { throw .system("opening the file for writing", file: path) }
        let target = Descriptor(taking: opened)
        let buffer = try HeapBuffer.allocate(count: 1 << 20, file: path)
        let status = try descriptor?.status(file: path)
        let size = UInt64(clamping: status?.st_size ?? 0)
        guard try target.status(file: path).st_mode & S_IFMT == S_IFREG, ftruncate(opened, 0) == 0 else {
            throw .system("opening the file for writing", file: path)
        }
        var done: UInt64 = 0
        while done < size {
            let part = buffer.prefix(Int(min(UInt64(buffer.count), size - done)))
            try descriptor?.read(at: done, into: part, file: path)
            try target.write(UnsafeRawBufferPointer(part), at: done, file: path)
            done += UInt64(part.count)
        }
        guard fsync(opened) == 0 || errno == EINVAL else { throw .system("flushing the file", file: path) }
        try target.closeReportingErrors(file: path)
    }

    /// The new name itself is to survive a power cut. Some file systems cannot, and that is no error.
    private func syncFolder() {
        guard case .name(_, let folder) = place.kind else { return }
        let number = iree_params_open_at(folder.number, ".", O_RDONLY | O_DIRECTORY, 0)
        guard number >= 0 else { return }
        fsync(number)
        close(number)
    }
}

extension AtomicFile {
    /// Writes bytes at an offset.
    package func write(_ bytes: [UInt8], at offset: UInt64) throws(ParameterError) {
        var failure: ParameterError?
        bytes.withUnsafeBytes { buffer in
            do throws(ParameterError) { try write(buffer, at: offset) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
