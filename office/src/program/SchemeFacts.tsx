import type { ProgramSettings } from '@yanxiu/domain/program/policy';
import { hundredthsText } from '@yanxiu/ui/words';
import { Empty } from '../kit/Empty.tsx';

/** The scheme of school-based study: tasks, hours of each and the evidence asked for (rules §8). */
export function SchemeFacts({ settings }: { settings: ProgramSettings }) {
  const { tasks, schoolMayReplace, samplePercent } = settings.schoolBased;
  const sumX100 = tasks.reduce((sum, task) => sum + task.hoursX100, 0);
  if (tasks.length === 0) return <Empty title="还没有校本研修方案" hint="在“修改”里加上各项任务和学时。" />;
  return (
    <>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">任务</th>
              <th scope="col">形式</th>
              <th scope="col" className="num">
                学时
              </th>
              <th scope="col">要求的材料</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.key}>
                <td className="wrap-cell">{task.title}</td>
                <td className="wrap-cell">{task.form}</td>
                <td className="num">{hundredthsText(task.hoursX100)}</td>
                <td className="wrap-cell">{task.evidence.join('、')}</td>
              </tr>
            ))}
            <tr>
              <td>合计</td>
              <td />
              <td className="num">{hundredthsText(sumX100)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      <p className="sum-line muted">
        {schoolMayReplace ? '学校可以替换任务。' : '学校不能替换任务。'}县级抽查 {samplePercent}% 的活动。
      </p>
    </>
  );
}
