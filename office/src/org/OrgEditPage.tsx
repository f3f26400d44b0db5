import { useNavigate, useParams } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { SchoolFields } from './SchoolFields.tsx';
import { valuesOf } from './school-values.ts';

/** Changes what is on file for a school. */
export function OrgEditPage() {
  const { id = '' } = useParams();
  const org = useApi('org.get', { id });
  const navigate = useNavigate();
  const name = org.data?.name ?? '单位';
  const back = () => void navigate(`/orgs/${id}`);
  return (
    <PageFrame
      title={`修改 ${name}`}
      crumbs={[
        { label: '单位', to: '/orgs' },
        { label: name, to: `/orgs/${id}` },
      ]}
      purpose="改名后，已锁定的名单和已开的发票仍用原名。"
    >
      <Section>
        <Loaded of={org} what="单位信息">
          {(unit) => (
            <EntityForm
              stem="org.update"
              draftKey={`org.update.${id}`}
              initial={valuesOf(unit)}
              toInput={(values) => ({ ...values, id, version: unit.version })}
              submit="保存"
              submitHint="保存后立即生效，并记入审计。"
              done="已保存"
              onDone={back}
              onCancel={back}
            >
              <SchoolFields parentId={unit.parentId} centerName={unit.reportsThroughName} />
            </EntityForm>
          )}
        </Loaded>
      </Section>
    </PageFrame>
  );
}
