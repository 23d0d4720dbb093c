import Foundation

/// A page of the project that tests run as a reader would.
public struct RunnablePage: Sendable, CustomStringConvertible {
    /// The path in the project.
    public let name: String
    /// The folders in `Examples` that the page says its commands run with the files of.
    private let folders: [String]
    /// Languages of blocks that are not run.
    private let ignored: Set<String>

    /// The guide to parameters: everything on it is run.
    public static let parameters = RunnablePage(
        name: "Documentation/Parameters.md", folders: ["Digits", "DigitsInference", "ModelVariants"],
        ignored: [])
    /// Its Swift code are parts of other programs.
    public static let readme = RunnablePage(
        name: "README.md", folders: ["Digits", "DigitsInference"], ignored: ["swift"])
    public static let all = [parameters, readme]

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    private static let extensions = [".gguf", ".mlir", ".npy", ".safetensors"]

    public var description: String { name }
    public var path: String { "\(Self.root)/\(name)" }

    public var text: String {
        get throws { try String(contentsOfFile: path, encoding: .utf8) }
    }

    /// The code that pages show, by region.
    public static var regions: [SwiftRegion] {
        get throws {
            SwiftRegion.all(
                in: try String(contentsOfFile: root + "/Tests/GuideBlocks/GuideBlocks.swift", encoding: .utf8)
            )
        }
    }

    /// Runs the page.
    ///
    /// - Parameter officialFolder: where the official tools are; blocks for them are left out unless it is given.
    public func run(officialFolder: String? = nil) throws -> DocumentRun {
        let files = try folders.map { "\(Self.root)/Examples/\($0)" }.flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { name in Self.extensions.contains { name.hasSuffix($0) } }.map { "\(folder)/\($0)" }
        }
        var run = try DocumentRun(
            page: try text, files: files, ignoring: ignored,
            swiftProgram: BuiltTools.folder.path + "/guide-blocks", regions: try Self.regions,
            officialFolder: officialFolder)
        try run.run()
        return run
    }
}
