import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  // Numeric references; the limit would stop at the quotation marks of one long policy.
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000 },
});

const nodes = z.array(z.record(z.string(), z.unknown()));
const attributes = z.record(z.string(), z.string()).optional();

/** The elements of a document, by a library other than those that write ours. */
export function parseXml(text: string): XmlElement[] {
  return elements(parser.parse(text));
}

function elements(list: unknown): XmlElement[] {
  return nodes.parse(list).flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const children = node[name];
    return [
      {
        name,
        attributes: attributes.parse(node[':@']) ?? {},
        children: elements(children),
        text: nodes
          .parse(children)
          .map((child) => child['#text'] ?? '')
          .join(''),
      },
    ];
  });
}

/** The one child of this name. */
export function child(parent: XmlElement, name: string): XmlElement {
  const found = parent.children.filter((element) => element.name === name);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} <${name}> in <${parent.name}>`);
  return found[0];
}

export function attribute(element: XmlElement, name: string): string {
  const value = element.attributes[name];
  if (value === undefined) throw new Error(`<${element.name}> has no ${name}`);
  return value;
}
