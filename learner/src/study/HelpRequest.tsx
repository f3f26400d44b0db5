import type { OutputOf } from '@yanxiu/contract/index';
import { type HelpSubject, helpSubjectNames, helpSubjects } from '@yanxiu/domain/study/help';
import { dayOf, dayText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { dialText } from '../frame/hotline.ts';
import { useProgram } from '../frame/program.tsx';
import { Button } from '../kit/Button.tsx';
import { Field } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useAct } from '../kit/use-act.ts';
import { useApi, useRefresh } from '../kit/use-api.ts';
import './help.css';

type MyHelp = OutputOf<'study.myHelp'>;

/** 我不会用，请学校帮我: puts the name on the school's list; then shows that it stands there, and what was done. */
export function HelpRequest() {
  const { program } = useProgram();
  const { programId } = program;
  const canAsk = program.state === 'open' || program.state === 'before';
  const help = useApi('study.myHelp', { programId }, { enabled: canAsk });
  const [asking, setAsking] = useState(false);
  if (!canAsk || !help.data) return null;
  const { last } = help.data;
  return (
    <section class="card stack" aria-labelledby="help-title">
      <h2 id="help-title">我不会用，请学校帮我</h2>
      {last?.state === 'open' ? (
        <Waiting help={help.data} last={last} programId={programId} />
      ) : (
        <>
          {last?.state === 'helped' ? (
            <p class="notice good">
              {last.helperName ? `${last.helperName}已帮您处理` : '已处理'}：{last.answer}
            </p>
          ) : null}
          {asking ? (
            <AskForm programId={programId} onClose={() => setAsking(false)} />
          ) : (
            <>
              <p>点一下，您的名字就列入{help.data.schoolName}的帮扶名单，学校会安排人当面或打电话帮您。</p>
              <Button kind="primary" wide onPress={() => setAsking(true)}>
                {last?.state === 'helped' ? '还是不会，再请学校帮我' : '请学校帮我'}
              </Button>
            </>
          )}
        </>
      )}
      <Liaison help={help.data} />
    </section>
  );
}

function AskForm({ programId, onClose }: { programId: string; onClose: () => void }) {
  const act = useAct('study.askHelp');
  const refresh = useRefresh();
  const [about, setAbout] = useState<HelpSubject | null>(null);
  const [words, setWords] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (about && (await act.run({ programId, about, words }))) {
      onClose();
      refresh('study.myHelp');
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <fieldset class="help-subjects">
        <legend>哪里不会</legend>
        {helpSubjects.map((key) => (
          <label key={key} class="check">
            <input type="radio" name="about" checked={about === key} onChange={() => setAbout(key)} />
            {helpSubjectNames[key]}
          </label>
        ))}
      </fieldset>
      <Field
        name="words"
        label="想补充的话（可以不填）"
        hint="例如：我家里没有无线网络，周三下午在学校。"
        lines={2}
        maxLength={200}
        value={words}
        onValue={setWords}
        problem={act.problemOf('words')}
      />
      <Problem text={act.problemOf('words') ? null : act.problem} />
      {about ? null : <p class="muted">先选一项，再提交。</p>}
      <div class="buttons">
        <Button type="submit" kind="primary" busy={act.busy} disabled={about === null}>
          提交给学校
        </Button>
        <Button onPress={onClose}>先不用</Button>
      </div>
    </form>
  );
}

interface WaitingProps {
  readonly help: MyHelp;
  readonly last: NonNullable<MyHelp['last']>;
  readonly programId: string;
}

function Waiting({ help, last, programId }: WaitingProps) {
  const act = useAct('study.withdrawHelp');
  const refresh = useRefresh();
  const withdraw = async () => {
    if (await act.run({ programId })) refresh('study.myHelp');
  };
  return (
    <>
      <p class="notice">
        {dayText(dayOf(new Date(last.askedAt)))} 已列入{help.schoolName}的帮扶名单：{helpSubjectNames[last.about]}
        。学校会联系您。
      </p>
      {last.words ? <p class="muted">您写的：{last.words}</p> : null}
      <Problem text={act.problem} />
      <Button wide busy={act.busy} onPress={() => void withdraw()}>
        我会用了，不用帮了
      </Button>
    </>
  );
}

function Liaison({ help: { liaison } }: { help: MyHelp }) {
  if (!liaison?.name) return null;
  return (
    <p class="muted">
      学校联络人：{liaison.name}
      {liaison.officePhone ? (
        <>
          {' '}
          <a class="hotline-number num" href={`tel:${dialText(liaison.officePhone)}`}>
            {liaison.officePhone}
          </a>
        </>
      ) : null}
    </p>
  );
}
