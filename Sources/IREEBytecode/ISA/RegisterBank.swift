/// What a register holds, as an instruction sees it.
///
/// There are two files of registers: numbers of 32 bits, of which an even one and the next make one
/// of 64, and references. The same register may hold an integer and later a floating-point number.
public enum RegisterBank: String, Sendable, Hashable, CaseIterable {
    case i32, i64, f32, f64, ref

    /// Bytes of a number; 0 for references.
    public var width: Int {
        switch self {
        case .i32, .f32: 4
        case .i64, .f64: 8
        case .ref: 0
        }
    }
}
