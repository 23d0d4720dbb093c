import Foundation

/// Files of the project that tools are tested with.
enum ProjectFiles {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    /// Modules that the official compiler made: see the READMEs beside them.
    static let runtimeModules = root + "/Tests/IREERuntimeTests/Resources/"
    static let bytecodeModules = root + "/Tests/IREEBytecodeTests/Resources/"
    static let examples = root + "/Examples/"
}
