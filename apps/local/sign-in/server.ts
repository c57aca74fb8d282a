// Serves the local sign-in: the provider, and the page on which a demo person says who they are.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { DemoAccount } from '@relais/persistence';
import { reasonOf } from '@relais/servers';
import type { Provider } from 'oidc-provider';
import { withNoticesIn } from './notices';
import { signInPage } from './page';
import { providerConfiguration } from './provider';
import type { SignInSecrets } from './secrets';

export interface SignInOptions {
  readonly port: number;
  readonly accounts: readonly DemoAccount[];
  readonly secrets: SignInSecrets;
  /** Where the provider's own notices go. */
  readonly logFile: string;
  /** Told of what failed, in one line. */
  readonly report: (line: string) => void;
}

export interface SignInServer {
  /** The issuer. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** One button pressed; more is no form of ours. */
const largestForm = 1_000;

export async function startSignIn({ port, accounts, secrets, logFile, report }: SignInOptions): Promise<SignInServer> {
  const url = `http://127.0.0.1:${port}`;
  const provider = await withNoticesIn(logFile, async () => {
    const { Provider } = await import('oidc-provider');
    return new Provider(url, providerConfiguration({ accounts, secrets }));
  });
  provider.on('server_error', (_context, error) => report(reasonOf(error)));
  const served = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return served(request, response);
    return interact({ provider, accounts, request, response }).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(`This sign-in has ended: ${reasonOf(error)}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url, stop };
}

interface Interaction {
  readonly provider: Provider;
  readonly accounts: readonly DemoAccount[];
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function interact({ provider, accounts, request, response }: Interaction): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    };
    response.writeHead(200, headers).end(signInPage({ accounts, action: `/interaction/${uid}` }));
    return;
  }
  const subject = new URLSearchParams(await formOf(request)).get('subject') ?? '';
  if (!accounts.some((account) => account.subject === subject)) throw new Error('nobody is called that');
  await provider.interactionFinished(request, response, { login: { accountId: subject }, consent: {} });
}

async function formOf(request: IncomingMessage): Promise<string> {
  let form = '';
  for await (const chunk of request) {
    form += String(chunk);
    if (form.length > largestForm) throw new Error('the form is too long');
  }
  return form;
}
