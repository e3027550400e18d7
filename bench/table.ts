export interface Row {
  what: string;
  value: string;
  /** Against what it was measured in the same run. */
  baseline?: string;
}

/** Rows as a Markdown table. */
export const table = (title: string, rows: readonly Row[]): string =>
  [
    `### ${title}`,
    '',
    '| what | figure | baseline |',
    '|---|---|---|',
    ...rows.map(({ what, value, baseline }) => `| ${what} | ${value} | ${baseline ?? ''} |`),
  ].join('\n');

export const ms = (value: number): string =>
  value < 10 ? `${value.toFixed(2)} ms` : value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
