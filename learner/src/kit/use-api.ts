import { type QueryKey, useQuery, useQueryClient } from '@tanstack/preact-query';
import type { InputOf, OutputOf, Stem } from '@yanxiu/contract/index';
import type { ApiError } from '@yanxiu/ui/api-error';
import { readOnce } from './early.ts';

interface Choice {
  readonly enabled?: boolean;
  readonly staleMs?: number;
}

/** Reads an endpoint through the cache; going back to a page shows what was there at once. */
export function useApi<S extends Stem>(stem: S, input: InputOf<S>, choice: Choice = {}) {
  return useQuery<OutputOf<S>, ApiError>({
    queryKey: [stem, input] as QueryKey,
    queryFn: ({ signal }) => readOnce(stem, input, signal),
    enabled: choice.enabled ?? true,
    ...(choice.staleMs === undefined ? {} : { staleTime: choice.staleMs }),
  });
}

/** Marks what was read as out of date; without stems, everything. */
export function useRefresh(): (...stems: Stem[]) => void {
  const client = useQueryClient();
  return (...stems) => {
    if (stems.length === 0) void client.invalidateQueries();
    for (const stem of stems) void client.invalidateQueries({ queryKey: [stem] });
  };
}
