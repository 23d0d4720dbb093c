import IREECompilerCore
import IREEParams
import IREEPlatform

/// Writes an executable, its source and what is between them to files: `FOLDER/EXECUTABLE_VARIANT.EXTENSION`.
struct ExecutableDump {
    private let folder: String
    private let stem: String
    private let variant: Operation

    init(_ settings: [String: String], _ executable: String, _ variant: Operation) {
        folder = settings[Setting.executableFiles] ?? ""
        stem = "\(executable)_\(variant.symbolName)"
        self.variant = variant
    }

    func write(_ executable: SerializedExecutable) throws(Diagnostic) {
        var files = [("mlir", AsmPrinter.print(variant) + [10])]
        files += executable.intermediates.map { ($0.fileExtension, $0.bytes) }
        files.append((executable.fileExtension, executable.bytes))
        for (name, bytes) in files {
            try Self.write(bytes, to: folder, "\(stem).\(name)", at: variant.location)
        }
    }

    /// Writes a file to a folder, which is created.
    static func write(
        _ bytes: [UInt8], to folder: String, _ name: String, at location: Location
    ) throws(Diagnostic) {
        mkdir(folder, 0o777)
        let path = "\(folder)/\(name)"
        do throws(ParameterError) {
            let file = try AtomicFile(path: path)
            try file.write(bytes, at: 0)
            try file.finish(size: UInt64(bytes.count))
        } catch {
            throw Diagnostic(.error, "cannot write \(path): \(error.description)", at: location)
        }
    }
}

extension [String: String] {
    /// Whether files of executables are wanted.
    package var dumpsExecutables: Bool { self[Setting.executableFiles]?.isEmpty == false }
}
