import IREEBytecode
import Testing

@Suite struct CallingConventionTests {
    @Test(arguments: [
        "0rIrrrIiirrr_r", "0v_v", "0v_i", "0irIIII_v", "0rrIiiiICiDCiirIID_v", "0ICrD_r", "0fFiIr_fFiIr",
    ])
    func isWrittenAsItWasParsed(_ text: String) throws {
        let convention = try CallingConvention(parsing: text)
        #expect(CallingConvention(arguments: convention.arguments, results: convention.results).text == text)
        #expect(convention.text == text)
    }

    @Test func partsAreFound() throws {
        let convention = try CallingConvention(parsing: "0rrIiiiICiDCiirIID_v")
        #expect(convention.isVariadic && convention.plainArguments == nil && convention.results.isEmpty)
        #expect(convention.arguments.count == 9)
        #expect(convention.arguments[7] == .span([.i32]))
        #expect(convention.arguments[8] == .span([.i32, .i32, .ref, .i64, .i64]))
        // What may be left out.
        for text in ["0", "0_", "0v", "0v_"] {
            let empty = try CallingConvention(parsing: text)
            #expect(empty.arguments.isEmpty && empty.results.isEmpty)
            #expect(try CallingConvention(parsing: "0v_v") == empty)
        }
        #expect(try CallingConvention(parsing: "0i").results.isEmpty)
    }

    @Test func argumentsFillRegistersFromBelow() throws {
        let plan = try MarshallingPlan(try CallingConvention(parsing: "0iIrfFri_Ir"))
        #expect(plan.arguments.map(\.register) == [0, 2, 0, 4, 6, 1, 8])
        #expect(plan.i32RegisterCount == 9 && plan.refRegisterCount == 2)
        #expect(plan.results == [.i64, .ref])
        #expect(throws: VMError.self) { try MarshallingPlan(try CallingConvention(parsing: "0CiD_v")) }
        let many = CallingConvention(arguments: Array(repeating: .value(.ref), count: 20_000), results: [])
        #expect(throws: VMError.self) { try MarshallingPlan(many) }
    }

    @Test(arguments: [
        ("", "empty"), ("1i_i", "version 0"), ("0x_v", "`x`"), ("0i_i_", "`_`"), ("0Ci_v", "`_`"),
        ("0Ci", "no end"), ("0CD_v", "no values"), ("0CCiDD_v", "`C`"), ("0D_v", "`D`"), ("0vi_v", "`v`"),
        ("0iv_v", "`v`"), ("0v_CiD", "span"), ("0 i_v", "` `"), ("0i_vv", "`v`"),
    ])
    func mistakesAreNamed(_ text: String, _ fragment: String) {
        let error = #expect(throws: VMError.self) { try CallingConvention(parsing: text) }
        #expect(error?.message.contains(fragment) == true, "\(error?.message ?? "")")
    }
}
