import { dayText, hundredthsText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Icon } from '../frame/Icon.tsx';
import type { MyProgram } from '../frame/program.tsx';
import { useApi } from '../kit/use-api.ts';

/** The score so far, and the certificate once there is one. */
export function ResultCard({ program }: { program: MyProgram }) {
  const { programId } = program;
  const mine = useApi('assessment.mine', { programId });
  const credits = useApi('credit.mine', {});
  const certificate = credits.data?.certificates.find((one) => one.programId === programId && !one.revoked);
  if (!mine.data && !certificate)
    return mine.error ? null : <section class="card start-result start-waiting" aria-hidden="true" />;
  return (
    <section class="card start-result" aria-labelledby="result-title">
      <h2 id="result-title" class="visually-hidden">
        成绩和证书
      </h2>
      {mine.data ? (
        <Link class="start-score" href="/score">
          <span>
            {mine.data.provisional ? '目前成绩' : '成绩'}
            <span class="muted small"> 看每一分怎么来的</span>
          </span>
          <span class="num">
            <strong>{hundredthsText(mine.data.score.totalX100)}</strong> 分
          </span>
          <Icon name="next" size={20} />
        </Link>
      ) : null}
      {certificate ? (
        <Link class="start-score" href="/credits">
          <span>
            证书已发放
            <span class="muted small num"> {dayText(certificate.issuedOn)}</span>
          </span>
          <span>下载</span>
          <Icon name="next" size={20} />
        </Link>
      ) : null}
    </section>
  );
}
