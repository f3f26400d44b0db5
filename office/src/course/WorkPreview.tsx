import type { ReactNode } from 'react';
import { Empty } from '../kit/Empty.tsx';
import { BlockList } from './BlockList.tsx';
import type { Lesson } from './LessonPage.tsx';

/** What an assignment or a discussion asks for, with its rules in sentences. */
export function WorkPreview({ lesson }: { lesson: Lesson }) {
  const { work } = lesson;
  if (!work) return <Empty title="还没有写要求" hint="课程编辑写好要求后可以在这里预览。" />;
  return (
    <article className="lesson-page">
      <BlockList blocks={work.prompt} />
      <h4>规则</h4>
      <ul>
        {rulesOf(work).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {work.assignment ? <Rubric rubric={work.assignment.rubric} /> : null}
    </article>
  );
}

type Work = NonNullable<Lesson['work']>;

function rulesOf({ assignment, discussion }: Work): string[] {
  if (assignment) {
    const { minChars, files, dueDays, lateDays, latePercent, peerCount, peerPercent } = assignment;
    return [
      minChars > 0 ? `正文至少 ${minChars} 个字。` : '不限正文字数。',
      files > 0 ? `最多交 ${files} 个文件。` : '不收文件。',
      dueDays === null ? '学习结束当天截止。' : `学习开始后第 ${dueDays} 天截止。`,
      lateDays > 0 ? `截止后 ${lateDays} 天内还可以交，每晚一天扣 ${latePercent}%。` : '截止后不再接收。',
      peerCount > 0 ? `每人互评 ${peerCount} 份，同伴平均分占 ${peerPercent}%。` : '由辅导教师批改，不互评。',
    ];
  }
  if (!discussion) return [];
  const { minChars, replyMinChars, dayCap, postPoints, replyPoints, finePoints } = discussion;
  return [
    `发言至少 ${minChars} 个字得 ${postPoints} 分，回复至少 ${replyMinChars} 个字得 ${replyPoints} 分，满分 100 分。`,
    `每天前 ${dayCap} 条计分，超过的不计分。`,
    `被辅导教师标为精华的，另加 ${finePoints} 分；被移除的收回得分。`,
    '与本人或他人几乎相同的发言不收。',
  ];
}

function Rubric({ rubric }: { rubric: NonNullable<Work['assignment']>['rubric'] }): ReactNode {
  const most = rubric.reduce((sum, { points }) => sum + points, 0);
  return (
    <>
      <h4>
        评分项（共 {most} 分{most === 100 ? '' : '，按百分折算'}）
      </h4>
      <ol>
        {rubric.map(({ title, about, points }) => (
          <li key={title}>
            {title}（{points} 分）{about ? <span className="muted">　{about}</span> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
