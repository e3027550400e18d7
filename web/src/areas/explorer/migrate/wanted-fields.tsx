import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { versionQuery } from '../../../api/queries.ts';
import { Select } from '../../../ui/controls.tsx';
import { Field } from '../../../ui/field.tsx';
import { pathOf } from '../../executions/move/entries.ts';
import { useVersions } from '../use-versions.ts';
import type { Wanted } from './use-migration.ts';

type Props = { id: string; version: string; wanted: Wanted; onChange: (wanted: Wanted) => void };

/** The version to go on with, and where runs go on whose step it does not have. */
export function WantedFields({ id, version, wanted, onChange }: Props) {
  const { t } = useTranslation('migration');
  const versions = useVersions(id);
  const others = versions.items?.filter((one) => one.status !== 'DRAFT' && one.version !== version) ?? [];
  if (versions.items && others.length === 0) return <p className="text-muted">{t('noTarget')}</p>;
  return (
    <>
      <Field label={t('target')} required>
        {(control) => (
          <Select
            {...control}
            value={wanted.target}
            onChange={(event) => onChange({ target: event.target.value, mapping: {} })}
          >
            <option value="">{t('choose')}</option>
            {others.map((one) => (
              <option key={one.version} value={one.version}>
                {one.version}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {wanted.target !== '' && <MappingFields id={id} version={version} wanted={wanted} onChange={onChange} />}
    </>
  );
}

function MappingFields({ id, version, wanted, onChange }: Props) {
  const { t } = useTranslation('migration');
  const source = useQuery(versionQuery(id, version)).data?.definition;
  const target = useQuery(versionQuery(id, wanted.target)).data?.definition;
  const known = new Set(target?.nodes.map(({ node_id }) => node_id));
  const missing = target && source?.nodes.filter(({ node_id, type }) => !known.has(node_id) && type !== 'end');
  if (!target || !missing?.length) return null;
  const choose = (from: string, to: string) => {
    const { [from]: _, ...rest } = wanted.mapping;
    onChange({ ...wanted, mapping: to === '' ? rest : { ...rest, [from]: to } });
  };
  return (
    <fieldset className="grid gap-3">
      <legend className="font-medium">{t('mapping')}</legend>
      <p className="text-muted text-xs">{t('mappingText')}</p>
      {missing.map(({ node_id, title }) => (
        <Field key={node_id} label={title}>
          {(control) => (
            <Select
              {...control}
              value={wanted.mapping[node_id] ?? ''}
              onChange={(event) => choose(node_id, event.target.value)}
            >
              <option value="">{t('same')}</option>
              {target.nodes.map((node) => (
                <option key={node.node_id} value={node.node_id}>
                  {pathOf(target, node)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
    </fieldset>
  );
}
