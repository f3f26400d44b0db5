import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from '../kit/Skeleton.tsx';
import { CouldNotStart } from './CouldNotStart.tsx';

/** A page in a chunk of its own: fetched when it is first opened (or asked for ahead), a skeleton meanwhile. */
export function lazyPage(load: () => Promise<ComponentType>): FunctionComponent & { readonly ahead: () => void } {
  let Page: ComponentType | null = null;
  const fetchPage = async () => {
    Page = await load();
  };
  const Lazy = () => {
    const [state, setState] = useState<'waiting' | 'here' | 'lost'>(Page ? 'here' : 'waiting');
    useEffect(() => {
      if (state === 'waiting')
        fetchPage().then(
          () => setState('here'),
          () => setState('lost'),
        );
    }, [state]);
    if (state === 'lost') return <CouldNotStart />;
    return Page ? <Page /> : <Skeleton />;
  };
  return Object.assign(Lazy, { ahead: () => void fetchPage().catch(() => undefined) });
}
