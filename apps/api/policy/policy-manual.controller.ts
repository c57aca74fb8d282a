// Answers the calls for the escalation manual, as a page or for print.
import { Controller } from '@nestjs/common';
import { renderHtml } from '@relais/manual';
import { pageHeaders } from '../acknowledgment/page';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { ManualPress } from './manual-press.service';
import { getPolicyManual, getPolicyVersionManual } from './policy-manual.endpoints';
import { PolicyManuals } from './policy-manuals.service';

@Controller()
export class PolicyManualController {
  constructor(
    private readonly manuals: PolicyManuals,
    private readonly press: ManualPress,
  ) {}

  @Serves(getPolicyManual)
  published(@Request() asked: Asked<typeof getPolicyManual>): Promise<Answer> {
    return this.manual(asked);
  }

  @Serves(getPolicyVersionManual)
  ofVersion(@Request() asked: Asked<typeof getPolicyVersionManual>): Promise<Answer> {
    return this.manual(asked, asked.params.version);
  }

  private async manual(
    { principal, actor, query, at }: Pick<Asked<typeof getPolicyManual>, 'principal' | 'actor' | 'query' | 'at'>,
    version?: number,
  ): Promise<Answer> {
    const { organisationId } = principal;
    const manual = await this.manuals.write({ organisationId, version, language: query.language, userId: actor?.userId ?? null, at });
    if (query.format === 'html') return ok(renderHtml(manual), pageHeaders);
    const file = `${manual.language === 'fr' ? 'manuel-escalade' : 'escalation-manual'}.pdf`;
    const headers = { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${file}"`, 'cache-control': 'no-store' };
    return ok(await this.press.print(manual), headers);
  }
}
