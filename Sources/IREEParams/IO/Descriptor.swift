import CParameterShims
import IREEPlatform

/// Owns one file descriptor, and closes it.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    /// Takes over an open descriptor.
    init(taking number: Int32) {
        self.number = number
    }

    /// Opens `path` with the given `open(2)` flags.
    ///
    /// - Parameters:
    ///   - name: the path to give in errors, where it is another one.
    ///   - action: what to say in errors that was being done.
    init(
        opening path: String, flags: Int32, mode: mode_t = 0, reportingAs name: String? = nil,
        doing action: String = "opening the file"
    ) throws(ParameterError) {
        guard !path.utf8.contains(0) else {
            throw ParameterError(.invalidArgument, "a path cannot hold a NUL byte", file: path)
        }
        // Such a name is a descriptor of this process already: a copy of it needs no /proc, and writing
        // continues where the file's other writers are.
        if let open = Self.openNumber(in: path) {
            try self.init(duplicating: open, path: name ?? path)
            return
        }
        let number = retryingInterrupts { iree_params_open(path, flags, mode) }
        guard number >= 0 else { throw .system(action, file: name ?? path) }
        self.init(taking: number)
    }

    /// Copies a descriptor that this process has open.
    init(duplicating number: Int32, path: String) throws(ParameterError) {
        let copy = retryingInterrupts { iree_params_duplicate(number) }
        guard copy >= 0 else { throw .system("opening the file", file: path) }
        self.init(taking: copy)
    }

    /// The number in a path that names an open descriptor. Opened by such a path, a regular file would be
    /// written from its start, over what the shell has there.
    static func openNumber(in path: String) -> Int32? {
        switch path {
        case "/dev/stdin": return 0
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        default: break
        }
        for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
            let digits = path.utf8.dropFirst(prefix.utf8.count)
            guard (1...9).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return Int32(Substring(digits))
        }
        return nil
    }

    deinit {
        close(number)
    }

    /// Closes the descriptor, and reports what the system found out only now.
    consuming func closeReportingErrors(file: String) throws(ParameterError) {
        let number = self.number
        discard self
        // Linux closes the descriptor also when it answers EINTR: never a second try.
        guard close(number) == 0 || errno == EINTR else {
            throw .system("closing the file", file: file)
        }
    }

    func status(file: String) throws(ParameterError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .system("reading file status", file: file) }
        return status
    }

    /// Reads exactly the bytes `offset ..< offset + target.count`.
    func read(
        at offset: UInt64, into target: UnsafeMutableRawBufferPointer, file: String
    ) throws(ParameterError) {
        var done = 0
        while done < target.count {
            let start = offset + UInt64(done)
            let count = retryingInterrupts {
                pread(
                    number, target.baseAddress?.advanced(by: done), target.count - done,
                    off_t(truncatingIfNeeded: start))
            }
            if count < 0 {
                throw .system("reading \(target.count - done) bytes", file: file, offset: start)
            }
            if count == 0 {
                throw ParameterError(
                    .dataLoss,
                    "the file ends \(target.count - done) bytes too early; was it cut while in use?",
                    file: file, offset: start)
            }
            done += count
        }
    }

    /// Writes all of `bytes` to what has no offsets: a pipe, a terminal, a device.
    func writeNext(_ bytes: UnsafeRawBufferPointer, file: String) throws(ParameterError) {
        var done = 0
        while done < bytes.count {
            let count = retryingInterrupts {
                systemWrite(number, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            }
            guard count > 0 else { throw .system("writing \(bytes.count - done) bytes", file: file) }
            done += count
        }
    }

    /// Writes all of `bytes` at `offset`.
    func write(
        _ bytes: UnsafeRawBufferPointer, at offset: UInt64, file: String
    ) throws(ParameterError) {
        var done = 0
        while done < bytes.count {
            let start = offset + UInt64(done)
            let count = retryingInterrupts {
                pwrite(
                    number, bytes.baseAddress?.advanced(by: done), bytes.count - done,
                    off_t(truncatingIfNeeded: start))
            }
            guard count > 0 else {
                throw .system("writing \(bytes.count - done) bytes", file: file, offset: start)
            }
            done += count
        }
    }
}

/// Repeats a system call for as long as a signal cuts it short.
func retryingInterrupts<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
