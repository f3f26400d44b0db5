import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { usePageTitle } from '../kit/page-title.ts';
import { Icon } from './Icon.tsx';

interface Props {
  readonly title: string;
  /** One line saying what this page is for. */
  readonly lead?: ComponentChildren;
  readonly back?: { readonly href: string; readonly word: string };
  readonly children: ComponentChildren;
}

let opened = 0;

/** A page's frame: names it, starts it at its top and, after the first, tells a screen reader that it is another. */
export function Page({ title, lead, back, children }: Props) {
  usePageTitle(title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    opened += 1;
    if (opened === 1) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="page stack">
      <div class="page-head">
        {back ? (
          <Link class="page-back" href={back.href}>
            <Icon name="back" size={20} />
            {back.word}
          </Link>
        ) : null}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead ? <p class="muted">{lead}</p> : null}
      </div>
      {children}
    </div>
  );
}
