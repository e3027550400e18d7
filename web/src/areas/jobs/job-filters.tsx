import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { jobStatuses, oneOf } from '../../app/search.ts';
import { Select } from '../../ui/controls.tsx';
import { SearchInput } from '../../ui/search-input.tsx';

/** Narrows the list to a type, which may be one of which nothing is open, and to a status. */
export function JobFilters() {
  const { t } = useTranslation(['jobs', 'common']);
  const navigate = useNavigate({ from: '/jobs' });
  const { type, status } = useSearch({ from: '/shell/jobs' });
  return (
    <search className="flex flex-wrap gap-2">
      <SearchInput
        className="w-72 max-w-full"
        placeholder={t('type')}
        value={type ?? ''}
        onSearch={(text) =>
          void navigate({ search: (was) => ({ ...was, type: text.trim() || undefined }), replace: true })
        }
      />
      <Select
        aria-label={t('status')}
        className="w-44"
        value={status ?? ''}
        onChange={({ target }) =>
          void navigate({ search: (was) => ({ ...was, status: oneOf(jobStatuses, target.value) }), replace: true })
        }
      >
        <option value="">{t('anyStatus')}</option>
        {jobStatuses.map((value) => (
          <option key={value} value={value}>
            {t(`common:status.job.${value}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}
