import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';

type Props = { error: unknown; title?: string; withErrors?: boolean };

/** Why a form was refused, above the form: the problem's words, its remedy, and the places that it names. */
export function ProblemNote({ error, title, withErrors = true }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <div role="alert" className="flex gap-2.5 rounded-lg bg-danger-soft px-3 py-2.5 text-danger">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-semibold">{title}</p>}
        <p>
          {problem?.message ?? t('error.unexpected')} {problem?.help}
        </p>
        {withErrors && problem && problem.errors.length > 0 && (
          <ul className="grid list-disc gap-0.5 pl-4">
            {problem.errors.slice(0, 8).map(({ path, message, help }) => (
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
