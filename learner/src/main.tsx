import '@yanxiu/ui/tokens.css';
import './frame/base.css';
import './kit/kit.css';
import { type ComponentType, render } from 'preact';
import { CouldNotStart } from './frame/CouldNotStart.tsx';

/** One page file answers three doors: each loads only what it needs. */
async function pageFor(path: string): Promise<ComponentType> {
  if (/^\/learner(\/|$)/.test(path)) return (await import('./app.tsx')).App;
  if (/^\/verify(\/|$)/.test(path)) return (await import('./credit/VerifyPage.tsx')).VerifyPage;
  return (await import('./front/FrontDoor.tsx')).FrontDoor;
}

async function start(root: HTMLElement): Promise<void> {
  try {
    const Page = await pageFor(location.pathname);
    render(<Page />, root);
  } catch {
    render(<CouldNotStart />, root);
  }
}

const root = document.getElementById('root');
if (root) void start(root);
