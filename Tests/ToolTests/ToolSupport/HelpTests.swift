import Foundation
import Testing
import ToolSupport

/// What all tools do alike: their help, and how they end.
@Suite struct HelpTests {
    static let tools = [
        "create-parameters", "convert-parameters", "dump-parameters", "dump-module", "run-module",
        "check-module", "benchmark-module",
    ]

    /// Each tool is asked once: a debug build takes its time to make the text.
    private static let texts = Result {
        try Dictionary(
            uniqueKeysWithValues: tools.map {
                ($0, try Workspace().shell("COLUMNS=40 $BIN/iree-\($0) --help").output)
            })
    }

    private static func help(of tool: String) throws -> String { try #require(try texts.get()[tool]) }

    /// Flags are spelled as the official tools spell them, no matter how wide the terminal is.
    @Test(arguments: tools) func flagsHaveUnderscores(tool: String) throws {
        let help = try Self.help(of: tool)
        let names = help.matches(of: /--[a-z][a-z0-9_-]*/).map { String($0.output.dropFirst(2)) }
        #expect(!names.isEmpty)
        #expect(names.filter { $0.contains("-") } == [])
    }

    /// An example is a line, or lines that a backslash joins: no wrapping breaks it.
    @Test(arguments: tools) func examplesCanBePasted(tool: String) throws {
        let help = try Self.help(of: tool)
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
        var examples = 0
        for (index, line) in lines.enumerated() where line.hasPrefix("  iree-\(tool) --") {
            examples += 1
            var last = index
            while lines[last].hasSuffix("\\") {
                last += 1
                #expect(lines[last].hasPrefix("    "), "\(lines[last])")
            }
            #expect(lines[last + 1].isEmpty || lines[last + 1].hasPrefix("  iree-"), "\(lines[last + 1])")
        }
        #expect(examples > 0 || tool == "dump-module")
    }

    /// The text of a flag stands in its column, all of it.
    @Test(arguments: tools) func wrappedLinesAreIndented(tool: String) throws {
        let help = try Self.help(of: tool)
        let options = try #require(help.split(separator: "OPTIONS:\n").last).split(separator: "\n\n")[0]
        for line in options.split(separator: "\n") where !line.hasPrefix("  -") {
            #expect(line.hasPrefix(String(repeating: " ", count: 26)), "\(line)")
        }
    }

    @Test func theFormsOfInputsAreThere() throws {
        let help = try Self.help(of: "run-module")
        for form in ["*file.npy", "+file.npy", "@file.npy", "\"text\"", "(null)", "/dev/stdin"] {
            #expect(help.contains(form), "\(form)")
        }
    }

    /// A reader that has seen enough is no error: the tool ends silently, as by the signal.
    @Test func aClosedPipeIsSilent() throws {
        let work = try Workspace()
        let flags = (0..<5000).map { "--splat=key.\($0)=1024xf32" }.joined(separator: "\n")
        try work.write(Array(flags.utf8), to: "flags")
        try work.shell("$BIN/iree-create-parameters --flagfile=flags --quiet --output=a.irpa")
        let result = try work.shell(
            "{ $BIN/iree-dump-parameters --parameters=a.irpa; echo $? > status; } | head -1")
        #expect(result.errors == "")
        #expect(try String(decoding: work.bytes("status"), as: UTF8.self) == "141\n")
    }

    /// Nothing needs /proc. The system must let a test make a namespace without it.
    @Test(
        .enabled(if: HelpTests.canHideProc, "no namespace without /proc can be made here"),
        arguments: ["dump-parameters", "run-module"])
    func procNeedNotBeThere(tool: String) throws {
        let result = try Workspace().shell(
            "unshare -rm sh -c 'mount -t tmpfs none /proc && exec $BIN/iree-\(tool) --version'".replacing(
                "$BIN", with: "'\"$BIN\"'"))
        #expect(result.status == 0 && result.output.first?.isNumber == true, "\(result.errors)")
    }

    static let canHideProc =
        (try? Workspace().shell("unshare -rm mount -t tmpfs none /proc"))?.status == 0
}
