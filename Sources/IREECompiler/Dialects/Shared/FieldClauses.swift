import IREECompilerCore

extension OptionalAttribute {
    /// `on(affinity)`: where an operation executes or a resource lives.
    static var onAffinity: OptionalAttribute {
        OptionalAttribute(.affinity).written("(`on` `(` $_^ `)`)?", traits: .affinity)
    }

    /// The same, of operations that affinity analysis does not look at.
    static var untrackedAffinity: OptionalAttribute {
        OptionalAttribute(.affinity).written("(`on` `(` $_^ `)`)?")
    }
}

extension OptionalOperand {
    /// `await(timepoint)`: the operation starts once the timepoint is reached.
    static var awaitTimepoint: OptionalOperand {
        OptionalOperand(.timepoint).written("(`await` `(` $_^ `)`)?")
    }

    /// `await(timepoint) =>`
    static var awaitTimepointArrow: OptionalOperand {
        OptionalOperand(.timepoint).written("(`await` `(` $_^ `)` `=` `` `>`)?")
    }

    /// `await(timepoint) =>`, or `:` where there is none.
    static var awaitTimepointArrowOrColon: OptionalOperand {
        OptionalOperand(.timepoint).written("(`await` `(` $_^ `)` `=` `` `>`):(`:`)?")
    }

    /// `wait(fence) =>`: the storage is available once the fence is signaled.
    static var waitFence: OptionalOperand {
        OptionalOperand(.halFence).written("(`wait` `(` $_^ `)` `=` `` `>`)?")
    }
}

extension Result {
    /// `=> !stream.timepoint`: reached when the operation has completed.
    static var resultTimepoint: Result {
        Result(.timepoint).written("`=` `` `>` type($_)")
    }
}
