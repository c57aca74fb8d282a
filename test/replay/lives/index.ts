// Every life of the replay corpus, by the name of its file in `histories/`.
import { anytimeLives } from './anytime-lives';
import { decisionLives } from './decision-lives';
import { evaluationLives } from './evaluation-lives';
import type { LifeScript } from './life-script';
import { transferLives } from './transfer-lives';

export const lives: Readonly<Record<string, LifeScript>> = { ...transferLives, ...evaluationLives, ...decisionLives, ...anytimeLives };
