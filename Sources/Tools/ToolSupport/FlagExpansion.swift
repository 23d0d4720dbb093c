import IREEParams

/// Turns a command line into what the argument parser knows: flag names with hyphens for
/// underscores, switches without values, the lines of flag files in the place of `--flagfile=`, and
/// all values of a `FlagList` as one.
///
/// - Throws: `INVALID_ARGUMENT` with file and line for what a flag file cannot hold.
func expandFlags(_ arguments: [String]) throws(ParameterError) -> [String] {
    var lists: [String: [String]] = [:]
    var rest: [String] = []
    var iterator = try expandFlags(arguments, depth: 0).makeIterator()
    while let argument = iterator.next() {
        let parts = argument.partsAtEquals(2)
        let name = String(parts[0])
        guard name.hasPrefix("--"), FlagList.names.contains(String(name.dropFirst(2))) else {
            // The parser takes `--name=` for a flag without a value, and not for one with an empty value.
            rest += parts.count == 2 && parts[1].isEmpty && name.hasPrefix("--") ? [name, ""] : [argument]
            continue
        }
        if parts.count == 2 {
            lists[name, default: []].append(String(parts[1]))
        } else if let value = iterator.next(), !value.hasPrefix("--") {
            lists[name, default: []].append(value)
        } else {
            // A flag is no value of the flag before it: one with that name is `--exclude=--name`.
            throw ParameterError(.invalidArgument, "\(name)= needs a value")
        }
    }
    for (name, values) in lists { rest.insert("\(name)=" + FlagList.join(values), at: 0) }
    return rest
}

private func expandFlags(_ arguments: [String], depth: Int) throws(ParameterError) -> [String] {
    var expanded: [String] = []
    var iterator = arguments.makeIterator()
    while let argument = iterator.next() {
        guard argument.hasPrefix("--"), argument.utf8.count > 2 else {
            expanded.append(argument)
            continue
        }
        let parts = argument.partsAtEquals(2)
        let name = String(parts[0].map { $0 == "_" ? "-" : $0 })
        if parts.count == 2, switchNames.contains(String(name.dropFirst(2))) {
            expanded.append(try plainSwitch(name, value: parts[1]))
            continue
        }
        if parts.count == 1, optionalValueNames.contains(String(name.dropFirst(2))) {
            expanded += [name, ""]
            continue
        }
        guard name == "--flagfile" else {
            // To the argument parser, `--name=` is a flag without its value.
            let isEmpty = parts.count == 2 && parts[1].isEmpty
            expanded += isEmpty ? [name, ""] : [name + argument[parts[0].endIndex...]]
            continue
        }
        let value = parts.count == 2 ? String(parts[1]) : iterator.next()
        guard let path = value, !path.isEmpty else {
            throw ParameterError(.invalidArgument, "--flagfile= needs the path of a file")
        }
        expanded += try flags(ofFile: path, depth: depth)
    }
    return expanded
}

/// The flags of all tools that are on or off. IREE's tools take a value with them.
package let switchNames: Set<String> = [
    "allow-external-paths", "allow-native-code", "benchmark-counters-tabular",
    "benchmark-display-aggregates-only", "benchmark-dry-run", "benchmark-enable-random-interleaving",
    "benchmark-list-tests", "benchmark-report-aggregates-only", "bytecode-offsets", "digest",
    "enable-output-processing", "expect-failure", "gtest-list-tests", "list-drivers", "prefix-scopes",
    "pretty", "print-parameters", "print-statistics", "quiet", "require-atomic", "source-locations", "strict",
    "strip",
    "trace-execution", "verify",
]

/// Flags of all tools that may be given a value or none.
private let optionalValueNames: Set<String> = ["dump-devices", "list-devices"]

/// `--strip=true` as `--strip`, `--strip=false` as `--no-strip`.
private func plainSwitch(_ name: String, value: Substring) throws(ParameterError) -> String {
    switch value.lowercased() {
    case "true", "t", "yes", "y", "on", "1", "": return name
    case "false", "f", "no", "n", "off", "0": return "--no-" + name.dropFirst(2)
    default:
        throw ParameterError(.invalidArgument, "\(name)=\(value): expected true or false")
    }
}

/// A flag file may name others, but not for ever.
private let maximumDepth = 16
private let maximumSize: UInt64 = 64 << 20

private func flags(ofFile path: String, depth: Int) throws(ParameterError) -> [String] {
    guard depth < maximumDepth else {
        throw ParameterError(.invalidArgument, "flag files name each other too deeply", file: path)
    }
    let bytes = try readWholeFile(path, role: "a flag file", limit: maximumSize)
    var flags: [String] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        guard let text = String(validating: trimmed(line), as: UTF8.self), !text.utf8.contains(0) else {
            throw ParameterError(
                .invalidArgument, "line \(number + 1): a flag is UTF-8 text without a NUL", file: path)
        }
        guard !text.isEmpty, !text.hasPrefix("#"), !text.hasPrefix("//") else { continue }
        guard text.hasPrefix("--") else {
            throw ParameterError(
                .invalidArgument,
                "line \(number + 1): a flag file holds only flags, one a line, not `\(text)`",
                file: path)
        }
        flags += try expandFlags([unquoted(text)], depth: depth + 1)
    }
    return flags
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let front = bytes.drop(while: isBlank)
    guard let last = front.lastIndex(where: { !isBlank($0) }) else { return [] }
    return front[...last]
}

/// `--name="value"` without the quotes: so the official tools print string flags for flag files.
private func unquoted(_ flag: String) -> String {
    let parts = flag.partsAtEquals(2)
    let quote = UInt8(ascii: "\"")
    guard parts.count == 2, case let value = parts[1].utf8, value.count >= 2, value.first == quote,
        value.last == quote
    else { return flag }
    return "\(parts[0])=" + String(Substring(value.dropFirst().dropLast()))
}
