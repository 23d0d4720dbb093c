import FormatFixtures
import IREEParams

/// Bad and borderline archives.
@Sendable func irpaCases() -> [CorpusCase] {
    crowds + links
}

private func irpa(_ name: String, _ headers: [IRPAFixture.Entry]...) -> CorpusCase {
    var fixture = IRPAFixture()
    fixture.headers = headers
    return CorpusCase(name, fixture.build().bytes)
}

private var crowds: [CorpusCase] {
    [
        irpa("one key twice", [.data("a", [1]), .data("a", [2])]),
        irpa("one key in two headers", [.data("a", [1])], [.data("a", [2])]),
        irpa("many empty keys", .init(repeating: .data("", []), count: 500)),
        irpa("many erased entries", .init(repeating: .skip, count: 2000)),
        irpa("a splat of everything", [.splat("s", length: .max, pattern: [0])]),
        irpa("a splat that does not divide", [.splat("s", length: 7, pattern: [0, 1])]),
        irpa("a pattern of three bytes", [.splat("s", length: 6, pattern: [0, 1, 2])]),
        irpa("a pattern of no bytes", [.splat("s", length: 6, pattern: [])]),
        irpa("a path out of the folder", [.external("e", path: "../../e", offset: 0, length: 1)]),
        irpa("an absolute path", [.external("e", path: "/e", offset: 0, length: 1)]),
        irpa("an empty path", [.external("e", path: "", offset: 0, length: 1)]),
        irpa("an external range that wraps", [.external("e", path: "e", offset: .max, length: .max)]),
    ]
}

/// Links between headers that lead back, nowhere, or into the middle of another.
private var links: [CorpusCase] {
    let file = IRPAFixture([.data("a", [1])], [.data("b", [2])], [.data("c", [3])]).build()
    var targets = Array(stride(from: UInt64(0), to: UInt64(file.bytes.count) + 32, by: 8))
    // Back by a whole file, a header, an entry.
    for distance in [UInt64(file.bytes.count), 272, 16] { targets.append(0 &- distance) }
    var cases: [CorpusCase] = []
    for field in file.fields where field.name.hasSuffix("next header") {
        for target in targets {
            cases.append(CorpusCase("\(field.name) = \(target)", file.setting(field, to: target)))
        }
    }
    return cases
}
