import { nameConstraints } from '../../platform/http/constraint.ts';
import { listAnswers, markAnswer } from './answers.ts';
import { reportPost, say, showBoard, showReplies } from './discussion.ts';
import { exportWorks, galleryFile, showGallery, showGalleryWork } from './gallery.ts';
import { markPiece, releasePiece, returnPiece, takePieces } from './mark-piece.ts';
import {
  answerPost,
  finePost,
  listOfficeReplies,
  listPosts,
  removePost,
  restorePost,
  settleReports,
} from './moderate.ts';
import { consentPiece, handIn, savePiece, showMyPiece, takeBackPiece } from './my-piece.ts';
import { showMyWorks } from './my-works.ts';
import { listWorks, moveWork, showWorkOf } from './nominate.ts';
import { reviewPeer, showPeers, takePeers } from './peers.ts';
import { listRatings, rateCourse, showMyRatings, showRatingWords } from './ratings.ts';
import { listPieceLessons, listPieces, myPieceFile, pieceFile, showPiece } from './show-pieces.ts';
import { answerSurvey, showMySurvey } from './survey.ts';
import { saveSurveyForm, showSurveyForm } from './survey-form.ts';
import { exportSurvey, showSurvey } from './survey-results.ts';

nameConstraints({
  assignment_piece_is_marked_by_another: '这是您本人的作业，由另一位辅导教师批改。',
  assignment_piece_is_claimed_by_another: '这是您本人的作业，由另一位辅导教师批改。',
  work_is_published_by_another: '不能推荐或处理本人的成果，请由另一位管理员办理。',
  discussion_post_is_judged_by_another: '不能处理本人的发言。',
});

/** Handlers of teaching-work.ts. */
export const workHandlers = {
  myWorks: showMyWorks,
  myPiece: showMyPiece,
  savePiece,
  handIn,
  takeBackPiece,
  consentPiece,
  myPieceFile,
  peers: showPeers,
  takePeers,
  reviewPeer,
  pieces: listPieces,
  pieceLessons: listPieceLessons,
  getPiece: showPiece,
  pieceFile,
  takePieces,
  releasePiece,
  markPiece,
  returnPiece,
  board: showBoard,
  replies: showReplies,
  say,
  reportPost,
  posts: listPosts,
  officeReplies: listOfficeReplies,
  answerPost,
  finePost,
  removePost,
  restorePost,
  settleReports,
  mySurvey: showMySurvey,
  answerSurvey,
  survey: showSurvey,
  exportSurvey,
  surveyForm: showSurveyForm,
  saveSurveyForm,
  myRatings: showMyRatings,
  rateCourse,
  ratings: listRatings,
  ratingWords: showRatingWords,
  works: listWorks,
  getWork: showWorkOf,
  moveWork,
  exportWorks,
  gallery: showGallery,
  galleryWork: showGalleryWork,
  galleryFile,
  answers: listAnswers,
  markAnswer,
};
