// What the words of dosing are, once.
import { encode } from '../../api.js';

export const ROUTES = {
  ORAL: 'by mouth (PO)', INTRAPERITONEAL: 'into the peritoneum (IP)', INTRAVENOUS: 'into a vein (IV)', SUBCUTANEOUS: 'under the skin (SC)', INTRAMUSCULAR: 'into a muscle (IM)',
  INTRATUMORAL: 'into the tumor (IT)', TOPICAL: 'onto the skin', INHALED: 'by breath',
};
export const OUTCOMES = { GIVEN: 'given', PARTIAL: 'part of it', WITHHELD: 'withheld', RETRACTED: 'taken back' };
export const KINDS = {
  MISSED: 'missed', LATE: 'late', PARTIAL: 'part of it', WITHHELD: 'withheld', WRONG_VOLUME: 'other volume', WRONG_VIAL: 'other vial', AGAINST_RULE: 'given against a rule', REPEATED: 'given twice', UNPLANNED: 'not planned',
};

/** "0.21 mL given", "withheld: animal not found". */
export function told(dose) {
  if (dose.outcome === 'WITHHELD') return `withheld: ${dose.because}`;
  if (dose.outcome === 'RETRACTED') return 'taken back';
  return `${dose.volumeMl ?? dose.plannedMl ?? '?'} mL ${OUTCOMES[dose.outcome] ?? dose.outcome}`;
}

/** Where the history of a dose is, and its correction. */
export const doseAddress = (study, dose) => `/studies/${encode(study.code)}/dosing/${dose.uuid}`;

/** Hours and minutes in the study's zone. */
export const clock = (at, zone) => at ? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(at)) : '';
