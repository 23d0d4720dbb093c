import IREEBytecode

/// A module whose functions are written in Swift.
///
/// Programs import its functions by name. A context reads types and functions once, when it is created;
/// state is the module's own, shared by its contexts.
public protocol VMNativeModule: Sendable {
    /// The name that programs import it by.
    var name: String { get }
    /// Programs may require a minimum version.
    var version: UInt32 { get }
    /// The reference types that the module defines.
    var types: [VMRefType] { get }
    /// The functions that programs can import.
    var functions: [VMNativeFunction] { get }
    /// Called at the end of every call: checks that the results so far were valid. Mapped files may have been
    /// truncated.
    var fileCheck: (@Sendable () throws(VMError) -> Void)? { get }
}

extension VMNativeModule {
    public var version: UInt32 { 0 }
    public var types: [VMRefType] { [] }
    public var fileCheck: (@Sendable () throws(VMError) -> Void)? { nil }
}

/// A function that is written in Swift.
public struct VMNativeFunction: Sendable {
    /// How a call ended.
    public enum Outcome {
        /// Results have been appended.
        case done
        /// Results come later.
        case suspended(any VMSuspension)
    }

    /// Takes arguments from the call and gives results to it; what it throws ends the call.
    public typealias Body = @Sendable (inout VMCall) throws(VMError) -> Outcome

    /// Without the name of the module.
    package let name: String
    /// What arguments and results there are, as in `0rIi_r`: see `CallingConvention`.
    package let convention: String
    let body: Body

    /// A function that returns at once.
    ///
    /// - Parameters:
    ///   - name: without that of the module.
    ///   - convention: what arguments and results there are, as in `0rIi_r`: see `CallingConvention`.
    ///   - body: takes its arguments from the call, and appends its results to it.
    public init(
        _ name: String, _ convention: String,
        _ body: @escaping @Sendable (inout VMCall) throws(VMError) -> Void
    ) {
        self.name = name
        self.convention = convention
        self.body = { (call) throws(VMError) in
            try body(&call)
            return .done
        }
    }

    /// A function that may have to wait for something, and then returns a suspension.
    public init(waiting name: String, _ convention: String, _ body: @escaping Body) {
        self.name = name
        self.convention = convention
        self.body = body
    }
}

/// A call that waits for something to happen outside of the program.
public protocol VMSuspension: Sendable {
    /// Waits until it has happened.
    ///
    /// - Parameter limit: how long at most; `nil` for as long as it takes.
    /// - Throws: `DEADLINE_EXCEEDED` where it has not happened by then.
    func wait(atMost limit: Duration?) throws(VMError)

    /// Calls `body` once, when it has happened: at once, or on some other thread.
    func whenReady(_ body: @escaping @Sendable () -> Void)

    /// The results of the call, once it has happened.
    func finish() throws(VMError) -> [VMValue]
}
