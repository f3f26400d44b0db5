import { NavLink } from 'react-router';
import '../school-based/page-tabs.css';

/** Certificates by person, and by unit for printing. */
export function CertificateTabs() {
  return (
    <nav className="page-tabs" aria-label="证书">
      <NavLink to="/certificates" end>
        按人查找
      </NavLink>
      <NavLink to="/certificates/units">按单位打印</NavLink>
    </nav>
  );
}
