import { nameConstraints } from '../platform/http/constraint.ts';
import { exportQuestions, questionTemplate } from './export-questions.ts';
import { importQuestions } from './import-questions.ts';
import {
  addBankQuestion,
  changeBankQuestion,
  retireBankQuestions,
  showBank,
  showBankQuestion,
} from './question-bank.ts';

nameConstraints({ bank_question_is_in_the_bank_once: '题库里已有相同的题目（题干和选项都一样）。' });

/** What the endpoints of the bank run. */
export const bankHandlers = {
  bank: showBank,
  bankGet: showBankQuestion,
  bankAdd: addBankQuestion,
  bankUpdate: changeBankQuestion,
  bankRetire: retireBankQuestions,
  bankImport: importQuestions,
  bankTemplate: questionTemplate,
  bankExport: exportQuestions,
};
