// Says how many there are of a thing, so that no audit speaks of "1 cases".

/** `noun` takes an s. */
export const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;
