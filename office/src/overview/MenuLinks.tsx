import type { Permission } from '@yanxiu/domain/access/permissions';
import { Link } from 'react-router';
import { menuOf } from '../frame/feature-route.ts';
import { Section } from '../kit/PageFrame.tsx';
import { featureRoutes } from '../routes.ts';

/** Where the work is, for a role that has no start page of its own. */
export function MenuLinks({ held }: { held: readonly Permission[] }) {
  const sections = menuOf(featureRoutes, held).filter((section) => section.group !== '首页');
  return sections.map((section) => (
    <Section key={section.group} title={section.group}>
      <ul className="start-links">
        {section.items.map((item) => (
          <li key={item.path}>
            <Link to={`/${item.path}`}>{item.label}</Link>
          </li>
        ))}
      </ul>
    </Section>
  ));
}
