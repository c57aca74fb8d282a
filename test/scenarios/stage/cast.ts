// Who plays in the stories: people of the seeded company by the part they have in the case of most stories, a billing one.

/** A billing case goes to `supervisor`, then `backup`, then up to `manager`, `deputyManager`, `direction`. */
export const cast = {
  agent: 'lea.martin',
  colleague: 'hugo.bernard',
  englishAgent: 'emma.petit',
  agentsSupervisor: 'karim.benali',
  supervisor: 'sophie.laurent',
  backup: 'julien.moreau',
  technician: 'thomas.girard',
  englishTechnician: 'oliver.smith',
  securityOfficer: 'ines.garcia',
  englishSecurityOfficer: 'david.cohen',
  accountManager: 'alice.dupont',
  englishAccountManager: 'james.walker',
  expert: 'mehdi.haddad',
  englishExpert: 'priya.shah',
  manager: 'helene.marchand',
  deputyManager: 'pierre.lambert',
  direction: 'isabelle.renaud',
  deputyDirection: 'francois.vidal',
  operator: 'olga.novak',
} as const;
export type Part = keyof typeof cast;

/** Teams by the name the seed gives them. */
export const teams = { billing: 'Facturation', technical: 'Support technique', managers: 'Responsables', experts: 'Experts' } as const;
export type TeamName = keyof typeof teams;
