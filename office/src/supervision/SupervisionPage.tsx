import { isApiError } from '@yanxiu/ui/api-error';
import { useParams } from 'react-router';
import { Empty } from '../kit/Empty.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { type Crumb, PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { ChildTable } from './ChildTable.tsx';
import { FunnelSection } from './FunnelSection.tsx';
import type { Node } from './figures.ts';
import { MetricCards } from './MetricCards.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { RankSection } from './RankSection.tsx';
import { TrendSection } from './TrendSection.tsx';
import './supervision.css';

/** The dashboard of a node of the tree: province → city → county → school → people. */
export function SupervisionPage() {
  const { orgId } = useParams();
  return (
    <ForProgram>
      {(program) => <Dashboard key={orgId ?? 'own'} programId={program.id} {...(orgId ? { orgId } : {})} />}
    </ForProgram>
  );
}

function Dashboard({ programId, orgId }: { programId: string; orgId?: string }) {
  const node = useApi('supervision.node', { programId, ...(orgId ? { orgId } : {}) }, { everyMs: 60_000 });
  const data = node.data;
  return (
    <PageFrame
      title={data ? `${data.node.name}督导看板` : '督导看板'}
      crumbs={crumbsOf(data)}
      purpose={
        data ? (
          <>
            {data.programName}，截至 <span className="whole-day">{data.asOf}</span>。
          </>
        ) : null
      }
      actions={data ? <LinkButton to={`/trainees?org=${data.node.id}`}>参训教师名单</LinkButton> : null}
    >
      {isApiError(node.error) && node.error.status === 404 ? (
        <Empty
          title="这个单位不在当前项目的范围内"
          hint="切换了培训项目或角色后，可能看不到原来的单位。"
          action={<LinkButton to="/supervision">回到本级看板</LinkButton>}
        />
      ) : (
        <Loaded of={node} what="督导看板" lines={12}>
          {(loaded) => <Body node={loaded} programId={programId} />}
        </Loaded>
      )}
    </PageFrame>
  );
}

function crumbsOf(node: Node | undefined): Crumb[] {
  return [
    { label: '督导看板', to: '/supervision' },
    ...(node?.ancestors ?? []).map((one) => ({ label: one.name, to: `/supervision/${one.id}` })),
  ];
}

function Body({ node, programId }: { node: Node; programId: string }) {
  const isSchool = node.node.kind === 'school';
  const compares = node.children.length > 1;
  return (
    <>
      <MetricCards node={node} />
      <div className={compares ? 'dashboard-columns' : 'dashboard-one'}>
        <FunnelSection figures={node.node.figures} />
        {compares ? <RankSection node={node} /> : null}
      </div>
      {node.children.length > 0 ? <ChildTable node={node} programId={programId} /> : null}
      <TrendSection programId={programId} orgId={node.node.id} />
      {isSchool ? (
        <Section title="参训教师">
          <PeopleTable programId={programId} orgId={node.node.id} node={node} />
        </Section>
      ) : null}
    </>
  );
}
