import IREECompilerCore

/// Imported functions of other modules, and the import declarations that a program uses.
struct VMImports {
    private var used: Set<String> = []

    /// The imported function of an operation, which has the same name.
    mutating func use(_ kind: any OpKind.Type) -> SymbolReference {
        used.insert("\(kind.name)")
        return SymbolReference("\(kind.name)")
    }

    /// Inserts the used import declarations at the start of a module.
    func insertUsed(into block: Block, _ registry: Registry) {
        guard !used.isEmpty, let module = Self.declarations(registry) else { return }
        let first = block.first
        for declaration in module.body()?.operations ?? [] where used.contains(declaration.symbolName) {
            block.insert(declaration.clone(), before: first)
        }
    }

    /// The import declarations as text.
    private static let text = """
        vm.import private @hal.buffer.length(%buffer : !vm.ref<!hal.buffer>) -> i64 attributes {nosideeffects}
        vm.import private @hal.fence.create(
          %device : !vm.ref<!hal.device>, %flags : i64) -> !vm.ref<!hal.fence>
        vm.import private @hal.fence.query(%fence : !vm.ref<!hal.fence>) -> i32
        vm.import private @hal.fence.signal(%fence : !vm.ref<!hal.fence>)
        vm.import private @hal.fence.fail(%fence : !vm.ref<!hal.fence>, %status : i32)
        vm.import private @io_parameters.load(
          %device : !vm.ref<!hal.device>, %queue_affinity : i64, %wait_fence : !vm.ref<!hal.fence>,
          %signal_fence : !vm.ref<!hal.fence>, %source_scope : !vm.buffer, %target_queue_affinity : i64,
          %target_memory_type : i32, %target_buffer_usage : i32, %key_table : !vm.buffer,
          %key_data : !vm.buffer, %spans : !vm.buffer) -> !vm.list<!vm.ref<!hal.buffer>>
        vm.import private @io_parameters.gather(
          %device : !vm.ref<!hal.device>, %queue_affinity : i64, %wait_fence : !vm.ref<!hal.fence>,
          %signal_fence : !vm.ref<!hal.fence>, %source_scope : !vm.buffer,
          %target_buffer : !vm.ref<!hal.buffer>, %key_table : !vm.buffer, %key_data : !vm.buffer,
          %spans : !vm.buffer)
        vm.import private @io_parameters.scatter(
          %device : !vm.ref<!hal.device>, %queue_affinity : i64, %wait_fence : !vm.ref<!hal.fence>,
          %signal_fence : !vm.ref<!hal.fence>, %source_buffer : !vm.ref<!hal.buffer>,
          %target_scope : !vm.buffer, %key_table : !vm.buffer, %key_data : !vm.buffer, %spans : !vm.buffer)
        """

    /// Parsed for each module, since operations belong to one module. Nil only if the text above is malformed, which a
    /// test checks.
    private static func declarations(_ registry: Registry) -> Operation? {
        try? AsmParser(SourceText(text.utf8, name: "imports"), registry: registry).module()
    }
}
