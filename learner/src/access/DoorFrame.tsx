import type { ComponentChildren } from 'preact';
import { Hotline } from '../kit/Hotline.tsx';
import './door.css';

/** The frame of the pages before log-in: the name, one narrow column, whom to call. */
export function DoorFrame({ title, lead, children }: { title: string; lead?: string; children: ComponentChildren }) {
  return (
    <div class="door">
      <header>
        <a class="door-brand" href="/">
          <img src="/learner/favicon.svg" alt="" width="30" height="30" />
          研修台
        </a>
      </header>
      <main class="stack">
        <h1>{title}</h1>
        {lead ? <p class="muted">{lead}</p> : null}
        {children}
        <Hotline />
      </main>
    </div>
  );
}
