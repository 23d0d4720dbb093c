import IREEParams
import Testing

@Suite struct GGMLTypeTests {
    @Test func rowsAreSound() {
        let types = GGMLType.allCases
        #expect(types.count == 35)
        #expect(Set(types.map(\.name)).count == types.count)
        for type in types {
            #expect(type.name.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }, "\(type)")
            #expect(type.blockElementCount.nonzeroBitCount == 1, "\(type)")
            #expect(type.isQuantized == (type.blockElementCount > 1), "\(type)")
            #expect(GGMLType.removedTypeName(type.rawValue) == nil, "\(type)")
        }
    }

    /// The number in a type's name is its bits per element; blocks add scales, and little else.
    @Test(arguments: GGMLType.allCases)
    func bytesFitTheName(type: GGMLType) throws {
        let digits = try #require(type.name.first { $0.isNumber })
        let rest = type.name.drop { !$0.isNumber }
        let bits = Double(
            type.isQuantized ? digits.wholeNumberValue ?? 0 : Int(rest.prefix { $0.isNumber }) ?? 0)
        let perElement = Double(type.blockByteCount * 8) / Double(type.blockElementCount)
        if type.isQuantized {
            #expect(perElement >= bits - 0.01 || type.name.hasPrefix("MX") || type.name.hasPrefix("NV"))
            #expect(perElement <= bits + 1.5)
        } else {
            #expect(perElement == bits)
        }
    }

    @Test func everyNumberBelowTheEndIsKnownOrRemoved() {
        for number in UInt32(0)...42 {
            #expect((GGMLType(rawValue: number) == nil) == (GGMLType.removedTypeName(number) != nil))
        }
        #expect(GGMLType(rawValue: 43) == nil)
        #expect(GGMLType.removedTypeName(43) == nil)
    }

    @Test func countsBytes() {
        #expect(GGMLType.f32.byteCount(shape: []) == 4)
        #expect(GGMLType.q4K.byteCount(shape: [3, 512]) == 3 * 2 * 144)
        #expect(GGMLType.q4K.byteCount(shape: [512, 3]) == nil)
        #expect(GGMLType.q4K.byteCount(shape: []) == nil)
        #expect(GGMLType.f32.byteCount(shape: [0, 5]) == 0)
        #expect(GGMLType.f32.byteCount(shape: [.max, .max, 0]) == 0)
        #expect(GGMLType.i8.byteCount(shape: [1 << 32, 1 << 32]) == nil)
        #expect(GGMLType.f64.byteCount(shape: [1 << 61]) == nil)
        #expect(GGMLType.i8.byteCount(shape: [1 << 62]) == 1 << 62)
    }
}
