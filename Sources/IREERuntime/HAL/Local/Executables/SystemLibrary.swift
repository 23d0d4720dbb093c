import CExecutableLibrary
import IREEBytecode
import IREEPlatform

/// A shared object in the system's loader, which wants a file: one without a name, or one whose name
/// is gone as soon as it is loaded.
final class SystemLibrary: @unchecked Sendable {
    // A handle that never changes; the loader has its own locks.
    private let handle: UnsafeMutableRawPointer

    init(_ bytes: UnsafeRawBufferPointer) throws(VMError) {
        let file = try TemporaryFile(bytes)
        defer { file.remove() }
        _ = Self.mathematics
        guard let handle = dlopen(file.path, RTLD_NOW | RTLD_LOCAL) else {
            let reason = dlerror().map { String(cString: $0) } ?? "the system does not say why"
            throw VMError(.invalidArgument, "the system cannot load the executable: \(reason)")
        }
        self.handle = handle
    }

    /// The system's functions on numbers, which executables call and do not name as a library that they
    /// need. A tool that is linked statically has them too, but not for others to find.
    private static let mathematics: Bool = {
        #if os(Linux)
            return dlopen("libm.so.6", RTLD_NOW | RTLD_GLOBAL) != nil
        #else
            return true
        #endif
    }()

    deinit {
        dlclose(handle)
    }

    func address(ofSymbol name: String) -> UnsafeRawPointer? {
        dlsym(handle, name).map { UnsafeRawPointer($0) }
    }
}

/// A file that only this process looks for.
private struct TemporaryFile {
    let path: String
    private let descriptor: Int32
    private let hasName: Bool

    init(_ bytes: UnsafeRawBufferPointer) throws(VMError) {
        #if os(Linux)
            hasName = false
            descriptor = executable_library_memory_file("iree-executable")
            path = "/proc/self/fd/\(descriptor)"
        #else
            let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
            var template = Array("\(folder)/iree-executable.XXXXXX".utf8CString)
            hasName = true
            descriptor = mkstemp(&template)
            path = template.withUnsafeBufferPointer { name in
                name.baseAddress.map { String(cString: $0) } ?? ""
            }
        #endif
        guard descriptor >= 0 else {
            throw VMError(.resourceExhausted, "there is no temporary file for the executable")
        }
        var offset = 0
        while offset < bytes.count {
            let written = write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else {
                remove()
                throw VMError(.resourceExhausted, "the executable cannot be written to a temporary file")
            }
            offset += written
        }
    }

    func remove() {
        if hasName { unlink(path) }
        close(descriptor)
    }
}
