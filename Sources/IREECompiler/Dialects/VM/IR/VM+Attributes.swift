extension VM {
    /// Marks an import that may suspend the caller.
    static let yieldAttribute = "vm.yield"
}
