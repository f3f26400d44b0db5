import { Link, Redirect, Route, Switch, useLocation } from 'wouter-preact';
import { ErrorPanel } from '../kit/ErrorPanel.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useApi } from '../kit/use-api.ts';
import './frame.css';
import { Icon, type IconName } from './Icon.tsx';
import { lazyPage } from './lazy-page.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { NotTraineePage } from './NotTraineePage.tsx';
import { ProgramProvider } from './program.tsx';
import { useSession } from './session.tsx';

const StartPage = lazyPage(async () => (await import('../study/StartPage.tsx')).StartPage);
const CourseListPage = lazyPage(async () => (await import('../study/CourseListPage.tsx')).CourseListPage);
const CoursePage = lazyPage(async () => (await import('../study/CoursePage.tsx')).CoursePage);
const LessonPage = lazyPage(async () => (await import('../study/LessonPage.tsx')).LessonPage);
const RecordPage = lazyPage(async () => (await import('../study/RecordPage.tsx')).RecordPage);
const TaskPage = lazyPage(async () => (await import('../school-based/TaskPage.tsx')).TaskPage);
const ClassPage = lazyPage(async () => (await import('../teaching/ClassPage.tsx')).ClassPage);
const MessageListPage = lazyPage(async () => (await import('../teaching/MessageListPage.tsx')).MessageListPage);
const MessagePage = lazyPage(async () => (await import('../teaching/MessagePage.tsx')).MessagePage);
const BriefingPage = lazyPage(async () => (await import('../teaching/BriefingPage.tsx')).BriefingPage);
const SurveyPage = lazyPage(async () => (await import('../teaching/work/SurveyPage.tsx')).SurveyPage);
const ScorePage = lazyPage(async () => (await import('../assessment/ScorePage.tsx')).ScorePage);
const CreditPage = lazyPage(async () => (await import('../credit/CreditPage.tsx')).CreditPage);
const MePage = lazyPage(async () => (await import('../access/MePage.tsx')).MePage);
const SessionPage = lazyPage(async () => (await import('../access/SessionPage.tsx')).SessionPage);
const HelpPage = lazyPage(async () => (await import('../access/HelpPage.tsx')).HelpPage);
const PasswordPage = lazyPage(async () => (await import('../account/PasswordPage.tsx')).PasswordPage);
const PhonePage = lazyPage(async () => (await import('../account/PhonePage.tsx')).PhonePage);
const MyInfoPage = lazyPage(async () => (await import('../account/MyInfoPage.tsx')).MyInfoPage);

const tabs: readonly { href: string; icon: IconName; word: string; holds: RegExp }[] = [
  { href: '/', icon: 'study', word: '学习', holds: /^\/($|courses|lessons|records)/ },
  { href: '/tasks', icon: 'task', word: '任务', holds: /^\/(tasks|survey|score|credits)/ },
  { href: '/class', icon: 'class', word: '班级', holds: /^\/(class|messages)/ },
  { href: '/me', icon: 'me', word: '我的', holds: /^\/(me|help)(\/|$)/ },
];

/** Everything behind the log-in: the page, and the bar that leads between the four places. */
export function Frame() {
  const { me, error, retry } = useSession();
  const [path] = useLocation();
  if (error) return <ErrorPanel error={error} what="登录状态" onRetry={retry} />;
  if (me === undefined) return <Skeleton />;
  if (me === null)
    return (
      <Redirect to={path === '/' ? '/login' : `/login?next=${encodeURIComponent(path + location.search)}`} replace />
    );
  const inLesson = path.startsWith('/lessons/');
  return (
    <div class={inLesson ? 'frame in-lesson' : 'frame'}>
      <a class="skip-link" href="#main">
        跳到正文
      </a>
      <header class="frame-bar">
        <Link class="frame-brand" href="/">
          <img src="/learner/favicon.svg" alt="" width="28" height="28" />
          研修台
        </Link>
        <Tabs path={path} isTrainee={me.isTrainee} />
        <span class="frame-name">{me.name}老师</span>
      </header>
      {me.consentDue ? (
        <Link class="consent-due" href="/me/info">
          个人信息处理说明待您阅读并确认
        </Link>
      ) : null}
      <main id="main" class="frame-main">
        {me.isTrainee ? <Pages /> : <OwnPages />}
      </main>
    </div>
  );
}

function Tabs({ path, isTrainee }: { path: string; isTrainee: boolean }) {
  const unread = useApi('teaching.unread', {}, { enabled: isTrainee, staleMs: 60_000 }).data?.unread ?? 0;
  return (
    <nav class="tabs" aria-label="主要栏目">
      {tabs.map(({ href, icon, word, holds }) => (
        <Link key={href} href={href} aria-current={holds.test(path) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>
            {word}
            {href === '/class' && unread > 0 ? (
              <span class="tab-mark num">
                {unread > 99 ? '99+' : unread}
                <span class="visually-hidden">条未读</span>
              </span>
            ) : null}
          </span>
        </Link>
      ))}
    </nav>
  );
}

function Pages() {
  return (
    <ProgramProvider>
      <Switch>
        <Route path="/" component={StartPage} />
        <Route path="/courses" component={CourseListPage} />
        <Route path="/courses/:courseId" component={CoursePage} />
        <Route path="/lessons/:lessonId" component={LessonPage} />
        <Route path="/records" component={RecordPage} />
        <Route path="/tasks" component={TaskPage} />
        <Route path="/survey" component={SurveyPage} />
        <Route path="/class" component={ClassPage} />
        <Route path="/class/briefings/:briefingId" component={BriefingPage} />
        <Route path="/messages" component={MessageListPage} />
        <Route path="/messages/:messageId" component={MessagePage} />
        <Route path="/score" component={ScorePage} />
        <Route path="/credits" component={CreditPage} />
        <Route>
          <OwnRoutes missing={<NotFoundPage />} />
        </Route>
      </Switch>
    </ProgramProvider>
  );
}

/** What anybody who is signed in has here, on a program's roster or not. */
function OwnPages() {
  return <OwnRoutes missing={<NotTraineePage />} />;
}

function OwnRoutes({ missing }: { missing: preact.ComponentChild }) {
  return (
    <Switch>
      <Route path="/me" component={MePage} />
      <Route path="/me/info" component={MyInfoPage} />
      <Route path="/me/password" component={PasswordPage} />
      <Route path="/me/phone" component={PhonePage} />
      <Route path="/me/sessions" component={SessionPage} />
      <Route path="/help" component={HelpPage} />
      <Route>{missing}</Route>
    </Switch>
  );
}

/** Fetched while the reader looks at the start page, so that the next press opens at once. */
export function fetchNextPages(): void {
  CoursePage.ahead();
  LessonPage.ahead();
}
