/// The bytes of a module file, kept in memory at one place for as long as anything refers to them.
///
/// Constants are used where they lie, so a module holds its bytes, and whatever is made from the module holds
/// the module's. They are never written to: that makes them safe to share. What others may change meanwhile,
/// a file that is mapped, is not stable: what is to be proved of it is copied first.
public final class ModuleBytes: @unchecked Sendable {
    /// All bytes of the file.
    public let bytes: UnsafeRawBufferPointer
    /// The name of the file, for messages.
    public let path: String
    /// Whether the bytes stay as they are for as long as they are here.
    public let isStable: Bool
    /// What the bytes are a mapping of, if they are one.
    package let owner: (any AnyObject & Sendable)?
    private let release: () -> Void

    /// Bytes that something else owns: a mapped file, say.
    ///
    /// - Parameters:
    ///   - isStable: whether the bytes cannot change while they are here.
    ///   - release: is called when nothing refers to the bytes any more. What owns them is kept alive by
    ///     capturing it.
    public convenience init(
        borrowing bytes: UnsafeRawBufferPointer, path: String, isStable: Bool = false,
        release: @escaping () -> Void
    ) {
        self.init(bytes, path: path, isStable: isStable, owner: nil, release: release)
    }

    package init(
        _ bytes: UnsafeRawBufferPointer, path: String, isStable: Bool, owner: (any AnyObject & Sendable)?,
        release: @escaping () -> Void = {}
    ) {
        self.bytes = bytes
        self.path = path
        self.isStable = isStable
        self.owner = owner
        self.release = release
    }

    /// A copy of `bytes`.
    public convenience init(_ bytes: some Collection<UInt8>, path: String = "<memory>") {
        // Rodata may ask for 64; the file's own offsets count from the start.
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        copy.copyBytes(from: bytes)
        let used = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
        self.init(borrowing: used, path: path, isStable: true) { copy.deallocate() }
    }

    deinit {
        release()
    }

    /// A part of the bytes, where they are: an executable that is a module itself, say. It keeps all
    /// of them alive.
    ///
    /// - Parameter range: lies in the bytes.
    public func part(_ range: Range<Int>, path: String) -> ModuleBytes {
        ModuleBytes(self[range], path: path, isStable: isStable, owner: owner) {
            withExtendedLifetime(self) {}
        }
    }

    /// The number of bytes.
    public var count: Int { bytes.count }

    /// The bytes of a range that lies in the file.
    package subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range])
    }

    /// An error about the byte at `offset`.
    package func error(_ code: StatusCode, _ message: String, at offset: Int) -> VMError {
        VMError(code, message, file: path, offset: UInt64(clamping: offset))
    }

    /// The text in `range`.
    ///
    /// - Throws: `INVALID_ARGUMENT` where it is not UTF-8.
    package func text(_ range: Range<Int>, _ what: @autoclosure () -> String) throws(VMError) -> String {
        guard let text = String(validating: self[range], as: UTF8.self) else {
            throw error(.invalidArgument, "\(what()) is not valid UTF-8", at: range.lowerBound)
        }
        return text
    }
}
