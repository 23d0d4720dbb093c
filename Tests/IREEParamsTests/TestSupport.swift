import Foundation
import IREEParams
import Testing

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
