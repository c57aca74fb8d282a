// Names places of a document the way every fault and every difference does (JSON pointer, RFC 6901).

/** The pointer of what stands under that name, or at that position, at the place of `pointer`. */
export const pointerBelow = (pointer: string, step: PropertyKey): string =>
  `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The names and positions that lead to the place, from the root of the document on. */
export const stepsOfPointer = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
