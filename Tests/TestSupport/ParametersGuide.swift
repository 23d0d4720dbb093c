import Foundation

/// Documentation/Parameters.md, which tests run as a reader would.
public enum ParametersGuide {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    public static let path = root + "/Documentation/Parameters.md"

    public static var text: String {
        get throws { try String(contentsOfFile: path, encoding: .utf8) }
    }

    /// The code that the page shows, by region.
    public static var regions: [SwiftRegion] {
        get throws {
            SwiftRegion.all(
                in: try String(contentsOfFile: root + "/Tests/GuideBlocks/GuideBlocks.swift", encoding: .utf8)
            )
        }
    }

    /// The folders that the page says its commands run with the files of.
    private static let folders = ["Digits", "DigitsInference", "ModelVariants"].map {
        "\(root)/Examples/\($0)"
    }
    private static let extensions = [".gguf", ".mlir", ".npy", ".safetensors"]

    /// Runs the page.
    ///
    /// - Parameter officialFolder: where the official tools are; blocks for them are left out unless it is given.
    public static func run(officialFolder: String? = nil) throws -> DocumentRun {
        let files = try folders.flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { name in extensions.contains { name.hasSuffix($0) } }.map { "\(folder)/\($0)" }
        }
        var run = try DocumentRun(
            page: try text, files: files, swiftProgram: BuiltTools.folder.path + "/guide-blocks",
            regions: try regions, officialFolder: officialFolder)
        try run.run()
        return run
    }
}
