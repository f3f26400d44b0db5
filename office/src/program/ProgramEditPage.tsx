import { checkForPublishing } from '@yanxiu/domain/program/publish';
import { Alert, Input } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { EntityForm } from '../kit/form/EntityForm.tsx';
import { Field } from '../kit/form/Field.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { ProgramFields } from './ProgramFields.tsx';
import type { Program } from './ProgramPage.tsx';
import { fieldOf, type ProgramValues, settingsOf, valuesOf } from './program-values.ts';
import './program.css';

/** Changes a program's settings: a draft at once, a published one as a new version with a reason. */
export function ProgramEditPage() {
  const { id = '' } = useParams();
  const program = useApi('program.get', { id });
  const name = program.data?.name ?? '培训项目';
  return (
    <PageFrame
      title={`修改 ${name}`}
      crumbs={[
        { label: '培训项目', to: '/programs' },
        { label: name, to: `/programs/${id}` },
      ]}
      purpose="按通知填写；通知没有写明的先按系统拟定，发布前确认。"
    >
      <div className="program-form">
        <Loaded of={program} what="培训项目" lines={12}>
          {(loaded) => (loaded.mayEdit ? <EditForm program={loaded} /> : <MayNotEdit program={loaded} />)}
        </Loaded>
      </div>
    </PageFrame>
  );
}

function MayNotEdit({ program }: { program: Program }) {
  const reason =
    program.state === 'closed'
      ? '项目已经结束，不能再修改。'
      : `项目由${program.publisherName}发布，只能由发布单位修改。`;
  return <Alert type="info" showIcon title={reason} />;
}

function EditForm({ program }: { program: Program }) {
  const navigate = useNavigate();
  const back = () => void navigate(`/programs/${program.id}`);
  const published = program.state === 'published';
  return (
    <EntityForm<'program.update', ProgramValues>
      stem="program.update"
      draftKey={`program.update.${program.id}.${program.version}`}
      marksOptional={false}
      initial={valuesOf(program.settings)}
      toInput={(values) => ({
        id: program.id,
        version: program.version,
        settings: settingsOf(values, program.settings),
        ...(values.reason ? { reason: values.reason } : {}),
      })}
      fieldOf={fieldOf}
      submit="保存"
      submitHint={
        published
          ? '保存后生成新版本。收款信息和收费标准要由另一位管理员和承训机构财务确认后才生效。'
          : '保存为草稿，发布前学校看不到。'
      }
      done="已保存"
      onDone={back}
      onCancel={back}
    >
      {(values) => (
        <>
          <ProgramFields values={values} />
          <StillMissing values={values} program={program} />
          {published ? (
            <Section title="修改原因">
              <Field name="reason" label="为什么修改" hint="和新版本一起保留，所有看得到项目的人都能看到。" required>
                <Input.TextArea rows={2} maxLength={500} />
              </Field>
            </Section>
          ) : null}
        </>
      )}
    </EntityForm>
  );
}

/** The publishing check on what is typed now, by the very rule of the server. */
function StillMissing({ values, program }: { values: ProgramValues; program: Program }) {
  const settings = settingsOf({ ...valuesOf(program.settings), ...values }, program.settings);
  const { missing, warnings } = checkForPublishing({
    ...settings,
    fee: { ...settings.fee, feeFen: settings.fee.feeFen ?? 0 },
    assumptions: [],
  });
  if (missing.length === 0 && warnings.length === 0) return null;
  return (
    <div className={missing.length > 0 ? 'check-box' : 'check-box ready'}>
      <Section title="照现在填写的内容">
        <ul className="check-list" role="status">
          {missing.map((finding) => (
            <li key={finding.field + finding.message}>{finding.message}发布前须补齐。</li>
          ))}
          {warnings.map((finding) => (
            <li key={finding.field + finding.message}>{finding.message}</li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
