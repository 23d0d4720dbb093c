/// Whether an operation may be hoisted into an initializer, as the operation declares it: IREE's
/// `HoistableOpInterface`. Operations without a rule are classified by their effects.
enum HoistingRule: Sendable {
    /// Cheap: hoisted only together with hoisted users.
    case transient
    case always
    case never
    /// Hoisted together with its regions, or not at all.
    case whole
    /// Like `whole`, if everything nested can be hoisted; never a leaf.
    case withRegions
    /// A structured operation; `isLeaf` tells whether its result can be worth a global.
    case structured(isLeaf: Bool = true)
}
