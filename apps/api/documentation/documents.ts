// Serves the OpenAPI document and a page to read and try it.
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from '../openapi/document';

/** `/docs` and `/openapi.json`. */
export function serveDocuments(application: NestFastifyApplication): void {
  const document = openApiDocument() as unknown as OpenAPIObject;
  SwaggerModule.setup('docs', application, document, { jsonDocumentUrl: 'openapi.json', raw: ['json'], customSiteTitle: 'Relais API' });
}
