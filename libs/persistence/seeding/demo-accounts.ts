// The demo people as the local sign-in knows them; their subject there is their id here.
import { demoPeople } from './demo-people';
import { stableId } from './stable-id';

export interface DemoAccount {
  readonly subject: string;
  readonly organisation: 'company' | 'practice';
  readonly username: string;
  readonly name: string;
}

const slugs = { company: 'vivalea', practice: 'vivalea-practice' } as const;

/** Everybody of both demo organisations. */
export const demoAccounts = (): DemoAccount[] =>
  (['company', 'practice'] as const).flatMap((organisation) =>
    Object.entries(demoPeople).map(([username, [name]]) => ({
      subject: stableId(slugs[organisation], 'user', username),
      organisation,
      username,
      name,
    })),
  );
