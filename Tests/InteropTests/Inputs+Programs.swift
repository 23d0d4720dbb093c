/// What the programs of `Programs/` are given: tensors in files, and parameters in all formats.
extension Inputs {
    static func programFiles() -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [
            "seven.bin": floats(28), "fifteen.bin": floats(60), "twenty.bin": floats(80),
            "thirty.bin": floats(120), "x.bin": floats(256), "weights.bin": floats(432),
            "short.bin": [1, 2, 3],
            "f32.npy": npy("<f4", "(2, 3)", floats(24)), "i32.npy": npy("<i4", "(3,)", content(12, 1)),
            "i8.npy": npy("|i1", "(4,)", [1, 254, 127, 128]), "i64.npy": npy("<i8", "(4,)", content(32, 2)),
            "f16.npy": npy("<f2", "(4,)", [0x00, 0x3C, 0x00, 0xC1, 0xFF, 0x7B, 0x66, 0x2E]),
            "f64.npy": npy("<f8", "(4,)", [1, -2.5, 1e300, 0.1].flatMap { little($0.bitPattern) }),
            "bool.npy": npy("|b1", "(4,)", [1, 0, 0, 1]), "empty.npy": npy("<f4", "(0, 3)", []),
            "truncated.npy": npy("<f4", "(2, 3)", Array(floats(24).dropLast(5))),
            "not.npy": Array("this is no array".utf8),
            // The front of a module: an archive's first header, and a length that is not kept.
            "short.vmfb": Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + little(UInt32(4096))
                + content(132, 3),
            "model.splat.irpa": irpa([
                .splat("w1", metadata: "", pattern: little(Float(0.5).bitPattern), length: 2048),
                .splat("b1", metadata: "", pattern: little(Float(0.25).bitPattern), length: 128),
            ]),
            "model.short.irpa": irpa(
                [.data("w1", metadata: "", count: 1984), .data("b1", metadata: "", count: 128)],
                content: floats),
            // Takes the place of a layer where it is named before the others.
            "override.irpa": irpa([
                .splat("blk.1.w", metadata: "", pattern: little(Float(64).bitPattern), length: 16)
            ]),
            "types.safetensors": safetensors([("i8", "I8", [3]), ("i64", "I64", [3]), ("f16", "F16", [3])]),
        ]
        let encoder = encoder(layers: 3, width: 8, inner: 16, words: 20, positions: 12)
        let layers = (0..<6).map { ("blk.\($0).w", [4] as [UInt64]) }
        for (name, tensors) in [
            ("model", [("w1", [16, 32]), ("b1", [32])]), ("head", [("w2", [32, 16])]), ("layers", layers),
            ("written", layers), ("encoder", encoder), ("embeddings", Array(encoder.prefix(4))),
        ] {
            files[name + ".safetensors"] = safetensors(
                tensors.map { ($0.0, "F32", $0.1) }, content: floats)
            files[name + ".gguf"] = gguf(
                // From the inside out.
                tensors.map { ($0.0, .f32, $0.1.reversed()) }, alignment: nil, content: floats)
            files[name + ".irpa"] = irpa(
                tensors.map { .data($0.0, metadata: "", count: Int($0.1.reduce(4, *))) }, content: floats)
        }
        return files
    }

    /// The tensors of a sentence encoder, those of the embeddings first.
    private static func encoder(
        layers: Int, width: UInt64, inner: UInt64, words: UInt64, positions: UInt64
    ) -> [(String, [UInt64])] {
        func norm(_ name: String) -> [(String, [UInt64])] {
            ["weight", "bias"].map { ("\(name).LayerNorm.\($0)", [width]) }
        }
        var tensors: [(String, [UInt64])] = [
            ("embeddings.word_embeddings.weight", [words, width]),
            ("embeddings.position_embeddings.weight", [positions, width]),
        ]
        tensors += norm("embeddings")
        for layer in (0..<layers).map({ "encoder.layer.\($0)" }) {
            for (name, output, input) in [
                ("attention.self.query", width, width), ("attention.self.key", width, width),
                ("attention.self.value", width, width), ("attention.output.dense", width, width),
                ("intermediate.dense", inner, width), ("output.dense", width, inner),
            ] {
                tensors += [
                    ("\(layer).\(name).weight", [output, input]), ("\(layer).\(name).bias", [output]),
                ]
            }
            tensors += norm("\(layer).attention.output") + norm("\(layer).output")
        }
        return tensors
    }

    /// Small f32 whose sums and products are exact, so that their order makes no difference.
    private static func floats(_ count: Int, _ seed: Int = 0) -> [UInt8] {
        (0..<count / 4).flatMap { little((Float(($0 * 7 + seed) % 13 - 6) * 0.125).bitPattern) }
    }

    private static func npy(_ type: String, _ shape: String, _ bytes: [UInt8]) -> [UInt8] {
        var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        return [0x93] + Array("NUMPY".utf8) + [1, 0] + little(UInt16(header.utf8.count + 1))
            + Array(header.utf8) + [0x0A] + bytes
    }
}
