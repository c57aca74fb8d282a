// Helps whoever words a message: what it may name, how it reads.
import { Controller } from '@nestjs/common';
import { previewTemplate as preview, templateGuide } from '@relais/messaging';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { contradiction } from '../http/problem-error';
import { guideTemplates, previewTemplate } from './template.endpoints';

@Controller()
export class TemplatesController {
  @Serves(guideTemplates)
  guide(): Answer {
    return ok(templateGuide());
  }

  @Serves(previewTemplate)
  preview(@Request() { body: { name, language, ...template } }: Asked<typeof previewTemplate>): Answer {
    const previewed = preview({ name, language, template });
    if (previewed) return ok(previewed);
    throw contradiction([{ pointer: '/name', detail: 'names no message: GET /v1/policy/templates lists them' }]);
  }
}
