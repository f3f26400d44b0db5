import '@yanxiu/ui/tokens.css';
import './frame/base.css';
import './kit/kit.css';
import { type ComponentType, render } from 'preact';
import { CouldNotStart } from './frame/CouldNotStart.tsx';
import { kept, signedInName } from './frame/keep.ts';
import { readEarly } from './kit/early.ts';

/** One page file answers three doors: each loads only what it needs, and reads ahead what it will show. */
async function pageFor(path: string): Promise<ComponentType> {
  if (/^\/learner(\/|$)/.test(path)) {
    readEarly('access.me', {});
    fetchAhead(path, kept(signedInName) !== null);
    return (await import('./app.tsx')).App;
  }
  if (/^\/verify(\/|$)/.test(path)) return (await import('./credit/VerifyPage.tsx')).VerifyPage;
  if (path === '/') readEarly('notice.publicList', { size: 60 });
  return (await import('./front/FrontDoor.tsx')).FrontDoor;
}

/** The page that is most likely to come comes along with the app that shows it. */
function fetchAhead(path: string, signedIn: boolean): void {
  let page: Promise<unknown> | null = null;
  if (/activate$/.test(path)) page = import('./account/ActivatePage.tsx');
  else if (!signedIn) page = import('./access/LogInPage.tsx');
  else if (/^\/learner\/?$/.test(path)) page = import('./study/StartPage.tsx');
  if (signedIn) readEarly('study.mine', {});
  page?.catch(() => undefined);
}

async function start(root: HTMLElement): Promise<void> {
  // the demo bar stands above everything: drawn later it would push the page down
  const clock = readEarly('operation.clock', {}).catch(() => null);
  try {
    const [Page] = await Promise.all([pageFor(location.pathname), clock]);
    render(<Page />, root);
  } catch {
    render(<CouldNotStart />, root);
  }
}

const root = document.getElementById('root');
if (root) void start(root);
