import { Drawer } from 'antd';
import { NavLink } from 'react-router';
import type { MenuSection } from './feature-route.ts';

interface Props {
  readonly sections: readonly MenuSection[];
  readonly drawerOpen: boolean;
  readonly onDrawerClose: () => void;
}

/** The menu by task: at the left of a desk's screen, in a drawer on a narrow one. */
export function SideMenu({ sections, drawerOpen, onDrawerClose }: Props) {
  return (
    <>
      <div className="side-menu">
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
