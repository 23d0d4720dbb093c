import FormatFixtures
import IREEParams

/// Bad and borderline GGUF files.
@Sendable func ggufCases() -> [CorpusCase] {
    shapeLies + sharedRanges + duplicates + crowds
}

private func gguf(_ name: String, _ change: (inout GGUFFixture) -> Void) -> CorpusCase {
    var fixture = GGUFFixture()
    change(&fixture)
    return CorpusCase(name, fixture.build().bytes)
}

/// Shapes whose products wrap to what the file has, or to nothing.
private var shapeLies: [CorpusCase] {
    let shapes: [[UInt64]] = [
        [1 << 32, 1 << 32], [1 << 63, 2], [.max], [.max, .max, .max, .max], [1 << 62, 4], [1 << 62],
        [1 << 61, 2, 2, 2], [0, .max], [0, 1 << 63], [1 << 62, 0], [5, 1 << 62, 1 << 62, 0], [3], [1 << 40],
        [0x4000_0000_0000_0001, 4], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1],
    ]
    return shapes.flatMap { shape in
        [UInt32(0), 2, 12, 24, 28].map { type in
            gguf("shape \(shape) of type \(type)") {
                $0.tensors = [.init("t", shape, type: type, byteCount: 16)]
            }
        }
    }
}

private var sharedRanges: [CorpusCase] {
    [
        gguf("a thousand empty tensors in one place") {
            $0.tensors = (0..<1000).map { .init("t\($0)", [0], byteCount: 0) }
        },
        gguf("a thousand tensors in one range") {
            $0.tensors = (0..<1000).map { .init("t\($0)", [8], byteCount: 32, offset: 0) }
        },
        gguf("a tensor that starts in the one before") {
            $0.tensors = [.init("a", [16], byteCount: 64), .init("b", [8], byteCount: 32, offset: 32)]
        },
        gguf("tensors whose sum wraps") {
            $0.tensors = (0..<5).map {
                .init("t\($0)", [1 << 62], type: 24, byteCount: 0, offset: UInt64($0 & 3) << 62)
            }
        },
        gguf("the greatest alignment") {
            $0.metadata = [("general.alignment", .u32(1 << 31))]
            $0.tensors = [.init("t", [8], byteCount: 32)]
        },
        gguf("alignment 1") {
            $0.metadata = [("general.alignment", .u32(1))]
            $0.alignment = 1
            $0.tensors = [.init("a", [1], byteCount: 4), .init("b", [3], type: 24, byteCount: 3)]
        },
    ]
}

private var duplicates: [CorpusCase] {
    [
        gguf("one name twice") {
            $0.tensors = [.init("t", [8], byteCount: 32), .init("t", [8], byteCount: 32)]
        },
        gguf("one key twice") { $0.metadata = [("k", .u8(1)), ("k", .u8(1))] },
        gguf("the alignment twice") {
            $0.metadata = [("general.alignment", .u32(32)), ("general.alignment", .u32(64))]
        },
        gguf("names without bytes") {
            $0.tensors = [.init("", [8], byteCount: 32), .init("", [8], byteCount: 32)]
        },
    ]
}

/// Much of everything: time and memory must stay in proportion.
private var crowds: [CorpusCase] {
    var deep = GGUFFixture.Value.array(type: 9, [])
    for _ in 0..<60 { deep = .array(type: 9, [deep]) }
    var cases = [
        gguf("arrays sixty deep") { $0.metadata = [("k", deep)] },
        gguf("many empty arrays") {
            $0.metadata = [("k", .array(type: 9, .init(repeating: .array(type: 9, []), count: 5000)))]
        },
        gguf("many empty strings") {
            $0.metadata = [("k", .array(type: 8, .init(repeating: .string([]), count: 5000)))]
        },
        gguf("many fields") { $0.metadata = (0..<2000).map { ("k\($0)", .u8(0)) } },
    ]
    for type in UInt32(0)...13 {
        for count in [UInt64(1) << 60, .max, 1 << 63, 1 << 32, 5] {
            var fixture = GGUFFixture()
            fixture.metadata = [("k", .array(type: type, []))]
            let file = fixture.build()
            cases.append(
                CorpusCase(
                    "array of \(count) of type \(type)", file.setting(file.field("value 0 count"), to: count))
            )
        }
    }
    return cases
}
