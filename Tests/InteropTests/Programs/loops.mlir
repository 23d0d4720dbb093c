// Loops over tensors that stay on the device: what a turn makes is what the next one takes.
// modes: cpu vmvx passes
// run: --function=scan --input="8xf32=1 2 3 4 5 6 7 8"
// run: --function=scan --input="8xf32=1 2 3 4 5 6 7 8"
// run: --function=scan --input="8xf32=1 2 3 4 5 6 7 8"
// run: --function=rotate --input="4xi32=1 2 3 4"
// run: --function=swap --input="4xi32=1 2 3 4" --input=i32=0
// run: --function=swap --input="4xi32=1 2 3 4" --input=i32=1
// run: --function=swap --input="4xi32=1 2 3 4" --input=i32=6
// run: --function=two --input="8xf32=1 2 3 4 5 6 7 8"
// run: --function=two --input="8xf32=1 2 3 4 5 6 7 8"
// run: --function=nest --input="4xi32=1 2 3 4"
// run: --function=nest --input="4xi32=1 2 3 4"
// run: --function=leave --input="4xi32=1 2 3 4"
// run: --function=leave --input="4xi32=9 9 9 9"
// run: --function=kept --input="4xi32=1 2 3 4"

// A running product with its steps: two results of one command, in parts of one allocation.
func.func @scan(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<3x8xf32>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %n = stablehlo.constant dense<3> : tensor<i32>
  %empty = stablehlo.constant dense<0.0> : tensor<3x8xf32>
  %r:3 = stablehlo.while(%i = %zero, %carry = %x, %steps = %empty) : tensor<i32>, tensor<8xf32>, tensor<3x8xf32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %next = stablehlo.multiply %carry, %x : tensor<8xf32>
    %row = stablehlo.reshape %next : (tensor<8xf32>) -> tensor<1x8xf32>
    %kept = stablehlo.dynamic_update_slice %steps, %row, %i, %zero : (tensor<3x8xf32>, tensor<1x8xf32>, tensor<i32>, tensor<i32>) -> tensor<3x8xf32>
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %next, %kept : tensor<i32>, tensor<8xf32>, tensor<3x8xf32>
  }
  return %r#1, %r#2 : tensor<8xf32>, tensor<3x8xf32>
}

// Two constants that change places: they belong to the module, not to the loop.
func.func @rotate(%x: tensor<4xi32>) -> tensor<4xi32> {
  %a = stablehlo.constant dense<[1, 2, 3, 4]> : tensor<4xi32>
  %b = stablehlo.constant dense<[5, 6, 7, 8]> : tensor<4xi32>
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %n = stablehlo.constant dense<3> : tensor<i32>
  %r:4 = stablehlo.while(%i = %zero, %v = %x, %p = %a, %q = %b) : tensor<i32>, tensor<4xi32>, tensor<4xi32>, tensor<4xi32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %s = stablehlo.multiply %v, %p : tensor<4xi32>
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %s, %q, %p : tensor<i32>, tensor<4xi32>, tensor<4xi32>, tensor<4xi32>
  }
  return %r#1 : tensor<4xi32>
}

// Two that are made before the loop change places as often as the caller says, perhaps never.
func.func @swap(%x: tensor<4xi32>, %n: tensor<i32>) -> (tensor<4xi32>, tensor<4xi32>, tensor<4xi32>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %a = stablehlo.add %x, %x : tensor<4xi32>
  %b = stablehlo.multiply %x, %x : tensor<4xi32>
  %r:3 = stablehlo.while(%i = %zero, %p = %a, %q = %b) : tensor<i32>, tensor<4xi32>, tensor<4xi32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %s = stablehlo.subtract %p, %q : tensor<4xi32>
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %q, %s : tensor<i32>, tensor<4xi32>, tensor<4xi32>
  }
  return %r#1, %r#2, %a : tensor<4xi32>, tensor<4xi32>, tensor<4xi32>
}

// The second loop takes what the first one gives.
func.func @two(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<3x8xf32>, tensor<3x8xf32>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %n = stablehlo.constant dense<3> : tensor<i32>
  %empty = stablehlo.constant dense<0.0> : tensor<3x8xf32>
  %r:3 = stablehlo.while(%i = %zero, %carry = %x, %steps = %empty) : tensor<i32>, tensor<8xf32>, tensor<3x8xf32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %next = stablehlo.add %carry, %x : tensor<8xf32>
    %row = stablehlo.reshape %next : (tensor<8xf32>) -> tensor<1x8xf32>
    %kept = stablehlo.dynamic_update_slice %steps, %row, %i, %zero : (tensor<3x8xf32>, tensor<1x8xf32>, tensor<i32>, tensor<i32>) -> tensor<3x8xf32>
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %next, %kept : tensor<i32>, tensor<8xf32>, tensor<3x8xf32>
  }
  %s:4 = stablehlo.while(%i = %zero, %carry = %r#1, %steps = %r#2, %other = %empty) : tensor<i32>, tensor<8xf32>, tensor<3x8xf32>, tensor<3x8xf32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %row = stablehlo.dynamic_slice %steps, %i, %zero, sizes = [1, 8] : (tensor<3x8xf32>, tensor<i32>, tensor<i32>) -> tensor<1x8xf32>
    %flat = stablehlo.reshape %row : (tensor<1x8xf32>) -> tensor<8xf32>
    %next = stablehlo.multiply %carry, %flat : tensor<8xf32>
    %new = stablehlo.reshape %next : (tensor<8xf32>) -> tensor<1x8xf32>
    %kept = stablehlo.dynamic_update_slice %other, %new, %i, %zero : (tensor<3x8xf32>, tensor<1x8xf32>, tensor<i32>, tensor<i32>) -> tensor<3x8xf32>
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %next, %steps, %kept : tensor<i32>, tensor<8xf32>, tensor<3x8xf32>, tensor<3x8xf32>
  }
  return %s#1, %s#3, %r#2 : tensor<8xf32>, tensor<3x8xf32>, tensor<3x8xf32>
}

// A loop in a loop; the outer one carries what the inner one gives.
func.func @nest(%x: tensor<4xi32>) -> (tensor<4xi32>, tensor<4xi32>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %n = stablehlo.constant dense<3> : tensor<i32>
  %y = stablehlo.multiply %x, %x : tensor<4xi32>
  %r:3 = stablehlo.while(%i = %zero, %p = %x, %q = %y) : tensor<i32>, tensor<4xi32>, tensor<4xi32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %s:3 = stablehlo.while(%k = %i, %v = %p, %w = %q) : tensor<i32>, tensor<4xi32>, tensor<4xi32>
    cond {
      %more = stablehlo.compare LT, %k, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %more : tensor<i1>
    } do {
      %a = stablehlo.add %v, %w : tensor<4xi32>
      %b = stablehlo.reverse %a, dims = [0] : tensor<4xi32>
      %m = stablehlo.add %k, %one : tensor<i32>
      stablehlo.return %m, %b, %v : tensor<i32>, tensor<4xi32>, tensor<4xi32>
    }
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %s#1, %s#2 : tensor<i32>, tensor<4xi32>, tensor<4xi32>
  }
  return %r#1, %r#2 : tensor<4xi32>, tensor<4xi32>
}

// The numbers say when it is enough.
func.func @leave(%x: tensor<4xi32>) -> (tensor<4xi32>, tensor<6x4xi32>, tensor<i32>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %n = stablehlo.constant dense<6> : tensor<i32>
  %enough = stablehlo.constant dense<50> : tensor<i32>
  %empty = stablehlo.constant dense<7> : tensor<6x4xi32>
  %r:3 = stablehlo.while(%i = %zero, %carry = %x, %steps = %empty) : tensor<i32>, tensor<4xi32>, tensor<6x4xi32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %sum = stablehlo.reduce(%carry init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<4xi32>, tensor<i32>) -> tensor<i32>
    %less = stablehlo.compare LT, %sum, %enough, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %both = stablehlo.and %more, %less : tensor<i1>
    stablehlo.return %both : tensor<i1>
  } do {
    %next = stablehlo.add %carry, %x : tensor<4xi32>
    %row = stablehlo.reshape %next : (tensor<4xi32>) -> tensor<1x4xi32>
    %kept = stablehlo.dynamic_update_slice %steps, %row, %i, %zero : (tensor<6x4xi32>, tensor<1x4xi32>, tensor<i32>, tensor<i32>) -> tensor<6x4xi32>
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %next, %kept : tensor<i32>, tensor<4xi32>, tensor<6x4xi32>
  }
  return %r#1, %r#2, %r#0 : tensor<4xi32>, tensor<6x4xi32>, tensor<i32>
}

// The last values are kept, the oldest goes.
func.func @kept(%x: tensor<4xi32>) -> (tensor<4xi32>, tensor<4xi32>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %n = stablehlo.constant dense<3> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %a = stablehlo.add %x, %x : tensor<4xi32>
  %r:4 = stablehlo.while(%i = %zero, %p = %a, %q = %a, %o = %a) : tensor<i32>, tensor<4xi32>, tensor<4xi32>, tensor<4xi32>
  cond {
    %more = stablehlo.compare LT, %i, %n, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %more : tensor<i1>
  } do {
    %s = stablehlo.add %p, %o : tensor<4xi32>
    %j = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %j, %s, %p, %q : tensor<i32>, tensor<4xi32>, tensor<4xi32>, tensor<4xi32>
  }
  return %r#1, %r#3 : tensor<4xi32>, tensor<4xi32>
}
