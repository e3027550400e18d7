import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '#contracts/core/problem.ts';
import { ApiProblem } from '../api/problem.ts';

/** `errors`: those of the problem that are not shown elsewhere already; all of them when left out. */
type Props = { error: unknown; title?: string; errors?: readonly ProblemError[] };

/** Why a form was refused, above the form: the problem's words, its remedy, and the places that it names. */
export function ProblemNote({ error, title, errors }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : null;
  const listed = errors ?? problem?.errors ?? [];
  return (
    <div role="alert" className="flex gap-2.5 rounded-lg bg-danger-soft px-3 py-2.5 text-danger">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        <p>
          {problem?.message ?? t('error.unexpected')} {problem?.help}
        </p>
        {listed.length > 0 && (
          <ul className="grid list-disc gap-0.5 pl-4">
            {listed.slice(0, 8).map(({ path, message, help }) => (
              <li key={`${path} ${message}`} className="break-words">
                <code className="font-mono text-xs">{path}</code> {message} {help}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
