import IREECompilerCore
import IREEPlatform

/// A folder that is removed, with the files in it, at the end of its life.
struct TemporaryDirectory: ~Copyable {
    private let folder: String

    init() throws(Diagnostic) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/iree-compile-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Diagnostic(.error, "no temporary folder in \(parent): \(String(cString: strerror(errno)))")
        }
        folder = template.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }

    deinit {
        guard let stream = opendir(folder) else { return }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
                })
        }
        closedir(stream)
        for name in names where name != "." && name != ".." { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                systemWrite(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0 {
                guard errno == EINTR else { throw failure(path) }
                continue
            }
            written += count
        }
    }

    func read(_ path: String) throws(Diagnostic) -> [UInt8] {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = IREEPlatform.read(file, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw failure(path) }
                continue
            }
            bytes += buffer[..<count]
        }
    }

    private func failure(_ path: String) -> Diagnostic {
        Diagnostic(.error, "\(path): \(String(cString: strerror(errno)))")
    }
}
