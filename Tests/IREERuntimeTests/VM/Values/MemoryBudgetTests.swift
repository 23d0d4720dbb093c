import IREEBytecode
import Testing

@testable import IREERuntime

/// What a program holds is counted together, and no more than it may.
@Suite struct MemoryBudgetTests {
    /// Holds `count` buffers of `size` bytes, or lists of as many elements, in a list, and returns it.
    private static func hoarder(of what: String) throws -> VMModule {
        var code = CodeFixture()
        let (number, ref) = (CodeFixture.number, CodeFixture.ref)
        code.block()
        try code.append("const.i32.zero", number(6))
        try code.append("const.i32", .constant(1), number(7))
        try code.append("list.alloc", .index(2), number(6), ref(0))
        try code.append("list.resize", ref(0), number(2))
        try code.append("br", .target(1), .copies([]))
        code.block()
        try code.append("cmp.lt.i32.s", number(6), number(2), number(8))
        try code.append("cond_br", number(8), .target(2), .copies([]), .target(3), .copies([]))
        code.block()
        if what == "buffers" {
            try code.append("buffer.alloc", number(0), number(9), ref(1))
        } else {
            try code.append("trunc.i64.i32", number(0), number(8))
            try code.append("list.alloc", .index(2), number(9), ref(1))
            try code.append("list.resize", ref(1), number(8))
        }
        try code.append("list.set.ref", ref(0), number(6), ref(1))
        try code.append("add.i32", number(6), number(7), number(6))
        try code.append("br", .target(1), .copies([]))
        code.block()
        try code.append("return", .registers([.ref(0)]))
        return try code.module("0Ii_r")
    }

    @Test(arguments: ["buffers", "lists"])
    func theSumIsLimited(_ what: String) throws {
        let budget = MemoryBudget(limit: 1 << 20)
        var limits = ExecutionLimits()
        limits.memory = budget
        let context = try VMContext([try Self.hoarder(of: what)], limits: limits)
        let function = try context.function("test.main")
        let size: Int64 = what == "buffers" ? 10_000 : 1000
        // Each is far within the limit.
        var held: [VMValue]? = try function.call([.i64(size), .i32(10)])
        #expect(budget.used >= 100_000 && budget.used < 1 << 20)
        let error = #expect(throws: VMError.self) { try function.call([.i64(size), .i32(1000)]) }
        #expect(error?.code == .resourceExhausted)
        #expect(error?.message.contains("may have 1048576") == true, "\(error as Any)")
        // What the call held is given back, and what it returned with its last reference.
        #expect(budget.used < 1 << 20)
        withExtendedLifetime(held) {}
        held = nil
        #expect(budget.used == 0)
    }

    /// Many small ones are much memory, too.
    @Test(arguments: ["buffers", "lists"])
    func emptyOnesCount(_ what: String) throws {
        var limits = ExecutionLimits()
        limits.memory = MemoryBudget(limit: 1 << 20)
        let context = try VMContext([try Self.hoarder(of: what)], limits: limits)
        let function = try context.function("test.main")
        _ = try function.call([.i64(0), .i32(1000)])
        let error = #expect(throws: VMError.self) { try function.call([.i64(0), .i32(20_000)]) }
        #expect(error?.code == .resourceExhausted)
        // Limits of a call that say nothing of memory are those of the program.
        let other = #expect(throws: VMError.self) {
            try function.call([.i64(0), .i32(20_000)], limits: ExecutionLimits(branches: 1 << 40))
        }
        #expect(other?.code == .resourceExhausted)
    }

    /// Device memory is part of the same budget.
    @Test func devicesShareIt() throws {
        let budget = MemoryBudget(limit: 1 << 20)
        var limits = ExecutionLimits()
        limits.memory = budget
        let device = HALDevice.localSync(allocator: HALAllocator(budget: budget))
        let context = try VMContext([try Self.hoarder(of: "buffers")], limits: limits)
        let function = try context.function("test.main")
        var buffer: HALBuffer? = try device.allocator.allocate(HALBuffer.Parameters(), length: 1_000_000)
        #expect(budget.used == 1_000_000)
        #expect(throws: VMError.self) { try function.call([.i64(10_000), .i32(10)]) }
        withExtendedLifetime(buffer) {}
        buffer = nil
        #expect(budget.used == 0)
        let held = try function.call([.i64(10_000), .i32(90)])
        let error = #expect(throws: VMError.self) {
            try device.allocator.allocate(HALBuffer.Parameters(), length: 200_000)
        }
        #expect(error?.code == .resourceExhausted)
        let done = HALFence.unsignaled()
        #expect(throws: VMError.self) {
            try device.alloca(wait: .reached, signal: done, HALBuffer.Parameters(), length: 200_000)
        }
        withExtendedLifetime(held) {}
    }
}
