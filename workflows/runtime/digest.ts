// The digest of a step: two machines that decide differently never share one (design §4).

/**
 * Canonical text of a value: keys sorted, `undefined` dropped. Only integers, strings, booleans, null, arrays and plain objects
 * have one; anything else (a fraction, NaN, a Date, a function) throws with its path.
 */
export function canonical(value: unknown, path = ''): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return integer(value, path);
  if (Array.isArray(value)) return `[${value.map((item, index) => canonical(item, `${path}/${index}`)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return object(value as Record<string, unknown>, path);
  throw new TypeError(`a step holds ${typeof value} at '${path || '/'}': only integers, strings, booleans, arrays and objects can be recorded`);
}

/** 64 bits over the canonical text, in 16 hexadecimal digits. */
export function digest(value: unknown): string {
  const text = canonical(value);
  return hash(text, 0x9e3779b9) + hash(text, 0x85ebca6b);
}

function integer(value: number, path: string): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`a step holds the number ${value} at '${path}': only integers can be recorded`);
  return String(value);
}

function object(value: Record<string, unknown>, path: string): string {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], `${path}/${key}`)}`).join(',')}}`;
}

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** 32-bit multiply-and-rotate hash with a final avalanche; two seeds give two independent halves. */
function hash(text: string, seed: number): string {
  let state = seed ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x5bd1e995);
    state = (state << 13) | (state >>> 19);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return ((state ^ (state >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
