import Foundation
import Testing

/// What all tools that run programs do about memory and parameters.
@Suite struct ProgramFlagTests {
    private static let weights = ProjectFiles.examples + "Digits/digits.safetensors"
    private static let classify =
        "--module='\(ProjectFiles.examples)DigitsInference/digits.vmvx.vmfb' --function=classify"
        + " --input=@'\(ProjectFiles.examples)Digits/inputs.npy'"
    private static let collatz =
        "--module='\(ProjectFiles.bytecodeModules)loop.vmfb' --function=collatz --input=27"

    private func run(_ flags: String, in work: Workspace) throws -> ToolResult {
        try work.shell("\"$BIN\"/iree-run-module \(flags)")
    }

    /// Files of parameters that no module asks for are not opened.
    @Test func parametersAreOpenedWhereTheyAreNeeded() throws {
        let work = try Workspace()
        let unneeded = try run("\(Self.collatz) --parameters=missing.irpa", in: work)
        #expect(unneeded.status == 0 && unneeded.output.hasSuffix("i32=111\n"), "\(unneeded)")
        let needed = try run("\(Self.classify) --parameters=missing.irpa", in: work)
        #expect(needed.status == 1 && needed.errors.contains("missing.irpa: NOT_FOUND"), "\(needed)")
    }

    @Test(arguments: ["100m", "104857600", "1GiB", "1gb", "2T", "500000KB"])
    func memoryThatWillDo(_ size: String) throws {
        let work = try Workspace()
        let result = try run(
            "\(Self.classify) --parameters='\(Self.weights)' --max_memory=\(size)", in: work)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    }

    @Test func memoryIsLimited() throws {
        let work = try Workspace()
        for size in ["0", "100", "1k"] {
            let result = try run(
                "\(Self.classify) --parameters='\(Self.weights)' --max_memory=\(size)", in: work)
            #expect(
                result.status == 1 && result.errors.contains("RESOURCE_EXHAUSTED")
                    && result.errors.contains("--max_memory"), "\(result)")
        }
        for size in ["", "-1", "1q", "k", "0x10", "99999999999999999999", "99999999999t"] {
            let result = try run("\(Self.collatz) --max_memory=\(size)", in: work)
            #expect(result.status == 1 && result.errors.contains("max_memory"), "\(size): \(result)")
        }
    }

    @Test func parametersAreListed() throws {
        let work = try Workspace()
        for (mode, how) in [("mmap", "mapped"), ("file", "copied")] {
            let flags = "\(Self.classify) --parameters='\(Self.weights)' --parameter_mode=\(mode)"
            let plain = try run(flags, in: work)
            let result = try run("\(flags) --print_parameters", in: work)
            #expect(result.status == 0 && result.output == plain.output && plain.errors.isEmpty, "\(result)")
            let lines = result.errors.split(separator: "\n")
            #expect(!lines.isEmpty)
            for line in lines {
                #expect(line.contains(": offset 0, length ") && line.contains(Self.weights), "\(line)")
                #expect(line.contains(", F32 [") && !line.contains("partial"), "\(line)")
                #expect(line.contains(", \(how),") || line.contains(", copied,"), "\(line)")
            }
        }
    }

    /// Both ways to reach a module do the same.
    @Test(arguments: ["preload", "mmap"])
    func modulesAreReached(_ mode: String) throws {
        let work = try Workspace()
        let result = try run("\(Self.collatz) --module_mode=\(mode)", in: work)
        #expect(result.status == 0 && result.output.hasSuffix("i32=111\n"), "\(result)")
        let help = try run("--help", in: work)
        #expect(help.output.contains("default: preload"))
    }
}
