import { useNavigate } from 'react-router';
import { useMe } from '../frame/session.tsx';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { OrgPicker } from '../kit/OrgPicker.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { SchoolFields } from './SchoolFields.tsx';
import { newSchool, type SchoolValues } from './school-values.ts';

/** Puts a new school under a county, or under a city for 市直 schools. */
export function OrgNewPage() {
  const { assignment } = useMe();
  const navigate = useNavigate();
  const ownCounty = assignment?.orgKind === 'county' ? assignment : null;
  const initial: SchoolValues & { parentId: string } = { ...newSchool, parentId: ownCounty?.orgId ?? '' };
  return (
    <PageFrame
      title="新建学校"
      crumbs={[{ label: '单位', to: '/orgs' }]}
      purpose="先查一查学校是否已经在单位列表里，避免重复。"
    >
      <Section>
        <EntityForm
          stem="org.create"
          draftKey="org.create"
          initial={initial}
          toInput={(values) => values}
          submit="新建"
          submitHint="新建后即可为它授权学校管理员。"
          done="已新建"
          onDone={({ id }) => void navigate(`/orgs/${id}`)}
          onCancel={() => void navigate('/orgs')}
        >
          {(values) => (
            <>
              <Field
                name="parentId"
                label="主管教育局"
                hint="县（市、区）教育局；市直学校选市教育局。"
                required
                missing="请选择主管教育局。"
              >
                <OrgPicker valueName={ownCounty?.orgName ?? null} disabled={ownCounty !== null} />
              </Field>
              <SchoolFields parentId={values.parentId || null} />
            </>
          )}
        </EntityForm>
      </Section>
    </PageFrame>
  );
}
