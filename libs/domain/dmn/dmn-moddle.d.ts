// Says of the DMN library, which comes without types, what is used of it.
declare module 'dmn-moddle' {
  /** An element of a DMN document; what it holds depends on its type. */
  export interface ModdleElement {
    readonly $type: string;
    readonly [property: string]: unknown;
  }

  export interface ReadDocument {
    readonly rootElement: ModdleElement;
    /** What was passed over: unknown attributes and elements, references to nothing. */
    readonly warnings: readonly { readonly message: string; readonly element?: ModdleElement }[];
  }

  export class DmnModdle {
    constructor(extensions?: Readonly<Record<string, object>>);
    create(type: string, properties: Readonly<Record<string, unknown>>): ModdleElement;
    fromXML(xml: string): Promise<ReadDocument>;
    toXML(element: ModdleElement, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  }
}
