import { useQuery } from '@tanstack/react-query';
import type { User } from '#contracts/identity.ts';
import { usersQuery } from './queries.ts';

/** Finds a person of the tenant by id. */
export function usePeople(): (id: string | undefined) => User | undefined {
  const { data } = useQuery(usersQuery);
  return (id) => data?.items.find((user) => user.id === id);
}
