import { Route, Switch } from 'wouter-preact';
import { DemoBar } from '../frame/DemoBar.tsx';
import { NoticePage } from '../notice/NoticePage.tsx';
import './front.css';
import { FrontPage } from './FrontPage.tsx';
import { Masthead } from './Masthead.tsx';

/** What anybody sees without log-in: the front page, and the public notices. */
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
        <Route>
          <Masthead />
          <FrontPage />
        </Route>
      </Switch>
    </>
  );
}
