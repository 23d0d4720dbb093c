/// Whether an operation may be computed once, while a module is initialized, as the operation declares it: IREE's
/// `HoistableOpInterface`. Operations without a rule are judged by their effects.
enum HoistingRule: Sendable {
    /// Cheap: hoisted with others that need it only.
    case transient
    case always
    case never
    /// Hoisted with all that is inside, or not at all.
    case whole
    /// As `whole`, where all that is inside can be hoisted; not for its own sake.
    case withRegions
    /// A structured operation; `isLeaf` says whether its result can be worth a global.
    case structured(isLeaf: Bool = true)
}
