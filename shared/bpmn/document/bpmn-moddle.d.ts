declare module 'bpmn-moddle' {
  /** BPMN 2.0's metamodel; the package has no types for its entry. Only what is used here. */
  export class BpmnModdle {
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: readonly { message: string }[] }>;
  }
}
