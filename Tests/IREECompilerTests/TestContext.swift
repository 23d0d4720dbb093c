@testable import IREECompiler
@testable import IREECompilerCore

/// The context of all tests: definitions are created once.
let testContext = Context()

extension Registry {
    static var shared: Registry { testContext.registry }
}

extension AsmParser {
    convenience init(_ source: SourceText, allowsUnregistered: Bool = false) {
        self.init(source, registry: .shared, allowsUnregistered: allowsUnregistered)
    }
}

extension PassContext {
    convenience init(emit: @escaping ([UInt8]) -> Void = { _ in }) { self.init(passes: .all, emit: emit) }
}
