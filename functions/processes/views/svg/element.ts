const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Characters that XML 1.0 does not allow even when they are escaped. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

export const escaped = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);

type Attributes = Record<string, string | number | undefined>;

/** An element whose attributes are escaped; its content is markup already. */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  return content.length === 0
    ? `<${name}${given.join('')}/>`
    : `<${name}${given.join('')}>${content.join('')}</${name}>`;
}

/** Text as lines of at most `width` pixels, the last of `most` shortened. Widths are estimates: no font is at hand. */
export function wrapped(text: string, width: number, most: number, size = 13): string[] {
  const room = Math.max(3, Math.floor(width / (size * 0.53)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= room || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  const shown = lines.slice(0, most);
  return shown.map((each, at) => {
    const more = at === most - 1 && lines.length > most;
    return each.length > room || more ? `${[...each].slice(0, room - 1).join('')}…` : each;
  });
}

type TextStyle = { size?: number; fill: string; weight?: number; anchor?: 'start' | 'middle' | 'end'; halo?: string };

/** Lines of text around (x, y): their block is centred on y. */
export function textAt(lines: readonly string[], x: number, y: number, style: TextStyle): string {
  const { size = 13, fill, weight, anchor = 'start', halo } = style;
  const height = size * 1.22;
  const first = y - ((lines.length - 1) * height) / 2;
  return lines
    .map((line, at) =>
      element(
        'text',
        {
          x: Math.round(x * 10) / 10,
          y: Math.round((first + at * height) * 10) / 10,
          'font-size': size,
          'font-weight': weight,
          fill,
          'text-anchor': anchor,
          'dominant-baseline': 'central',
          ...(halo && { stroke: halo, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
        },
        escaped(line),
      ),
    )
    .join('');
}
