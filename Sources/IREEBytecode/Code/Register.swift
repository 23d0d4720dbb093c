/// A register as an instruction names it.
public struct Register: RawRepresentable, Sendable, Hashable {
    /// The 16 bits of the encoding: see `Encoding`.
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// A register of numbers. For a number of 64 bits it is the lower, even one of two.
    public static func number(_ index: Int) -> Register {
        Register(rawValue: UInt16(truncatingIfNeeded: index) & ~Encoding.refBit)
    }

    /// A register of references.
    ///
    /// - Parameter moving: the instruction takes the reference out of the register.
    public static func ref(_ index: Int, moving: Bool = false) -> Register {
        let bits = UInt16(truncatingIfNeeded: index) & Encoding.refMask | Encoding.refBit
        return Register(rawValue: moving ? bits | Encoding.moveBit : bits)
    }

    /// Whether it is one of references.
    public var isRef: Bool { rawValue & Encoding.refBit != 0 }

    /// Whether the reference is taken out of it.
    public var isMoved: Bool { isRef && rawValue & Encoding.moveBit != 0 }

    /// Its index among the registers of its kind.
    public var index: Int { Int(isRef ? rawValue & Encoding.refMask : rawValue) }
}
