import { Route, Switch } from 'wouter-preact';
import { DemoBar } from '../frame/DemoBar.tsx';
import { lazyPage } from '../frame/lazy-page.tsx';
import { NoticePage } from '../notice/NoticePage.tsx';
import './front.css';
import { FrontPage } from './FrontPage.tsx';
import { Masthead } from './Masthead.tsx';

const GalleryPage = lazyPage(async () => (await import('../teaching/work/GalleryPage.tsx')).GalleryPage);
const GalleryWorkPage = lazyPage(async () => (await import('../teaching/work/GalleryWorkPage.tsx')).GalleryWorkPage);

/** What anybody sees without log-in: the front page, the public notices and works. */
export function FrontDoor() {
  return (
    <>
      <DemoBar />
      <Switch>
        <Route path="/notices/:id">
          {({ id }) => (
            <>
              <Masthead small />
              <NoticePage id={id} />
            </>
          )}
        </Route>
        <Route path="/gallery">
          <Masthead small />
          <GalleryPage />
        </Route>
        <Route path="/gallery/:id">
          <Masthead small />
          <GalleryWorkPage />
        </Route>
        <Route>
          <Masthead />
          <FrontPage />
        </Route>
      </Switch>
    </>
  );
}
