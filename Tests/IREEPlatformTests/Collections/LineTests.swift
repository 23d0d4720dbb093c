import IREEPlatform
import Testing

@Suite struct LineTests {
    private final class Element: Sendable {
        let number: Int
        init(_ number: Int) { self.number = number }
    }

    @Test func takenElementsAreReleased() throws {
        var line = Line<Element>()
        for number in 0..<200 { line.append(Element(number)) }
        for number in 0..<150 {
            weak let first = line[0]
            #expect(first != nil)
            #expect(line.popFirst()?.number == number)
            #expect(first == nil)
        }
        #expect(line.count == 50)
        line.insert(Element(-1), at: 1)
        line.remove(at: 0)
        #expect(line.popFirst()?.number == -1)
        #expect(line[0]?.number == 151)
        while line.popFirst() != nil {}
        #expect(line.isEmpty)
        #expect(line.popFirst() == nil)
    }
}
