import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/json-view.tsx';

/** What a worker sends, to be tried in a terminal. */
export function ConnectSteps() {
  const { t } = useTranslation('jobs');
  const { type = 'my-job' } = useSearch({ from: '/shell/jobs' });
  const steps = [
    ['take', 'activate', { type, worker: 'worker-1' }],
    ['complete', '$JOB/complete', { lease: '…', output: {} }],
    ['fail', '$JOB/fail', { lease: '…', message: 'The till does not answer.' }],
  ] as const;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <p className="text-muted">{t('connecting.text')}</p>
      {steps.map(([step, path, body]) => (
        <Command key={step} label={t(`connecting.${step}`)} text={curl(path, body)} />
      ))}
      <p className="text-muted text-xs">
        {t('connecting.again')}{' '}
        <a href="/api/v1/openapi.json" className="text-accent-ink underline">
          {t('connecting.docs')}
        </a>
      </p>
    </div>
  );
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const curl = (path: string, body: object): string =>
  [
    `curl "${window.location.origin}/api/v1/jobs/${path}" \\`,
    '  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\',
    `  -d ${quoted(JSON.stringify(body))}`,
  ].join('\n');

function Command({ label, text }: { label: string; text: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <h3 className="font-medium text-xs">{label}</h3>
      <div className="relative">
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-lg border border-line bg-sunken/60 p-3 pr-10 font-mono text-[12px] leading-relaxed"
        >
          {text}
        </pre>
        <CopyButton text={text} className="absolute top-1.5 right-1.5 bg-sunken" />
      </div>
    </div>
  );
}
