import Foundation

/// The parameter files that the cases read, made once for a run. Their bytes are written by the
/// code below and by nothing that is under test.
enum Inputs {
    /// The folder they are in; every case sees it as `in`.
    static let folder: Swift.Result<URL, any Error> = Swift.Result {
        let folder = Tools.scratch.appendingPathComponent("inputs")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files().merging(programFiles(), uniquingKeysWith: { first, _ in first }) {
            try Data(bytes).write(to: folder.appendingPathComponent(name))
        }
        return folder
    }

    private static func files() -> [String: [UInt8]] {
        [
            "a.safetensors": safetensors([
                ("embed", "F32", [4, 8]), ("layer.0/weight", "BF16", [3, 5]), ("bias", "F16", [7]),
                ("count", "I64", []), ("none", "U8", [0, 4]), ("gr\u{FC}n", "I8", [9]),
                ("mask", "BOOL", [5]), ("wide", "F64", [2, 2]),
            ]),
            "b.safetensors": safetensors(
                [("other", "F32", [2]), ("another", "I32", [3, 1])],
                metadata: #"{"format":"pt","by":"hand"}"#),
            "c.safetensors": safetensors([("big", "U8", [70_000]), ("small", "U8", [1])]),
            "none.safetensors": safetensors([]),
            "many.safetensors": safetensors((0..<400).map { ("t.\($0)", "F32", [UInt64($0 % 7)]) }),
            "a.gguf": gguf(
                [
                    ("token_embd.weight", .f32, [8, 4]), ("blk.0.attn_q.weight", .q8, [32, 3]),
                    ("blk.0.norm", .f16, [5]), ("blk.1.q4", .q4, [64, 2]),
                ], alignment: nil),
            "b.gguf": gguf([("x", .f32, [3]), ("y", .f16, [3])], alignment: 64),
            "c.gguf": gguf([("p", .f32, [1]), ("q", .f32, [1]), ("r", .f32, [1])], alignment: 8),
            "none.gguf": gguf([], alignment: nil),
            "many.gguf": gguf((0..<400).map { ("blk.\($0).w", .f32, [UInt64($0 % 5 + 1)]) }, alignment: 32),
            "a.irpa": irpa([
                .data("first", metadata: "about the first", count: 100),
                .splat("second", metadata: "s", pattern: [1, 2, 3, 4], length: 64),
                .data("third", metadata: "", count: 1), .data("empty", metadata: "", count: 0),
                .splat("zero", metadata: "\u{0}\u{1}binary", pattern: [0], length: 4096),
            ]),
            "b.irpa": irpa([
                .data("fourth", metadata: "", count: 64), .data("fifth", metadata: "m", count: 65),
            ]),
            "splats.irpa": irpa([
                .splat("one", metadata: "", pattern: [7], length: 5),
                .splat("two", metadata: "", pattern: [7, 8], length: 10),
                .splat("four", metadata: "", pattern: [7, 8, 9, 10], length: 20),
                .splat("eight", metadata: "", pattern: [1, 2, 3, 4, 5, 6, 7, 8], length: 1 << 40),
                .splat("sixteen", metadata: "", pattern: Array(0..<16), length: 64),
                .splat("nothing", metadata: "", pattern: [0], length: 0),
            ]),
            "aligned.irpa": irpa(
                [
                    .data("p", metadata: "", count: 10), .data("q", metadata: "", count: 10),
                ], alignment: 4096),
            "none.irpa": irpa([]),
            "many.irpa": irpa((0..<400).map { .data("e\($0)", metadata: "\($0)", count: $0) }),
            "flags.txt": Array("--strip\n# nothing\n--exclude=first\n".utf8),
            "not.irpa": Array("this is no parameter file".utf8),
            "short.irpa": Array(irpa([.data("first", metadata: "", count: 10)]).prefix(50)),
            "short.safetensors": Array(safetensors([("w", "F32", [4])]).prefix(30)),
            "short.gguf": Array(gguf([("w", .f32, [4])], alignment: nil).prefix(40)),
            "void.irpa": [], "void.gguf": [], "void.safetensors": [],
        ]
    }

    /// So many bytes for the tensor with this number.
    typealias Content = (_ count: Int, _ seed: Int) -> [UInt8]

    /// Bytes that differ from place to place and from tensor to tensor.
    static func content(_ count: Int, _ seed: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 31) ^ ($0 >> 8) ^ (seed &* 97)) }
    }
}

extension Inputs {
    static func safetensors(
        _ tensors: [(name: String, dtype: String, shape: [UInt64])], metadata: String? = nil,
        content: Content = Inputs.content
    ) -> [UInt8] {
        let sizes = [
            "F32": 4, "BF16": 2, "F16": 2, "I64": 8, "U8": 1, "I8": 1, "BOOL": 1, "F64": 8, "I32": 4,
        ]
        var entries: [String] = metadata.map { [#""__metadata__":\#($0)"#] } ?? []
        var bytes: [UInt8] = []
        for (index, tensor) in tensors.enumerated() {
            let count = tensor.shape.reduce(1, *) * UInt64(sizes[tensor.dtype] ?? 0)
            let begin = bytes.count
            bytes += content(Int(count), index)
            entries.append(
                #""\#(tensor.name)":{"dtype":"\#(tensor.dtype)","shape":\#(tensor.shape),"#
                    + #""data_offsets":[\#(begin),\#(bytes.count)]}"#)
        }
        var header = Array("{\(entries.joined(separator: ","))}".utf8)
        while header.count % 8 != 0 { header.append(0x20) }
        return little(UInt64(header.count)) + header + bytes
    }
}

extension Inputs {
    /// GGML's number of a type, its elements to a block and its bytes to a block.
    enum GGML: UInt32 {
        case f32 = 0
        case f16 = 1
        case q4 = 2
        case q8 = 8

        var block: (elements: UInt64, bytes: UInt64) {
            switch self {
            case .f32: (1, 4)
            case .f16: (1, 2)
            case .q4: (32, 18)
            case .q8: (32, 34)
            }
        }
    }

    static func gguf(
        _ tensors: [(name: String, type: GGML, dims: [UInt64])], alignment: UInt32?,
        content: Content = Inputs.content
    ) -> [UInt8] {
        func string(_ text: String) -> [UInt8] { little(UInt64(text.utf8.count)) + Array(text.utf8) }
        // One value of each kind that a reader has to step over.
        var pairs: [[UInt8]] = [
            string("general.architecture") + little(UInt32(8)) + string("test"),
            string("a.u8") + little(UInt32(0)) + [200], string("a.i8") + little(UInt32(1)) + [200],
            string("a.u16") + little(UInt32(2)) + little(UInt16(1)),
            string("a.i16") + little(UInt32(3)) + little(UInt16(1)),
            string("a.u32") + little(UInt32(4)) + little(UInt32(1)),
            string("a.i32") + little(UInt32(5)) + little(UInt32(1)),
            string("a.f32") + little(UInt32(6)) + little(Float(1).bitPattern),
            string("a.bool") + little(UInt32(7)) + [1],
            string("a.list") + little(UInt32(9)) + little(UInt32(4)) + little(UInt64(3))
                + [1, 2, 3].flatMap { little(UInt32($0)) },
            string("a.words") + little(UInt32(9)) + little(UInt32(8)) + little(UInt64(2))
                + string("one") + string("two"),
            string("a.u64") + little(UInt32(10)) + little(UInt64(1)),
            string("a.i64") + little(UInt32(11)) + little(UInt64(1)),
            string("a.f64") + little(UInt32(12)) + little(Double(1).bitPattern),
        ]
        if let alignment {
            pairs.append(string("general.alignment") + little(UInt32(4)) + little(alignment))
        }
        let unit = Int(alignment ?? 32)
        var header = Array("GGUF".utf8) + little(UInt32(3))
        header += little(UInt64(tensors.count)) + little(UInt64(pairs.count)) + pairs.joined()
        var bytes: [UInt8] = []
        for (index, tensor) in tensors.enumerated() {
            let block = tensor.type.block
            let count = tensor.dims.reduce(1, *) / block.elements * block.bytes
            header += string(tensor.name) + little(UInt32(tensor.dims.count))
            header += tensor.dims.flatMap { little($0) } + little(tensor.type.rawValue)
            header += little(UInt64(bytes.count))
            bytes += content(Int(count), index + 40)
            while bytes.count % unit != 0 { bytes.append(0) }
        }
        while header.count % unit != 0 { header.append(0) }
        return header + bytes
    }
}

extension Inputs {
    enum ArchiveEntry {
        case data(String, metadata: String, count: Int)
        case splat(String, metadata: String, pattern: [UInt8], length: UInt64)
    }

    /// An archive as version 0 has it: header, entries, names and metadata, storage.
    static func irpa(
        _ entries: [ArchiveEntry], alignment: UInt64 = 64, content: Content = Inputs.content
    ) -> [UInt8] {
        var table: [UInt8] = []
        var words: [UInt8] = []
        var storage: [UInt8] = []
        /// Adds to the segment of names and metadata; the range of what was added.
        func word(_ text: String) -> [UInt8] {
            defer { words += Array(text.utf8) }
            return little(UInt64(words.count)) + little(UInt64(text.utf8.count))
        }
        for (index, entry) in entries.enumerated() {
            var record: [UInt8] = []
            switch entry {
            case .splat(let name, let metadata, let pattern, let length):
                record = little(UInt32(1)) + little(UInt64(0)) + word(name)
                record += (metadata.isEmpty ? [UInt8](repeating: 0, count: 16) : word(metadata))
                record += little(UInt64(0)) + little(length) + pattern
                record += [UInt8](repeating: 0, count: 16 - pattern.count) + [UInt8(pattern.count)]
            case .data(let name, let metadata, let count):
                while UInt64(storage.count) % alignment != 0 { storage.append(0) }
                record = little(UInt32(2)) + little(UInt64(0)) + word(name)
                record += (metadata.isEmpty ? [UInt8](repeating: 0, count: 16) : word(metadata))
                record += little(alignment) + little(UInt64(storage.count)) + little(UInt64(count))
                storage += content(count, index + 80)
            }
            while table.count % 16 != 0 { table.append(0) }
            table += little(UInt64(record.count + 8)) + record
        }
        let tableAt = 96
        let wordsAt = tableAt + (table.count + 15) / 16 * 16
        let unit = Int(alignment)
        let storageAt = (wordsAt + words.count + unit - 1) / unit * unit
        func range(_ offset: Int, _ length: Int) -> [UInt8] {
            little(UInt64(offset)) + little(UInt64(length))
        }
        var file = Array("IRPA".utf8) + little(UInt16(0)) + little(UInt16(0)) + little(UInt64(88))
        file += little(UInt64(0)) + little(UInt64(0)) + little(UInt64(entries.count))
        file += range(tableAt, table.count) + range(wordsAt, words.count) + range(storageAt, storage.count)
        file += [UInt8](repeating: 0, count: tableAt - file.count) + table
        file += [UInt8](repeating: 0, count: wordsAt - file.count) + words
        file += [UInt8](repeating: 0, count: storageAt - file.count) + storage
        return file
    }

    static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
