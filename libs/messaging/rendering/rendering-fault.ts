// What is thrown when a text cannot be made out of its template.

/** Thrown when a template cannot be rendered; names the template and what it asked for, never the values. */
export class RenderingFault extends Error {
  override readonly name = 'RenderingFault';
}
