// Reminders to the agent wherever the dossier waits for them; then the supervisor has a task (life.md §3, `reminder`).

export const agentLadder = [
  {
    guard: 'reminderLeft',
    actions: ['remind', { type: 'tell', params: { kind: 'documenting_reminder', to: 'agent' } }],
  },
  {
    guard: { type: 'clockIs', params: { clock: 'reminder' } },
    actions: [
      { type: 'stopClock', params: { clock: 'reminder' } },
      { type: 'openTask', params: { kind: 'supervise_agent', for: 'supervisor' } },
      { type: 'tell', params: { kind: 'agent_silent', to: 'supervisor' } },
    ],
  },
] as const;
