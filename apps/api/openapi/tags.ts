// Says of each chapter of the document what is found there.

const tags: Readonly<Record<string, string>> = {
  'on call': 'Who answers for a team when, who is away and who stands in for them, and what is wrong with the roster.',
  escalations: 'Raise cases, list them and read what is known of one.',
  commands: 'What people do to a case; each is taken once per key and answered with the case after it.',
  live: 'Hints that something changed, for open screens.',
  calendars: 'Opening hours, and the two calculations on them.',
  organisation: 'The policy, the teams and the people of the organisation.',
  policy: 'The rules of the organisation in all their versions: draft, check, publish, compare, roll back, bring to running cases.',
  advice: 'What the decision tables of the organisation advise, and those tables.',
  access: 'Who gets in: the keys of the organisation and the people who sign in.',
  erasures: 'Erase the words about a person, and the certificate of what is gone.',
  reconciliation: 'What Relais found to differ between its two memories, and what became of it.',
  acknowledgment: 'The pages behind the one-click links of mails.',
  health: 'The questions of an operator’s machinery.',
};

/** @throws Error for a tag that has no words here */
export function describedTag(name: string): string {
  const description = tags[name];
  if (description === undefined) throw new Error(`the tag ${name} has no description: add it to tags.ts`);
  return description;
}
