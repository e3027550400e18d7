import type { NodeDef } from '#contracts/process-definition/index.ts';
import type { Notes } from '../diagnostics.ts';
import type { BpmnDocument } from '../document/bpmn-document.ts';
import type { XmlElement } from '../xml/element.ts';
import type { ElementIds } from './element-ids.ts';

/** What every step of reading one process needs. */
export interface Reading {
  readonly document: BpmnDocument;
  readonly process: XmlElement;
  readonly notes: Notes;
  readonly ids: ElementIds;
  /** FEEL name → JSONata, for names that no data field can have. */
  readonly names: Readonly<Record<string, string>>;
  /** Ids of the processes that called elements stand for, where the importer knows them. */
  readonly called: Readonly<Record<string, string>>;
}

export type Config = NodeDef['config'];

/** What an element becomes, beside its id and title. */
export type Shape = Pick<NodeDef, 'type' | 'config'> & Partial<Pick<NodeDef, 'action_type' | 'outputs'>>;

/** An element's name as people read it: on one line. */
export const nameOf = (element: XmlElement): string => (element.attribute('name') ?? '').replace(/\s+/g, ' ').trim();

export const titleOf = (element: XmlElement): string =>
  nameOf(element) || element.local.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
