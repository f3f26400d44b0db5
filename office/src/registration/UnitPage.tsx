import { moneyText } from '@yanxiu/ui/words';
import { Tabs } from 'antd';
import { useEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useMay, useMe } from '../frame/session.tsx';
import { Descriptions } from '../kit/Descriptions.tsx';
import { ForProgram } from '../kit/ForProgram.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame, Section } from '../kit/PageFrame.tsx';
import { StateTag } from '../kit/StateTag.tsx';
import { Steps } from '../kit/Steps.tsx';
import { useAct, useApi } from '../kit/use-api.ts';
import { CompareSection } from './CompareSection.tsx';
import { FillSection } from './FillSection.tsx';
import { FormsSection } from './FormsSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { RosterSection } from './RosterSection.tsx';
import { StaffCount } from './StaffCount.tsx';
import { UnitActs } from './UnitActs.tsx';
import { UnitNotices } from './UnitNotices.tsx';
import { howNames, standText, stateTones, stepsOf, type Unit } from './unit-words.ts';
import './registration.css';

/** One unit of a bureau's list. */
export function UnitPage() {
  const { schoolId = '' } = useParams();
  return <UnitView schoolId={schoolId} />;
}

/** A unit's registration as its clerk, its principal and its reviewers see it. */
export function UnitView({ schoolId }: { schoolId: string }) {
  return <ForProgram>{(program) => <UnitOfProgram programId={program.id} schoolId={schoolId} />}</ForProgram>;
}

function UnitOfProgram({ programId, schoolId }: { programId: string; schoolId: string }) {
  const unit = useApi('registration.get', { programId, schoolId });
  const { assignment } = useMe();
  const isOwn = assignment?.orgId === schoolId;
  useOpened(unit.data, programId, schoolId);
  const data = unit.data;
  return (
    <PageFrame
      title={isOwn ? '名单' : `${data?.schoolName ?? '单位'}的名单`}
      crumbs={isOwn ? [] : [{ label: '名单', to: '/registrations' }]}
      tag={data ? <StateTag tone={stateTones[data.state]}>{standText(data)}</StateTag> : null}
      purpose="填报参训教师名单，校长确认后上报审核；锁定后开通账号、生成缴费单。"
      {...(data ? { primary: <UnitActs programId={programId} unit={data} /> } : {})}
    >
      <Loaded of={unit} what="报名情况">
        {(loaded) => <Body programId={programId} unit={loaded} isOwn={isOwn} />}
      </Loaded>
    </PageFrame>
  );
}

/** Whoever's turn it is has now seen the roster: it can no longer be taken back. */
function useOpened(unit: Unit | undefined, programId: string, schoolId: string) {
  const open = useAct('registration.open', { quiet: true, rereads: false });
  const may = useMay();
  const { assignment } = useMe();
  const isPrincipal = assignment?.role === 'principal' && unit?.waitingAt === 'principal';
  const isReviewer = may('registration.review') && unit?.waitingAt === assignment?.orgKind;
  const waits = unit !== undefined && (isPrincipal || isReviewer);
  const { mutate } = open;
  useEffect(() => {
    if (waits) mutate({ programId, schoolId });
  }, [waits, programId, schoolId, mutate]);
}

function Body({ programId, unit, isOwn }: { programId: string; unit: Unit; isOwn: boolean }) {
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') ?? 'rows';
  const mayEdit = unit.allowed.some((one) => one.act === 'edit' && one.allowed);
  const choose = (key: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (key === 'rows') next.delete('tab');
        else next.set('tab', key);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <Section>
        <Steps label="报名进度" items={stepsOf(unit)} />
        <UnitNotices unit={unit} isOwn={isOwn} />
        <Descriptions items={factsOf(programId, unit, mayEdit)} />
      </Section>
      <Tabs
        activeKey={tab}
        onChange={choose}
        items={[
          {
            key: 'rows',
            label: '名单',
            children: (
              <div className="stack">
                {mayEdit ? <FillSection programId={programId} unit={unit} /> : null}
                <RosterSection programId={programId} unit={unit} mayEdit={mayEdit} />
              </div>
            ),
          },
          { key: 'forms', label: '附件与打印', children: <FormsSection programId={programId} unit={unit} /> },
          {
            key: 'compare',
            label: '与上年对比',
            children: <CompareSection programId={programId} schoolId={unit.schoolId} />,
          },
          { key: 'history', label: '办理经过', children: <HistorySection unit={unit} /> },
        ]}
      />
    </>
  );
}

function factsOf(programId: string, unit: Unit, mayEdit: boolean) {
  const due = unit.headcount - unit.exemptCount;
  return [
    {
      label: '名单人数',
      value: `${unit.headcount} 人${unit.exemptCount > 0 ? `（免训 ${unit.exemptCount} 人）` : ''}`,
    },
    { label: '在职专任教师', value: <StaffCount programId={programId} unit={unit} mayEdit={mayEdit} /> },
    { label: '应缴', value: `${due} 人 × ${moneyText(unit.feeFen)} = ${moneyText(unit.dueFen)}` },
    ...(unit.confirmedHow
      ? [
          {
            label: '确认方式',
            value: `${howNames[unit.confirmedHow] ?? ''}${unit.confirmedByName ? `（${unit.confirmedByName}）` : ''}`,
          },
        ]
      : []),
    ...(unit.schools.length > 1
      ? [
          {
            label: '代报学校',
            value: unit.schools
              .slice(1)
              .map((school) => school.name)
              .join('、'),
            wide: true,
          },
        ]
      : []),
  ];
}
