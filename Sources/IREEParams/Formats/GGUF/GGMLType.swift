/// The tensor types of GGML, one row each: how many elements a block holds, and in how many bytes.
///
/// Source of the format: `enum ggml_type` in ggml.h, and the block structs in ggml-common.h.
public enum GGMLType: UInt32, Sendable, Hashable, CaseIterable {
    case f32 = 0
    case f16 = 1

    public var name: String { "F\(self == .f32 ? 32 : 16)" }
    public var isQuantized: Bool { false }
}
