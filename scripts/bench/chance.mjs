// Random inputs that are the same in every run, so that two runs can be compared.

/** A generator of its own for each bench: `whole(n)` is 0 to n − 1, `one(list)` one of the list, `share()` 0 to 1. */
export function chance(seed) {
  let state = seed >>> 0;
  // Mulberry32 (public domain): short, and even enough for inputs.
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below) => Math.floor(share() * below);
  return { share, whole, one: (list) => list[whole(list.length)] };
}

/** `count` values, each made with its number. */
export const many = (count, make) => Array.from({ length: count }, (_, index) => make(index));
