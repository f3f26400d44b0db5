import { dayText } from '@yanxiu/ui/words';
import { Link } from 'react-router';
import { menuOf } from '../frame/feature-route.ts';
import { useMe } from '../frame/session.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { featureRoutes } from '../routes.ts';

/** The first page of every office role: who one is here, what comes next, and where the work is. */
export function StartPage() {
  const { name, assignment, permissions } = useMe();
  const sections = menuOf(featureRoutes, permissions).filter((section) => section.group !== '首页');
  return (
    <PageFrame title="首页" purpose={`${name}，您现在是${assignment?.orgName ?? ''}的${assignment?.roleName ?? ''}。`}>
      {permissions.includes('program.read') ? (
        <Section title="当前培训项目">
          <ForProgram>
            {(program) => (
              <p>
                {program.name}，由{program.publisherName}发布。
                {program.nextMilestone
                  ? `下一个时间节点：${dayText(program.nextMilestone.day)} ${program.nextMilestone.name}。`
                  : ''}
              </p>
            )}
          </ForProgram>
        </Section>
      ) : null}
      {sections.map((section) => (
        <Section key={section.group} title={section.group}>
          <ul className="start-links">
            {section.items.map((item) => (
              <li key={item.path}>
                <Link to={`/${item.path}`}>{item.label}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </PageFrame>
  );
}
