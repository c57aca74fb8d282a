// The people and teams of the demo organisations: an outsourced first level, the company's own teams, its direction.
import type { Language, Role } from '@relais/contracts';

/** `username: [name, language]`; the user name is what the demo's files and the API call people by. */
export const demoPeople = {
  'lea.martin': ['Léa Martin', 'fr'],
  'hugo.bernard': ['Hugo Bernard', 'fr'],
  'emma.petit': ['Emma Petit', 'en'],
  'karim.benali': ['Karim Benali', 'fr'],
  'nadia.roux': ['Nadia Roux', 'fr'],
  'thomas.girard': ['Thomas Girard', 'fr'],
  'oliver.smith': ['Oliver Smith', 'en'],
  'sophie.laurent': ['Sophie Laurent', 'fr'],
  'julien.moreau': ['Julien Moreau', 'fr'],
  'claire.fontaine': ['Claire Fontaine', 'fr'],
  'paul.mercier': ['Paul Mercier', 'fr'],
  'ines.garcia': ['Inès Garcia', 'fr'],
  'david.cohen': ['David Cohen', 'en'],
  'camille.leroy': ['Camille Leroy', 'fr'],
  'lucas.faure': ['Lucas Faure', 'fr'],
  'alice.dupont': ['Alice Dupont', 'fr'],
  'james.walker': ['James Walker', 'en'],
  'marc.chevalier': ['Marc Chevalier', 'fr'],
  'sarah.blanc': ['Sarah Blanc', 'fr'],
  'valerie.simon': ['Valérie Simon', 'fr'],
  'antoine.henry': ['Antoine Henry', 'fr'],
  'mehdi.haddad': ['Mehdi Haddad', 'fr'],
  'priya.shah': ['Priya Shah', 'en'],
  'helene.marchand': ['Hélène Marchand', 'fr'],
  'pierre.lambert': ['Pierre Lambert', 'fr'],
  'isabelle.renaud': ['Isabelle Renaud', 'fr'],
  'francois.vidal': ['François Vidal', 'fr'],
  'olga.novak': ['Olga Novak', 'en'],
  'yann.le-gall': ['Yann Le Gall', 'fr'],
  'anna.keller': ['Anna Keller', 'en'],
} as const satisfies Record<string, readonly [name: string, language: Language]>;
export type DemoPerson = keyof typeof demoPeople;

export interface DemoTeam {
  readonly name: string;
  readonly level: number;
  readonly partner?: true;
  readonly primary: DemoPerson;
  readonly backup: DemoPerson;
  readonly members: Partial<Record<DemoPerson, Role>>;
}

/** The supervisors who answer for a team, first the one on duty, then the backup. */
const team = (name: string, [primary, backup]: readonly [DemoPerson, DemoPerson]): DemoTeam => ({
  name,
  level: 2,
  primary,
  backup,
  members: { [primary]: 'supervisor', [backup]: 'supervisor' },
});

export const demoTeams = {
  partner: {
    name: 'Contact Ouest, niveau 1',
    level: 1,
    partner: true,
    primary: 'karim.benali',
    backup: 'nadia.roux',
    members: {
      'karim.benali': 'supervisor',
      'nadia.roux': 'supervisor',
      'lea.martin': 'agent',
      'hugo.bernard': 'agent',
      'emma.petit': 'agent',
    },
  },
  technical: team('Support technique', ['thomas.girard', 'oliver.smith']),
  billing: team('Facturation', ['sophie.laurent', 'julien.moreau']),
  legal: team('Juridique', ['claire.fontaine', 'paul.mercier']),
  security: team('Sécurité', ['ines.garcia', 'david.cohen']),
  communication: team('Communication', ['camille.leroy', 'lucas.faure']),
  accounts: team('Grands comptes', ['alice.dupont', 'james.walker']),
  problems: team('Gestion des problèmes', ['marc.chevalier', 'sarah.blanc']),
  supervision: team('Supervision', ['valerie.simon', 'antoine.henry']),
  experts: { ...team('Experts', ['mehdi.haddad', 'priya.shah']), level: 3 },
  responsibles: {
    name: 'Responsables',
    level: 3,
    primary: 'helene.marchand',
    backup: 'pierre.lambert',
    members: { 'helene.marchand': 'manager', 'pierre.lambert': 'manager' },
  },
  direction: {
    name: 'Direction',
    level: 4,
    primary: 'isabelle.renaud',
    backup: 'francois.vidal',
    members: { 'isabelle.renaud': 'direction', 'francois.vidal': 'direction' },
  },
  operations: {
    name: 'Exploitation',
    level: 2,
    primary: 'olga.novak',
    backup: 'yann.le-gall',
    members: { 'olga.novak': 'operator', 'yann.le-gall': 'operator', 'anna.keller': 'admin' },
  },
} as const satisfies Record<string, DemoTeam>;
export type DemoTeamName = keyof typeof demoTeams;
