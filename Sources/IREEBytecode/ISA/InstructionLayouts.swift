/// The tables reduced to what walking over code needs: the kinds of the parts of all instructions in one
/// array. Accessing names and text would count references.
struct InstructionLayouts: Sendable {
    struct Layout: Sendable {
        /// Which elements of `kinds` its parts are.
        let parts: Range<Int>
        let traits: InstructionShape.Traits
    }

    private(set) var kinds: [OperandKind] = []
    /// By opcode: those of all sets, one set after the other.
    private var layouts: [Layout] = []
    private var starts: [Int] = []

    static let all = InstructionLayouts()

    private init() {
        for set in OpcodeSet.allCases {
            starts.append(layouts.count)
            for instruction in InstructionSet.instructions(of: set) {
                let first = kinds.count
                kinds += instruction.shape.fields.map(\.kind)
                layouts.append(Layout(parts: first..<kinds.count, traits: instruction.shape.traits))
            }
        }
        starts.append(layouts.count)
    }

    /// The layout of an instruction; nil where there is none.
    @inline(__always)
    func layout(_ set: OpcodeSet, _ opcode: UInt8) -> Layout? {
        let index = starts[Self.index(set)] + Int(opcode)
        return index < starts[Self.index(set) + 1] ? layouts[index] : nil
    }

    private static func index(_ set: OpcodeSet) -> Int {
        switch set {
        case .core: 0
        case .f32: 1
        case .f64: 2
        }
    }
}
