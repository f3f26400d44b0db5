import { Drawer } from 'antd';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { MenuSection } from './feature-route.ts';

interface Props {
  readonly sections: readonly MenuSection[];
  readonly drawerOpen: boolean;
  readonly onDrawerClose: () => void;
}

/** The menu by task: at the left of a desk's screen, in a drawer on a narrow one. */
export function SideMenu({ sections, drawerOpen, onDrawerClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry of another page may lie below the fold
  useEffect(() => showCurrent(box.current), [pathname]);
  return (
    <>
      <div className="side-menu" ref={box}>
        <Menu sections={sections} />
      </div>
      <Drawer
        title="菜单"
        placement="left"
        size={280}
        open={drawerOpen}
        onClose={onDrawerClose}
        className="menu-drawer"
      >
        <Menu sections={sections} onPick={onDrawerClose} />
      </Drawer>
    </>
  );
}

/** Scrolls a long menu so that the entry of this page is seen; the page itself stays where it is. */
function showCurrent(box: HTMLElement | null): void {
  const entry = box?.querySelector<HTMLElement>('[aria-current=page]');
  if (!box || !entry) return;
  const end = entry.offsetTop + entry.offsetHeight;
  const isSeen = entry.offsetTop >= box.scrollTop && end + 48 <= box.scrollTop + box.clientHeight;
  if (!isSeen) box.scrollTop = entry.offsetTop - box.clientHeight / 2;
}

function Menu({ sections, onPick }: { sections: readonly MenuSection[]; onPick?: () => void }) {
  return (
    <nav aria-label="主菜单">
      {sections.map((section) => (
        <div key={section.group} className="menu-group">
          {section.items.length > 1 || section.items[0]?.label !== section.group ? (
            <p className="menu-heading">{section.group}</p>
          ) : null}
          <ul>
            {section.items.map((item) => (
              <li key={item.path}>
                <NavLink to={`/${item.path}`} end={item.path === ''} onClick={() => onPick?.()}>
                  {item.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
