import Foundation
import IREEBytecode
import Testing

/// Each instruction has one case in the interpreter.
@Suite struct InterpreterCasesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/IREERuntime/VM/Interpreter")

    /// How many cases there are for each opcode in some of the interpreter's files.
    private static func cases(_ files: [String]) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for part in text.components(separatedBy: "case ").dropFirst() {
                for label in part.prefix(while: { $0 != ":" }).split(separator: ",") {
                    let name = label.trimmingCharacters(in: .whitespacesAndNewlines)
                    if name.hasPrefix(".") { counts[String(name.dropFirst()), default: 0] += 1 }
                }
            }
        }
        return counts
    }

    @Test func instructionsOfTheBaseSetHaveOneCase() throws {
        let cases = try Self.cases([
            "InstructionLoop.swift", "Interpreter.swift", "Interpreter+SlowPath.swift",
        ])
        for opcode in CoreOpcode.allCases {
            // Verified code has no markers of blocks that are executed.
            #expect(cases["\(opcode)"] ?? 0 == (opcode == .block ? 0 : 1), "\(opcode)")
        }
    }

    /// The compiler holds that there is a case for each; those that have an opcode of the base set need none.
    @Test func instructionsOfExtensionsHaveOneCase() throws {
        let f32 = try Self.cases(["Interpreter+F32.swift"])
        for opcode in F32Opcode.allCases { #expect(f32["\(opcode)"] == 1, "\(opcode)") }
        let f64 = try Self.cases(["Interpreter+F64.swift"])
        for opcode in F64Opcode.allCases { #expect(f64["\(opcode)"] == 1, "\(opcode)") }
    }
}
