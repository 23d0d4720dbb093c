import Synchronization

/// A file that an archive refers to: opened once, when its bytes are first needed.
public final class ExternalFile: Sendable {
    /// The path that is opened.
    public let path: String
    private let options: ReadOptions
    private let opened = Mutex<(any ByteSource)?>(nil)

    public init(path: String, options: ReadOptions) {
        self.path = path
        self.options = options
    }

    /// The open file.
    ///
    /// - Throws: what opening throws; the next call tries again.
    public func source() throws(ParameterError) -> any ByteSource {
        try opened.withLock { (slot) throws(ParameterError) -> any ByteSource in
            if let source = slot { return source }
            let source = try openSource(path: path, options: options)
            slot = source
            return source
        }
    }
}
