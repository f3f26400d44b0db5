import type { OutputOf } from '@yanxiu/contract/index';
import { isApiError } from '@yanxiu/ui/api-error';
import { dayText, hoursText, hundredthsText } from '@yanxiu/ui/words';
import { DemoBar } from '../frame/DemoBar.tsx';
import { Masthead } from '../front/Masthead.tsx';
import '../front/front.css';
import { Loaded } from '../kit/Loaded.tsx';
import { usePageTitle } from '../kit/page-title.ts';
import { useRead } from '../kit/use-read.ts';
import { VerifyBox } from './VerifyBox.tsx';
import './verify.css';

/** Public verification of a certificate: shows what the paper shows, and nothing more. */
export function VerifyPage() {
  usePageTitle('证书查验');
  const token = location.pathname.split('/')[2] ?? '';
  return (
    <>
      <DemoBar />
      <Masthead small />
      <main class="verify stack">
        <h1>证书查验</h1>
        {token ? <Result token={decodeURIComponent(token)} /> : null}
        <div class="card">
          {token ? <h2 class="verify-other">查验另一份证书</h2> : null}
          <VerifyBox />
        </div>
      </main>
    </>
  );
}

function Result({ token }: { token: string }) {
  const verified = useRead('credit.verify', { token });
  if (isApiError(verified.error) && (verified.error.status === 404 || verified.error.status === 400))
    return <Unknown />;
  return (
    <Loaded of={verified} what="查验结果" rows={6}>
      {(found) => <Found found={found} />}
    </Loaded>
  );
}

function Unknown() {
  return (
    <div class="notice bad" role="alert">
      <p class="state-title">没有查到这份证书</p>
      <p>请核对查验码是否完整，或重新扫描证书上的二维码。仍查不到的，请向发证单位核实。</p>
    </div>
  );
}

function Found({ found }: { found: OutputOf<'credit.verify'> }) {
  const valid = found.state === 'valid';
  return (
    <div class="card verify-paper">
      <p class={valid ? 'verify-state good' : 'verify-state bad'} role="status">
        {valid ? '证书有效' : '证书已撤销'}
      </p>
      <dl class="facts">
        <Fact name="证书编号" value={found.number} />
        <Fact name="姓名" value={found.name} />
        <Fact name="证件号码" value={found.documentMask} />
        <Fact name="工作单位" value={found.unit} />
        <Fact name="培训项目" value={found.program} />
        <Fact name="培训时间" value={found.period} />
        <Fact name="网络研修" value={hoursText(found.onlineHoursX100)} />
        <Fact name="校本研修" value={hoursText(found.schoolBasedHoursX100)} />
        <Fact name="考核成绩" value={`${hundredthsText(found.totalX100)} 分`} />
        <Fact name="认定学分" value={`${hundredthsText(found.creditsX100)} 学分`} />
        <Fact name="发证单位" value={found.issuer} />
        <Fact name="发证日期" value={dayText(found.issuedOn)} />
      </dl>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="num">{value}</dd>
    </div>
  );
}
