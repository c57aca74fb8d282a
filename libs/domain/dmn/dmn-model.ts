// The DMN 1.3 documents that Relais reads and writes, and what it adds to them in a namespace of its own: the examples of a table.
import { DmnModdle, type ModdleElement } from 'dmn-moddle';

/** The namespace of DMN 1.3; of 1.1, 1.2 and later versions it is another. */
export const dmnNamespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const attribute = (name: string) => ({ name, type: 'String', isAttr: true });

const relais = {
  name: 'Relais',
  prefix: 'relais',
  uri: 'urn:relais:decision-table:1',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Examples', superClass: ['Element'], properties: [{ name: 'examples', type: 'Example', isMany: true }] },
    // `given` and `expect` are JSON: facts keep their types, and names that are no XML names stay as they are.
    { name: 'Example', properties: [attribute('name'), attribute('given'), attribute('expect')] },
  ],
};

export const dmn = new DmnModdle({ relais });

export interface Text extends ModdleElement {
  readonly text?: string;
  readonly expressionLanguage?: string;
  readonly typeRef?: string;
}

export interface Clause extends ModdleElement {
  readonly id?: string;
  readonly label?: string;
  readonly name?: string;
  readonly typeRef?: string;
  readonly inputExpression?: Text;
  readonly outputValues?: Text;
}

export interface Rule extends ModdleElement {
  readonly id?: string;
  readonly description?: string;
  readonly inputEntry?: readonly Text[];
  readonly outputEntry?: readonly Text[];
  readonly annotationEntry?: readonly Text[];
}

export interface Example extends ModdleElement {
  readonly name?: string;
  readonly given?: string;
  readonly expect?: string;
}

export interface Table extends ModdleElement {
  readonly hitPolicy?: string;
  readonly input?: readonly Clause[];
  readonly output?: readonly Clause[];
  readonly annotation?: readonly Clause[];
  readonly rule?: readonly Rule[];
  readonly extensionElements?: { readonly values?: readonly (ModdleElement & { readonly examples?: readonly Example[] })[] };
}

export interface Decision extends ModdleElement {
  readonly decisionLogic?: Table;
  readonly informationRequirement?: readonly ModdleElement[];
}

export interface Definitions extends ModdleElement {
  readonly drgElement?: readonly ModdleElement[];
}
