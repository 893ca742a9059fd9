// The pages of one study, in groups: who sees which, and what each shows. A new page is one line here.
import { html } from '../ui.js';
import { Blinding } from './blinding.js';
import { Housing } from './housing.js';
import { Import } from './import.js';
import { Mouse } from './mouse.js';
import { Overview } from './overview.js';
import { ReadingHistory } from './reading-history.js';
import { ReadingsTable } from './readings.js';
import { Repeatability } from './repeatability.js';
import { Report } from './report.js';
import { Rules } from './rules.js';
import { StudyAlerts } from '../conduct/alerts/study-alerts.js';
import { Deviations } from '../conduct/dosing/deviations.js';
import { DoseHistory } from '../conduct/dosing/dose-history.js';
import { Dosing } from '../conduct/dosing/dosing.js';
import { AnalysisPlanPage } from '../conduct/plan/plan-page.js';
import { AmendmentsPage } from '../conduct/setup/amendments.js';
import { EnrollmentPage } from '../conduct/setup/enrollment.js';
import { LocksPage } from '../conduct/setup/locks.js';
import { ReviewPage } from '../conduct/setup/review.js';
import { SetUpPage } from '../conduct/setup/set-up-page.js';
import { Visits } from '../conduct/visits/visits.js';
import { Regimens } from '../conduct/dosing/regimens.js';
import { Randomization } from '../conduct/draw/randomization.js';

const may = permission => study => study.may.includes(permission);
const knowsArms = permission => study => study.may.includes(permission) && !study.blinded;
const everybody = () => true;

/** Groups of [address, words, for whom, page]; a page gets {study, item, changed}. */
export const GROUPS = [
  ['Study', [
    ['', 'Overview', everybody, ({ study, changed }) => html`<${Overview} study=${study} changed=${changed} />`],
    ['decisions', 'To be decided', everybody, null], // needs what the frame has loaded for the count beside it
    ['alerts', 'Alerts', everybody, ({ study }) => html`<${StudyAlerts} study=${study} />`],
    ['visits', 'Visits', everybody, ({ study }) => html`<${Visits} study=${study} />`],
    ['readings', 'Readings', everybody, ({ study, item, changed }) => item
      ? html`<${ReadingHistory} study=${study} uuid=${item} changed=${changed} />` : html`<${ReadingsTable} study=${study} />`],
    ['report', 'Report', may('READ_REPORT'), ({ study }) => html`<${Report} study=${study} />`],
  ]],
  ['Animals', [
    ['mice', 'Mice and cages', may('RECORD_READINGS'), ({ study, item, changed }) => item
      ? html`<${Mouse} key=${item} study=${study} mouse=${item} changed=${changed} />` : html`<${Housing} study=${study} changed=${changed} />`],
    ['enrollment', 'Enrollment', everybody, ({ study }) => html`<${EnrollmentPage} study=${study} />`],
    ['randomization', 'Randomization', knowsArms('RANDOMIZE'), ({ study, changed }) => html`<${Randomization} study=${study} changed=${changed} />`],
    ['dosing', 'Dosing', may('GIVE_DOSES'), ({ study, item }) => item
      ? html`<${DoseHistory} study=${study} uuid=${item} />` : html`<${Dosing} study=${study} />`],
    ['deviations', 'Planned and given', everybody, ({ study }) => html`<${Deviations} study=${study} />`],
  ]],
  ['Protocol', [
    ['setup', 'Set-up', everybody, ({ study, changed }) => html`<${SetUpPage} study=${study} changed=${changed} />`],
    ['amendments', 'Amendments', everybody, ({ study }) => html`<${AmendmentsPage} study=${study} />`],
    ['regimens', 'Regimens', knowsArms('READ_STUDY'), ({ study }) => html`<${Regimens} study=${study} />`],
    ['rules', 'How it is measured', everybody, ({ study }) => html`<${Rules} study=${study} />`],
    ['analysis-plan', 'Analysis plan', everybody, ({ study, changed }) => html`<${AnalysisPlanPage} study=${study} changed=${changed} />`],
    ['locks', 'Locks and looks', everybody, ({ study, changed }) => html`<${LocksPage} study=${study} changed=${changed} />`],
    ['blinding', 'Blinding', may('INSPECT_STUDY'), ({ study }) => html`<${Blinding} study=${study} />`],
  ]],
  ['Data', [
    ['import', 'Import', may('IMPORT_FILES'), ({ study, changed }) => html`<${Import} study=${study} changed=${changed} />`],
    ['review', 'Review', everybody, ({ study }) => html`<${ReviewPage} study=${study} />`],
    ['repeatability', 'Repeatability', everybody, ({ study }) => html`<${Repeatability} study=${study} />`],
  ]],
];
