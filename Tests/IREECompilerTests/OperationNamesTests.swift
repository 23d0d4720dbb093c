import Foundation
import Testing

@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Operation names occur only in the dialect that defines them; other code uses declarations, and creates operations by
/// their types or instructions.
struct OperationNamesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/IREECompiler")

    /// Dialects whose operation names a file may contain.
    private static func allowed(_ path: [String]) -> Set<String> {
        guard path.count > 2, path[0] == "Dialects" else { return [] }
        guard path.count == 3 || path[2] == "IR" else { return [] }
        return switch path[1] {
        case "Encoding": ["iree_encoding"]
        case "IOParameters": ["io_parameters"]
        case "LinalgExt": ["iree_linalg_ext"]
        case "MLProgram": ["ml_program"]
        case "TensorExt": ["iree_tensor_ext"]
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
        let dialects = Set(Dialect.all.map(\.name))
        let files = try #require(FileManager.default.enumerator(atPath: Self.root.path))
        var count = 0
        for case let path as String in files where path.hasSuffix(".swift") {
            let allowed = Self.allowed(path.components(separatedBy: "/"))
            count += 1
            let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
            for literal in Self.literals(text) {
                let dialect = String(literal.prefix { $0 != "." })
                // A name, or the beginning of one that is put together.
                let isPart = dialects.contains(dialect) && literal.hasPrefix("\(dialect).\\(")
                guard known.contains(literal) || isPart else { continue }
                #expect(allowed.contains(dialect), "\(path) has the name '\(literal)'")
            }
        }
        #expect(count > 200)
    }
}
