// Prints one manual after the other, so that a crowd that asks for print slows nobody else down.
import { Injectable } from '@nestjs/common';
import { type Manual, renderPdf } from '@relais/manual';
import { ProblemError } from '../http/problem-error';

/** Printing and waiting; the last of them waits some seconds. */
const most = 8;

@Injectable()
export class ManualPress {
  private taken = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @throws ProblemError too_many_requests when as many wait as may */
  async print(manual: Manual): Promise<Buffer> {
    if (this.taken >= most) {
      const detail = 'Other manuals are being printed. Go on after the seconds in Retry-After, or ask for the page.';
      throw new ProblemError({ code: 'too_many_requests', detail }, { 'retry-after': '5' });
    }
    this.taken += 1;
    const printing = this.last.then(() => renderPdf(manual));
    // One that fails holds up none behind it; whoever asked for it is told.
    this.last = printing.catch(() => undefined);
    try {
      return Buffer.from(await printing);
    } finally {
      this.taken -= 1;
    }
  }
}
