import { describe, expect, it } from 'vitest';
import { BpmnError } from '../bpmn-error.ts';
import { LIMITS } from '../limits.ts';
import { decodeBytes } from './decode-bytes.ts';
import { parseXml, writeXml } from './parse-xml.ts';

const problemOf = (xml: string): BpmnError => {
  try {
    parseXml(xml);
  } catch (error) {
    if (error instanceof BpmnError) return error;
    throw error;
  }
  throw new Error('It was read.');
};

describe('a document that nobody changes', () => {
  it.each([
    '<a/>',
    '<?xml version="1.0"?>\n<!-- what it is -->\n<a  b = "1"\n   c=\'2\' ></a >\n<!-- end -->\n',
    '<a>text &amp; &#x41;<![CDATA[ <raw> ]]><?go on?><b xmlns="urn:b" x:y="&lt;" xmlns:x="urn:x"/>\r\n</a>',
    '\ufeff<a title="a > b"/>',
  ])('is written as it was read: %j', (xml) => {
    expect(writeXml(parseXml(xml))).toBe(xml);
  });

  it('has its characters and namespaces resolved', () => {
    const { root } = parseXml('<a xmlns="urn:a" xmlns:x="urn:x" x:y="&#65;&quot;">&lt;<![CDATA[&]]><b/></a>');
    expect([root.namespace, root.attribute('y', 'urn:x'), root.text]).toEqual(['urn:a', 'A"', '<&']);
  });
});

describe('what is no XML, or too much of it', () => {
  it.each([
    ['nothing', '', 'bpmn.malformed-xml', 'line 1'],
    ['text', 'hello', 'bpmn.malformed-xml', 'line 1'],
    ['a tag that is not closed', '<a>\n<b>', 'bpmn.malformed-xml', 'line 2'],
    ['tags that cross', '<a>\n<b></a></b>', 'bpmn.malformed-xml', 'line 2'],
    ['a second root', '<a/>\n\n<b/>', 'bpmn.malformed-xml', 'line 3'],
    ['an attribute twice', '<a b="1" b="2"/>', 'bpmn.malformed-xml', 'line 1'],
    ['an attribute without quotes', '<a b=1/>', 'bpmn.malformed-xml', 'line 1'],
    ['a prefix that nobody declares', '<x:a/>', 'bpmn.malformed-xml', 'line 1'],
    ['an entity that nobody knows', '<a>&nbsp;</a>', 'bpmn.malformed-xml', 'line 1'],
    ['a character that XML forbids', '<a>&#0;</a>', 'bpmn.malformed-xml', 'line 1'],
    ['a comment without an end', '<a><!-- </a>', 'bpmn.malformed-xml', 'line 1'],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>', 'bpmn.doctype', 'line 1'],
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'bpmn.doctype',
      'line 1',
    ],
    ['an external document type', '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>', 'bpmn.doctype', 'line 1'],
    ['elements in elements without end', '<a>'.repeat(100_000), 'bpmn.too-deep', 'line 1'],
    ['elements in numbers', `<a>${'<b/>'.repeat(LIMITS.elements)}</a>`, 'bpmn.too-many-elements', 'line 1'],
    [
      'attributes in numbers',
      `<a ${Array.from({ length: 501 }, (_, i) => `a${i}=""`).join(' ')}/>`,
      'bpmn.malformed-xml',
      'line 1',
    ],
    ['50 MB', `<a>${'x'.repeat(50_000_000)}</a>`, 'bpmn.too-large', '/'],
    ['5 MB in characters of two bytes', `<a>${'ä'.repeat(2_600_000)}</a>`, 'bpmn.too-large', '/'],
  ])('is refused with the place and a remedy: %s', (_what, xml, code, path) => {
    const problem = problemOf(xml);
    expect(problem).toMatchObject({ code, path });
    expect(problem.help).not.toBe('');
  });

  it.each([
    ['one line of many elements', `<a>${'<b c="d">e</b>'.repeat(90_000)}</a>`],
    ['a tag that never ends', `<a b="${'x'.repeat(4_900_000)}`],
    ['an attribute of white space', `<a${' '.repeat(4_900_000)}=`],
    ['ampersands', `<a>${'&'.repeat(4_900_000)}</a>`],
    ['open brackets', '<'.repeat(4_900_000)],
  ])('is read in time that grows with its size: %s', (_what, xml) => {
    const start = performance.now();
    try {
      parseXml(xml);
    } catch (error) {
      expect(error).toBeInstanceOf(BpmnError);
    }
    // Something that grows with the square would take hours.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('bytes of a file', () => {
  it('are read in the encoding that they declare, and kept as UTF-8', () => {
    const latin = Uint8Array.from(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a b="ä"/>', 'latin1'));
    expect(decodeBytes(latin)).toBe('<?xml version="1.0" encoding="UTF-8"?><a b="ä"/>');
  });

  it('are refused when they are not what they declare', () => {
    expect(() => decodeBytes(Uint8Array.of(0x3c, 0xff, 0x3e))).toThrow(BpmnError);
  });
});
