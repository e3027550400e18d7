import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import { usePeople } from '../../api/use-person.ts';
import { Fact, Facts, Section } from '../../ui/facts.tsx';
import { CopyButton, JsonView } from '../../ui/json-view.tsx';
import { dateTime } from '../../ui/time.tsx';

export function DataPanel({ execution }: { execution: Execution }) {
  const { t } = useTranslation(['executions', 'common']);
  const person = usePeople();
  const variables = Object.entries(execution.nodeVariables);
  // What begins with a message, a signal or a timer is started by its own context.
  const starterOf = (id: string) => (id === 'executions' ? t('data.startedByEvent') : id);
  const titleOf = (nodeId: string) => execution.nodes.find((visit) => visit.nodeId === nodeId)?.title ?? nodeId;
  return (
    <>
      <Section title={t('data.facts')}>
        <Facts>
          <CopyFact name={t('data.id')} value={execution.id} />
          <CopyFact name={t('data.correlation')} value={execution.correlationId} />
          <Fact name={t('data.record')}>{t(`common:status.record.${execution.status}`)}</Fact>
          <Fact name={t('data.startedBy')}>{person(execution.startedBy)?.name ?? starterOf(execution.startedBy)}</Fact>
          {execution.startedAt && <Fact name={t('data.started')}>{dateTime(execution.startedAt)}</Fact>}
          {execution.endedAt && <Fact name={t('data.ended')}>{dateTime(execution.endedAt)}</Fact>}
        </Facts>
      </Section>
      <Section title={t('data.input')}>
        <JsonView value={execution.input} label={t('data.input')} />
      </Section>
      {Object.keys(execution.context).length > 0 && (
        <Section title={t('data.context')}>
          <JsonView value={execution.context} label={t('data.context')} />
        </Section>
      )}
      <Section title={t('data.output')}>
        {execution.output === undefined ? (
          <p className="text-muted">{t('data.noOutput')}</p>
        ) : (
          <JsonView value={execution.output} label={t('data.output')} />
        )}
      </Section>
      {variables.length > 0 && (
        <Section title={t('data.variables')}>
          {variables.map(([nodeId, value]) => (
            <details key={nodeId} className="rounded-lg border border-line">
              <summary className="rounded-lg px-3 py-2 font-medium hover:bg-sunken">{titleOf(nodeId)}</summary>
              <JsonView value={value} label={titleOf(nodeId)} className="px-2 pb-2" />
            </details>
          ))}
        </Section>
      )}
    </>
  );
}

const CopyFact = ({ name, value }: { name: string; value: string }) => (
  <Fact name={name}>
    <span className="flex items-center gap-1">
      <code className="min-w-0 truncate font-mono text-xs">{value}</code>
      <CopyButton text={value} className="-my-1" />
    </span>
  </Fact>
);
