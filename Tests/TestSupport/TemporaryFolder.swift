import Foundation

/// A folder for one test, removed with the object.
public final class TemporaryFolder {
    public let path: String

    public init() throws {
        path = FileManager.default.temporaryDirectory.path + "/iree-params-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // With what `run` keeps beside the folder it runs programs in.
        for suffix in ["", ".stdout", ".stderr"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    /// The path of `name` in the folder.
    public func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Writes a file into the folder, and gives its path.
    @discardableResult
    public func write(_ bytes: some Sequence<UInt8>, as name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
        return self(name)
    }

    /// The bytes of the file `name`.
    public func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: self(name))))
    }

    /// What is in the folder, sorted.
    public var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}
