// What a person would read in a page and in a document for print.
export { textOfHtml } from './text-of-html';
export { textOfPdf } from './text-of-pdf';
