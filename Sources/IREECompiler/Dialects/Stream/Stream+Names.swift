/// Names for results in printed text.
extension Stream {
    static let resultNames: [String: NameSuggestion] = [
        "stream.tensor.empty": .fixed(["empty"]),
        "stream.tensor.constant": .fixed(["cst"]),
        "stream.async.constant": .fixed(["cst"]),
        "stream.file.constant": .fixed(["file"]),
        "stream.resource.release": .fixed(["is_terminal"]),
        "stream.resource.is_terminal": .fixed(["is_terminal"]),
        "stream.resource.pack": .fixed([]),
        "stream.channel.create": .fixed(["channel"]),
        "stream.channel.split": .fixed(["channel"]),
        "stream.channel.rank": .fixed(["ccl_rank"]),
        "stream.channel.count": .fixed(["ccl_count"]),
        "stream.dispatch.workgroup.id": .dimension("workgroup_id_"),
        "stream.dispatch.workgroup.count": .dimension("workgroup_count_"),
        "stream.dispatch.workgroup.size": .dimension("workgroup_size_"),
    ]

    static let terminators = [
        "stream.async.concurrent": "stream.yield", "stream.async.execute": "stream.yield",
        "stream.cmd.concurrent": "stream.yield", "stream.cmd.execute": "stream.yield",
        "stream.cmd.serial": "stream.yield", "stream.executable": "stream.executable.end",
    ]
}

extension NameSuggestion {
    /// A word and the number of the operation's attribute `dimension`, or a letter for it.
    static func dimension(_ prefix: String, letters: Bool = false) -> NameSuggestion {
        .derived { op in
            let number = op.attributes["dimension"]?.integerValue ?? 0
            guard letters else { return ["\(prefix)\(number)"] }
            return [prefix + (number == 0 ? "x" : number == 1 ? "y" : "z")]
        }
    }
}
