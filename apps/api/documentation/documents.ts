// Serves the OpenAPI document and a page to read and try it.
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { absolutePath } from 'swagger-ui-dist';
import { openApiDocument } from '../openapi/document';

/** The only files of the viewer that the page loads; its own example pages stay unserved. */
const assets = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;

const page =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Relais API</title>' +
  '<link rel="icon" href="/docs/favicon-32x32.png"><link rel="stylesheet" href="/docs/swagger-ui.css"></head>' +
  '<body><div id="documentation"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>';
const start = "window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#documentation', deepLinking: true });";
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** `/docs` and `/openapi.json`: no key is needed to read how keys are used. */
export function serveDocuments(server: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument());
  server.register(fastifyStatic, { root: absolutePath(), serve: false });
  server.get('/openapi.json', (_, reply) => reply.type('application/json').send(document));
  server.get('/docs', (_, reply) => reply.type('text/html').header('content-security-policy', policy).send(page));
  server.get('/docs/start.js', (_, reply) => reply.type('text/javascript').send(start));
  for (const asset of assets) server.get(`/docs/${asset}`, (_, reply) => reply.sendFile(asset));
}
