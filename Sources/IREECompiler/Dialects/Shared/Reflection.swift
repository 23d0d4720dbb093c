import IREECompilerCore

extension Operation {
    /// What callers can ask of a function or module, by name.
    var reflection: AttributeDictionary {
        attributes["iree.reflection"]?.dictionaryValue ?? AttributeDictionary()
    }

    /// Adds an entry to what callers can ask of a function or module.
    func addReflection(_ name: String, _ value: Attribute) {
        var reflection = reflection
        reflection[name] = value
        attributes["iree.reflection"] = .dictionary(reflection)
    }
}
