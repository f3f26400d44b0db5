import type { OutputOf } from '@yanxiu/contract/index';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMay } from '../frame/session.tsx';
import { ActionButton } from '../kit/ActionButton.tsx';
import { LinkButton } from '../kit/LinkButton.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { ReasonDialog } from '../kit/ReasonDialog.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { AssessmentFacts } from './AssessmentFacts.tsx';
import { Assumptions } from './Assumptions.tsx';
import { FeeFacts } from './FeeFacts.tsx';
import { ContactFacts, RegistrationFacts, StudyFacts, ThemeFacts } from './NoticeFacts.tsx';
import { PayeeChange } from './PayeeChange.tsx';
import { ProgramStateTags } from './ProgramStateTags.tsx';
import { PublishChecks } from './PublishChecks.tsx';
import { SchemeFacts } from './SchemeFacts.tsx';
import { Timeline } from './Timeline.tsx';
import { useToday } from './use-today.ts';
import { Versions } from './Versions.tsx';
import './program.css';

export type Program = OutputOf<'program.get'>;

/** One program: every fact of its notice, what is missing before it can be published, and how it came to be so. */
export function ProgramPage() {
  const { id = '' } = useParams();
  const program = useApi('program.get', { id });
  const one = program.data;
  return (
    <PageFrame
      title={one?.name ?? '培训项目'}
      crumbs={[{ label: '培训项目', to: '/programs' }]}
      tag={one ? <ProgramStateTags state={one.state} phase={one.phase} /> : null}
      purpose={one ? headline(one) : null}
      actions={one ? <OtherActs program={one} /> : null}
      primary={one ? <PrimaryAct program={one} /> : null}
    >
      <Loaded of={program} what="培训项目" lines={12}>
        {(loaded) => <Parts program={loaded} />}
      </Loaded>
    </PageFrame>
  );
}

function headline(program: Program): string {
  const { notice } = program.settings;
  return [
    notice.number,
    `${program.publisherName}发布`,
    program.providerName ? `${program.providerName}承训` : '还没有指定承训机构',
    `第 ${program.version} 版`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function PrimaryAct({ program }: { program: Program }) {
  const may = useMay();
  const publish = useAct('program.publish', { done: '已发布，各学校现在可以报名' });
  if (!program.mayEdit) return null;
  if (program.state !== 'draft' || !may('program.publish')) {
    return may('program.edit') ? (
      <LinkButton type="primary" to={`/programs/${program.id}/edit`}>
        修改
      </LinkButton>
    ) : null;
  }
  const left = program.missing.length;
  return (
    <ActionButton
      type="primary"
      loading={publish.isPending}
      blocked={left > 0 ? `还差 ${left} 项，补齐后才能发布，见下面的“发布前检查”。` : null}
      onClick={() => publish.mutate({ id: program.id, version: program.version })}
    >
      发布
    </ActionButton>
  );
}

function OtherActs({ program }: { program: Program }) {
  const may = useMay();
  const [closing, setClosing] = useState(false);
  const close = useAct('program.close', { done: '项目已结束', quiet: true });
  if (!program.mayEdit) return null;
  if (program.state === 'draft') {
    return may('program.publish') ? <LinkButton to={`/programs/${program.id}/edit`}>修改</LinkButton> : null;
  }
  const running = program.phase !== 'finished';
  return may('program.publish') ? (
    <>
      <Button onClick={() => setClosing(true)}>结束项目</Button>
      <ReasonDialog
        open={closing}
        title={`结束“${program.name}”`}
        effect={`${running ? '项目还没有过考核结束日期。' : ''}结束后项目设置不能再修改，名单、成绩和台账仍可查看。`}
        submit="结束项目"
        usual={['考核和学分认定已完成']}
        onClose={() => setClosing(false)}
        onSubmit={(reason) => close.mutateAsync({ id: program.id, version: program.version, reason })}
      />
    </>
  ) : null;
}

const parts = [
  ['dates', '时间节点'],
  ['assessment', '学时与考核'],
  ['fee', '收费与收款'],
  ['registration', '报名与上报'],
  ['study', '学习与证书'],
  ['scheme', '校本研修方案'],
  ['themes', '研修主题'],
  ['contacts', '联系人'],
  ['assumptions', '系统拟定的内容'],
  ['versions', '版本'],
] as const;

function Parts({ program }: { program: Program }) {
  const { settings } = program;
  const today = useToday();
  const shown = parts.filter(([key]) => key !== 'assumptions' || settings.assumptions.length > 0);
  return (
    <>
      {program.state === 'draft' || program.warnings.length > 0 ? <PublishChecks program={program} /> : null}
      {program.waitingChange ? <PayeeChange program={program} change={program.waitingChange} /> : null}
      <nav className="page-toc" aria-label="本页内容">
        {shown.map(([key, label]) => (
          <button key={key} type="button" onClick={() => document.getElementById(`part-${key}`)?.scrollIntoView()}>
            {label}
          </button>
        ))}
      </nav>
      <Part name="dates" title="时间节点">
        <Timeline days={settings.milestones} today={today} />
      </Part>
      <Part name="assessment" title="学时与考核">
        <AssessmentFacts settings={settings} />
      </Part>
      <Part name="fee" title="收费与收款">
        <FeeFacts settings={settings} />
      </Part>
      <Part name="registration" title="报名与上报">
        <RegistrationFacts settings={settings} />
      </Part>
      <Part name="study" title="学习与证书">
        <StudyFacts settings={settings} />
      </Part>
      <Part name="scheme" title="校本研修方案">
        <SchemeFacts settings={settings} />
      </Part>
      <Part name="themes" title="研修主题">
        <ThemeFacts settings={settings} />
      </Part>
      <Part name="contacts" title="联系人">
        <ContactFacts settings={settings} />
      </Part>
      {settings.assumptions.length > 0 ? (
        <Part name="assumptions" title="通知未写明，系统拟定">
          <Assumptions program={program} />
        </Part>
      ) : null}
      <Part name="versions" title="版本">
        <Versions programId={program.id} />
      </Part>
    </>
  );
}

function Part({ name, title, children }: { name: string; title: string; children: React.ReactNode }) {
  return (
    <div id={`part-${name}`} className="program-part">
      <Section title={title}>{children}</Section>
    </div>
  );
}
