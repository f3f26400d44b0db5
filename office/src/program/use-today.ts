import { dayOf } from '@yanxiu/ui/words';
import { useApi } from '../kit/use-api.ts';

/** Today by the product's clock (demo time in a demo), or the browser's day until it is known. */
export function useToday(): string {
  const clock = useApi('operation.clock', {});
  return dayOf(clock.data ? new Date(clock.data.now) : new Date());
}
