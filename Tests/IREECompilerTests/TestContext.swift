@testable import IREECompiler
@testable import IREECompilerCore

/// What all tests read programs with: definitions are made once.
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
