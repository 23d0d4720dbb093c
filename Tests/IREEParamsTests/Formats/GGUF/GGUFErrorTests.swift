import FormatFixtures
import IREEParams
import Testing

/// A file with one thing wrong, and what the reader must say of it.
struct GGUFErrorCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: StatusCode
    /// The field that the error must point at.
    let field: String
    /// Part of the message.
    let message: String
    let file: FixtureFile

    init(
        _ name: String, _ code: StatusCode, at field: String, _ message: String,
        _ change: (inout GGUFFixture) -> Void
    ) {
        var fixture = GGUFFixture()
        fixture.metadata = [("k", .u32(1))]
        fixture.tensors = [.init("a", [4], byteCount: 16), .init("b", [2, 2], byteCount: 16)]
        change(&fixture)
        testDescription = name
        self.code = code
        self.field = field
        self.message = message
        file = fixture.build()
    }

    /// A case in which one number is written over.
    init(
        _ field: String, _ value: UInt64, _ code: StatusCode, at place: String? = nil, _ message: String,
        _ change: (inout GGUFFixture) -> Void = { _ in }
    ) {
        self.init("\(field) = \(value)", code, at: place ?? field, message, change)
        overwritten = file.setting(file.field(field), to: value)
    }

    private var overwritten: [UInt8]?
    var bytes: [UInt8] { overwritten ?? file.bytes }

    /// Two tensors of different sizes.
    private static let overlapping: @Sendable (inout GGUFFixture) -> Void = {
        $0.tensors = [.init("a", [4], byteCount: 16), .init("b", [12], byteCount: 48)]
    }

    static let all: [GGUFErrorCase] = [
        .init("version", 0, .unimplemented, "version 0"),
        .init("version", 4, .unimplemented, "version 4"),
        .init("version", 0x0500_0000, .unimplemented, "version 5"),
        .init("tensor count", 1 << 60, .outOfRange, "1152921504606846976 tensors"),
        .init("tensor count", .max, .outOfRange, "tensors"),
        .init("field count", 1 << 60, .outOfRange, "metadata fields"),
        .init("key 0 length", 0, .invalidArgument, "empty"),
        .init("key 0 length", .max, .outOfRange, "bytes, but only"),
        .init("value type 0", 13, .invalidArgument, "type 13"),
        .init("tensor 0 name length", 1 << 40, .outOfRange, "bytes, but only"),
        .init("tensor 0 dimensions", 0xFFFF_FFFF, .outOfRange, "4294967295 dimensions"),
        .init("tensor 0 dimension 0", .max, .invalidArgument, "-1"),
        .init("tensor 0 dimension 0", 1 << 62, .outOfRange, at: "tensor 0 dimensions", "63 bits"),
        .init("tensor 1 dimension 1", 1 << 62, .outOfRange, at: "tensor 1 dimensions", "63 bits"),
        .init("tensor 0 type", 43, .unimplemented, "type 43 is not known"),
        .init("tensor 0 type", 4, .unimplemented, "Q4_2, which was removed from ggml, or MXFP4 of Ollama"),
        .init("tensor 0 type", 5, .unimplemented, "Q4_3, was removed"),
        .init("tensor 0 type", 31, .unimplemented, "Q4_0_4_4, was removed"),
        .init("tensor 0 type", 32, .unimplemented, "Q4_0_4_8, was removed"),
        .init("tensor 0 type", 33, .unimplemented, "Q4_0_8_8, was removed"),
        .init(
            "tensor 0 type", 36, .unimplemented, "IQ4_NL_4_4, which was removed from ggml, or I2_S of BitNet"),
        .init(
            "tensor 0 type", 37, .unimplemented, "IQ4_NL_4_8, which was removed from ggml, or I8_S of BitNet"),
        .init(
            "tensor 0 type", 38, .unimplemented, "IQ4_NL_8_8, which was removed from ggml, or TL1 of BitNet"),
        .init("tensor 0 type", 12, .invalidArgument, at: "tensor 0 dimensions", "blocks of 256"),
        .init("tensor 0 offset", 32, .invalidArgument, at: "tensor 1 offset", "overlaps", overlapping),
        .init("tensor 1 offset", 0, .invalidArgument, "overlaps that of `a`", overlapping),
        .init("tensor 1 offset", 16, .invalidArgument, "no multiple of the file's alignment 32"),
        .init("tensor 1 offset", .max, .invalidArgument, "no multiple"),
        .init("quantization version 1", .unimplemented, at: "tensor 0 offset", "version 1") {
            $0.metadata = [("general.quantization_version", .u32(1))]
            $0.tensors = [.init("q", [32], type: 8, byteCount: 34)]
        },
        .init("alignment 24", .invalidArgument, at: "value 0", "readers disagree") {
            $0.metadata = [("general.alignment", .u32(24))]
        },
        .init("alignment of the wrong type", .invalidArgument, at: "value 0", "type uint32") {
            $0.metadata = [("general.alignment", .u64(32))]
        },
        .init("alignment 0", .invalidArgument, at: "value 0", "power of two") {
            $0.metadata = [("general.alignment", .u32(0))]
        },
        .init("alignment 33", .invalidArgument, at: "value 0", "power of two") {
            $0.metadata = [("general.alignment", .u32(33))]
        },
        .init("alignment twice", .alreadyExists, at: "key 1 length", "twice") {
            $0.metadata = [("general.alignment", .u32(32)), ("general.alignment", .u32(32))]
        },
        .init("key twice", .alreadyExists, at: "key 2 length", "`k` is twice") {
            $0.metadata = [("k", .u8(1)), ("j", .u8(1)), ("k", .u8(2))]
        },
        .init("key too long", .invalidArgument, at: "key 0 length", "at most 65535") {
            $0.metadata = [(String(repeating: "k", count: 65536), .u8(1))]
        },
        .init("name too long", .invalidArgument, at: "tensor 0 name length", "at most 65535") {
            $0.tensors[0].name = [UInt8](repeating: 65, count: 65536)
        },
        .init("truth value 2", .invalidArgument, at: "value 0", "0 or 1") {
            $0.metadata = [("k", .bool(2))]
        },
        .init("truth value 2 in an array", .invalidArgument, at: "value 0.1", "0 or 1") {
            $0.metadata = [("k", .array(type: 7, [.bool(1), .bool(2)]))]
        },
        .init("unknown element type", .invalidArgument, at: "value 0 element type", "type 77") {
            $0.metadata = [("k", .array(type: 77, []))]
        },
    ]
}

@Suite struct GGUFErrorTests {
    @Test(arguments: GGUFErrorCase.all)
    func saysWhatIsWrongAndWhere(_ error: GGUFErrorCase) throws {
        let found = try #require(readError(of: error.bytes, GGUFFormat()))
        #expect(found.code == error.code, "\(found)")
        #expect(found.message.contains(error.message), "\(found)")
        #expect(found.offset == error.file.offset(of: error.field), "\(found)")
        #expect(found.file == "<memory>")
        // The metadata API finds the same fault.
        #expect(throws: found) { try GGUFHeader(reading: MemorySource(error.bytes)) }
    }

    @Test func refusesAForeignFile() {
        let error = readError(of: Array("NOPE0000".utf8), GGUFFormat())
        #expect(error?.code == .invalidArgument)
        #expect(error?.offset == 0)
    }

    @Test func namesTheTensorWhoseDataIsMissing() throws {
        var fixture = GGUFFixture()
        fixture.tensors = [.init("a", [4], byteCount: 16), .init("lost", [4], byteCount: 16)]
        let bytes = fixture.build().bytes
        let error = try #require(readError(of: bytes.dropLast(17), GGUFFormat()))
        #expect(error.code == .outOfRange)
        #expect(error.key == "lost")
        #expect(error.offset == UInt64(bytes.count - 32))
    }

    @Test func refusesATensorTwiceInTheHeader() {
        var fixture = GGUFFixture()
        fixture.tensors = [.init("a", [4], byteCount: 16), .init("a", [4], byteCount: 16)]
        do throws(ParameterError) {
            _ = try GGUFHeader(reading: MemorySource(fixture.build().bytes))
            Issue.record("no error")
        } catch {
            #expect(error.code == .alreadyExists)
            #expect(error.key == "a")
        }
    }

    @Test func refusesSizesThatAddUpToMoreThan64Bits() throws {
        var fixture = GGUFFixture()
        fixture.tensors = (0..<4).map { index in
            .init("t\(index)", [1 << 62], type: 24, byteCount: 0, offset: UInt64(index) << 62)
        }
        let file = fixture.build()
        let error = try #require(readError(of: file.bytes, GGUFFormat()))
        #expect(error.code == .outOfRange)
        #expect(error.key == "t0")
    }

    /// Counts that would take a million times the file's size must fail before they are allocated.
    @Test(arguments: [UInt32(0), 4, 8, 9, 12])
    func refusesHugeArraysAtOnce(type: UInt32) throws {
        var fixture = GGUFFixture()
        fixture.metadata = [("k", .array(type: type, []))]
        let file = fixture.build()
        for count in [UInt64(1) << 60, .max, 1 << 63, 1 << 20] {
            let bytes = file.setting(file.field("value 0 count"), to: count)
            let error = try #require(readError(of: bytes, GGUFFormat()))
            #expect(error.code == .outOfRange)
            #expect(error.offset == file.offset(of: "value 0 count"))
            #expect(throws: ParameterError.self) { try GGUFHeader(reading: MemorySource(bytes)) }
        }
    }
}
