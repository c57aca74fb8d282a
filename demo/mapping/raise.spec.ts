// Lost if these fail: the demo raises something else than its tickets say, and the worked cases of domain.md §7 are no longer those.
import { raise } from '@relais/contracts';
import { gate } from '@relais/domain/dossier';
import { compilePolicyTables } from '@relais/domain/policy';
import { type DemoCase, readCases } from '../case-files';
import { raiseOf } from './raise';

const cases = readCases();
const { dossier: table } = compilePolicyTables({});
const raisedAt = Date.parse('2031-05-20T09:00:00Z');
const mapped = ({ ticket }: DemoCase) => raise().parse(raiseOf(ticket, { raisedAt, run: 'r1' }));
const named = (name: string): DemoCase => cases.find((demoCase) => demoCase.name === name)!;

describe('a ticket of the helpdesk as a raise', () => {
  it('are the five worked cases, and one that nobody acknowledges', () => {
    expect(cases).toHaveLength(6);
  });

  it.each([
    ['1-personal-situation', { months: 18, satisfaction: 4.8, cents: 3500, earlier: 0, aggressive: false, churn: 'moderate' }],
    ['2-second-request', { months: 6, satisfaction: 3.7, cents: 5000, earlier: 1, aggressive: false, churn: 'moderate' }],
    ['3-aggressive-claim', { months: 2, satisfaction: 2.5, cents: 20_000, earlier: 0, aggressive: true, churn: 'high' }],
    ['4-illness', { months: 18, satisfaction: 4.7, cents: 5000, earlier: 0, aggressive: false, churn: 'high' }],
    ['5-refund-delay-passed', { months: 1.5, satisfaction: 2.5, cents: 1000, earlier: 0, aggressive: true, churn: 'moderate' }],
  ])('%s has the figures of the worked case, counted from its own history', (name, figures) => {
    const { dossier, profile } = mapped(named(name));
    const { context, sensitivity } = dossier;
    expect({
      months: context?.tenureMonths,
      satisfaction: context?.satisfaction,
      cents: profile.impact.amountMinor,
      earlier: context?.earlierRequests,
      aggressive: sensitivity?.aggressive,
      churn: sensitivity?.churnRisk,
    }).toEqual(figures);
  });

  describe.each(cases.map((demoCase) => [demoCase.name, demoCase] as const))('%s', (_name, demoCase) => {
    const { dossier, profile } = mapped(demoCase);
    const exportedAt = Date.parse(demoCase.ticket.export.exported_at);

    it('passes the full gate, and the short one where the refusal was explained', () => {
      expect(gate(dossier, { short: false, profile, table })).toEqual([]);
      if (dossier.refusalSummary) expect(gate(dossier, { short: true, profile, table })).toEqual([]);
    });

    it('leaves the past at its dates, oldest first', () => {
      const dates = dossier.facts?.map(({ at }) => at) ?? [];
      expect(dates.length).toBeGreaterThan(2);
      expect(dates).toEqual(dates.toSorted((one, other) => one - other));
      expect(Math.max(...dates, dossier.customerMessage?.at ?? 0)).toBeLessThanOrEqual(exportedAt);
    });

    it('promises the next update as long after the raise as it was after the export', () => {
      const { next_update_at } = demoCase.ticket.ticket.custom_fields.escalation;
      expect((dossier.nextUpdateAt ?? 0) - raisedAt).toBe(Date.parse(next_update_at) - exportedAt);
    });

    it('brings what was said, tried and proved', () => {
      expect(dossier.actionsTaken?.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['told_customer', 'diagnostic']));
      expect(dossier.evidence?.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['invoice', 'contract', 'exchange']));
      expect(dossier.subject).toContain(demoCase.ticket.ticket.id);
    });
  });

  it('is another ticket in each run, so that a run never joins a case of the run before', () => {
    const references = ['r1', 'r2'].map((run) => raiseOf(cases[0]!.ticket, { raisedAt, run }).ticket.reference);
    expect(new Set(references).size).toBe(2);
  });

  it('refuses an amount that is not written with cents', () => {
    const { ticket } = structuredClone(named('4-illness')) as { ticket: { contract: { price: { amount: string } } } & DemoCase['ticket'] };
    ticket.contract.price.amount = '50';
    expect(() => raiseOf(ticket, { raisedAt, run: 'r1' })).toThrow("'50' is no amount");
  });
});
