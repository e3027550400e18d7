import { documentOf } from '#bpmn/testing/document.ts';
import type { BadDocument } from '../bad-input.ts';

const BPMN = 'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"';
const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`,
).join('')}]><definitions ${BPMN}>&a8;</definitions>`;
const refused = (name: string, code: string, content: BadDocument['content']): BadDocument => ({
  name,
  code,
  content,
  refused: true,
});

/** Documents that are hostile, broken or no BPMN: none is read. */
export const unreadable: readonly BadDocument[] = [
  refused('an entity bomb', 'bpmn.doctype', bomb),
  refused('an external entity', 'bpmn.doctype', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
  refused('an entity that nobody declares', 'bpmn.malformed-xml', `<definitions ${BPMN}>&boom;</definitions>`),
  refused('a tag that does not end', 'bpmn.malformed-xml', '<a'),
  refused('nothing but white space', 'bpmn.malformed-xml', '<!-- nothing -->'),
  refused('more than 5 MB', 'bpmn.too-large', `<a>${' '.repeat(5_000_000)}</a>`),
  refused('elements within elements without an end', 'bpmn.too-deep', `${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`),
  refused('elements without number', 'bpmn.too-many-elements', `<a>${'<b/>'.repeat(100_001)}</a>`),
  refused(
    'another encoding than it says',
    'bpmn.encoding',
    new Uint8Array([...new TextEncoder().encode('<?xml version="1.0" encoding="UTF-8"?><a>'), 0xff, 0xfe, 0x3c]),
  ),
  refused('another language', 'bpmn.not-bpmn', '<html/>'),
  refused('no process', 'bpmn.no-process', `<definitions ${BPMN}/>`),
  refused('an empty process', 'bpmn.empty', `<definitions ${BPMN}><process id="p"/></definitions>`),
  refused(
    'an id that is given twice',
    'bpmn.duplicate-id',
    documentOf('<bpmn:startEvent id="a"/><bpmn:endEvent id="a"/>'),
  ),
];
