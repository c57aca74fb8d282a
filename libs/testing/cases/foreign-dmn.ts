// DMN as another tool writes it: a document with a layout and names of its own, and the parts of a table in it.

/** A whole document around what stands in it. */
export const definitions = (
  inner: string,
  prolog = '<?xml version="1.0" encoding="UTF-8"?>\n',
) => `${prolog}<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
  xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
  xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" id="Definitions_0x1" name="DRD"
  namespace="http://camunda.org/schema/1.0/dmn" exporter="Camunda Modeler" exporterVersion="5.31.0" modeler:executionPlatform="Camunda Cloud">
${inner}
</definitions>`;

/** The same around one decision. */
export const decision = (table: string) => definitions(`<decision id="Decision_1" name="Goodwill">${table}</decision>`);

export const output = '<output id="Output_1" name="advice" typeRef="string" />';
export const input =
  '<input id="Input_1"><inputExpression id="InputExpression_1" typeRef="number"><text>cost</text></inputExpression></input>';
export const row = '<rule id="r"><inputEntry><text>-</text></inputEntry><outputEntry><text>"x"</text></outputEntry></rule>';
