import { useSearchParams } from 'react-router';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { PeopleTable } from './PeopleTable.tsx';
import './supervision.css';

/** The lists 未激活, 未登录, 未学习, 进度落后, 临界, 不合格 below a node. */
export function PeoplePage() {
  const [params] = useSearchParams();
  const orgId = params.get('org');
  return <ForProgram>{(program) => <Lists programId={program.id} {...(orgId ? { orgId } : {})} />}</ForProgram>;
}

function Lists({ programId, orgId }: { programId: string; orgId?: string }) {
  const node = useApi('supervision.node', { programId, ...(orgId ? { orgId } : {}) });
  const data = node.data;
  return (
    <PageFrame
      title={data ? `${data.node.name}参训教师名单` : '参训教师名单'}
      crumbs={[
        { label: '督导看板', to: '/supervision' },
        ...(data ? [{ label: data.node.name, to: `/supervision/${data.node.id}` }] : []),
      ]}
      purpose="查未激活、未登录、未学习、进度落后、临界和不合格的教师，提醒他们所在的学校。"
    >
      <Loaded of={node} what="参训教师名单" lines={10}>
        {(loaded) => <PeopleTable programId={programId} orgId={loaded.node.id} node={loaded} />}
      </Loaded>
    </PageFrame>
  );
}
