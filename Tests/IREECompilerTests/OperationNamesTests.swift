import Foundation
import Testing

@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Operation names occur only in the dialect that defines them and in conversions from it; other code uses
/// declarations.
struct OperationNamesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/IREECompiler")

    /// Dialects whose operation names a file may contain; nil for all.
    private static func allowed(_ path: [String]) -> Set<String>? {
        guard path.count > 2, path[0] == "Dialects" else { return [] }
        if path.contains("Conversion") { return nil }
        guard path.count == 3 || path[2] == "IR" else { return [] }
        return switch path[1] {
        case "IOParameters": ["io_parameters"]
        case "LinalgExt": ["iree_linalg_ext"]
        case "TensorExt": ["iree_tensor_ext"]
        // Bodies of structured operations are arithmetic.
        case "Linalg": ["linalg", "arith", "math"]
        default: [path[1].lowercased()]
        }
    }

    /// String literals of a file, except in comments and multi-line strings.
    private static func literals(_ text: String) -> [String] {
        let pieces = text.components(separatedBy: "\"\"\"").enumerated().filter { $0.offset % 2 == 0 }.map(
            \.element)
        return pieces.joined(separator: "\n").split(separator: "\n").flatMap { line -> [String] in
            guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return [] }
            return line.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(
                \.element)
        }
    }

    @Test func namesAreInTheirDialect() throws {
        let known = Set(Registry.shared.opNames)
        let files = try #require(FileManager.default.enumerator(atPath: Self.root.path))
        var count = 0
        for case let path as String in files where path.hasSuffix(".swift") {
            guard let allowed = Self.allowed(path.components(separatedBy: "/")) else { continue }
            count += 1
            let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
            for literal in Self.literals(text) where known.contains(literal) {
                let dialect = String(literal.prefix { $0 != "." })
                #expect(allowed.contains(dialect), "\(path) has the name '\(literal)'")
            }
        }
        #expect(count > 200)
    }
}
