import { NavLink } from 'react-router';
import { useMe } from '../frame/session.tsx';
import '../school-based/page-tabs.css';

/** Scores by unit and by person. */
export function ScoreTabs() {
  const { assignment } = useMe();
  return (
    <nav className="page-tabs" aria-label="成绩">
      <NavLink to="/score-sheets" end>
        {assignment?.orgKind === 'school' ? '本校成绩表' : '各单位成绩表'}
      </NavLink>
      <NavLink to="/scores" end>
        成绩名单
      </NavLink>
    </nav>
  );
}

/** What is asked for after the scores are out: corrections and objections. */
export function AppealTabs() {
  return (
    <nav className="page-tabs" aria-label="更正与异议">
      <NavLink to="/score-corrections">更正申请</NavLink>
      <NavLink to="/score-objections">公示异议</NavLink>
    </nav>
  );
}
