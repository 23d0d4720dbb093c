import Foundation
import IREEBytecode
import Testing

/// The tables against the official one, `runtime/src/iree/vm/bytecode/isa/isa.json` of IREE, which
/// `IREE_VM_ISA_JSON` names.
@Suite struct OfficialTableTests {
    private static let path = ProcessInfo.processInfo.environment["IREE_VM_ISA_JSON"]

    private typealias Object = [String: Any]

    @Test(.enabled(if: path != nil, "NOT TESTED AGAINST THE OFFICIAL TABLE: IREE_VM_ISA_JSON is not set"))
    func instructionsAreTheOfficialOnes() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.path)))
        let table = try #require(try JSONSerialization.jsonObject(with: data) as? Object)
        let version = try #require(table["bytecode_version"] as? [String: Int])
        #expect(version["major"].map { UInt16($0) } == BytecodeVersion.current.major)
        #expect(version["minor"].map { UInt16($0) } == BytecodeVersion.current.minor)
        let encodings = try #require(table["encodings"] as? [String: Object])
        let classes = try #require(table["operation_classes"] as? [String: Object])
        var listed: Set<String> = []
        for official in try #require(table["instructions"] as? [Object]) {
            let setName = (official["opcode_set"] as? String ?? "").replacingOccurrences(
                of: "ext_", with: "")
            let set = try #require(OpcodeSet(rawValue: setName))
            let opcode = UInt8(try #require(official["opcode"] as? Int))
            if let extended = official["target_opcode_set"] as? String {
                let name = extended.replacingOccurrences(of: "ext_", with: "")
                #expect(OpcodeSet(rawValue: name)?.prefix == opcode)
                continue
            }
            let own = try #require(InstructionSet.instruction(set, opcode))
            listed.insert(own.mnemonic)
            guard let mnemonic = official["mnemonic"] as? String else {
                #expect(own.shape.traits.contains(.marker))
                continue
            }
            #expect(own.mnemonic == mnemonic)
            let encoding = try #require(encodings[official["encoding"] as? String ?? ""])
            let parameters = encoding["parameters"] as? [String: String] ?? [:]
            let fields = try #require(
                encoding["fields"] as? [Object]
                    ?? classes[encoding["class"] as? String ?? ""]?["fields"] as? [Object])
            var expected = fields.map { Self.words($0, parameters) }
            // Cases have their number in front, which to us is part of them.
            expected.removeAll { $0 == "const_i16" }
            let found = own.shape.fields.map { Self.words($0.kind, own) }
            #expect(found == expected, "\(mnemonic)")
        }
        // Tables before that of 3.13.0 lack what its compiler makes of integer powers.
        let own = OpcodeSet.allCases.flatMap { InstructionSet.instructions(of: $0) }
        #expect(Set(own.map(\.mnemonic)).subtracting(listed).isSubset(of: ["fpowi.f32", "fpowi.f64"]))
    }

    /// A field of the official table, as words.
    private static func words(_ field: Object, _ parameters: [String: String]) -> String {
        func resolved(_ key: String) -> String {
            let value = field[key] as? String ?? ""
            return value.hasPrefix("$") ? parameters[String(value.dropFirst())] ?? value : value
        }
        let kind = field["kind"] as? String ?? ""
        let moves = field["move"] as? String == "allow" ? " move" : ""
        switch kind {
        case "register":
            // That references of instructions made for all banks are moved is said nowhere.
            return "register \(resolved("bank")) \(resolved("access"))\(moves)"
        case "attribute": return "constant \(resolved("type"))"
        case "variadic_operands", "variadic_results":
            if field["name"] as? String == "segment_sizes" { return "segments" }
            return "\(kind) \(resolved("type"))"
        case "global_attr", "func_attr", "rodata_attr", "string_attr", "type_of": return kind
        default: return kind
        }
    }

    /// A field of our table, as the same words.
    private static func words(_ kind: OperandKind, _ own: Instruction) -> String {
        switch kind {
        case .register(let bank, let access, let allowsMove):
            "register \(bank.rawValue) \(access)\(allowsMove ? " move" : "")"
        case .constant(let bank): "constant \(bank.rawValue)"
        case .globalNumber, .globalRef: "global_attr"
        case .type: "type_of"
        case .rodata: "rodata_attr"
        case .function: "func_attr"
        case .text: "string_attr"
        case .target: "branch_target"
        case .copies: "branch_operands"
        case .registers(let bank, let access, _):
            // Officially of any bank, though it is about references alone.
            (access == .read ? "variadic_operands " : "variadic_results ")
                + (own.mnemonic == "discard.refs" ? "any" : bank?.rawValue ?? "any")
        case .segments: "segments"
        case .cases: "branch_table_cases"
        }
    }
}
