// Says of the documentation viewer the one thing that is used: where its files are.
declare module 'swagger-ui-dist' {
  /** The folder that holds the viewer's files. */
  export function absolutePath(): string;
}
