// Puts together what belongs together: the entries of a step, the mails of a kind.

/** Groups in the order of their first item. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string | number): [Item, ...Item[]][] {
  const groups = new Map<string | number, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
