import type { OutputOf } from '@yanxiu/contract/index';
import { orgKindNames, ownershipNames, stagesText } from '@yanxiu/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { useApi } from '../kit/use-api.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { OrgContacts } from './OrgContacts.tsx';
import { orgColumns } from './OrgListPage.tsx';
import { OrgNames } from './OrgNames.tsx';
import { ReportingSchools } from './ReportingSchools.tsx';

type Org = OutputOf<'org.get'>;

/** One unit: what is on file, who answers for it, and what is below it. */
export function OrgPage() {
  const { id = '' } = useParams();
  const org = useApi('org.get', { id });
  const may = useMay();
  const { assignment } = useMe();
  const [closing, setClosing] = useState(false);
  const navigate = useNavigate();
  const edit = may('org.edit') && org.data?.kind === 'school';
  const keepsTree = edit && assignment?.orgKind !== 'school';
  return (
    <PageFrame
      title={org.data?.name ?? '单位'}
      crumbs={[{ label: '单位', to: '/orgs' }, ...ancestorsOf(org.data, assignment?.orgId)]}
      tag={org.data ? <span className="muted">{orgKindNames[org.data.kind]}</span> : null}
      actions={
        keepsTree && org.data ? (
          <>
            <Button onClick={() => setClosing(true)}>撤并</Button>
            <CloseDialog
              unit={org.data}
              open={closing}
              onClose={() => setClosing(false)}
              onDone={() => void navigate('/orgs')}
            />
          </>
        ) : null
      }
      primary={
        edit ? (
          <LinkButton type="primary" to={`/orgs/${id}/edit`}>
            修改
          </LinkButton>
        ) : null
      }
    >
      <Loaded of={org} what="单位信息">
        {(unit) => (
          <>
            <Section title="基本信息">
              <Descriptions items={factsOf(unit)} />
            </Section>
            {unit.kind === 'provider' ? null : (
              <Section
                title="责任人（附件 4）"
                actions={may('org.edit') ? <LinkButton to={`/orgs/${id}/contacts`}>填写或修改</LinkButton> : null}
              >
                <OrgContacts unit={unit} />
              </Section>
            )}
            {unit.kind === 'school' ? (
              <Section title="别名和原名">
                <OrgNames unit={unit} mayEdit={edit} />
              </Section>
            ) : null}
            {unit.kind === 'school' && !unit.reportsThrough && (keepsTree || unit.reportingCount > 0) ? (
              <ReportingSchools unit={unit} mayEdit={keepsTree} />
            ) : null}
            {unit.childCount > 0 ? <Children unit={unit} /> : null}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Children({ unit }: { unit: Org }) {
  return (
    <Section title="下级单位">
      <DataTable
        stem="org.list"
        input={{ parentId: unit.id }}
        noun={`${unit.name}的下级单位`}
        columns={orgColumns.filter((column) => column.key !== 'parentName')}
        search="名称、备案名称、别名"
        rowName={(row) => row.name}
        empty={{ title: '没有下级单位' }}
      />
    </Section>
  );
}

/** Ancestors from the reader's own unit on lead to their pages; those above are out of reach. */
function ancestorsOf(org: Org | undefined, ownId: string | undefined) {
  const ancestors = org?.ancestors ?? [];
  const own = ancestors.findIndex((one) => one.id === ownId);
  return ancestors.map((one, index) => ({
    label: one.name,
    ...(own >= 0 && index >= own ? { to: `/orgs/${one.id}` } : {}),
  }));
}

function factsOf(unit: Org) {
  const school = [
    { label: '备案名称', value: unit.registeredName },
    { label: '学段', value: stagesText(unit.stages) },
    { label: '办学性质', value: unit.ownership ? ownershipNames[unit.ownership] : null },
    { label: '统一社会信用代码', value: unit.uscc },
    { label: '由哪个中心校上报', value: unit.reportsThroughName ?? '自行上报' },
    { label: '地址', value: unit.address },
  ];
  const region = [
    { label: '类别', value: orgKindNames[unit.kind] },
    { label: '行政区划代码', value: unit.code ?? '无' },
    { label: '下级单位', value: `${unit.childCount} 个` },
  ];
  return unit.kind === 'school' ? school : region;
}
