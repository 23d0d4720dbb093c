import ArgumentParser

/// A flag that is on or off, as IREE's tools take it: `--strip`, `--strip=true`, `--strip=0`.
///
/// Declared as an optional with `defaultAsFlag: Switch.on`: not given is off.
public struct Switch: ExpressibleByArgument, CustomStringConvertible, Sendable {
    public var isOn: Bool

    public init(isOn: Bool) {
        self.isOn = isOn
    }

    public init?(argument: String) {
        switch argument {
        case "true", "1", "": isOn = true
        case "false", "0": isOn = false
        default: return nil
        }
    }

    public static let on = Switch(isOn: true)
    public static let allValueStrings = ["true", "false"]
    public var description: String { isOn ? "true" : "false" }
}

extension Switch? {
    public var isOn: Bool { self?.isOn ?? false }
}
