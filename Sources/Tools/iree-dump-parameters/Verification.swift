import IREEParams
import ToolSupport

/// The result of holding all parameters against their digests.
///
/// The structure of the files was checked when they were opened.
struct Verification {
    fileprivate struct Finding {
        var scope: String
        var entry: ParameterEntry
        var check: DigestCheck
    }

    private let findings: [Finding]
    /// What is wrong with files that could not be read to their end.
    private let broken: [ParameterError]

    init(_ map: ParameterScopeMap, broken: [ParameterError]) {
        self.broken = broken
        // All scopes at once, so that every processor has something to do.
        let entries = map.scopes.flatMap { scope in scope.entries.map { (scope.name, $0) } }
        let checks = ParameterEntry.verifyDigests(of: entries.map(\.1))
        findings = zip(entries, checks).map { Finding(scope: $0.0, entry: $0.1, check: $1) }
    }

    /// Prints a line for each broken file and each damaged parameter, and one for all.
    ///
    /// - Throws: `DATA_LOSS` where there are any.
    func report(to output: StandardOutput, quiet: Bool) throws(ParameterError) {
        var intact = 0
        var unknown = 0
        var damaged: [Finding] = []
        for error in broken { try output.write("broken: \(error)\n") }
        for finding in findings {
            switch finding.check {
            case .ok: intact += 1
            case .noDigest: unknown += 1
            case .damaged(let expected, let actual, let range):
                damaged.append(finding)
                let place = finding.place(range)
                try output.write("damaged: \(finding.name) \(place): expected \(expected), found \(actual)\n")
            case .unreadable(let error):
                damaged.append(finding)
                try output.write("unreadable: \(finding.name): \(error)\n")
            }
        }
        if !quiet || !damaged.isEmpty || !broken.isEmpty {
            try output.write(
                "verified \(findings.count) parameters: \(intact) intact, \(damaged.count) damaged, "
                    + "\(unknown) without a digest\n")
        }
        guard damaged.isEmpty, broken.isEmpty else {
            let files = broken.isEmpty ? "" : "\(broken.count) files are broken, and "
            throw ParameterError(
                .dataLoss, files + "\(damaged.count) of \(findings.count) parameters are damaged",
                key: damaged.first?.entry.key.description, scope: damaged.first.map { printable($0.scope) })
        }
    }
}

extension Verification.Finding {
    fileprivate var name: String {
        "`\(scope.isEmpty ? "" : "\(ParameterKey(scope))::")\(entry.key)`"
    }

    fileprivate func place(_ range: Range<UInt64>?) -> String {
        let file = entry.storage.path.map { ParameterKey($0).description } ?? "its archive"
        guard let range else { return "(a splat, in \(file))" }
        return "(bytes \(range.lowerBound) to \(range.upperBound) of \(file))"
    }
}
