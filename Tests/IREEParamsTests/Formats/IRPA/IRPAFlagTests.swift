import FormatFixtures
import IREEParams
import Testing

/// No property of a source that changes the meaning of its bytes is dropped: in this format, flags to come.
@Suite struct IRPAFlagTests {
    @Test(arguments: [UInt64(1), 1 << 63]) func unknownFlagsAreRefused(flags: UInt64) throws {
        let file = IRPAFixture([.data("w", [1, 2, 3])]).build()
        #expect(try entries(of: file.bytes, IRPAFormat()).count == 1)
        let fields = file.fields.filter { $0.name.hasSuffix(" flags") }
        #expect(fields.count == 2)
        for field in fields {
            let error = readError(of: file.setting(field, to: flags), IRPAFormat())
            #expect(error?.code == .unimplemented && error?.message.contains("flags 0x") == true)
            #expect(error?.offset == UInt64(field.offset))
        }
    }

    /// What is erased is not looked at.
    @Test func flagsOfErasedEntriesDoNotMatter() throws {
        let file = IRPAFixture([.skip, .data("w", [1])]).build()
        let field = try #require(
            file.fields.first { $0.name.contains("entry 0") && $0.name.hasSuffix(" flags") })
        #expect(try entries(of: file.setting(field, to: 5), IRPAFormat()).count == 1)
    }
}
