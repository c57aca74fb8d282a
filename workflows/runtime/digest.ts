// The digest of a step: two machines that decide differently never share one (design §4).

// Taken once: in the workflow's sandbox each look at a global costs more than the multiplication.
const { imul } = Math;

/**
 * Canonical text of a value: keys sorted, `undefined` dropped. Only integers, strings, booleans, null, arrays and plain objects
 * have one; anything else (a fraction, NaN, a Date, a function) throws with its path.
 */
export function canonical(value: unknown, path = ''): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return integer(value, path);
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => canonical(item, `${path}/${index}`)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return object(value as Record<string, unknown>, path);
  throw new TypeError(
    `a step holds ${nameOf(value)} at '${path || '/'}': only integers, strings, booleans, null, arrays and plain objects can be recorded`,
  );
}

/** 64 bits over the canonical text, in 16 hexadecimal digits: two lanes that mix every character differently, then each other. */
export function digest(value: unknown): string {
  const text = canonical(value);
  const one = lane(text, { first: 0xcc9e2d51, second: 0x1b873593, seed: 0x9e3779b9 });
  const other = lane(text, { first: 0x239b961b, second: 0xab0e9789, seed: 0x85ebca6b });
  return hexadecimal(one ^ imul(other, 0x38b34ae5)) + hexadecimal(other);
}

function integer(value: number, path: string): string {
  if (!Number.isSafeInteger(value))
    throw new TypeError(`a step holds the number ${value} at '${path || '/'}': only integers can be recorded`);
  return String(value);
}

function object(value: Record<string, unknown>, path: string): string {
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], `${path}/${key}`)}`).join(',')}}`;
}

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

const nameOf = (value: unknown): string => (typeof value === 'object' && value !== null ? value.constructor.name : typeof value);

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** Each character is spread over 32 bits before it enters: neighbours that differ a little must not cancel each other out. */
function lane(text: string, { first, second, seed }: { first: number; second: number; seed: number }): number {
  let state = seed;
  for (let index = 0; index < text.length; index += 1) {
    state ^= imul(rotated(imul(text.charCodeAt(index), first), 15), second);
    state = (imul(rotated(state, 13), 5) + 0x561ccd1b) | 0;
  }
  return avalanche(state ^ text.length);
}

/** Every bit of the state reaches every bit of the result. */
function avalanche(state: number): number {
  const mixed = imul(state ^ (state >>> 16), 0x85ebca6b);
  const again = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return again ^ (again >>> 16);
}

const hexadecimal = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
