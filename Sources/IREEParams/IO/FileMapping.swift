import CMappingGuard
import CParameterShims
import IREEPlatform
import Synchronization

/// A range of a file in memory.
///
/// Another process may cut the file: see `MappingGuard`. Who uses the bytes calls `check` afterwards, for what
/// they read may have been zeros in place of the file.
package final class FileMapping: @unchecked Sendable {
    // The address never changes. Private bytes are written to by their one user.

    /// What writes do.
    package enum Sharing {
        /// The bytes are those of the file, and cannot be written to.
        case readOnly
        /// The bytes can be written to. What is written stays in this mapping: the page becomes a copy.
        case copyOnWrite
        /// The bytes can be written to, and so is the file.
        case shared
    }

    /// The bytes of the range. Not to be written to unless the mapping was made for that.
    package let bytes: UnsafeMutableRawBufferPointer
    /// The file as the caller named it.
    package let path: String
    /// What the system mapped: whole pages.
    private let pages: UnsafeMutableRawBufferPointer
    private let descriptor: Int32
    /// Where the range ends in the file: it must be as large for as long as the mapping is used.
    private let end: UInt64
    /// Keeps the descriptor open.
    private let owner: any AnyObject & Sendable
    /// `nil` for a file that no other process can truncate.
    private let entry: OpaquePointer?

    /// Maps a range.
    ///
    /// - Parameters:
    ///   - descriptor: an open file.
    ///   - owner: keeps it open.
    ///   - range: not empty, and within the file.
    ///   - isExposed: whether other processes can change the file.
    package init(
        descriptor: Int32, owner: any AnyObject & Sendable, path: String, range: Range<UInt64>,
        sharing: Sharing, isExposed: Bool = true
    ) throws(ParameterError) {
        let pageSize = UInt64(max(1, getpagesize()))
        let first = range.lowerBound / pageSize * pageSize
        guard let count = Int(exactly: range.upperBound - first), range.upperBound <= UInt64(Int64.max) else {
            throw ParameterError(.outOfRange, "the file is too large to map", file: path)
        }
        let access = sharing == .readOnly ? PROT_READ : PROT_READ | PROT_WRITE
        let flags =
            sharing == .copyOnWrite
            // Most of it is never written to: no memory is set aside for that.
            ? MAP_PRIVATE | iree_params_map_noreserve() : MAP_SHARED
        guard let base = mmap(nil, count, access, flags, descriptor, off_t(first)), base != MAP_FAILED else {
            throw .system("mapping \(count) bytes", file: path)
        }
        pages = UnsafeMutableRawBufferPointer(start: base, count: count)
        bytes = UnsafeMutableRawBufferPointer(rebasing: pages[Int(range.lowerBound - first)...])
        self.path = path
        self.descriptor = descriptor
        end = range.upperBound
        self.owner = owner
        entry = isExposed ? iree_mapping_guard_add(base, count) : nil
        if isExposed { MappingGuard.add(self) }
    }

    deinit {
        if entry != nil { MappingGuard.remove(self, error: isDamaged ? damage() : nil) }
        // Before another mapping can be at this address.
        iree_mapping_guard_remove(entry)
        munmap(pages.baseAddress, pages.count)
    }

    /// Whether a fault was caught in the mapping.
    fileprivate var isDamaged: Bool {
        MappingGuard.faultCount != 0 && iree_mapping_guard_is_damaged(entry)
    }

    /// Whether the file is still as long as it was. Where it was cut within a page, no fault tells.
    private var isWhole: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && UInt64(clamping: status.st_size) >= end
    }

    /// Whether a byte near the end that is not 0 is what it was: then the file was not cut before it, since what
    /// is cut off reads as zero. To look is much quicker than to ask the system, which every call of a program
    /// would do for each of its files.
    ///
    /// False also where there is no such byte, or where the program itself has changed it.
    private var endIsThere: Bool {
        // Without the handler, a byte that was cut off ends the process.
        guard MappingGuard.isInstalled else { return false }
        let known = sentinel.load(ordering: .relaxed)
        if known != 0 {
            guard known != Self.noSentinel, let base = bytes.baseAddress else { return false }
            return iree_mapping_guard_probe(base + Int(known >> 8)) == UInt8(truncatingIfNeeded: known)
        }
        var found = Self.noSentinel
        for offset in bytes.indices.suffix(Self.sentinelRange).reversed() where bytes[offset] != 0 {
            found = UInt64(offset) << 8 | UInt64(bytes[offset])
            break
        }
        // The byte counts only if the file was whole after it was chosen.
        if isWhole { sentinel.store(found, ordering: .relaxed) }
        return false
    }

    /// The offset of the byte that `endIsThere` looks at, and its value in the low 8 bits; 0 before one is chosen.
    private let sentinel = Atomic<UInt64>(0)
    private static let noSentinel = UInt64.max
    /// So many bytes at the end are searched for one.
    private static let sentinelRange = 4096

    /// Proves that what was read from the bytes so far was the file's.
    ///
    /// - Throws: `DATA_LOSS` where the file was cut, or could not be read.
    package func check() throws(ParameterError) {
        guard entry != nil else { return }
        if !isDamaged, endIsThere { return }
        // To look at the end may be what found the damage.
        guard isDamaged || !isWhole else { return }
        throw damage()
    }

    private func damage() -> ParameterError {
        ParameterError(
            .dataLoss,
            isWhole
                ? "the file could not be read while it was mapped" : "the file shrank while it was mapped",
            file: path,
            hint: "write another file and rename it, or read the file by --parameter_mode=file or preload")
    }
}

/// Keeps a process alive when files that it has mapped are cut.
///
/// The system ends a process that touches a mapping beyond the end of its file (`SIGBUS`). With the guard
/// it reads zeros there, and the operation that read them fails with `DATA_LOSS` when it ends: its
/// fence fails. The guard is a signal handler and so the whole process's; a `SIGBUS` that has nothing to do with
/// a mapping of this library goes to the handler that was there before.
public enum MappingGuard {
    /// Installs the handler, once for the process. The tools do; programs that use the library decide.
    ///
    /// - Returns: false if the system does not allow it.
    @discardableResult
    public static func install() -> Bool {
        iree_mapping_guard_install()
    }

    fileprivate static var isInstalled: Bool { iree_mapping_guard_is_installed() }

    /// Whether any fault has been caught so far.
    package static var hasFaults: Bool { faultCount != 0 }

    /// How many faults have been caught.
    static var faultCount: UInt64 { iree_mapping_guard_fault_count() }

    private struct State: @unchecked Sendable {
        // Objects take themselves out before they are freed.
        var mappings: [ObjectIdentifier: Unmanaged<FileMapping>] = [:]
        /// Of the first mapping that was damaged and is gone.
        var error: ParameterError?
    }

    private static let state = Mutex(State())

    fileprivate static func add(_ mapping: FileMapping) {
        state.withLock { $0.mappings[ObjectIdentifier(mapping)] = .passUnretained(mapping) }
    }

    fileprivate static func remove(_ mapping: FileMapping, error: ParameterError?) {
        state.withLock { state in
            state.mappings[ObjectIdentifier(mapping)] = nil
            state.error = state.error ?? error
        }
    }

    /// `DATA_LOSS` where a file was cut while it was mapped, for then any other error may come of the zeros that
    /// were read; else `error`.
    package static func cause(of error: any StatusError) -> any StatusError {
        do throws(ParameterError) {
            try check()
            return error
        } catch {
            return error
        }
    }

    /// Whether a fault has been caught in any mapping since the process started.
    ///
    /// - Throws: `DATA_LOSS` with the file.
    package static func check() throws(ParameterError) {
        guard faultCount != 0 else { return }
        // What is locked here cannot be freed meanwhile: `deinit` waits for the lock.
        let error = state.withLock { state -> ParameterError? in
            if let error = state.error { return error }
            for mapping in state.mappings.values {
                let error = mapping._withUnsafeGuaranteedRef { $0.isDamaged ? $0.damageReport : nil }
                if let error { return error }
            }
            return nil
        }
        if let error { throw error }
    }
}

extension FileMapping {
    fileprivate var damageReport: ParameterError? {
        do throws(ParameterError) {
            try check()
            return nil
        } catch {
            return error
        }
    }
}

extension ByteSource {
    /// Proves that what was read from `contiguousBytes` so far was the file's.
    ///
    /// - Throws: `DATA_LOSS` where the file is mapped and was cut, or could not be read.
    package func checkIntact() throws(ParameterError) {
        try (self as? MappedSource)?.mapping?.check()
    }
}
