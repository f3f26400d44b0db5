import type { OutputOf } from '@yanxiu/contract/index';
import { stageNames } from '@yanxiu/ui/words';
import { Link, useSearch } from 'wouter-preact';
import { Icon } from '../frame/Icon.tsx';
import { Page } from '../frame/Page.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { useApi } from '../kit/use-api.ts';
import { CheckCard } from './CheckCard.tsx';
import { AgreedNotice, NewNotice } from './ConsentCard.tsx';
import './info.css';

export type MyAccount = OutputOf<'account.mine'>;
export type MyEnrolment = MyAccount['programs'][number];

/** 核对本人信息: what is registered of me, said to be right or asked to be corrected. */
export function MyInfoPage() {
  const isFirst = new URLSearchParams(useSearch()).has('first');
  const mine = useApi('account.mine', {});
  const title = isFirst ? '核对本人信息' : '本人信息';
  const lead = isFirst ? '账号已激活。请看一遍登记的信息，有误的现在就可以申请更正。' : undefined;
  return (
    <Page title={title} lead={lead} {...(isFirst ? {} : { back: { href: '/me', word: '我的' } })}>
      <Loaded of={mine} what="本人信息" rows={8}>
        {(data) => (
          <>
            {data.consentDue ? <NewNotice isUpdate={data.consentVersion !== null} /> : null}
            {data.programs.map((one) => (
              <Enrolment key={one.programId} enrolment={one} />
            ))}
            <LogInCard mine={data} />
            {data.consentAt && !data.consentDue ? <AgreedNotice at={data.consentAt} /> : null}
            {isFirst ? (
              <Link class="button primary wide" href="/">
                去学习
              </Link>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Enrolment({ enrolment }: { enrolment: MyEnrolment }) {
  const { programName, name, schoolName, workSchoolName, stage, subject, phoneMask, documentMask, state } = enrolment;
  return (
    <section class="card stack" aria-label={programName}>
      <h2>{programName}</h2>
      <dl class="facts">
        <Fact name="姓名" value={name} />
        <Fact name="证件号码" value={documentMask} />
        <Fact name="手机号" value={phoneMask} />
        <Fact name="报名单位" value={schoolName} />
        {workSchoolName && workSchoolName !== schoolName ? <Fact name="工作单位" value={workSchoolName} /> : null}
        <Fact name="学段学科" value={[stageNames[stage] ?? stage, subject].filter(Boolean).join('　')} />
        {state === 'exempt' ? <Fact name="参训情况" value="免训" /> : null}
      </dl>
      {state === 'withdrawn' ? <p class="muted">您已退出这个项目。</p> : <CheckCard enrolment={enrolment} />}
    </section>
  );
}

function LogInCard({ mine }: { mine: MyAccount }) {
  return (
    <nav class="card link-rows" aria-label="登录方式">
      <p class="info-login num">
        {mine.loginKind === 'phone' ? '用手机号登录' : '用登录号登录'}　{mine.loginMask}
      </p>
      <Link href="/me/password">
        <span>修改密码</span>
        <Icon name="next" size={20} />
      </Link>
      <Link href="/me/phone">
        <span>更换手机号</span>
        <Icon name="next" size={20} />
      </Link>
    </nav>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="num">{value || '未登记'}</dd>
    </div>
  );
}
