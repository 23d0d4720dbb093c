import Foundation
import Testing
@testable import IREECompiler
@testable import IREECompilerCore
@testable import IREECompilerTargets

struct ExploreTests {
    @Test func explore() throws {
        guard let dir = ProcessInfo.processInfo.environment["KERNEL_SOURCES"] else { return }
        var ok = 0, total = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: dir).sorted() where file.hasSuffix(".mlir") {
            let text = try String(contentsOfFile: dir + "/" + file, encoding: .utf8)
            let (program, functions) = try CompiledKernels.functions(text, verify: false)
            for f in functions where f.enclosing({ $0.name == "hal.executable" }) != nil {
                total += 1
                do {
                    let t = LLVMCPUTarget()
                    let elf = try t.compile([f], name: "x")
                    _ = elf
                    ok += 1
                } catch { print(file, f.attributes["sym_name"]?.stringValue ?? "", "\(error)".prefix(600)) }
            }
            _ = program
        }
        print("SUPPORTED", ok, "of", total)
    }
}
