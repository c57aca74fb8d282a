// Knows whether this worker can take work: each part reports for itself, all of them together are the answer.

/** What a worker needs before it is of use. */
export const parts = ['database', 'jobs', 'temporal'] as const;
export type Part = (typeof parts)[number];

/** Resolves when the part works, rejects when it does not. */
export type Check = () => Promise<unknown>;

export class Readiness {
  private readonly checks = new Map<Part, Check>();
  private stopping = false;

  /** From now on the part is asked; until then it counts as not ready. */
  watch(part: Part, check: Check): void {
    this.checks.set(part, check);
  }

  /** A process that stops takes no new work, whatever still runs. */
  stop(): void {
    this.stopping = true;
  }

  /** Every part with `ready` or `away`; never rejects. */
  async ask(): Promise<{ readonly ready: boolean; readonly parts: Readonly<Record<Part, 'ready' | 'away'>> }> {
    const answers = await Promise.all(parts.map(async (part) => [part, await this.isReady(part)] as const));
    return {
      ready: !this.stopping && answers.every(([, ready]) => ready),
      parts: Object.fromEntries(answers.map(([part, ready]) => [part, ready ? 'ready' : 'away'])) as Record<Part, 'ready' | 'away'>,
    };
  }

  private isReady(part: Part): Promise<boolean> {
    const check = this.checks.get(part);
    if (!check) return Promise.resolve(false);
    return check().then(
      () => true,
      () => false,
    );
  }
}
