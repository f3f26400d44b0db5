import { account } from '@yanxiu/contract/account';
import { consentVersion, privacyNotice } from '@yanxiu/domain/account/privacy';
import { serve } from '../platform/http/serve.ts';
import { activate, activateBySlip, sendActivationCode } from './activate.ts';
import { changePassword } from './change-password.ts';
import { changePhone, sendPhoneCodes, setPhone } from './change-phone.ts';
import { checkMine, showMine } from './check-mine.ts';
import { exportAccounts, listAccounts, showBoard } from './list-accounts.ts';
import { onLoggedIn } from './on-logged-in.ts';
import { onRegistrationLocked, onRegistrationUnlocked } from './on-registration-locked.ts';
import { onRosterChanged } from './on-roster-changed.ts';
import { printSlips } from './print-slips.ts';
import { resetAccount } from './reset.ts';

export const accountFeature = serve(
  account,
  {
    sendActivationCode,
    activate,
    activateBySlip,
    privacy: () => ({ version: consentVersion, paragraphs: [...privacyNotice] }),
    mine: showMine,
    checkMine,
    changePassword,
    sendPhoneCodes,
    changePhone,
    list: listAccounts,
    board: showBoard,
    slips: printSlips,
    reset: resetAccount,
    setPhone,
    export: exportAccounts,
  },
  { listeners: [onLoggedIn, onRegistrationLocked, onRegistrationUnlocked, onRosterChanged] },
);
