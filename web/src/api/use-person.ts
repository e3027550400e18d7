import { useQuery } from '@tanstack/react-query';
import { apiKeyNamesQuery, usersQuery } from './queries.ts';

/** Finds who acts in the tenant by id: a person, or a program by the name of its API key. */
export function usePeople(): (id: string | undefined) => { name: string } | undefined {
  const { data: users } = useQuery(usersQuery);
  const { data: programs } = useQuery(apiKeyNamesQuery);
  return (id) => users?.items.find((user) => user.id === id) ?? programs?.items.find((program) => program.id === id);
}
