import Foundation
import IREEBytecode
import TestSupport
import Testing

/// Modules, between the official programs and ours.
@Suite(.needsPeer) struct ModuleInteropTests {
    /// Modules of the official compiler, with which the library is tested too.
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("IREEBytecodeTests/Resources")

    private static let names = ["add", "globals", "loop", "math_f64", "switch", "tensor_loop"]

    private static func path(_ name: String) -> String {
        folder.appendingPathComponent(name + ".vmfb").path
    }

    /// What is written anew does what the original did.
    @Test(arguments: ModuleWriter.Form.allCases)
    func theOfficialRuntimeRunsWhatIsWritten(_ form: ModuleWriter.Form) throws {
        let work = try TemporaryFolder()
        let cases: [(module: String, arguments: [String], result: String)] = [
            ("loop", ["--function=sum", "--input=10"], "i64=45"),
            ("loop", ["--function=collatz", "--input=27"], "i32=111"),
            ("switch", ["--function=sw", "--input=2", "--input=7"], "i32=49"),
            ("globals", ["--function=bump", "--input=3"], "f64=6.25"),
            ("add", ["--function=add", "--input=4xf32=1 2 3 4", "--input=4xf32=4 3 2 9"], "4xf32=5 5 5 13"),
            ("tensor_loop", ["--function=tl", "--input=4xf32=1 2 3 4", "--input=2"], "4xf32=3 6 9 12"),
        ]
        for (name, arguments, result) in cases {
            let original = try Data(contentsOf: URL(fileURLWithPath: Self.path(name)))
            let bytes = try ModuleWriter(try BytecodeModule(Array(original))).write(form)
            let path = try work.write(bytes, as: "\(name).vmfb")
            let outcome = try run(
                try Tools.peer.program("iree-run-module"),
                ["--module=\(path)", "--device=local-sync"] + arguments, in: URL(fileURLWithPath: work.path))
            let output = String(decoding: outcome.output, as: UTF8.self)
            #expect(outcome.succeeded && output.contains(result), "\(name): \(output)\(outcome.errors)")
        }
    }

    /// Both tools say the same of the same FlatBuffer, whatever they leave out as a matter of course.
    @Test(arguments: names, [false, true])
    func flatBuffersReadTheSame(_ name: String, isWrittenAnew: Bool) throws {
        let work = try TemporaryFolder()
        var path = Self.path(name)
        if isWrittenAnew {
            let original = try Data(contentsOf: URL(fileURLWithPath: path))
            path = try work.write(try ModuleWriter(try BytecodeModule(Array(original))).write(), as: "m.vmfb")
        }
        let programs = [
            try Tools.peer.program("iree-dump-module"),
            BuiltTools.folder.appendingPathComponent("iree-dump-module").path,
        ]
        let dumps = try programs.map { program in
            let outcome = try run(
                program, ["--output=flatbuffer-json", path], in: URL(fileURLWithPath: work.path))
            #expect(outcome.succeeded, "\(outcome.errors)")
            return Self.normal(try JSONSerialization.jsonObject(with: Data(outcome.output)))
        }
        #expect(dumps[0].contains("bytecode_data") && dumps[0] == dumps[1])
    }

    /// JSON as text in one notation, without standard values and debug information.
    private static func normal(_ value: Any) -> String {
        switch value {
        case let object as [String: Any]:
            let bits = ["EXT_F32": 1, "EXT_F64": 2, "YIELD": 4, "UNWIND": 8]
            let fields = object.filter { $0.key != "debug_database" }.map { key, value in
                guard key == "requirements", let names = value as? String else { return (key, normal(value)) }
                return (key, "\(names.split(separator: " ").reduce(0) { $0 + (bits[String($1)] ?? 0) })")
            }
            let kept = fields.filter { !["0", "", "[]", "{}", "REQUIRED"].contains($0.1) }
            return "{" + kept.map { "\($0.0): \($0.1)" }.sorted().joined(separator: ", ") + "}"
        case let list as [Any]:
            return "[" + list.map(normal).joined(separator: ", ") + "]"
        default:
            return "\(value)"
        }
    }
}
