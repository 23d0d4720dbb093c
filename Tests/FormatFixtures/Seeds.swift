/// Small valid files, one per thing that a format can do: what bad files are made from, and what
/// the fuzzers start with.
public enum Seeds {
    /// A valid file and what it shows.
    public struct Seed: Sendable {
        public let name: String
        public let file: FixtureFile

        init(_ name: String, _ file: FixtureFile) {
            self.name = name
            self.file = file
        }
    }

    /// By the file name extension of the format.
    public static let all: [(format: String, seeds: [Seed])] = [
        ("gguf", gguf), ("safetensors", safetensors), ("irpa", irpa), ("zst", zstd),
    ]

    public static let gguf: [Seed] = {
        var seeds = [Seed("empty", GGUFFixture().build())]
        var fixture = GGUFFixture()
        fixture.metadata = [
            ("general.architecture", .text("test")), ("general.alignment", .u32(64)),
            ("flag", .bool(1)), ("count", .u64(3)),
            ("real", .number(type: 6, bits: 0x3F80_0000, width: 4)),
            ("texts", .array(type: 8, [.text("a"), .text(""), .text("bc")])),
            ("numbers", .array(type: 4, [.u32(1), .u32(2)])),
            ("flags", .array(type: 7, [.bool(0), .bool(1)])),
            ("nested", .array(type: 9, [.array(type: 0, [.u8(1)]), .array(type: 10, [])])),
        ]
        fixture.alignment = 64
        fixture.tensors = [
            .init("a.weight", [4, 2], byteCount: 32), .init("b.weight", [256], type: 12, byteCount: 144),
            .init("scalar", [], type: 24, byteCount: 1), .init("empty", [0, 3], byteCount: 0),
            .init("last", [2, 1, 2, 1], type: 30, byteCount: 8),
        ]
        for version in UInt32(1)...3 {
            fixture.version = version
            fixture.byteOrder = .little
            seeds.append(Seed("v\(version)-little", fixture.build()))
            fixture.byteOrder = .big
            seeds.append(Seed("v\(version)-big", fixture.build()))
        }
        return seeds
    }()

    public static let safetensors: [Seed] = [
        Seed("empty", SafetensorsFixture("{}").build()),
        Seed(
            "plain",
            SafetensorsFixture(
                #"{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"#
                    + #""b":{"dtype":"BF16","shape":[],"data_offsets":[16,18]}}      "#,
                dataCount: 18
            ).build()),
        Seed(
            "odd",
            SafetensorsFixture(
                #"{ "z\u00e9\n\uD83D\uDE00": {"shape":[0, 7],"data_offsets":[4, 4],"dtype":"U8"}, "#
                    + "\"gr\u{FC}n\":{\"dtype\":\"F4\",\"shape\":[8],\"data_offsets\":[0,4],"
                    + #""more":[{"x":-1.5e+3,"y":[null,true,false]},"t"]}}"#,
                dataCount: 4
            ).build()),
    ]

    public static let irpa: [Seed] = {
        let bytes = [UInt8](0..<100)
        let first: [IRPAFixture.Entry] = [
            .data("a", bytes), .splat("b", length: 1 << 40, pattern: [1, 2, 3, 4]), .skip,
            .data("empty", []), .data("c", [9], metadata: [1, 2, 3]),
        ]
        return [
            Seed("empty", IRPAFixture([]).build()),
            Seed("one", IRPAFixture(first).build()),
            Seed("linked", IRPAFixture(first, [.data("d", bytes)], []).build()),
            Seed(
                "external",
                IRPAFixture([.external("e", path: "weights.bin", offset: 64, length: 128)]).build()),
        ]
    }()

    /// A compressed file is no format of its own: it holds a file of any format.
    public static let zstd: [Seed] = {
        let frames: [ZstdFixture.Frame] = [.raw(Array("one".utf8)), .run(7, count: 200), .raw([1])]
        return [
            Seed("one", ZstdFixture([.raw(Array("hello".utf8))]).build()),
            Seed("several", ZstdFixture(frames + [.skippable([1, 2]), .raw([])]).build()),
            Seed("seekable", ZstdFixture(frames, hasSeekTable: true).build()),
        ]
    }()
}
