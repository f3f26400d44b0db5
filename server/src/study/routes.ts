import { study } from '@yanxiu/contract/study';
import { actorOf } from '../platform/http/context.ts';
import { ownTransaction, serve } from '../platform/http/serve.ts';
import { chooseElective, showElectives } from './elective.ts';
import { noteMalformed } from './evidence.ts';
import { answerHelp, askHelp, showHelps, showMyHelp, withdrawHelp } from './help.ts';
import { findMyPages, myCaptions, myCourse, myCourses, myLesson, myMedia, myPage, myPicture } from './lesson.ts';
import { showAttendance, showLive, signLive } from './live.ts';
import { myStudy } from './mine.ts';
import { showPerson, showProgress } from './office.ts';
import { onAnswersWidened, remarkTask } from './on-answers-widened.ts';
import { openSession } from './open.ts';
import { showQuizFigures } from './quiz-figures.ts';
import { takeReports } from './report.ts';
import { showAnomalies } from './show-anomalies.ts';
import { pageSessions } from './store/progress.ts';
import { getTrainee } from './store/session.ts';
import { showQuizResult, startQuiz, submitQuiz } from './take-quiz.ts';

export const studyFeature = serve(
  study,
  {
    mine: myStudy,
    courses: myCourses,
    course: myCourse,
    lesson: myLesson,
    page: myPage,
    findPages: findMyPages,
    picture: myPicture,
    media: myMedia,
    captions: myCaptions,
    open: ownTransaction(openSession),
    report: ownTransaction(takeReports, noteMalformed),
    spans: async (ctx, input) => {
      const trainee = await getTrainee(ctx.db, ctx.scope, input.programId, actorOf(ctx).personId);
      return pageSessions(ctx.db, trainee, input);
    },
    startQuiz,
    submitQuiz,
    quizResult: showQuizResult,
    quizFigures: showQuizFigures,
    progress: showProgress,
    person: showPerson,
    anomalies: showAnomalies,
    electives: showElectives,
    chooseElective,
    live: showLive,
    sign: signLive,
    attendance: showAttendance,
    myHelp: showMyHelp,
    askHelp,
    withdrawHelp,
    helps: showHelps,
    answerHelp,
  },
  { listeners: [onAnswersWidened], jobs: [remarkTask] },
);
