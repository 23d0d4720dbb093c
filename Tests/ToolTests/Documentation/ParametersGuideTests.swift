import Foundation
import IREEParams
import TestSupport
import Testing
import ToolSupport

/// The tables, links and code of Documentation/Parameters.md are those of the tools and the library.
@Suite struct ParametersGuideTests {
    /// All code that is compiled for the page is shown.
    @Test func regionsAreShown() throws {
        let blocks = MarkdownBlock.all(in: try RunnablePage.parameters.text.components(separatedBy: "\n"))
        let swift = blocks.filter { $0.language == "swift" }.map(\.lines)
        let regions = try RunnablePage.regions
        #expect(regions.count == swift.count)
        for region in regions { #expect(swift.contains { region.shows($0) }, "\(region.name)") }
    }

    /// The rows of the table that has `heading` as its first cell, without their spaces and marks of code.
    private func table(_ heading: String) throws -> [[String]] {
        let lines = try RunnablePage.parameters.text.components(separatedBy: "\n")
        let first = heading.isEmpty ? "| |" : "| \(heading) |"
        let start = try #require(lines.firstIndex { $0.hasPrefix(first) }, "\(heading)")
        return lines[start...].prefix { $0.hasPrefix("|") }.filter { !$0.hasPrefix("| ---") }.map { line in
            line.dropFirst().dropLast().replacing("\\|", with: "\u{0}").split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces).replacing("\u{0}", with: "|")
            }
        }
    }

    @Test func formatsAreThoseOfTheLibrary() throws {
        let rows = try table("")
        #expect(rows[0].dropFirst() == ParameterFile.formats.map(\.name)[...])
        #expect(rows[1] == ["Extension"] + ParameterFile.formats.map { "`.\($0.fileExtension)`" })
    }

    @Test func fileModesAreThoseOfTheLibrary() throws {
        let rows = try table("`--parameter_mode=`").dropFirst()
        #expect(Set(rows.map { $0[1] }) == Set(FileMode.allCases.map { "`.\($0)`" }))
        for row in rows { #expect(row[1] == "`.\(row[0].filter { $0 != "`" })`", "\(row)") }
    }

    /// The flags of a tool, without what all have.
    private func flags(of tool: String) throws -> Set<String> {
        let help = try Workspace().shell("COLUMNS=200 \"$BIN\"/iree-\(tool) --help")
        #expect(help.status == 0)
        let names = help.output.matches(of: /\n  (?:-[a-z], )?--([a-z][a-z_-]*)/).map { String($0.1) }
        return Set(names).subtracting(["help", "version", "flagfile"])
    }

    private func flags(in text: some StringProtocol) -> Set<String> {
        Set(String(text).matches(of: /--([a-z][a-z_-]*)/).map { String($0.1) })
    }

    /// The part of the page under a heading.
    private func section(_ heading: String) throws -> String {
        let page = try RunnablePage.parameters.text
        let start = try #require(page.firstRange(of: "\n## \(heading)\n"), "\(heading)")
        let rest = page[start.upperBound...]
        return String(rest[..<(rest.firstRange(of: "\n## ")?.lowerBound ?? rest.endIndex)])
    }

    /// The tables of flags of the tools for parameters are complete.
    @Test(arguments: ["create", "convert", "dump"]) func flagsOfToolsAreThere(_ tool: String) throws {
        let own = try flags(of: "\(tool)-parameters")
        var shown = flags(in: try section("iree-\(tool)-parameters"))
        // What both tools that write archives have is with the first.
        if tool == "convert" { shown.formUnion(flags(in: try section("iree-create-parameters"))) }
        #expect(own.subtracting(shown) == [])
    }

    /// Every flag of the page is one of some tool.
    @Test func flagsExist() throws {
        let tools = [
            "create-parameters", "convert-parameters", "dump-parameters", "encode-parameters", "run-module",
            "compile",
        ]
        let known = try tools.reduce(into: Set<String>()) { $0.formUnion(try flags(of: $1)) }
        #expect(flags(in: try RunnablePage.parameters.text).subtracting(known) == [])
    }

    /// The files that rules are said to be in exist.
    @Test func sourcesAreThere() throws {
        let sources = try FileManager.default.subpathsOfDirectory(atPath: ProjectFiles.root + "/Sources")
        for row in try table("Rule").dropFirst() {
            let file = row[1].filter { $0 != "`" }
            #expect(sources.contains { "/\($0)".hasSuffix("/\(file)") }, "\(file)")
        }
    }

    /// Links lead to files and headings.
    @Test func linksLeadSomewhere() throws {
        let lines = try RunnablePage.parameters.text.components(separatedBy: "\n")
        let code = MarkdownBlock.all(in: lines).map(\.range)
        let page = lines.indices.filter { line in !code.contains { $0.contains(line) } }.map { lines[$0] }
            .joined(separator: "\n")
        let folder = URL(fileURLWithPath: RunnablePage.parameters.path).deletingLastPathComponent()
        let headings = page.matches(of: /\n##+ ([^\n]*)/).map { heading in
            String(heading.1.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0 == "-" })
        }
        for link in page.matches(of: /\]\(([^)]*)\)/).map({ String($0.1) }) {
            if link.hasPrefix("#") {
                #expect(headings.contains(String(link.dropFirst())), "\(link)")
            } else if !link.hasPrefix("http") {
                let path = folder.appendingPathComponent(link).standardizedFileURL.path
                #expect(FileManager.default.fileExists(atPath: path), "\(link)")
            }
        }
    }
}
