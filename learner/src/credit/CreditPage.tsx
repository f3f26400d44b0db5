import type { OutputOf } from '@yanxiu/contract/index';
import { errorText } from '@yanxiu/ui/api-error';
import { download } from '@yanxiu/ui/client';
import { dayText, hundredthsText, instantText } from '@yanxiu/ui/words';
import { useState } from 'preact/hooks';
import { Page } from '../frame/Page.tsx';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { Meter } from '../kit/Meter.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useApi } from '../kit/use-api.ts';
import { CertificatePicture } from './CertificatePicture.tsx';
import { VerifyLink } from './VerifyLink.tsx';
import './credit.css';

type Mine = OutputOf<'credit.mine'>;
type Certificate = Mine['certificates'][number];

/** The ledger of hours and credits over the five-year cycle, and the certificates. */
export function CreditPage() {
  const mine = useApi('credit.mine', {});
  return (
    <Page title="学分和证书" lead="五年一个周期，每年 72 学时。" back={{ href: '/tasks', word: '任务' }}>
      <Loaded of={mine} what="学分" rows={6}>
        {(data) => (
          <>
            {data.certificates.map((one) => (
              <CertificateCard key={one.number} certificate={one} />
            ))}
            <Cycle cycle={data.cycle} hasEarlier={data.entries.some((one) => one.year < data.cycle.from)} />
            <Entries entries={data.entries} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function CertificateCard({ certificate }: { certificate: Certificate }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fetchFile = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await download('credit.myCertificate', { programId: certificate.programId }, `证书-${certificate.number}.pdf`);
    } catch (error) {
      setProblem(errorText(error));
    }
    setBusy(false);
  };
  return (
    <section class="card certificate stack-tight" aria-label={`${certificate.programName}证书`}>
      <h2>{certificate.programName}</h2>
      <p class="num">
        证书编号 {certificate.number}
        <br />
        <span class="muted">{dayText(certificate.issuedOn)} 发放</span>
      </p>
      <Problem text={problem} />
      {certificate.revoked ? (
        <p class="notice bad">这份证书已撤销。如有疑问，请联系发证单位。</p>
      ) : (
        <>
          <Button kind="primary" wide busy={busy} onPress={() => void fetchFile()}>
            下载证书（PDF）
          </Button>
          <CertificatePicture programId={certificate.programId} number={certificate.number} />
          <VerifyLink certificate={certificate} />
        </>
      )}
    </section>
  );
}

function Cycle({ cycle, hasEarlier }: { cycle: Mine['cycle']; hasEarlier: boolean }) {
  const hours = hundredthsText(cycle.hoursX100);
  const target = hundredthsText(cycle.hoursTargetX100);
  return (
    <section class="card stack-tight" aria-labelledby="cycle-title">
      <h2 id="cycle-title" class="num">
        {cycle.from}—{cycle.to} 年周期
      </h2>
      <p class="num">
        <strong class="credit-figure">{hours}</strong> / {target} 学时，
        <strong class="credit-figure">{hundredthsText(cycle.creditsX100)}</strong> 学分
      </p>
      <Meter
        label="本周期学时"
        value={cycle.hoursX100 / 100}
        max={cycle.hoursTargetX100 / 100}
        text={`${hours} 学时，共 ${target} 学时`}
      />
      {hasEarlier ? <p class="muted small num">{cycle.from} 年以前认定的算在上一个周期，见下面的记录。</p> : null}
    </section>
  );
}

function Entries({ entries }: { entries: Mine['entries'] }) {
  if (entries.length === 0) {
    return <Empty title="还没有认定的学时学分">成绩审定后，认定的学时和学分会记在这里，跟着您走。</Empty>;
  }
  return (
    <section aria-labelledby="entries-title">
      <h2 id="entries-title" class="credit-head">
        认定记录
      </h2>
      <ul class="card credit-list">
        {entries.map((entry) => (
          <li key={entry.id}>
            <p class="credit-title">{entry.title}</p>
            <p class="num">
              {hundredthsText(entry.hoursX100)} 学时
              <br />
              {hundredthsText(entry.creditsX100)} 学分
            </p>
            <p class="muted small num">
              {entry.year} 年　{entry.number}
              <br />
              {instantText(entry.at)} 认定
            </p>
            {entry.state === 'revoked' ? (
              <p>
                <span class="tag bad">已撤销</span>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
