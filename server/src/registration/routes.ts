import { registration } from '@yanxiu/contract/registration';
import { serve } from '../platform/http/serve.ts';
import { agreeChange, askChange, previewChange, withdrawChange } from './change/ask.ts';
import { decideChange, listChanges } from './change/decide.ts';
import { listTransferTargets } from './change/draft.ts';
import { compareRoster } from './compare.ts';
import { confirmImport, undoImport } from './confirm-import.ts';
import { addRows, removeRow, setStaffCount, updateRow } from './edit-rows.ts';
import { askExemption, decideExemption, withdrawExemption } from './exemption.ts';
import { askExtension, decideExtension } from './extension.ts';
import { printForm, printRegionForm } from './forms.ts';
import { handInZip, keepScan, mailHandIn } from './hand-in.ts';
import { annotatedImport, importRoster, listRosterImports, mendImportRow, showImport } from './import-roster.ts';
import { checkImportJob } from './jobs.ts';
import { setPaperCopies } from './paper-copies.ts';
import { remindUnits } from './remind.ts';
import { approveRosters, lockRosters, returnRoster, unlockRoster } from './review.ts';
import { listConflicts, settleConflict } from './settle-conflict.ts';
import { downloadTemplate, listRows } from './show-rows.ts';
import { exportRegistrations, listRegistrations, showRegistration } from './show-units.ts';
import { confirmFor, confirmRoster, openRoster, recordScan, returnToClerk, submitRoster, takeBack } from './submit.ts';

export const registrationFeature = serve(
  registration,
  {
    list: listRegistrations,
    get: showRegistration,
    rows: listRows,
    addRows,
    updateRow,
    removeRow,
    setStaffCount,
    template: downloadTemplate,
    importRoster,
    imports: listRosterImports,
    getImport: showImport,
    mendImportRow,
    confirmImport,
    undoImport,
    annotatedImport,
    submit: submitRoster,
    takeBack,
    open: openRoster,
    confirm: confirmRoster,
    returnToClerk,
    recordScan,
    confirmFor,
    approve: approveRosters,
    lock: lockRosters,
    return: returnRoster,
    unlock: unlockRoster,
    askExtension,
    decideExtension,
    askExemption,
    withdrawExemption,
    decideExemption,
    conflicts: listConflicts,
    settleConflict,
    remind: remindUnits,
    compare: compareRoster,
    setPaperCopies,
    form: printForm,
    handIn: handInZip,
    mailHandIn,
    keepScan,
    regionForm: printRegionForm,
    export: exportRegistrations,
    changes: listChanges,
    transferTargets: listTransferTargets,
    previewChange,
    askChange,
    withdrawChange,
    agreeChange,
    decideChange,
  },
  { jobs: [checkImportJob] },
);
