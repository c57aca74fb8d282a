// The way in: the escalation manual out of a policy, as a page and as a document for print.
export { renderHtml } from './html/render-html';
export type { ManualCalendar, ManualPerson, ManualSource, ManualTeam } from './manual-source';
export { type Manual, tellingOf } from './model';
export { renderPdf } from './pdf/render-pdf';
export { writeManual } from './write-manual';
