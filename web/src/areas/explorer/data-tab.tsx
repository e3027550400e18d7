import { Braces } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DataDefinition } from '#contracts/process-definition/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, Td, Th, Tr } from '../../ui/table.tsx';

export function DataTab({ fields }: { fields: readonly DataDefinition[] }) {
  const { t } = useTranslation('explorer');
  return (
    <Page>
      <Card className="overflow-hidden">
        {fields.length === 0 ? (
          <EmptyState icon={Braces} title={t('data.empty')} text={t('data.emptyText')} />
        ) : (
          <Table>
            <thead>
              <tr>
                <Th>{t('data.field')}</Th>
                <Th>{t('data.type')}</Th>
                <Th>{t('data.atStart')}</Th>
                <Th>{t('data.default')}</Th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <FieldRow key={field.name} field={field} />
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </Page>
  );
}

function FieldRow({ field }: { field: DataDefinition }) {
  const { t } = useTranslation('explorer');
  return (
    <Tr>
      <Td>
        <span className="block font-medium">{field.title ?? field.name}</span>
        <code className="font-mono text-faint text-xs">{field.name}</code>
      </Td>
      <Td>
        <code className="font-mono text-muted text-xs">{typeName(field.schema)}</code>
      </Td>
      <Td>
        {field.input ? (
          <Badge tone={field.required ? 'accent' : 'neutral'}>
            {field.required ? t('data.required') : t('data.optional')}
          </Badge>
        ) : (
          <span className="text-muted">{t('data.no')}</span>
        )}
      </Td>
      <Td>
        <code className="font-mono text-muted text-xs">
          {field.default === undefined ? '' : JSON.stringify(field.default)}
        </code>
      </Td>
    </Tr>
  );
}

/** A JSON Schema in a few words: `string (date)`, `array of string`, `one of 3`. */
export function typeName(schema: DataDefinition['schema']): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.length}`;
  const { type = 'any', format, items } = schema;
  if (type === 'array' && typeof items === 'object' && items !== null && !Array.isArray(items)) {
    return `array of ${typeName(items)}`;
  }
  return typeof format === 'string' ? `${String(type)} (${format})` : String(type);
}
