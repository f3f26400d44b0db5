import { dayText } from '@yanxiu/ui/words';
import { Link } from 'wouter-preact';
import { Icon } from '../../frame/Icon.tsx';
import { useApi } from '../../kit/use-api.ts';

/** The way to the survey while it is open and not yet answered. */
export function SurveyLink({ programId }: { programId: string }) {
  const mine = useApi('teaching.mySurvey', { programId }, { staleMs: 60_000 });
  if (mine.data?.state !== 'open') return null;
  return (
    <Link href="/survey">
      <span>
        匿名问卷 <span class="tag care">{dayText(mine.data.closesOn)} 前填写</span>
      </span>
      <Icon name="next" size={20} />
    </Link>
  );
}
