import { teaching } from '@yanxiu/contract/teaching';
import { nameConstraints } from '../platform/http/constraint.ts';
import { serve } from '../platform/http/serve.ts';
import { appointTutor, endTutor, showTutorChoices } from './appoint.ts';
import {
  draftBriefing,
  editBriefing,
  publishBriefing,
  removeBriefing,
  sendBriefing,
  sendBriefingPicture,
  showBriefing,
  showBriefings,
  showMyBriefing,
  showMyBriefingPicture,
} from './briefing.ts';
import { formTask, previewForming, queueForming } from './form-classes.ts';
import { myClass, myMessages, myUnread, readMessage } from './mine.ts';
import { movePeople } from './move-people.ts';
import { remindNotice, sendNotice, showNotices, showReaders, withdrawNotice } from './notices.ts';
import { onLateLock, onRosterChanged } from './on-roster.ts';
import { showClass, showClasses, showClassPeople, showUnplaced } from './show-class.ts';
import { tutorDay } from './tutor-day.ts';
import { workHandlers } from './work/routes.ts';
import { exportWorkload, showWorkload } from './workload.ts';

nameConstraints({
  class_tutor_one_lead: '这个班刚刚任命了辅导教师，请刷新后再试。',
  study_class_number_is_unique: '刚刚有人编过班，请刷新后再试。',
  class_briefing_number_once: '刚刚发布过一期简报，请再点一次发布。',
});

export const teachingFeature = serve(
  teaching,
  {
    classes: showClasses,
    class: showClass,
    classPeople: showClassPeople,
    unplaced: showUnplaced,
    previewForming,
    form: queueForming,
    movePeople,
    tutorChoices: showTutorChoices,
    appoint: appointTutor,
    endTutor,
    workload: showWorkload,
    exportWorkload,
    notices: showNotices,
    noticeReaders: showReaders,
    sendNotice,
    withdrawNotice,
    remindNotice,
    day: tutorDay,
    myClass,
    messages: myMessages,
    unread: myUnread,
    readMessage,
    briefings: showBriefings,
    briefing: showBriefing,
    briefingFile: sendBriefing,
    briefingPicture: sendBriefingPicture,
    draftBriefing,
    editBriefing,
    publishBriefing,
    removeBriefing,
    myBriefing: showMyBriefing,
    myBriefingPicture: showMyBriefingPicture,
    ...workHandlers,
  },
  { listeners: [onLateLock, onRosterChanged], jobs: [formTask] },
);
