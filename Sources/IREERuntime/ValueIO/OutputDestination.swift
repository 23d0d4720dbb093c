import IREEBytecode

/// The destination of a result on a command line.
package enum OutputDestination: Sendable, Hashable {
    /// Nowhere: empty text.
    case discard
    /// Standard output: `-`
    case print
    /// A file: `@path` makes a new one, `+path` appends to the file. Names in `.npy` get arrays,
    /// all others the bytes alone.
    case file(path: String, appends: Bool)

    /// - Throws: `INVALID_ARGUMENT` for anything else.
    package init(parsing text: some StringProtocol) throws(VMError) {
        if text.utf8.isEmpty {
            self = .discard
        } else if text.utf8.elementsEqual("-".utf8) {
            self = .print
        } else if let file = FileReference(parsing: text), !file.path.isEmpty {
            self = .file(path: file.path, appends: file.continues)
        } else {
            throw VMError(
                .invalidArgument, "output `\(text)`: this is no place for an output",
                hint: "expected -, @file.npy, +file.npy, @file.bin, +file.bin or nothing")
        }
    }
}
