// Two ways to ask back: the same for a recipient who waits and for one who decides (life.md §1, `documenting`).

export const questionAsked = [
  {
    guard: 'askedFromCustomer',
    target: 'documenting',
    actions: [
      'noteIfLate',
      'requestInformation',
      { type: 'tell', params: { kind: 'information_requested', to: 'customer' } },
      { type: 'tell', params: { kind: 'information_requested', to: 'agent' } },
    ],
  },
  {
    target: 'documenting',
    actions: ['requestInformation', { type: 'tell', params: { kind: 'information_requested', to: 'agent' } }],
  },
] as const;
