// What a person can mend: said in words, without a stack.
export class Fault extends Error {
  name = 'Fault';
}
