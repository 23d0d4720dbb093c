import IREECompilerCore

extension Pass {
    static let convertToYieldableCalls = Pass(
        "iree-vm-convert-to-yieldable-calls",
        "Ends a block at each call of a function that may yield, and resumes in a new one.",
        on: VM.Module.self
    ) { (module, _) throws(Diagnostic) in
        let symbols = SymbolTable(module)
        for function in module.body()?.operations ?? [] where function.is(VM.Function.self) {
            guard let region = function.regions.first else { continue }
            var blocks: [Block] = []
            for block in region.blocks {
                blocks.append(block)
                blocks += YieldableCalls.convert(in: block) {
                    symbols[$0]?.requires(.yield) == true
                }
            }
            if blocks.count > region.blocks.count { region.arrange(blocks) }
        }
    }
}

private enum YieldableCalls {
    /// Returns the new blocks, in order; they are not in the region yet.
    static func convert(in block: Block, _ yields: (String) -> Bool) -> [Block] {
        var new: [Block] = []
        var op = block.last
        // From the end, so that an operation is moved once.
        while let call = op {
            op = call.previous
            guard call.is(VM.Call.self) || call.is(VM.CallVariadic.self),
                let callee = call.attributes["callee"]?.symbolValue, yields(callee.root)
            else { continue }
            let resumed = Block()
            var moved = call.next
            while let moving = moved {
                moved = moving.next
                withExtendedLifetime(moving) {
                    block.remove(moving)
                    resumed.append(moving)
                }
            }
            for result in call.results { resumed.addArgument(result.type, at: call.location) }
            call.replaceAllUses(with: resumed.arguments)
            replace(call, resumingAt: resumed)
            new.append(resumed)
        }
        return new.reversed()
    }

    private static func replace(_ call: Operation, resumingAt block: Block) {
        let builder = OpBuilder(before: call)
        let types = Attribute.array(call.results.map { .type($0.type) })
        let callee = call.attributes["callee"]
        if call.is(VM.Call.self) {
            builder.create(VM.CallYieldable.self) {
                $0.callee = callee
                $0.arguments = call.operands
                $0.resultTypes = types
                $0.dest = block
            }
        } else {
            builder.create(VM.CallVariadicYieldable.self) {
                $0.callee = callee
                $0.segmentSizes = call.attributes["segment_sizes"]
                $0.segmentTypes = call.attributes["segment_types"]
                $0.operands = call.operands
                $0.resultTypes = types
                $0.dest = block
            }
        }
        call.erase()
    }
}
