import { dayText } from '@yanxiu/ui/words';
import { useProgramChoice } from '../frame/program-choice.tsx';
import { useMay, useMe } from '../frame/session.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { useApi } from '../kit/use-api.ts';
import { AuditorStart } from './AuditorStart.tsx';
import { DateList } from './DateList.tsx';
import { FinanceAccounts, FinanceStart } from './FinanceStart.tsx';
import { MenuLinks } from './MenuLinks.tsx';
import { OperatorStart } from './OperatorStart.tsx';
import { RegionFunnels, RegionStart } from './RegionStart.tsx';
import { SchoolStart } from './SchoolStart.tsx';
import { StaffStart } from './StaffStart.tsx';
import { TaskList } from './TaskList.tsx';
import type { Start } from './task-page.ts';
import './overview.css';

/** The first page of every office role: what must I do next, and by when. */
export function StartPage() {
  const { name, assignment, permissions } = useMe();
  const may = useMay();
  const { program, isLoading } = useProgramChoice();
  const reads = may('overview.read') && !isLoading;
  const start = useApi('overview.start', program ? { programId: program.id } : {}, {
    enabled: reads,
    everyMs: 120_000,
  });
  const who = `${name}（${assignment?.orgName ?? ''} · ${assignment?.roleName ?? ''}）`;
  return (
    <PageFrame title="首页" purpose={start.data ? `${name}，今天是${dayText(start.data.today)}。` : who}>
      {may('overview.read') ? (
        <Loaded of={start} what="首页" lines={10}>
          {(data) => <Body start={data} />}
        </Loaded>
      ) : (
        <MenuLinks held={permissions} />
      )}
    </PageFrame>
  );
}

function Body({ start }: { start: Start }) {
  const { view } = start;
  const may = useMay();
  if (view.kind === 'none') {
    return may('teaching.tutor') ? (
      <Empty
        title="您还没有班级"
        hint="由县（市、区）或承训机构任命您辅导一个班以后，这里会列出要批改、要回答的和学得慢的老师。"
      />
    ) : (
      <Empty title="还没有培训项目" hint="上级教育局发布通知和培训项目后，这里会列出要办的事和截止日期。" />
    );
  }
  return (
    <div className="start">
      <div className={start.dates.length > 0 ? 'start-top' : 'start-top alone-top'}>
        <div className="start-main">
          {view.kind === 'school' ? <SchoolStart start={start} view={view} /> : <TaskList start={start} />}
          {view.kind === 'region' ? <RegionFunnels view={view} /> : null}
          {view.kind === 'finance' ? <FinanceAccounts view={view} /> : null}
          {view.kind === 'staff' ? <StaffStart view={view} /> : null}
          {view.kind === 'auditor' ? <AuditorStart view={view} /> : null}
        </div>
        {start.dates.length > 0 ? <DateList start={start} /> : null}
      </div>
      {view.kind === 'region' ? <RegionStart start={start} view={view} /> : null}
      {view.kind === 'finance' ? <FinanceStart view={view} /> : null}
      {view.kind === 'operator' ? <OperatorStart view={view} /> : null}
    </div>
  );
}
