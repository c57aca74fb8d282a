// The public face of the texts that an organisation words itself.
export { policyTemplateFaults } from './check-templates';
export { type PreviewedTemplate, previewTemplate } from './preview';
export { renderOwn } from './render-own';
export { type TemplateGuide, templateGuide } from './template-guide';
