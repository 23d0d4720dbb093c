import Foundation

/// The programs that are put to the test.
public enum BuiltTools {
    /// They lie beside the program that runs the tests, as every build folder has it.
    /// `IREE_PARAMS_BIN_DIR` chooses others: release builds, say.
    public static let folder: URL = {
        let setting = ProcessInfo.processInfo.environment["IREE_PARAMS_BIN_DIR"] ?? ""
        if !setting.isEmpty { return URL(fileURLWithPath: setting) }
        var candidates: [URL] = CommandLine.arguments.filter { $0.contains(".xctest") }.map {
            URL(fileURLWithPath: $0)
        }
        if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            candidates.append(URL(fileURLWithPath: program))
        }
        candidates.append(Bundle.main.bundleURL)
        for candidate in candidates {
            var folder = candidate
            // On macOS the test bundle is a folder, with the executable deep in it.
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let tool = folder.appendingPathComponent("iree-dump-parameters").path
                if FileManager.default.isExecutableFile(atPath: tool) { return folder }
            }
        }
        return URL(fileURLWithPath: "/nonexistent")
    }()
}
