// Says of the XML parser beneath the DMN library, which comes without types, what is used of it.
declare module 'saxen' {
  /** Counted from 0. */
  export interface Position {
    readonly line: number;
    readonly column: number;
  }
  type At = () => Position;

  export class Parser {
    on(event: 'openTag', listener: (name: string, attributes: () => Readonly<Record<string, string>>, ...rest: unknown[]) => void): this;
    on(event: 'closeTag', listener: () => void): this;
    on(event: 'text' | 'attention' | 'question', listener: (text: string, ...rest: unknown[]) => void): this;
    on(event: 'error' | 'warn', listener: (error: Error, at: At) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
