import Foundation
import IREEBytecode
import Testing

@testable import IREERuntime

@Suite(.enabled(if: KernelBuilder.library != nil, "no clang and lld to build kernels with"))
struct ExecutableLibraryTests {
    private func load(_ bytes: [UInt8], constants: [UInt32] = [7, 9]) throws -> ExecutableLibrary {
        try bytes.withUnsafeBytes { try ExecutableLibrary(embeddedELF: $0, constants: constants) }
    }

    private var image: [UInt8] { KernelBuilder.library ?? [] }

    @Test func listsItsFunctions() throws {
        let library = try load(image)
        #expect(library.name == "kernels")
        #expect(library.exports.map(\.name) == ["saxpy", "ids", "fails", "counts", "logs", "halves"])
        #expect(library.exports.map(\.constantCount) == [1, 0, 0, 1, 0, 0])
        #expect(library.exports.map(\.bindingCount) == [2, 1, 0, 1, 1, 1])
        #expect(library.exports.map(\.localMemorySize) == [0, 4096, 0, 0, 0, 0])
        #expect(library.exports.map(\.isSequential) == [false, false, true, false, true, false])
        #expect(library.exports.firstIndex { $0.name == "ids" } == 1)
    }

    @Test func runsAllWorkgroups() throws {
        let library = try load(image)
        var x = (0..<200).map { Float($0) }
        var y = [Float](repeating: 1, count: 200)
        try x.withUnsafeMutableBytes { x in
            try y.withUnsafeMutableBytes { y in
                let dispatch = ExecutableLibrary.Dispatch(
                    workgroupCount: (4, 1, 1), constants: [Float(2).bitPattern], bindings: [x, y])
                try library.run(
                    0, dispatch, workgroups: 0..<4,
                    localMemory: UnsafeMutableRawBufferPointer(start: nil, count: 0))
            }
        }
        #expect(y == (0..<200).map { Float($0) * 2 + 1 })
    }

    @Test func numbersWorkgroupsAlongAllAxesFromAnyOn() throws {
        let library = try load(image)
        var ids = [UInt32](repeating: 0, count: 24)
        var scratch = [UInt8](repeating: 0, count: 4096)
        try ids.withUnsafeMutableBytes { ids in
            try scratch.withUnsafeMutableBytes { scratch in
                let dispatch = ExecutableLibrary.Dispatch(
                    workgroupCount: (2, 3, 4), constants: [], bindings: [ids])
                // In two halves, as two threads would take them.
                try library.run(1, dispatch, workgroups: 11..<24, localMemory: scratch)
                try library.run(1, dispatch, workgroups: 0..<11, localMemory: scratch)
                try library.run(1, dispatch, workgroups: 5..<5, localMemory: scratch)
            }
        }
        for index in 0..<24 {
            let (x, y, z) = (UInt32(index % 2), UInt32(index / 2 % 3), UInt32(index / 6))
            #expect(ids[index] == x | y << 8 | z << 16 | 9 << 24)
        }
    }

    @Test func failuresNameTheFunction() throws {
        let library = try load(image)
        let dispatch = ExecutableLibrary.Dispatch(workgroupCount: (4, 1, 1), constants: [], bindings: [])
        let nothing = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        try library.run(2, dispatch, workgroups: 0..<2, localMemory: nothing)
        #expect(throws: VMError(.internal, "the function `fails` ended with status 42")) {
            try library.run(2, dispatch, workgroups: 0..<4, localMemory: nothing)
        }
    }

    @Test func refusesDispatchesThatBringTooLittle() throws {
        let library = try load(image)
        let nothing = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        func dispatch(_ count: UInt32 = 1, constants: [UInt32] = [], bindings: Int = 0)
            -> ExecutableLibrary.Dispatch
        {
            ExecutableLibrary.Dispatch(
                workgroupCount: (count, 1, 1), constants: constants,
                bindings: Array(repeating: nothing, count: bindings))
        }
        for (ordinal, dispatch, range) in [
            (0, dispatch(bindings: 2), 0..<1), (0, dispatch(constants: [1], bindings: 1), 0..<1),
            (1, dispatch(bindings: 1), 0..<1), (2, dispatch(), 0..<2), (6, dispatch(), 0..<1),
            (-1, dispatch(), 0..<1),
        ] as [(Int, ExecutableLibrary.Dispatch, Range<UInt64>)] {
            #expect(throws: VMError.self) {
                try library.run(ordinal, dispatch, workgroups: range, localMemory: nothing)
            }
        }
    }

    @Test func refusesOtherConstants() {
        #expect(throws: VMError.self) { try load(image, constants: []) }
        #expect(throws: VMError.self) { try load(image, constants: [1, 2, 3]) }
    }

    @Test func refusesEveryTruncationOfWhatIsLoaded() throws {
        let headers = try image.withUnsafeBytes { try ELFHeaders($0) }
        let last = headers.segments.filter { $0.type == 1 }.map { $0.fileOffset + $0.fileSize }.max() ?? 0
        for count in stride(from: 0, to: Int(last), by: 7) {
            #expect(throws: VMError.self) { try load(Array(image.prefix(count))) }
        }
    }

    @Test(arguments: [
        (4, 1, "64-bit"), (5, 2, "64-bit"), (16, 2, "shared object"), (18, 40, "machine"), (0, 0, "no ELF"),
        (54, 0, "program headers"), (56, 0, "program headers"), (39, 0xFF, "outside"),
    ])
    func refusesHeadersThatLie(offset: Int, value: UInt8, fragment: String) {
        var bytes = image
        bytes[offset] = value
        do {
            _ = try load(bytes)
            Issue.record("accepted")
        } catch {
            #expect("\(error)".contains(fragment), "\(error)")
        }
    }
}

@Suite struct ProcessorFeatureTests {
    @Test func fieldsAndNamesAgree() {
        let features = ProcessorFeatures.current
        #expect(features.fields.count == 8)
        #expect(features.fields[0].nonzeroBitCount == features.names.count)
        #expect(features.fields[1...].allSatisfy { $0 == 0 })
    }

    #if os(Linux) && arch(x86_64)
        /// The kernel's own list, where the names are the same but for points and underscores.
        @Test func agreesWithTheKernel() throws {
            let text = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("flags") })
            let kernel = Set(
                line.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "\t" }).map(String.init))
            for name in ["ssse3", "avx", "fma", "avx2", "avx512f", "avx512bw", "avx512vl"] {
                #expect(ProcessorFeatures.current.names.contains(name) == kernel.contains(name), "\(name)")
            }
        }
    #endif
}
