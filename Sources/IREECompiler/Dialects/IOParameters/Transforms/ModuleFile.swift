import IREECompilerCore
import IREEParams
import IREEPlatform

/// Writes modules to files beside the program.
enum ModuleFile {
    /// Writes a module as text. Creates missing folders of the path.
    static func write(_ module: Operation, to path: String) throws(Diagnostic) {
        guard !path.hasSuffix(".mlirbc") else {
            throw Diagnostic(
                .error, "modules are written as text only: name the file '.mlir', not '\(path)'",
                at: module.location)
        }
        makeFolders(of: path)
        let text = AsmPrinter.print(module)
        try ParameterArchives.reporting(at: module) { () throws(ParameterError) in
            let file = try AtomicFile(path: path)
            var failure: ParameterError?
            text.withUnsafeBytes { bytes in
                do throws(ParameterError) { try file.write(bytes, at: 0) } catch { failure = error }
            }
            if let failure { throw failure }
            try file.finish(size: UInt64(text.count))
        }
    }

    /// Removes the file of an earlier run, if any.
    static func remove(_ path: String, at op: Operation) throws(Diagnostic) {
        guard unlink(path) != 0, errno != ENOENT, errno != ENOTDIR else { return }
        throw Diagnostic(.error, "cannot remove the existing file '\(path)'", at: op.location)
    }

    private static func makeFolders(of path: String) {
        for (i, byte) in path.utf8.enumerated().dropFirst() where byte == UInt8(ascii: "/") {
            // Errors are reported when the file is opened.
            _ = mkdir(String(decoding: path.utf8.prefix(i), as: UTF8.self), 0o777)
        }
    }
}
