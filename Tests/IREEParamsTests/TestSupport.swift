import Foundation
import IREEParams
import Testing

/// A folder for one test, removed with the object.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/iree-params-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of `name` in the folder.
    func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Writes a file into the folder, and gives its path.
    func write(_ bytes: [UInt8], as name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
        return self(name)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

func contents(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
}

func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// Expects `body` to throw a `ParameterError`, and gives it back for a closer look.
@discardableResult
func expectError(
    _ code: StatusCode, _ fragment: String = "", sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) -> ParameterError? {
    do {
        try body()
    } catch let error as ParameterError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        #expect(
            error.description.contains(fragment) || fragment.isEmpty, "\(error)",
            sourceLocation: sourceLocation)
        return error
    } catch {
        Issue.record("not a ParameterError: \(error)", sourceLocation: sourceLocation)
        return nil
    }
    Issue.record("no error; expected \(code.name)", sourceLocation: sourceLocation)
    return nil
}

/// The bytes of a parameter, as a program would read them.
func bytes(of entry: ParameterEntry) throws -> [UInt8] {
    var index = ParameterIndex()
    try index.add(entry)
    var bytes = [UInt8](repeating: 0xEE, count: Int(entry.length))
    let request = ParameterRequest(key: entry.key, span: ParameterSpan(length: entry.length))
    try bytes.withUnsafeMutableBytes {
        try IndexParameterProvider(index: index).gather(scope: "", ParameterRequests([request]), into: $0)
    }
    return bytes
}
