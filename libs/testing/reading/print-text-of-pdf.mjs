// Prints the words of the PDF on standard input and what the document says of itself, as JSON; for tests.
import { buffer } from 'node:stream/consumers';
import { extractText, getDocumentProxy } from 'unpdf';

const pdf = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
const { text, totalPages } = await extractText(pdf, { mergePages: true });
const { info } = await pdf.getMetadata();
const marks = await pdf.getMarkInfo();
process.stdout.write(JSON.stringify({ text, totalPages, title: info.Title, language: info.Language, tagged: marks?.Marked === true }));
