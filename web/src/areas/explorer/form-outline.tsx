import { useTranslation } from 'react-i18next';
import type { FormField, NodeDef } from '#contracts/process-definition/index.ts';
import { Section } from '../../ui/facts.tsx';

/** The fields of a human task's form, in order. */
export function FormOutline({ config }: { config: NodeDef['config'] }) {
  const { t } = useTranslation('explorer');
  // The definition was checked when it was saved; a draft may hold anything, so only what has a name is listed.
  const fields = Array.isArray(config.form_fields) ? (config.form_fields as FormField[]) : [];
  if (fields.length === 0) return null;
  return (
    <Section title={t('node.form')}>
      <ul className="grid gap-2">
        {fields.map((field) => (
          <li key={field.name} className="flex items-baseline justify-between gap-3">
            <span>
              {field.label}
              {field.required && <span className="text-muted text-xs"> · {t('node.required')}</span>}
            </span>
            <code className="font-mono text-faint text-xs">{field.type}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
