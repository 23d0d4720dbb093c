import Testing

@testable import IREECompilerTargets

struct KernelBuilderTests {
    @Test func definesEqualOperationsOnce() {
        let builder = KernelBuilder(KernelTarget())
        let id = builder.define(.workgroupID(0), .index)
        #expect(builder.add(id, builder.index(4)) == builder.add(id, builder.index(4)))
        #expect(builder.add(id, builder.index(4)) != builder.add(id, builder.index(5)))
    }
}
