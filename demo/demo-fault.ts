// A reason why the demo cannot go on that is not a fault of its own: shown as one line, without a stack.

export class DemoFault extends Error {
  override readonly name = 'DemoFault';
}
