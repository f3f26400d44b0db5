import { NavLink } from 'react-router';
import { useMay } from '../frame/session.tsx';
import './page-tabs.css';

/** The three sides of school-based study: what was held, the hours of each person, the spot checks. */
export function SchoolBasedTabs() {
  const may = useMay();
  return (
    <nav className="page-tabs" aria-label="校本研修">
      <NavLink to="/school-based" end>
        活动
      </NavLink>
      <NavLink to="/school-based/hours">每人学时</NavLink>
      {may('schoolBased.approve') ? <NavLink to="/school-based/samples">抽查</NavLink> : null}
    </nav>
  );
}
