import type { FormatDefinition } from 'ajv';
import { z } from 'zod';

const accepts = (schema: z.ZodType): FormatDefinition<string> => ({
  validate: (text: string) => schema.safeParse(text).success,
});

/** The formats of JSON Schema 2020-12 that data definitions may name. */
export const formats: Record<string, FormatDefinition<string>> = {
  date: accepts(z.iso.date()),
  time: accepts(z.iso.time()),
  'date-time': accepts(z.iso.datetime({ offset: true })),
  duration: accepts(z.iso.duration()),
  email: accepts(z.email()),
  uri: accepts(z.url()),
  uuid: accepts(z.uuid()),
  ipv4: accepts(z.ipv4()),
  ipv6: accepts(z.ipv6()),
  hostname: accepts(z.hostname()),
};
