import IREEBytecode

extension VMContext {
    /// Links modules, and runs their initializers. Types of `hal` are known also without that module.
    ///
    /// - Throws: `NOT_FOUND` for what a module needs and none of those before it has; what an initializer throws.
    package convenience init(
        _ modules: [VMModule], limits: ExecutionLimits = ExecutionLimits(), tracer: ExecutionTracer? = nil
    ) throws(VMError) {
        try self.init(modules, knownTypes: HALModule.standardTypes, limits: limits, tracer: tracer)
    }
}
