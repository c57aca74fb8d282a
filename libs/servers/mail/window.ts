// A small web page over the mail sink, so that a newcomer reads the mails and follows their links.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../http';
import { choosePort } from '../ports/choose';
import type { ReceivedMail } from './received';
import type { MailSink } from './sink';

export interface MailWindow {
  /** The page; `/mails` beside it answers JSON, the oldest first, `?to=` filters. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startMailWindow({ sink, ...options }: { sink: MailSink; port?: number }): Promise<MailWindow> {
  const port = await choosePort({ port: options.port, purpose: 'the mail page', variable: 'MAIL_WEB_PORT' });
  const server = createServer((request, response) => answer({ sink, request, response }));
  return { url: `http://127.0.0.1:${port}`, stop: await listen(server, port) };
}

function answer({ sink, request, response }: { sink: MailSink; request: IncomingMessage; response: ServerResponse }): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const recipient = searchParams.get('to');
  const mails = recipient ? sink.to(recipient) : sink.mails();
  if (pathname === '/mails') send(response, { type: 'application/json', body: JSON.stringify({ items: mails }) });
  else if (pathname === '/') send(response, { type: 'text/html; charset=utf-8', body: page(mails) });
  else response.writeHead(404).end();
}

function send(response: ServerResponse, { type, body }: { type: string; body: string }): void {
  // Mails hold what strangers wrote: the page runs no script and loads nothing.
  response.writeHead(200, { 'content-type': type, 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" }).end(body);
}

const page = (mails: readonly ReceivedMail[]) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Mails of the local stack</title>
<style>body{font:16px/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid;padding:1rem 0}pre{white-space:pre-wrap;font:inherit}</style>
<h1>Mails (${mails.length})</h1><p>Caught on this machine, delivered to nobody; forgotten when the local stack stops. Newest first; reload for more.</p>
${[...mails].reverse().map(article).join('\n')}
</html>`;

const article = ({ subject, from, recipients, receivedAt, text }: ReceivedMail) => `<article><h2>${escaped(subject)}</h2>
<p>${escaped(from)} to <strong>${escaped(recipients.join(', '))}</strong>, <time>${new Date(receivedAt).toISOString()}</time></p>
<pre>${linked(escaped(text))}</pre></article>`;

const linked = (text: string) => text.replace(/https?:\/\/[^\s<>"]+/g, (link) => `<a href="${link}" rel="noreferrer">${link}</a>`);

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
