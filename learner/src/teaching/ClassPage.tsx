import type { OutputOf } from '@yanxiu/contract/index';
import { Link } from 'wouter-preact';
import { Icon } from '../frame/Icon.tsx';
import { Page } from '../frame/Page.tsx';
import { ProgramChoice } from '../frame/ProgramChoice.tsx';
import { useProgram } from '../frame/program.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import { MessageRows } from './MessageRows.tsx';
import './teaching.css';

type Mine = OutputOf<'teaching.myClass'>;

/** My class: who tutors it, what she tells us, where we talk. */
export function ClassPage() {
  const { program } = useProgram();
  const mine = useApi('teaching.myClass', { programId: program.programId });
  return (
    <Page title="班级" lead={<ProgramChoice />}>
      <Loaded of={mine} what="我的班级">
        {(found) => (
          <>
            {found.class ? (
              <ClassCard of={found.class} />
            ) : (
              <Empty title="您还没有编入班级">承训机构编班以后，这里会显示您的班级和辅导教师。学习不受影响。</Empty>
            )}
            <Notices mine={found} />
            <Discussions mine={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ClassCard({ of }: { of: NonNullable<Mine['class']> }) {
  const lead = of.tutors.filter((one) => one.kind === 'lead').map((one) => one.name);
  const substitutes = of.tutors.filter((one) => one.kind === 'substitute').map((one) => one.name);
  return (
    <section class="card" aria-labelledby="class-name">
      <h2 id="class-name" class="class-name">
        {of.name}
      </h2>
      <dl class="facts class-facts">
        <div>
          <dt>辅导教师</dt>
          <dd>{lead.length > 0 ? lead.map((name) => `${name}老师`).join('、') : '还没有任命'}</dd>
        </div>
        {substitutes.length > 0 ? (
          <div>
            <dt>代班</dt>
            <dd>{substitutes.map((name) => `${name}老师`).join('、')}</dd>
          </div>
        ) : null}
        <div>
          <dt>同班</dt>
          <dd class="num">{of.people} 人</dd>
        </div>
        {of.colleagues.length > 0 ? (
          <div>
            <dt>本校同班</dt>
            <dd>{colleaguesText(of.colleagues)}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}

const named = 10;

function colleaguesText(names: readonly string[]): string {
  const shown = names.slice(0, named).join('、');
  return names.length > named ? `${shown} 等` : shown;
}

function Notices({ mine }: { mine: Mine }) {
  return (
    <section class="stack-tight" aria-labelledby="notices-title">
      <h2 id="notices-title" class="class-head">
        通知和简报
      </h2>
      {mine.notices.length === 0 ? (
        <p class="card muted">辅导教师发的通知和简报会显示在这里。</p>
      ) : (
        <MessageRows messages={mine.notices} />
      )}
      <nav class="card link-rows" aria-label="更多消息">
        <Link href="/messages">
          <span>
            全部消息
            <span class="muted small">退回的作业、老师的回答也在这里</span>
          </span>
          <Icon name="next" size={20} />
        </Link>
      </nav>
    </section>
  );
}

function Discussions({ mine }: { mine: Mine }) {
  if (mine.discussions.length === 0) return null;
  return (
    <section aria-labelledby="discussions-title">
      <h2 id="discussions-title" class="class-head">
        研讨
      </h2>
      <nav class="card link-rows" aria-label="研讨">
        {mine.discussions.map((one) => (
          <Link key={one.lessonId} href={`/lessons/${one.lessonId}`}>
            <span>
              {one.title}
              <span class="muted small">
                {one.courseTitle}　{one.posts > 0 ? `本班已有 ${one.posts} 条发言` : '本班还没有人发言'}
              </span>
            </span>
            <Icon name="next" size={20} />
          </Link>
        ))}
      </nav>
    </section>
  );
}
