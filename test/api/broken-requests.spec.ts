// Lost if these fail: bytes that never become a request hold a connection for ever, or are refused in a form that no client reads.
import { connect } from 'node:net';
import { problem } from '@relais/contracts';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;

beforeAll(async () => {
  stack = await startApiStack();
}, 120_000);
afterAll(async () => stack?.stop());

/** Sends bytes as they are and reads until the API closes the connection. */
function answerTo(bytes: string): Promise<string> {
  const { hostname, port } = new URL(stack.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    socket.once('error', reject).once('close', () => resolve(text));
  });
}

function problemIn(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toContain('content-type: application/problem+json');
  return { line: head.split('\r\n', 1)[0], ...problem().strict().parse(JSON.parse(body)) };
}

const beginning = 'POST /v1/calendars/elapsed HTTP/1.1\r\nHost: relais\r\n';

describe('bytes that never become a request', () => {
  it('are refused when they are no HTTP', async () => {
    expect(problemIn(await answerTo('hello\r\n\r\n'))).toMatchObject({ line: 'HTTP/1.1 400 Bad Request', code: 'invalid_request' });
  });

  it('are refused when their headers pass the limit', async () => {
    const answer = await answerTo(`${beginning}X-Much: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(problemIn(answer)).toMatchObject({ status: 431, code: 'headers_too_large' });
  });

  it('are let go when their headers, or their body, do not arrive in time', async () => {
    const slow = await Promise.all([
      answerTo(beginning),
      answerTo(`${beginning}Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{`),
    ]);
    for (const answer of slow) expect(problemIn(answer)).toMatchObject({ status: 408, code: 'request_too_slow' });
  }, 60_000);
});
