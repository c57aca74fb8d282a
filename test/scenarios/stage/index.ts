// The door of the stage: one set of servers per file, one story per test; after each the case is ended where the story left it open, and proof is asked that everything about it agrees.
import { assertAgreement } from './agreement';
import { cast } from './cast';
import { Organisation, type RulesChange } from './organisation';
import { type OrganisationName, type Servers, startServers } from './servers';
import { Stage } from './stage';
import { Story } from './story';
import { type Moment, type Season, Week } from './week';

export type { Story } from './story';
export * from './usual-steps';

export interface Setting {
  /** The French company with the default policy unless given. */
  readonly organisation?: OrganisationName;
  readonly season?: Season;
  /** Other rules than the published ones, for this story alone. */
  readonly rules?: RulesChange;
  /** People who have left. */
  readonly without?: readonly (keyof typeof cast)[];
}

const startUp = 120_000;
/** Stories take a second or two; whatever takes longer hangs. */
const storyEnds = 30_000;

/** Registers what starts, checks and stops; answers with how to begin a story at a moment of the next fitting week. */
export function scenarios(): (begin: Moment, setting?: Setting) => Promise<Story> {
  jest.setTimeout(storyEnds);
  let servers: Servers | undefined;
  let stage: Stage | undefined;
  const afterwards: (() => Promise<void>)[] = [];
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    servers = await startServers();
    stage = new Stage(servers);
  }, startUp);
  afterEach(async () => {
    if (!stage) return;
    try {
      for (const end of ends.splice(0)) await end();
      await stage.delivered();
      for (const reference of stage.cases) await assertAgreement(stage, reference);
    } finally {
      stage.cases.length = 0;
      for (const undo of afterwards.splice(0)) await undo();
    }
  });
  afterAll(() => servers?.stop(), startUp);

  return async (begin, { organisation: name = 'company', season = 'ordinary', rules, without = [] } = {}) => {
    if (!stage) throw new Error('the servers did not start: see the first failure');
    const organisation = await Organisation.open(stage.servers, name);
    if (rules) afterwards.push(await organisation.publish(rules));
    for (const part of without) {
      await organisation.setActive(cast[part], false);
      afterwards.push(() => organisation.setActive(cast[part], true));
    }
    const week = Week.next(season, stage.now);
    await stage.passUntil(week.instant(begin));
    const story = new Story(stage, organisation, week);
    ends.push(() => story.end());
    return story;
  };
}
