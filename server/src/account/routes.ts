import { account } from '@yanxiu/contract/account';
import { consentVersion } from '@yanxiu/domain/access/consent';
import { privacyNotice } from '@yanxiu/domain/account/privacy';
import { serve } from '../platform/http/serve.ts';
import { activate, activateBySlip, sendActivationCode } from './activate.ts';
import { changePassword } from './change-password.ts';
import { changePhone, sendPhoneCodes, setPhone } from './change-phone.ts';
import { checkMine, showMine } from './check-mine.ts';
import { agree } from './consent.ts';
import { exportAccounts, listAccounts, showBoard } from './list-accounts.ts';
import { listDoubles, mergePersons, noteNotSame, previewMerge } from './merge-persons.ts';
import { showRolesOfClosed } from './office/give-back.ts';
import { grantOffice, handOverOffice, resetOffice, revokeOffice, showRolesToGive } from './office/grant.ts';
import { listOffices } from './office/list.ts';
import { checkList, listUnitsToOpen, openList, openUnits } from './office/open-units.ts';
import { openUnitsJob } from './office/opening-job.ts';
import { printOfficeSlips } from './office/print-slips.ts';
import { onLoggedIn } from './on-logged-in.ts';
import { onOrgClosed } from './on-org-closed.ts';
import { onOrgReopened } from './on-org-reopened.ts';
import { onRegistrationLocked, onRegistrationUnlocked } from './on-registration-locked.ts';
import { onRosterChanged } from './on-roster-changed.ts';
import { printPhoneList } from './print-phone-list.ts';
import { printSlips } from './print-slips.ts';
import { resetAccount } from './reset.ts';
import { listMerges, previewUnmerge, undoMerge } from './unmerge.ts';

export const accountFeature = serve(
  account,
  {
    sendActivationCode,
    activate,
    activateBySlip,
    privacy: () => ({ version: consentVersion, paragraphs: [...privacyNotice] }),
    consent: agree,
    mine: showMine,
    checkMine,
    changePassword,
    sendPhoneCodes,
    changePhone,
    list: listAccounts,
    board: showBoard,
    slips: printSlips,
    phoneList: printPhoneList,
    reset: resetAccount,
    setPhone,
    export: exportAccounts,
    offices: listOffices,
    rolesToGive: showRolesToGive,
    grant: grantOffice,
    revoke: revokeOffice,
    handOver: handOverOffice,
    resetOffice,
    rolesOfClosed: showRolesOfClosed,
    officeSlips: printOfficeSlips,
    unitsToOpen: listUnitsToOpen,
    openUnits,
    checkList,
    openList,
    doubles: listDoubles,
    mergePreview: previewMerge,
    merge: mergePersons,
    notSame: noteNotSame,
    merges: listMerges,
    unmergePreview: previewUnmerge,
    unmerge: undoMerge,
  },
  {
    listeners: [onLoggedIn, onOrgClosed, onOrgReopened, onRegistrationLocked, onRegistrationUnlocked, onRosterChanged],
    jobs: [openUnitsJob],
  },
);
