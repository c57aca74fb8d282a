// Teams and calendars stand in a file by their names, which people read; by their ids where two have the same name.

export interface NamedThing {
  readonly id: string;
  readonly name: string;
}

/** What the organisation has. */
export interface PolicyNames {
  readonly teams: readonly NamedThing[];
  readonly calendars: readonly NamedThing[];
}

/** The name, where it is one thing's alone; else, and for one that is not there any more, the id. */
export function nameOf(id: string, things: readonly NamedThing[]): string {
  const name = things.find((thing) => thing.id === id)?.name;
  return name !== undefined && 'id' in idOf(name, things) ? name : id;
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id behind a name, or what is wrong with it; whether an id is one of the organisation's, the check says. */
export function idOf(nameOrId: string, things: readonly NamedThing[]): { readonly id: string } | { readonly fault: string } {
  if (idForm.test(nameOrId)) return { id: nameOrId };
  const same = things.filter(({ name }) => name === nameOrId);
  const [first, second] = same;
  if (!first)
    return { fault: `${JSON.stringify(nameOrId.slice(0, 80))} is nothing that the organisation has: write a name or an id of it` };
  if (second) return { fault: `${same.length} are called ${JSON.stringify(nameOrId)}: write the id of one, ${first.id} or ${second.id}` };
  return { id: first.id };
}
