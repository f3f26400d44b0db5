import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePageTitle } from './page-title.ts';

export interface Crumb {
  readonly label: string;
  /** Without it the crumb is no link. */
  readonly to?: string;
}

interface Props {
  readonly title: string;
  /** The way here, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** A <StateTag> beside the title. */
  readonly tag?: ReactNode;
  /** One line: what this page is for. */
  readonly purpose?: ReactNode;
  /** The one primary button. */
  readonly primary?: ReactNode;
  /** Other buttons, left of the primary one. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The anatomy of every page: crumbs, title with state, one line of purpose, primary action, content. */
export function PageFrame({ title, crumbs = [], tag, purpose, primary, actions, children }: Props) {
  usePageTitle(title);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-head-words">
          {crumbs.length > 0 ? <Crumbs crumbs={crumbs} /> : null}
          <div className="page-title-row">
            <h1>{title}</h1>
            {tag}
          </div>
          {purpose ? <p className="muted page-purpose">{purpose}</p> : null}
        </div>
        {primary || actions ? (
          <div className="page-actions">
            {actions}
            {primary}
          </div>
        ) : null}
      </header>
      {children}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="所在位置" className="crumbs">
      <ol>
        {crumbs.map((crumb) => (
          <li key={`${crumb.label}${crumb.to ?? ''}`}>
            {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface SectionProps {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A white block of a page with an optional heading. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className="block">
      {title || actions ? (
        <div className="block-head">
          {title ? <h2>{title}</h2> : <span />}
          {actions ? <div className="block-actions">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
