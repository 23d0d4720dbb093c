import IREEBytecode
import IREEPlatform
import IREERuntime
import Synchronization
import TestSupport
import Testing

/// A folder of modules whose exports test themselves: they end without an error, except those that are
/// called `fail_…`. The official runtime's instruction suite, assembled by its tools, is such a folder.
@Suite struct InstructionSuiteTests {
    private static let folder = getenv("IREE_VM_SUITE").map { String(cString: $0) }

    @Test(.enabled(if: folder != nil, "IREE_VM_SUITE names no folder of modules"))
    func everyExportDoesWhatItsNameSays() throws {
        let folder = try #require(Self.folder)
        var count = 0
        for path in try modulePaths(folder) {
            let module = try VMModule(try ModuleBytes(readFile(path), path: path))
            let context = try VMContext([.native(YieldingModule()), module])
            for name in context.exports(of: module.name) where !name.hasPrefix("__") {
                count += 1
                let function = try context.function("\(module.name).\(name)")
                do {
                    _ = try function.call([])
                    #expect(!name.hasPrefix("fail_"), "\(path): \(name) was to fail")
                } catch {
                    #expect(name.hasPrefix("fail_"), "\(path): \(name): \(error)")
                }
            }
        }
        print("\(count) functions of \(folder)")
        #expect(count > 0)
    }

    private func modulePaths(_ folder: String) throws -> [String] {
        let directory = try #require(opendir(folder))
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".vmfb") { names.append("\(folder)/\(name)") }
        }
        return names.sorted()
    }
}

/// All bytes of a small file.
func readFile(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
    return bytes
}

/// Functions that come back several times before they are done.
struct YieldingModule: VMNativeModule {
    var name: String { "yieldable_test" }

    var functions: [VMNativeFunction] {
        [
            VMNativeFunction(waiting: "yield_n", "0ii_i") { (call) throws(VMError) in
                let value = try call.takeInt32()
                let count = try call.takeInt32()
                return .suspended(Later(.i32(value + count)))
            },
            VMNativeFunction(waiting: "yield_variadic_sum", "0CiDi_i") { (call) throws(VMError) in
                var sum: Int32 = 0
                for _ in 0..<(try call.takeSpan()) { sum += try call.takeInt32() }
                let count = try call.takeInt32()
                return .suspended(Later(.i32(sum + count)))
            },
        ]
    }

    private struct Later: VMSuspension {
        let value: VMValue

        init(_ value: VMValue) { self.value = value }

        func wait(atMost limit: Duration?) throws(VMError) {}
        func whenReady(_ body: @escaping @Sendable () -> Void) { body() }
        func finish() throws(VMError) -> [VMValue] { [value] }
    }
}
