// Reads a stream of server-sent events as it comes, on a connection of its own.
import { type ClientRequest, get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';

export interface OpenedStream {
  readonly headers: IncomingHttpHeaders;
  /** All that came so far. */
  readonly text: () => string;
  /** The data of the events so far. */
  readonly data: () => Record<string, unknown>[];
  /** Resolves when what came so far is as wanted; the limit is only for a test that will fail. */
  readonly until: (wanted: (text: string) => boolean) => Promise<void>;
  readonly ended: Promise<void>;
  readonly close: () => void;
}

const limit = 15_000;

export async function openStream({
  url,
  key,
  as,
  lastEventId,
}: {
  url: string;
  key: string;
  as?: string;
  lastEventId?: string;
}): Promise<OpenedStream> {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(as !== undefined && { 'relais-acting-for': as }),
    ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
  };
  // No shared pool of connections: each stream keeps its own.
  const request = get(`${url}/v1/stream`, { headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve, reject) => request.once('response', resolve).once('error', reject));
  if (response.statusCode !== 200) throw new Error(`the stream was answered ${response.statusCode}`);
  return read(request, response);
}

function read(request: ClientRequest, response: IncomingMessage): OpenedStream {
  let text = '';
  const watchers = new Set<() => void>();
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    for (const watcher of watchers) watcher();
  });
  // Cut off by either side: the test looks at what had come.
  request.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => response.once('close', resolve).once('error', () => resolve()));
  const until = (wanted: (text: string) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`never came; so far: ${text.slice(-2_000)}`)), limit);
      const watcher = () => {
        if (!wanted(text)) return;
        clearTimeout(late);
        watchers.delete(watcher);
        resolve();
      };
      watchers.add(watcher);
      watcher();
    });
  const data = () => [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json as string));
  return { headers: response.headers, text: () => text, data, until, ended, close: () => request.destroy() };
}
