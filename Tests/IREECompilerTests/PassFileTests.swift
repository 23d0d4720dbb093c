import Foundation
import Synchronization
import Testing

@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerDialects

/// Passes, by the files in `Passes`: a part of a file is a program, and after a line `// gives` what the
/// pipeline in the file's first line makes of it, or after `// fails: ` what it says instead.
struct PassFileTests {
    struct Part: CustomTestStringConvertible, Sendable {
        let file: String
        let number: Int
        let pipeline: String
        let settings: [String: String]
        let input: String
        let expected: String?
        let failure: String?
        var testDescription: String { "\(file) part \(number)" }
    }

    static let parts: [Part] = {
        guard let folder = Bundle.module.url(forResource: "Passes", withExtension: nil),
            let files = try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
        else { return [] }
        return files.filter { $0.pathExtension == "mlir" }.sorted { $0.path < $1.path }.flatMap {
            parts(of: $0)
        }
    }()

    private static func parts(of file: URL) -> [Part] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        let lines = text.components(separatedBy: "\n")
        var settings: [String: String] = [:]
        var pipeline = ""
        for line in lines.prefix(4) {
            if line.hasPrefix("// pipeline: ") { pipeline = String(line.dropFirst(13)) }
            if line.hasPrefix("// setting: ") {
                let words = line.dropFirst(12).split(separator: "=")
                settings[String(words[0])] = String(words[1])
            }
        }
        return text.components(separatedBy: "\n// -----\n").enumerated().map { number, part in
            let sections = part.components(separatedBy: "\n// gives\n")
            let failing = part.components(separatedBy: "\n// fails: ")
            return Part(
                file: file.lastPathComponent, number: number, pipeline: pipeline, settings: settings,
                input: sections.count > 1 ? sections[0] : failing[0],
                expected: sections.count > 1 ? sections[1] : nil,
                failure: failing.count > 1 ? failing[1].trimmingCharacters(in: .newlines) : nil)
        }
    }

    @Test func thereAreParts() { #expect(Self.parts.count > 20) }

    @Test(arguments: parts) func pass(_ part: Part) throws {
        var driver = OptDriver()
        driver.pipeline = try PassPipeline.parse(part.pipeline, .all)
        driver.settings = part.settings
        let said = Mutex("")
        driver.complain = { text in said.withLock { $0 += text } }
        let (output, isOK) = driver.run(Array(part.input.utf8), name: part.file)
        if let failure = part.failure {
            #expect(!isOK)
            #expect(said.withLock { $0 }.contains(failure), "it says:\n\(said.withLock { $0 })")
            return
        }
        let text = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
        #expect(isOK, "it says:\n\(said.withLock { $0 })")
        #expect(
            text == part.expected?.trimmingCharacters(in: .newlines),
            "\(part.testDescription) gives:\n\(text)")
    }
}
