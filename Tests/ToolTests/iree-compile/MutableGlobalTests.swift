import Testing

/// Tensors in mutable globals, which are updated in their storage where nothing else can see it.
@Suite struct MutableGlobalTests {
    private static let program = """
        util.global private mutable @g = dense<0.0> : tensor<4xf32>
        util.global private mutable @rows = dense<0.0> : tensor<3x4xf32>
        func.func private @double(%v: tensor<4xf32>) -> tensor<4xf32> {
          %r = arith.addf %v, %v : tensor<4xf32>
          return %r : tensor<4xf32>
        }
        func.func private @set(%v: tensor<4xf32>, %i: index) -> tensor<4xf32> {
          %one = arith.constant 1.0 : f32
          %u = tensor.insert %one into %v[%i] : tensor<4xf32>
          return %u : tensor<4xf32>
        }
        func.func private @update(%i: index) attributes {noinline} {
          %w = util.global.load @g : tensor<4xf32>
          %u = call @set(%w, %i) : (tensor<4xf32>, index) -> tensor<4xf32>
          util.global.store %u, @g : tensor<4xf32>
          return
        }
        func.func private @get() -> tensor<4xf32> attributes {noinline} {
          %w = util.global.load @g : tensor<4xf32>
          return %w : tensor<4xf32>
        }
        // Loaded before the updates of a loop, and read after them.
        func.func @loop(%n: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %old = util.global.load @g : tensor<4xf32>
          scf.for %i = %c0 to %n step %c1 {
            %w = util.global.load @g : tensor<4xf32>
            %u = func.call @set(%w, %i) : (tensor<4xf32>, index) -> tensor<4xf32>
            util.global.store %u, @g : tensor<4xf32>
          }
          %new = util.global.load @g : tensor<4xf32>
          %r = call @double(%old) : (tensor<4xf32>) -> tensor<4xf32>
          return %r, %new : tensor<4xf32>, tensor<4xf32>
        }
        // Loaded before, and read after, an update in another function.
        func.func @call(%i: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %old = util.global.load @g : tensor<4xf32>
          call @update(%i) : (index) -> ()
          %new = util.global.load @g : tensor<4xf32>
          %r = call @double(%old) : (tensor<4xf32>) -> tensor<4xf32>
          return %r, %new : tensor<4xf32>, tensor<4xf32>
        }
        // The same, with a value that a function returned.
        func.func @returned(%i: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %old = call @get() : () -> tensor<4xf32>
          call @update(%i) : (index) -> ()
          %new = call @get() : () -> tensor<4xf32>
          return %old, %new : tensor<4xf32>, tensor<4xf32>
        }
        // An update that is not stored.
        func.func @local(%i: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %w = util.global.load @g : tensor<4xf32>
          %u = call @set(%w, %i) : (tensor<4xf32>, index) -> tensor<4xf32>
          %b = util.optimization_barrier %u : tensor<4xf32>
          %new = util.global.load @g : tensor<4xf32>
          return %b, %new : tensor<4xf32>, tensor<4xf32>
        }
        // Carried by a loop that updates it.
        func.func @carried(%n: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %old = util.global.load @g : tensor<4xf32>
          %x = scf.for %i = %c0 to %n step %c1 iter_args(%w = %old) -> tensor<4xf32> {
            %u = func.call @set(%w, %i) : (tensor<4xf32>, index) -> tensor<4xf32>
            scf.yield %u : tensor<4xf32>
          }
          util.global.store %x, @g : tensor<4xf32>
          %r = call @double(%old) : (tensor<4xf32>) -> tensor<4xf32>
          %new = util.global.load @g : tensor<4xf32>
          return %r, %new : tensor<4xf32>, tensor<4xf32>
        }
        // What was loaded in the last iteration.
        func.func @previous(%n: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %init = arith.constant dense<7.0> : tensor<4xf32>
          %x = scf.for %i = %c0 to %n step %c1 iter_args(%p = %init) -> tensor<4xf32> {
            %w = util.global.load @g : tensor<4xf32>
            %u = func.call @set(%w, %i) : (tensor<4xf32>, index) -> tensor<4xf32>
            util.global.store %u, @g : tensor<4xf32>
            scf.yield %w : tensor<4xf32>
          }
          %new = util.global.load @g : tensor<4xf32>
          return %x, %new : tensor<4xf32>, tensor<4xf32>
        }
        // What a loop of blocks stored last, after another update.
        func.func @blocks(%n: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %c3 = arith.constant 3 : index
          %init = arith.constant dense<7.0> : tensor<4xf32>
          cf.br ^bb1(%c0, %init : index, tensor<4xf32>)
        ^bb1(%i: index, %p: tensor<4xf32>):
          %more = arith.cmpi slt, %i, %n : index
          cf.cond_br %more, ^bb2, ^bb3
        ^bb2:
          %w = util.global.load @g : tensor<4xf32>
          %u = call @set(%w, %i) : (tensor<4xf32>, index) -> tensor<4xf32>
          util.global.store %u, @g : tensor<4xf32>
          %j = arith.addi %i, %c1 : index
          cf.br ^bb1(%j, %u : index, tensor<4xf32>)
        ^bb3:
          %w2 = util.global.load @g : tensor<4xf32>
          %u2 = call @set(%w2, %c3) : (tensor<4xf32>, index) -> tensor<4xf32>
          util.global.store %u2, @g : tensor<4xf32>
          %r = call @double(%p) : (tensor<4xf32>) -> tensor<4xf32>
          return %r, %u2 : tensor<4xf32>, tensor<4xf32>
        }
        // Stored, updated by a loop, and used in a branch after it.
        func.func @stored(%n: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %c2 = arith.constant 2 : index
          %w = util.global.load @g : tensor<4xf32>
          %seven = arith.constant dense<7.0> : tensor<4xf32>
          %v = arith.addf %w, %seven : tensor<4xf32>
          util.global.store %v, @g : tensor<4xf32>
          scf.for %i = %c0 to %n step %c1 {
            %a = util.global.load @g : tensor<4xf32>
            %u = func.call @set(%a, %i) : (tensor<4xf32>, index) -> tensor<4xf32>
            util.global.store %u, @g : tensor<4xf32>
          }
          %new = util.global.load @g : tensor<4xf32>
          %t = arith.cmpi eq, %n, %c2 : index
          %r = scf.if %t -> tensor<4xf32> {
            %d = func.call @double(%v) : (tensor<4xf32>) -> tensor<4xf32>
            scf.yield %d : tensor<4xf32>
          } else {
            scf.yield %seven : tensor<4xf32>
          }
          return %r, %new : tensor<4xf32>, tensor<4xf32>
        }
        // A row that is read after all rows were updated.
        func.func @slice(%i: index) -> (tensor<4xf32>, tensor<4xf32>) {
          %c0 = arith.constant 0 : index
          %c1 = arith.constant 1 : index
          %c3 = arith.constant 3 : index
          %before = util.global.load @rows : tensor<3x4xf32>
          %s = tensor.extract_slice %before[%i, 0] [1, 4] [1, 1] : tensor<3x4xf32> to tensor<4xf32>
          %row = arith.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
          scf.for %r = %c0 to %c3 step %c1 {
            %w = util.global.load @rows : tensor<3x4xf32>
            %u = tensor.insert_slice %row into %w[%r, 0] [1, 4] [1, 1] : tensor<4xf32> into tensor<3x4xf32>
            util.global.store %u, @rows : tensor<3x4xf32>
          }
          %after = util.global.load @rows : tensor<3x4xf32>
          %t = tensor.extract_slice %after[%i, 0] [1, 4] [1, 1] : tensor<3x4xf32> to tensor<4xf32>
          %old = call @double(%s) : (tensor<4xf32>) -> tensor<4xf32>
          %new = call @double(%t) : (tensor<4xf32>) -> tensor<4xf32>
          return %old, %new : tensor<4xf32>, tensor<4xf32>
        }
        """

    /// The values of a function with argument 2: what is read from before the update, and the global after it.
    private static let expected = [
        ("loop", "0 0 0 0", "1 1 0 0"),
        ("call", "0 0 0 0", "0 0 1 0"),
        ("returned", "0 0 0 0", "0 0 1 0"),
        ("local", "0 0 1 0", "0 0 0 0"),
        ("carried", "0 0 0 0", "1 1 0 0"),
        ("previous", "1 0 0 0", "1 1 0 0"),
        ("blocks", "2 2 0 0", "1 1 0 1"),
        ("stored", "14 14 14 14", "1 1 7 7"),
        ("slice", "0 0 0 0", "2 4 6 8"),
    ]

    @Test func updatesAreSeenByLaterLoadsOnly() throws {
        let names = Self.expected.map(\.0).joined(separator: " ")
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > p.mlir <<'EOF'
            \(Self.program)
            EOF
            set -e
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx p.mlir -o m.vmfb
            for function in \(names); do
              for device in local-sync local-task; do
                $BIN/iree-run-module --device=$device --module=m.vmfb --function=$function --input=2 | grep xf32
              done
            done
            """)
        #expect(result.status == 0, "\(result.errors)")
        let wanted = Self.expected.map { "4xf32=\($0.1)\n4xf32=\($0.2)\n" }
        #expect(result.output == wanted.map { $0 + $0 }.joined())
    }

    /// The sizes of what a program copies, as constants of its text.
    private func copiedSizes(_ program: String) throws -> String {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > p.mlir <<'EOF'
            \(program)
            EOF
            set -e
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx --compile-to=stream p.mlir -o p.stream.mlir
            sed -n 's/.*stream.cmd.copy.*, \\(%c[0-9]*\\) :.*/\\1/p' p.stream.mlir
            """)
        #expect(result.status == 0, "\(result.errors)")
        return result.output
    }

    /// A decoder writes one row of a cache in each step, and reads a slice of the cache.
    @Test func cachesAreNotCopied() throws {
        #expect(
            try copiedSizes(
                """
                util.global private mutable @cache = dense<0.0> : tensor<4x64x16xf32>
                func.func @step(%x: tensor<16xf32>, %layer: index, %row: index) -> tensor<64xf32> {
                  %c = util.global.load @cache : tensor<4x64x16xf32>
                  %u = tensor.insert_slice %x into %c[%layer, %row, 0] [1, 1, 16] [1, 1, 1]
                    : tensor<16xf32> into tensor<4x64x16xf32>
                  util.global.store %u, @cache : tensor<4x64x16xf32>
                  %s = tensor.extract_slice %u[%layer, 0, 0] [1, 64, 16] [1, 1, 1]
                    : tensor<4x64x16xf32> to tensor<64x16xf32>
                  %e = tensor.empty() : tensor<64xf32>
                  %zero = arith.constant 0.0 : f32
                  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<64xf32>) -> tensor<64xf32>
                  %r = linalg.matvec ins(%s, %x : tensor<64x16xf32>, tensor<16xf32>) outs(%f : tensor<64xf32>)
                    -> tensor<64xf32>
                  return %r : tensor<64xf32>
                }
                """) == "%c64\n")
    }

    /// The same with caches that the loops over positions and layers carry. Both are one value before the loops.
    @Test func carriedCachesAreNotCopied() throws {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > p.mlir <<'EOF'
            func.func @decode(%x: tensor<16xf32>, %n: index) -> tensor<64xf32> {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              %c4 = arith.constant 4 : index
              %zero = arith.constant 0.0 : f32
              %row = tensor.empty() : tensor<64xf32>
              %none = linalg.fill ins(%zero : f32) outs(%row : tensor<64xf32>) -> tensor<64xf32>
              %empty = tensor.empty() : tensor<4x64x16xf32>
              %cache = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x64x16xf32>) -> tensor<4x64x16xf32>
              %r:3 = scf.for %p = %c0 to %n step %c1 iter_args(%sum = %none, %k = %cache, %v = %cache)
                -> (tensor<64xf32>, tensor<4x64x16xf32>, tensor<4x64x16xf32>) {
                %s:3 = scf.for %l = %c0 to %c4 step %c1 iter_args(%y = %sum, %kl = %k, %vl = %v)
                  -> (tensor<64xf32>, tensor<4x64x16xf32>, tensor<4x64x16xf32>) {
                  %ku = tensor.insert_slice %x into %kl[%l, %p, 0] [1, 1, 16] [1, 1, 1]
                    : tensor<16xf32> into tensor<4x64x16xf32>
                  %vu = tensor.insert_slice %x into %vl[%l, %p, 0] [1, 1, 16] [1, 1, 1]
                    : tensor<16xf32> into tensor<4x64x16xf32>
                  %ks = tensor.extract_slice %ku[%l, 0, 0] [1, 64, 16] [1, 1, 1]
                    : tensor<4x64x16xf32> to tensor<64x16xf32>
                  %vs = tensor.extract_slice %vu[%l, 0, 0] [1, 64, 16] [1, 1, 1]
                    : tensor<4x64x16xf32> to tensor<64x16xf32>
                  %a = linalg.matvec ins(%ks, %x : tensor<64x16xf32>, tensor<16xf32>) outs(%y : tensor<64xf32>)
                    -> tensor<64xf32>
                  %b = linalg.matvec ins(%vs, %x : tensor<64x16xf32>, tensor<16xf32>) outs(%a : tensor<64xf32>)
                    -> tensor<64xf32>
                  scf.yield %b, %ku, %vu : tensor<64xf32>, tensor<4x64x16xf32>, tensor<4x64x16xf32>
                }
                scf.yield %s#0, %s#1, %s#2 : tensor<64xf32>, tensor<4x64x16xf32>, tensor<4x64x16xf32>
              }
              return %r#0 : tensor<64xf32>
            }
            EOF
            set -e
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx --compile-to=stream p.mlir -o - \
              | grep 'stream.cmd.copy' | sed 's/.*, \\(%c[0-9]*\\) :.*/\\1/'
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx p.mlir -o m.vmfb
            for device in local-sync local-task; do
              $BIN/iree-run-module --device=$device --module=m.vmfb --input=16xf32=1 --input=2 | grep xf32 | cut -c1-26
            done
            """)
        #expect(
            result.output == "%c64\n%c64\n64xf32=256 128 0 0 0 0 0 0\n64xf32=256 128 0 0 0 0 0 0\n",
            "\(result)")
    }

    /// What a loop carries is updated in its storage.
    @Test func valuesOfLoopsAreNotCopied() throws {
        #expect(
            try copiedSizes(
                """
                func.func @fill(%n: index, %row: tensor<16xf32>) -> tensor<64x16xf32> {
                  %c0 = arith.constant 0 : index
                  %c1 = arith.constant 1 : index
                  %zero = arith.constant 0.0 : f32
                  %e = tensor.empty() : tensor<64x16xf32>
                  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<64x16xf32>) -> tensor<64x16xf32>
                  %r = scf.for %i = %c0 to %n step %c1 iter_args(%c = %f) -> tensor<64x16xf32> {
                    %u = tensor.insert_slice %row into %c[%i, 0] [1, 16] [1, 1]
                      : tensor<16xf32> into tensor<64x16xf32>
                    scf.yield %u : tensor<64x16xf32>
                  }
                  return %r : tensor<64x16xf32>
                }
                """) == "%c64\n")
    }

    /// A reader in a branch is slower than the update after it, and nothing but the storage connects them.
    @Test func updatesWaitForReaders() throws {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > p.mlir <<'EOF'
            util.global private mutable @cache = dense<1> : tensor<262144xi32>
            util.global private mutable @sum = dense<0> : tensor<i32>
            func.func @main(%n: index, %reads: i1) -> tensor<i32> {
              %c0 = arith.constant 0 : index
              %c1 = arith.constant 1 : index
              scf.for %i = %c0 to %n step %c1 {
                scf.if %reads {
                  %cache = util.global.load @cache : tensor<262144xi32>
                  %sum = util.global.load @sum : tensor<i32>
                  %s = linalg.generic {
                    indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> ()>], iterator_types = ["reduction"]
                  } ins(%cache : tensor<262144xi32>) outs(%sum : tensor<i32>) {
                  ^bb0(%x: i32, %o: i32):
                    %y = arith.divsi %x, %x : i32
                    %z = arith.muli %y, %x : i32
                    %p = arith.addi %z, %o : i32
                    linalg.yield %p : i32
                  } -> tensor<i32>
                  util.global.store %s, @sum : tensor<i32>
                }
                %tail = arith.constant dense<3> : tensor<131072xi32>
                %old = util.global.load @cache : tensor<262144xi32>
                %new = tensor.insert_slice %tail into %old[131072] [131072] [1]
                  : tensor<131072xi32> into tensor<262144xi32>
                util.global.store %new, @cache : tensor<262144xi32>
              }
              %r = util.global.load @sum : tensor<i32>
              return %r : tensor<i32>
            }
            EOF
            set -e
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx p.mlir -o m.vmfb
            for device in local-sync local-task; do
              $BIN/iree-run-module --device=$device --module=m.vmfb --function=main --input=2 --input=1 | grep i32
            done
            """)
        #expect(result.status == 0, "\(result.errors)")
        // The first read sees the initial values, the second one those of the first update.
        #expect(result.output == "i32=786432\ni32=786432\n", "\(result)")
    }

    /// What a caller passes, or a global holds, is not updated in place of a result that starts from it.
    @Test func resultsHaveStorageOfTheirOwn() throws {
        let work = try Workspace()
        let result = try work.shell(
            """
            cat > p.mlir <<'EOF'
            util.global private mutable @g = dense<1.0> : tensor<4xf32>
            func.func private @get() -> tensor<4xf32> attributes {noinline} {
              %w = util.global.load @g : tensor<4xf32>
              return %w : tensor<4xf32>
            }
            func.func private @add(%x: tensor<4xf32>, %w: tensor<4xf32>) -> tensor<4xf32> {
              %r = linalg.generic {
                indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]
              } ins(%x : tensor<4xf32>) outs(%w : tensor<4xf32>) {
              ^bb0(%a: f32, %b: f32):
                %s = arith.addf %a, %b : f32
                linalg.yield %s : f32
              } -> tensor<4xf32>
              return %r : tensor<4xf32>
            }
            func.func private @once(%x: tensor<4xf32>) -> tensor<4xf32> attributes {noinline} {
              %w = util.global.load @g : tensor<4xf32>
              %r = call @add(%x, %w) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
              return %r : tensor<4xf32>
            }
            func.func @globals(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
              %a = call @once(%x) : (tensor<4xf32>) -> tensor<4xf32>
              %w = call @get() : () -> tensor<4xf32>
              %b = call @add(%x, %w) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
              %c = call @get() : () -> tensor<4xf32>
              return %a, %b, %c : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
            }
            EOF
            set -e
            $BIN/iree-compile --iree-hal-local-target-device-backends=vmvx p.mlir -o m.vmfb
            $BIN/iree-run-module --device=local-sync --module=m.vmfb --function=globals --input=4xf32=2 | grep f32
            """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "4xf32=3 3 3 3\n4xf32=3 3 3 3\n4xf32=1 1 1 1\n", "\(result)")
    }
}
